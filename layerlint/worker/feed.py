"""Values to call a layer with, made from what the plan says of them: always the same ones."""

from __future__ import annotations

from typing import Any

from .keras_api import Api

BATCH = 2
OPEN = 8
"""The size that stands for an open dimension which is not the batch."""


def structure(form: Any, leaf: Any, name: str = "") -> Any:
    """Build the dicts, lists and tuples of a form; `leaf(form, name)` makes each tensor."""
    kind = form["kind"]
    if kind == "tensor":
        return leaf(form, name)
    if kind == "dict":
        return {key: structure(part, leaf, f"{name}[{key!r}]") for key, part in form["items"].items()}
    if kind == "literal":
        return form["value"]
    parts = [structure(part, leaf, f"{name}[{index}]") for index, part in enumerate(form["items"])]
    return tuple(parts) if kind == "tuple" else parts


def concrete(form: Any, batch: int = BATCH) -> list[int]:
    """The shape of a form with a size for every open dimension."""
    return [
        (batch if index == 0 else OPEN) if size is None else size for index, size in enumerate(form["shape"])
    ]


def value(form: Any, api: Api, batch: int = BATCH) -> Any:
    """The object that a form carries, else numbers that differ, small indices, true and false in turn."""
    if "object" in form:
        return form["object"]
    numpy = __import__("numpy")
    tf = api.tf
    shape = concrete(form, batch)
    count = 1
    for size in shape:
        count *= size
    steps = numpy.arange(count)
    dtype = form["dtype"]
    if dtype == "string":
        return tf.fill(shape, "a")
    if dtype == "bool":
        return tf.constant((steps % 3 != 2).reshape(shape))
    if dtype.startswith(("int", "uint")):
        return tf.constant((steps % 2).reshape(shape), dtype=dtype)
    wave = numpy.sin(steps * 0.7 + 0.3).reshape(shape)
    return tf.cast(tf.constant(wave), dtype)


def spec(form: Any, name: str, api: Api, open_batch: bool) -> Any:
    """What a traced function is told of a tensor: all sizes, or all but that of the batch and those that are open."""
    shape = [None, *form["shape"][1:]] if open_batch and form["shape"] else concrete(form)
    return api.tf.TensorSpec(shape, form["dtype"], name=None)
