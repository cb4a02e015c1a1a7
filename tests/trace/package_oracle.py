"""What Keras itself says of models of `keras.applications`: run as a script, names in on stdin, answers out on stdout."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def flattened(model: Any) -> int:
    """How many layers a model has, those of the models in it counted and not these."""
    return sum(flattened(layer) if getattr(layer, "layers", None) else 1 for layer in model.layers)


def answer(name: str) -> dict[str, Any]:
    keras = importlib.import_module("tensorflow").keras
    model = getattr(keras.applications, name)(weights=None)
    trained = {id(item) for item in model.trainable_weights}
    return {
        "weights": sorted([list(item.shape), id(item) in trained] for item in model.weights),
        "params": model.count_params(),
        "layers": flattened(model),
        "losses": len(model.losses),
        "inputs": [[item.name, list(item.shape)] for item in model.inputs],
        "outputs": [list(item.shape) for item in model.outputs],
    }


if __name__ == "__main__":
    print(json.dumps([answer(name) for name in json.load(sys.stdin)]))
