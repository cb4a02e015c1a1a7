"""Targets of gradients that are computed outside their tape."""

from __future__ import annotations

from layerlint.model.facts import Call, Event, Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name

_ARITHMETIC = frozenset({"-", "+", "*", "/", "**", "@"})
_LISTS = frozenset({Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT, Form.STRING, Form.LITERAL})
_OBJECTS = frozenset({Kind.LOSS, Kind.SUBLAYER})
_OPERATIONS = ("ops.", "backend.", "activations.")
_OF_KERAS = ("compute_loss", "compiled_loss")


def computed_outside(layer: LayerClass, method: Method, gradient: Call) -> Value | None:
    """The target of `tape.gradient(target, ...)`, where the method certainly computes it outside that tape."""
    value = gradient.value
    if value.method != "gradient" or value.receiver is None:
        return None
    tape = value.receiver.at
    is_tape = any(call.value.at == tape and call.value.method == "GradientTape" for call in method.calls)
    target = value.argument("target", 0) if is_tape else None
    if target is None or not (_is_operation(target) or _is_own_loss(layer, target)):
        return None
    event = _computation(method, gradient, target)
    return target if event is not None and not _is_under(layer, method, event, tape) else None


def _computation(method: Method, gradient: Call, target: Value) -> Event | None:
    """The event that computes the target: the gradient's own call, or the last assignment of its name before that."""
    if not target.local:
        return gradient
    before = [
        event
        for event in method.events[: method.events.index(gradient)]
        if isinstance(event, LocalAssign) and event.name == target.local and event.nested == gradient.nested
    ]
    if not before or before[-1].value.at != target.at:
        return None
    # Another name for it, `total = loss`, computes nothing.
    return next(
        event for event in method.events if isinstance(event, LocalAssign) and event.value.at == target.at
    )


def _is_under(layer: LayerClass, method: Method, event: Event, tape: int) -> bool:
    return any(guard.value is not None and guard.value.at == tape for guard in layer.guards(method, event))


def _is_operation(target: Value) -> bool:
    """Whether it is an operation on tensors, which the tape must record."""
    if target.form is Form.OPERATION:
        has_list = any(item.form in _LISTS and item.constant is None for item in target.items)
        may_be_lists = target.name == "+" and not any(map(_is_number, target.items))
        return target.name in _ARITHMETIC and not has_list and not may_be_lists
    if target.form is not Form.CALL:
        return False
    if target.calls_instance:
        return target.holder.kind in _OBJECTS
    short = short_name(target.name)
    is_loss = short.startswith("losses.") and target.kind is Kind.TENSOR
    return tf_name(target.name) is not None or is_loss or short.startswith(_OPERATIONS)


def _is_own_loss(layer: LayerClass, target: Value) -> bool:
    """Whether it is the loss that the model is compiled with, or a loss in an attribute."""
    if target.form is not Form.CALL or not target.calls_own_path:
        return False
    if layer.kinds.get(target.path) == frozenset({Kind.LOSS}):
        return True
    is_of_keras = layer.is_model and layer.complete and target.path in _OF_KERAS
    return is_of_keras and target.path not in layer.members and target.path not in layer.kinds


def _is_number(value: Value) -> bool:
    """Whether it is certainly no list: a number, or an operation on tensors."""
    return value.constant is not None or _is_operation(value)
