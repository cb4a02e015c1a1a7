"""LL504 for an assignment to an entry of a tensor, as if it were a NumPy array or a variable."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    TargetForm,
    Value,
)
from layerlint.queries.conditions import catches, tests_value_type
from layerlint.rule import Finding

_TENSORS = frozenset({Kind.TENSOR, Kind.CONSTANT_TENSOR, Kind.KERAS_TENSOR})
_VARIABLE_METHODS = frozenset({"assign", "assign_add", "assign_sub"})


def assigned_entries(layer: LayerClass) -> Iterator[Finding]:
    """Report tensors that are changed in place, which fails in eager mode too."""
    for method in layer.methods:
        for event in method.events:
            failure = _failure(layer, method, event)
            if failure and not _is_expected(layer, method, event):
                yield Finding(
                    event.at,
                    f"a tensor cannot be changed in place: {failure}",
                    help="put the parts together with `tf.concat`, `tf.stack` or `tf.where`, or use"
                    " `tf.tensor_scatter_nd_update` (`keras.ops.slice_update`)",
                    cause="in place",
                )


def _is_expected(layer: LayerClass, method: Method, event: Event) -> bool:
    """Whether the code catches the error, or tests the type first."""
    guards = layer.guards(method, event)
    return bool(event.nested) or catches(guards, TypeError, AttributeError) or tests_value_type(guards)


def _failure(layer: LayerClass, method: Method, event: Event) -> str:
    """Return what fails at the event, or ""."""
    match event:
        case LocalItem(key=key) if not isinstance(key, str) and _holds_tensor(layer, method, event):
            return f"`{event.name.partition('@')[0]}[...] = ...` raises a `TypeError`"
        case Assign(form=TargetForm.ITEM) if _is_tensor_on_self(layer, event.path):
            return f"`self.{event.path}[...] = ...` raises a `TypeError`"
        case Call(value=value) if value.on_value(*_VARIABLE_METHODS) and _is_tensor(value.holder):
            return f"`{value.member}` is a method of variables, and this raises an `AttributeError`"
    return ""


def _holds_tensor(layer: LayerClass, method: Method, item: LocalItem) -> bool:
    """Whether the local name always holds one tensor: computed here, or an input that is no list."""
    values = [
        event.value for event in method.events if isinstance(event, LocalAssign) and event.name == item.name
    ]
    if method.parameter(item.name) is None:
        return bool(values) and all(value.kind in _TENSORS for value in values)
    # A list takes only one index.
    return not values and item.axes > 1 and layer.method("call") is method


def _is_tensor_on_self(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds only tensors."""
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    return bool(kinds) and not kinds - _TENSORS


def _is_tensor(value: Value) -> bool:
    """Whether the value is a computed tensor or a part of one; parts of weights and variables can be assigned to."""
    while value.form is Form.SUBSCRIPT:
        value = value.holder
    return value.kind in _TENSORS and not value.method.startswith("assign") and not value.path
