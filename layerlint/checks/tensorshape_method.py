"""LL311: methods of `TensorShape` on the plain tuple that Keras 3 passes to `build`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    Value,
)
from layerlint.queries.conditions import catches
from layerlint.queries.shapes import is_shape_of_build
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_METHODS = frozenset(
    {"as_list", "with_rank", "with_rank_at_least", "is_fully_defined", "num_elements", "merge_with",
     "assert_has_rank", "assert_is_compatible_with", "is_compatible_with", "concatenate", "as_proto",
     "assert_is_fully_defined"}
)  # fmt: skip
_ATTRIBUTES = frozenset({"rank", "ndims", "dims", "value"})

_SHAPE_METHODS = frozenset({"build", "compute_output_shape"})


@rule(
    "LL311",
    "tensorshape-method",
    summary="`input_shape.as_list()` and the like: in Keras 3 the shape is a plain tuple.",
    targets=(3,),
    fix=Safety.SAFE,
)
def tensorshape_method(layer: LayerClass) -> Iterator[Finding]:
    yield from _sums(layer)
    reported: set[int] = set()
    for method, event, value, certain in layer.parts(Form.CALL, Form.ATTRIBUTE):
        if certain and _is_size(value) and value.at not in reported and not _tested(event):
            reported.add(value.at)
            yield Finding(
                value.at,
                "`.value` does not exist: an entry of a shape is a plain number, or `None`",
                help="leave `.value` out",
                fix=FixRequest("shape-as-tuple", value.at),
            )
        if not certain or method is not layer.own_method(method.name):
            continue
        label = _label(layer, method, value)
        if label and value.at not in reported and not _tested(event):
            reported.add(value.at)
            receiver = method.name if method.name in _SHAPE_METHODS else "build"
            yield Finding(
                value.at,
                f"`{label}` does not exist in Keras 3: the shape that `{receiver}` gets is a plain tuple",
                help="index the tuple, or wrap it first: `tf.TensorShape(input_shape)`",
                fix=FixRequest("shape-as-tuple", value.at),
            )


def _sums(layer: LayerClass) -> Iterator[Finding]:
    """`input_shape[1:] + [3]`: a TensorShape takes a list, a tuple does not."""
    for method, event, value, certain in layer.parts(Form.OPERATION):
        if value.name != "+" or len(value.items) != 2 or not certain or method.name not in _SHAPE_METHODS:
            continue
        first, second = value.items
        shape, other = (first, second) if _is_part(method, first) else (second, first)
        if _is_part(method, shape) and _is_list(layer, other) and not _tested(event):
            yield Finding(
                other.at,
                f"the shape that `{method.name}` gets is a plain tuple in Keras 3, to which no list can be added",
                help="add a tuple",
                fix=FixRequest("list-to-tuple", other.at),
            )


def _is_part(method: Method, value: Value) -> bool:
    """Whether it is the shape argument, or a slice of it."""
    return value.kind is Kind.SHAPE and _is_argument(method, value)


def _is_list(layer: LayerClass, value: Value) -> bool:
    if value.calls_own_path:
        return layer.always(
            value.path, lambda assigned: assigned.form is not Form.ATTRIBUTE and _is_list(layer, assigned)
        )
    if value.name:
        return value.name == "list"
    return value.form is Form.LIST


def _tested(event: Event) -> bool:
    """Whether the guards test the type of the shape."""
    return any(
        guard.value is not None and any(part.name in {"isinstance", "hasattr"} for part in guard.value.walk())
        for guard in event.guards
    ) or catches(event.guards, AttributeError)


def _is_size(value: Value) -> bool:
    """`x.shape[1].value`, as in TensorFlow 1."""
    return value.on_value("value") and value.holder.kind is Kind.DIM


def _label(layer: LayerClass, method: Method, value: Value) -> str:
    if not value.on_value(*(_METHODS if value.form is Form.CALL else _ATTRIBUTES)):
        return ""
    holder = value.holder
    of_argument = method.name in _SHAPE_METHODS and _is_argument(method, holder)
    if not of_argument and not _keeps_shape(layer, holder.path):
        return ""
    return f".{value.method}()" if value.form is Form.CALL else f".{value.member}"


def _keeps_shape(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds the shape that `build` gets, or a result of `compute_output_shape`."""
    assigns = layer.assignments(path)
    assigned = [(method, assign.value) for method, assign in assigns if assign.value.kind is not Kind.NONE]
    of_build = [
        is_shape_of_build(layer, method, value) for method, value in assigned if value.form is Form.NAME
    ]
    computed = [
        value.on_value("compute_output_shape") for _, value in assigned if value.form is not Form.NAME
    ]
    return bool(of_build) and all(of_build) and all(computed)


def _is_argument(method: Method, value: Value) -> bool:
    """Whether it is the shape argument, or an entry of it."""
    if value.form is Form.SUBSCRIPT:
        return _is_argument(method, value.holder)
    return value.kind is Kind.SHAPE and any(parameter.at == value.at for parameter in method.params)
