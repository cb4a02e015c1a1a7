"""What Keras itself says of the cases, without layerlint: run as a script, cases in on stdin, answers out on stdout.

Every case is made and called by plain code, and its own training step runs once; alone, where the inputs of the case
are those of the step and not of `call`. The answer has its weights
and the shapes of what it returned.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import math
import sys
from typing import Any

BATCH, OPEN = 2, 8
"""The sizes that stand for open dimensions: the batch, and any other."""


def fed(form: dict[str, Any], numpy: Any) -> Any:
    kind = form["kind"]
    if kind == "dict":
        return {key: fed(part, numpy) for key, part in form["items"].items()}
    if kind in ("list", "tuple"):
        return [fed(part, numpy) for part in form["items"]]
    shape = [(OPEN if at else BATCH) if size is None else size for at, size in enumerate(form["shape"])]
    return numpy.ones(shape, form["dtype"])


def counted(layer: Any) -> int:
    """What Keras counts in a layer, without what its metrics hold."""
    metrics = {id(item) for metric in getattr(layer, "metrics", []) for item in metric.variables}
    sizes = {
        id(item): int(
            item.shape.num_elements() if hasattr(item.shape, "num_elements") else math.prod(item.shape)
        )
        for item in layer.weights
    }
    total = int(layer.count_params()) if layer.built else sum(sizes.values())
    return total - sum(size for key, size in sizes.items() if key in metrics)


def sublayers(layer: Any, tf: Any) -> dict[str, int]:
    """The same of the layers that its attributes hold, by their names."""
    return {
        name: counted(value)
        for name, value in vars(layer).items()
        if isinstance(value, tf.keras.layers.Layer) and not isinstance(value, tf.keras.metrics.Metric)
        if value.built
    }


def answer(case: dict[str, Any]) -> dict[str, Any]:
    numpy, tf = importlib.import_module("numpy"), importlib.import_module("tensorflow")
    path, _, name = case["target"].rpartition(":")
    spec = importlib.util.spec_from_file_location(path.rpartition("/")[2][:-3], path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no module {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    layer = eval(f"make({case['init']})", {"make": getattr(module, name)})
    args = [fed(form, numpy) for form in case["args"]]
    if not args:
        shapes = layer.input_shape if hasattr(layer, "input_shape") else [(None, 8)]
        shapes = shapes if isinstance(shapes, list) else [shapes]
        given = [numpy.ones([BATCH, *shape[1:]], "float32") for shape in shapes]
        args = [given if len(given) > 1 else given[0]]
    fed_args = [tf.nest.map_structure(tf.constant, item) for item in args]
    steps = "train_step" in vars(type(layer))
    outputs = layer(*fed_args) if ("call" in vars(type(layer)) and not case["alone"]) or not steps else ()
    if steps:
        layer.compile(optimizer="sgd")
        layer.train_step(fed_args[0])
    metrics = {id(variable) for metric in getattr(layer, "metrics", []) for variable in metric.variables}
    weights = [item for item in layer.weights if id(item) not in metrics]
    trained = {id(item) for item in layer.trainable_weights}
    return {
        "batch": int(tf.nest.flatten(args)[0].shape[0]),
        "weights": [
            [item.name.split("/")[-1].split(":")[0], list(item.shape), id(item) in trained]
            for item in weights
        ],
        "params": {"": counted(layer), **sublayers(layer, tf)},
        "losses": len(layer.losses),
        "outputs": [list(item.shape) for item in tf.nest.flatten(outputs) if hasattr(item, "shape")],
    }


if __name__ == "__main__":
    print(json.dumps([answer(case) for case in json.load(sys.stdin)]))
