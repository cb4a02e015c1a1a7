"""Structures of tensors: the arguments and outputs of calls."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api


def is_symbolic(value: Any) -> bool:
    """Whether a call is one of Keras's own, on symbolic tensors: it creates no ops."""
    if isinstance(value, dict):
        return any(is_symbolic(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return any(is_symbolic(part) for part in value)
    return type(value).__name__ in ("KerasTensor", "RaggedKerasTensor", "SparseKerasTensor")


def flatten(value: Any, name: str, api: Api) -> list[tuple[str, Any]]:
    """Return the tensors and variables in a structure, each with its path: `inputs['ids']`."""
    if isinstance(value, dict):
        return [item for key in value for item in flatten(value[key], f"{name}[{key!r}]", api)]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [item for key in value._fields for item in flatten(getattr(value, key), f"{name}.{key}", api)]
    if isinstance(value, (list, tuple)):
        return [item for index, part in enumerate(value) for item in flatten(part, f"{name}[{index}]", api)]
    if api.is_variable(value):
        return [(name, value)]
    if isinstance(value, api.tf.TensorSpec) or value is None:
        return []
    if api.tf.is_tensor(value):
        return [(name, value)]
    return []
