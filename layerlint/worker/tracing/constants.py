"""The value of a tensor computed from constants alone, as TensorFlow's `get_static_value` and a little further."""

from __future__ import annotations

import importlib
from typing import Any

from ..keras_api import Api

DEEPEST = 8
"""How many ops one behind the other are computed."""


def constant(tensor: Any, api: Api, depth: int = DEEPEST) -> Any:
    """Return the value as a NumPy array; None where it is not constant, or an op is not among the usual ones."""
    value = api.tf.get_static_value(tensor)
    op = None if hasattr(tensor, "numpy") else getattr(tensor, "op", None)
    if value is not None or op is None or not depth:
        return value
    numpy: Any = importlib.import_module("numpy")
    functions = {
        "Sub": numpy.subtract,
        "AddV2": numpy.add,
        "Mul": numpy.multiply,
        "RealDiv": numpy.divide,
        "Neg": numpy.negative,
        "Sqrt": numpy.sqrt,
        "Rsqrt": lambda part: 1 / numpy.sqrt(part),
        "Range": numpy.arange,
        "ConcatV2": lambda *parts: numpy.concatenate(parts[:-1], axis=int(parts[-1])),
        "Pack": lambda *parts: numpy.stack(parts, axis=op.get_attr("axis")),
        "Cast": lambda part: part.astype(tensor.dtype.as_numpy_dtype),
    }
    if op.type not in functions:
        return None
    parts = [constant(part, api, depth - 1) for part in op.inputs]
    return None if any(part is None for part in parts) else functions[op.type](*parts)


def constant_list(tensor: Any, api: Api) -> Any:
    """Return the value as numbers and lists, with None for what is open in it; None where it is no constant."""
    value = constant(tensor, api)
    value = api.tf.get_static_value(tensor, partial=True) if value is None else value
    return None if value is None else value.tolist()
