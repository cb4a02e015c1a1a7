"""LL627: the gradient of a value that is computed outside the tape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, Event, Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name

_ARITHMETIC = frozenset({"-", "+", "*", "/", "**", "@"})
_LISTS = frozenset({Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT, Form.STRING, Form.LITERAL})
_OBJECTS = frozenset({Kind.LOSS, Kind.SUBLAYER})
_OPERATIONS = ("ops.", "backend.", "activations.")
_OF_KERAS = ("compute_loss", "compiled_loss")


@rule(
    "LL627",
    "target-outside-tape",
    summary="A gradient is taken of what is computed outside the tape: every gradient is None.",
)
def target_outside_tape(layer: LayerClass) -> Iterator[Finding]:
    yield from _outside(layer, layer.methods)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _outside(unit.code, unit.code.methods)


target_outside_tape = replace(target_outside_tape, in_code=_in_code)


def _outside(layer: LayerClass, methods: tuple[Method, ...]) -> Iterator[Finding]:
    for method in methods:
        tapes = {call.value.at for call in method.calls if call.value.method == "GradientTape"}
        for call in method.calls if tapes else ():
            value = call.value
            tape = value.receiver.at if value.method == "gradient" and value.receiver is not None else -1
            target = value.argument("target", 0) if tape in tapes else None
            if target is None or not (_is_operation(target) or _is_own_loss(layer, target)):
                continue
            event = _computation(method, call, target)
            if event is not None and not _is_under(layer, method, event, tape):
                yield Finding(
                    target.at,
                    "this is computed outside the tape, which does not record it: every gradient is None",
                    help="compute it inside `with tf.GradientTape()`, and take the gradient of the result",
                )


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
