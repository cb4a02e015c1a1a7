"""Inputs that a layer declares: those of a functional model, and those of an `input_spec`."""

from __future__ import annotations

from typing import Any

from .input_forms import rank_sizes, tensor
from .keras_api import Api

DECLARED = "what the model declares"
"""The origin of inputs that are no guess: a functional model declares its inputs."""


def declared_input(layer: Any, api: Api) -> Any:
    """The declared inputs of a functional model; None for any other layer."""
    if not api.is_functional(layer):
        return None
    for name in ("_inputs_struct", "_nested_inputs", "inputs"):
        try:
            structure = getattr(layer, name, None)
        except (AttributeError, ValueError):  # a Sequential model that is not built
            continue
        if structure is not None and not (isinstance(structure, (list, tuple)) and not structure):
            return _declared_form(structure)
    return None


def declared_by_part(part: Any, at: int, api: Api) -> Any:
    """The input that a functional model declares which is a part of the layer and gets it at position `at`.

    None for other parts, and where a size is open: those of the layer itself are better known.
    """
    form = None if at else declared_input(part, api)
    return None if form is None or (form["kind"] == "tensor" and None in form["shape"][1:]) else form


def declared_argument(layer: Any, features: int) -> Any:
    """Return the form that a layer's argument `input_shape` declares; None without one."""
    shape = getattr(layer, "_batch_input_shape", None) or getattr(layer, "_input_shape_arg", None)
    if not isinstance(shape, (list, tuple)) or len(shape) < 1:
        return None
    sizes = list(shape[1:]) if getattr(layer, "_batch_input_shape", None) else list(shape)
    usual = rank_sizes(len(sizes) + 1, features)[1:]
    if not all(size is None or isinstance(size, int) for size in sizes):
        return None
    return tensor("float32", None, *[was if size is None else size for size, was in zip(sizes, usual)])


def _declared_form(structure: Any) -> Any:
    if isinstance(structure, dict):
        return {"kind": "dict", "items": {str(key): _declared_form(part) for key, part in structure.items()}}
    if isinstance(structure, (list, tuple)):
        parts = [_declared_form(part) for part in structure]
        return parts[0] if len(parts) == 1 else {"kind": "list", "items": parts}
    shape = [None if size is None else int(size) for size in structure.shape]
    return tensor(str(getattr(structure.dtype, "name", structure.dtype)), *shape)


def spec_input(layer: Any, features: int) -> Any:
    """Return the input that the `input_spec` of a layer describes; None where it has none."""
    spec = getattr(layer, "input_spec", None)
    if spec is None:
        return None
    if isinstance(spec, (list, tuple)):
        parts = [spec_form(item, features) for item in spec]
        return (
            None
            if not parts or None in parts
            else (parts[0] if len(parts) == 1 else {"kind": "list", "items": parts})
        )
    return spec_form(spec, features)


def spec_form(spec: Any, features: int) -> Any:
    """Return the form of one InputSpec; None where it has no rank."""
    rank = getattr(spec, "ndim", None) or getattr(spec, "min_ndim", None)
    shape = getattr(spec, "shape", None)
    if shape is not None:
        return tensor("float32", None, *[8 if size is None else int(size) for size in list(shape)[1:]])
    if rank is None:
        return None
    sizes = rank_sizes(int(rank), features)
    for axis, size in (getattr(spec, "axes", None) or {}).items():
        if size is not None:
            sizes[int(axis)] = int(size)
    return tensor("float32", *sizes)
