"""What Keras itself says of models, without layerlint: run as a script, models in on stdin, answers out on stdout.

A model is `module:Class` with the arguments of its constructor as text. It is built by plain code, not called.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import re
import sys
from typing import Any


def ports(structure: Any, word: str) -> list[list[Any]]:
    """The name and shape of each tensor of a functional model's `input` or `output`."""
    if isinstance(structure, dict):
        named = [(str(key), structure[key]) for key in sorted(structure)]
    elif isinstance(structure, list | tuple) and len(structure) > 1:
        named = [(f"{word}[{place}]" if word else part.name, part) for place, part in enumerate(structure)]
    else:
        only = structure[0] if isinstance(structure, list | tuple) else structure
        own = re.sub(
            r"^(keras_tensor|input)(_layer)?(_\d+)?$", "inputs", only.name
        )  # unless the user named it
        named = [(word or own, only)]
    return [
        [name if inner == word else inner, shape]
        for name, part in named
        for inner, shape in (
            ports(part, word) if isinstance(part, dict | list | tuple) else [[word, list(part.shape)]]
        )
    ]


def counted(weights: list[Any]) -> int:
    return sum(math.prod(int(size) for size in item.shape) for item in weights)


def answer(target: str, arguments: str) -> dict[str, Any]:
    module, _, name = target.partition(":")
    make = getattr(importlib.import_module(module), name)
    model = eval(f"make({arguments})", {"make": make})
    trained = {id(item) for item in model.trainable_weights}
    layers = [
        layer for layer in model._flatten_layers(include_self=False) if type(layer).__name__ != "InputLayer"
    ]
    return {
        "weights": sorted(
            [item.name.split("/")[-1].split(":")[0], list(item.shape), id(item) in trained]
            for item in model.weights
        ),
        "params": counted(model.weights),
        "layers": sorted(type(layer).__name__ for layer in layers),
        "layer_params": sorted(
            [re.sub(r"_\d+$", "", layer.name), counted(layer.weights)] for layer in layers if layer.built
        ),
        "losses": len(model.losses),
        "inputs": ports(model.input, ""),
        "outputs": ports(model.output, "output"),
    }


if __name__ == "__main__":
    answers = []
    with contextlib.redirect_stdout(sys.stderr):
        for target, arguments in json.load(sys.stdin):
            try:
                answers.append(answer(target, arguments))
            except Exception as problem:  # a package's own error: the others are still compared
                answers.append({"error": f"{type(problem).__name__}: {problem}"})
    print(json.dumps(answers))
