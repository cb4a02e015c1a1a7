"""The value of a call of a method of a value: `x.numpy()`, `config.pop('units')`."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.function_results import repeated_value
from layerlint.extract.subscripts import result_of_get
from layerlint.extract.value_merge import join
from layerlint.model.facts import Kind, Owner, Value
from layerlint.tables.api_names import SHAPE_METHODS

_RETURN_NONE = frozenset(
    {"append", "extend", "insert", "add", "update", "sort", "reverse", "clear", "remove"}
)
"""Methods of Python's containers that change them and return None."""
_OF_TENSORS = {"numpy": Kind.NUMPY, "get_shape": Kind.SHAPE}
_RESULTS: dict[Kind, tuple[dict[str, Kind], Kind]] = {
    Kind.TENSOR: (_OF_TENSORS, Kind.TENSOR),
    Kind.WEIGHT: (_OF_TENSORS, Kind.TENSOR),
    Kind.VARIABLE: (_OF_TENSORS, Kind.TENSOR),
    Kind.CONSTANT_TENSOR: ({"get_shape": Kind.SHAPE}, Kind.TENSOR),
    Kind.INPUT: (_OF_TENSORS, Kind.UNKNOWN),
    Kind.SHAPE: (dict.fromkeys(SHAPE_METHODS, Kind.SHAPE), Kind.UNKNOWN),
    Kind.NUMPY: ({}, Kind.NUMPY),
    Kind.SUBLAYER: (
        {"call": Kind.INPUT, "add_weight": Kind.WEIGHT, "add_variable": Kind.WEIGHT},
        Kind.UNKNOWN,
    ),
    Kind.METRIC: ({"result": Kind.TENSOR}, Kind.UNKNOWN),
    Kind.PLAIN: ({"split": Kind.UNKNOWN, "items": Kind.UNKNOWN}, Kind.PLAIN),
}
"""By kind of the receiver: the results of methods by name, and of all others."""


def _result_of_table_method(frame: Frame, value: Value, receiver: Value, method: str) -> Value | None:
    """`dict.fromkeys(keys, x)`, `table.get(key)`"""
    if method == "fromkeys" and receiver.name == "dict":
        return repeated_value(value, "dict.fromkeys")
    return result_of_get(frame, receiver, value) if method == "get" else None


def method_result(frame: Frame, value: Value, receiver: Value, method: str) -> Value:
    """Return the value of `<receiver>.<method>(...)`."""
    kind, config = Kind.UNKNOWN, None
    result = _result_of_table_method(frame, value, receiver, method)
    if result is not None:
        return result
    if receiver.kind in _RESULTS:
        by_name, other = _RESULTS[receiver.kind]
        kind = by_name.get(method, other)
    elif receiver.kind is Kind.CLASS and method == "from_config":
        kind = frame.names.instance_kind(receiver.name) or Kind.UNKNOWN
    elif method == "copy" and receiver.kind in (Kind.CONTAINER, Kind.CONFIG):
        kind, config = receiver.kind, receiver.config
    elif method == "items" and receiver.config is not None:
        kind, config = Kind.CONTAINER, receiver.config
    elif method in _RETURN_NONE and (receiver.kind is Kind.CONTAINER or receiver.config is not None):
        kind = Kind.NONE
    elif method == "pop" and receiver.kind is Kind.CONTAINER and receiver.items:
        kind = join({item.kind for item in receiver.items})
    return evolve(
        value, kind=kind, name="", owner=Owner.VALUE, member=method, receiver=receiver, config=config
    )
