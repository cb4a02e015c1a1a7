"""Deterministic values to call a layer with, built from the forms of its plan."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from .keras_api import Api

BATCH = 2
OPEN = 8
"""The size of an open dimension other than the batch."""


def structure(form: Any, leaf: Any, name: str = "") -> Any:
    """Build the dicts, lists and tuples of a form; `leaf(form, name)` returns each tensor."""
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
    """Return the shape of a form with a size for every open dimension."""
    return [
        (batch if is_batch(form, axis) else OPEN) if size is None else size
        for axis, size in enumerate(form["shape"])
    ]


def is_batch(form: Any, axis: int) -> bool:
    """Whether an open dimension has the batch size: the first one, and those in the form's `batch`."""
    return axis == 0 or axis in form.get("batch", ())


def open_shape(form: Any) -> list[Any]:
    """Return the shape of a form with an open batch: the first dimension, unless the form names others."""
    shape = list(form["shape"])
    return shape if not shape or form.get("batch") else [None, *shape[1:]]


def values(api: Api, batch: int = BATCH) -> Callable[[Any, str], Any]:
    """Return the `leaf` for the tensors of one call: no two float tensors are equal, so that no distance is 0."""
    turns = itertools.count()
    return lambda form, name: value(form, api, batch, next(turns))


def value(form: Any, api: Api, batch: int = BATCH, turn: int = 0) -> Any:
    """Return the object of a form, else distinct floats, small indices, or true and false in turn."""
    if "object" in form:
        return form["object"]
    numpy = __import__("numpy")
    tf = api.tf
    if form.get("layout") == "ragged":
        return _ragged(form, api, batch)
    if form.get("layout") == "sparse":
        return _sparse(form, api, batch)
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
    wave = numpy.sin(steps * 0.7 + 0.3 + turn * 1.1).reshape(shape)
    return tf.cast(tf.constant(wave), dtype)


def spec(form: Any, name: str, api: Api, open_batch: bool) -> Any:
    """Return the TensorSpec for a traced function: all sizes fixed, or the batch and open ones left open."""
    layout = form.get("layout", "")
    shape = open_shape(form) if open_batch else concrete(form)
    if layout == "ragged":
        shape = [shape[0], *form["shape"][1:]]
        return api.tf.RaggedTensorSpec(shape, form["dtype"], _ragged_rank(form))
    if layout == "sparse":
        return api.tf.SparseTensorSpec(shape, form["dtype"])
    return api.tf.TensorSpec(shape, form["dtype"], name=None)


def _sparse(form: Any, api: Api, batch: int) -> Any:
    """A sparse tensor with every third number of the dense one."""
    dense = value({**form, "layout": ""}, api, batch)
    steps = api.tf.range(api.tf.size(dense)) % 3
    where = api.tf.where(api.tf.reshape(steps, api.tf.shape(dense)) == 0)
    return api.tf.SparseTensor(where, api.tf.gather_nd(dense, where), concrete(form, batch))


def _ragged_rank(form: Any) -> int:
    """The ragged rank: all dimensions up to the last open one."""
    return max((at for at, size in enumerate(form["shape"]) if at and size is None), default=1)


def _ragged(form: Any, api: Api, batch: int) -> Any:
    """A ragged tensor each of whose rows is one shorter, down to one."""
    rank, sizes = _ragged_rank(form), concrete(form, batch)
    dense = value({**form, "layout": ""}, api, batch)

    def rows(tensor: Any, depth: int) -> Any:
        if depth > rank:
            return tensor.numpy().tolist()
        parts = list(tensor)
        if depth == rank or form["shape"][depth] is None:
            parts = [part[: max(1, sizes[depth] - at)] for at, part in enumerate(parts)]
        return [rows(part, depth + 1) for part in parts]

    return api.tf.ragged.constant(
        rows(dense, 1), dtype=form["dtype"], ragged_rank=rank, inner_shape=tuple(sizes[rank + 1 :])
    )
