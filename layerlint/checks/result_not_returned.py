"""LL515: the last result of `call` that is not returned."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    TENSORS,
    Call,
    Event,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Owner,
    Phase,
    Read,
    Return,
    Value,
)
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name

_EFFECTS = ("debugging.", "summary.", "print", "assert", "io.", "add_to", "compat.")
_NO_RESULT = (*_EFFECTS, "ensure_shape", "shape", "rank", "size")
_RESHAPES = frozenset(
    {"reshape", "transpose", "expand_dims", "squeeze", "cast", "concat", "stack", "tile", "pad", "clip_by_value",
     "tensor_scatter_nd_update", "tensor_scatter_nd_add", "where", "stop_gradient"}
)  # fmt: skip
_COMPUTES = ("nn.", "math.")
_TRIES = frozenset({GuardKind.TRY, GuardKind.EXCEPT, GuardKind.WITH, GuardKind.EAGER, GuardKind.INIT_SCOPE})
_BRANCHES = frozenset({"cond", "switch", "in_train_phase"})
"""Functions that run one of their arguments."""


@rule(
    "LL515",
    "result-not-returned",
    summary="The last result that `call` computes is not returned.",
    severity=Severity.WARNING,
)
def result_not_returned(layer: LayerClass) -> Iterator[Finding]:
    yield from _thrown_away(layer)
    call = layer.own_method("call")
    if call is None or call.abstract or call.generator:
        return
    returned = [event for event in call.returns if not event.nested]
    if len(returned) != 1 or returned[0].value is None or returned[0].guards:
        return
    output = returned[0].value
    if not output.local or output.form is Form.TUPLE:
        return
    last = _last(call, returned[0])
    carried = _carried(layer, call, returned[0], output)
    if carried is not None:
        last, label = carried, f"`{carried.name}`"
    elif isinstance(last, LocalAssign) and _is_lost(last.value, output):
        label = f"`{last.name}`"
    elif isinstance(last, Call) and _computed_from(last.result or last.value, output):
        label = f"`{last.value.method}(...)`"
    else:
        return
    if last.at in _lost_places(layer):
        return
    yield Finding(
        last.at,
        f"`call` computes {label} and then returns `{output.local}`, from which it was computed: the result is lost",
        help=f"return it, or assign it to `{output.local}`",
    )


def _thrown_away(layer: LayerClass) -> Iterator[Finding]:
    """Statements that compute a new tensor and do nothing with it: `tf.transpose(x, [0, 2, 1])`."""
    for event in _lost_statements(layer):
        label = _computed_by(layer, event).name.rpartition(".")[2]
        yield Finding(
            event.at,
            f"`{label}` returns a new tensor and changes none: the result is lost",
            help="assign it: `x = ...`",
        )


def _lost_statements(layer: LayerClass) -> Iterator[Call]:
    for method, event in layer.calls(Phase.CALL):
        if not event.discarded:
            continue
        name = tf_name(_computed_by(layer, event).name) or ""
        is_reshaped = name in _RESHAPES or name.startswith(_COMPUTES)
        if is_reshaped and all(guard.kind not in _TRIES for guard in layer.guards(method, event)):
            yield event


def _computed_by(layer: LayerClass, call: Call) -> Value:
    """What computes the result: of an own method that does nothing but return one, the value that it returns."""
    return call.result if call.result is not None and _only_returns(layer, call.value) else call.value


def _only_returns(layer: LayerClass, called: Value) -> bool:
    """Whether it calls an own method that keeps nothing and has no statement but assignments of locals and a `return`."""
    method = layer.method(called.member) if called.owner is Owner.SELF else None
    if method is None:
        return False
    return all(
        isinstance(event, Read | LocalAssign | Return) or (isinstance(event, Call) and not event.discarded)
        for event in method.events
    )


def _lost_places(layer: LayerClass) -> frozenset[int]:
    return frozenset(event.at for event in _lost_statements(layer))


def _last(call: Method, returned: Return) -> LocalAssign | Call | None:
    """The unconditional assignment or statement right before the `return`; None otherwise."""
    before = [
        event
        for event in call.events[: call.events.index(returned)]
        if (isinstance(event, LocalAssign) and event.value.form is not Form.LITERAL)
        or (isinstance(event, Call) and event.discarded)
    ]
    last = before[-1] if before else None
    if isinstance(last, LocalAssign) and _is_read(call, last):
        return None
    return last if isinstance(last, LocalAssign | Call) and not last.guards and not last.nested else None


def _carried(layer: LayerClass, call: Method, returned: Return, output: Value) -> LocalAssign | None:
    """The assignment of a loop that updates a copy of an argument, never read after the loop: `x = layer(x)`."""
    events = call.events[: call.events.index(returned)]
    assigns = [e for e in events if isinstance(e, LocalAssign) and e.value.form is not Form.LITERAL]
    if output.kind is not Kind.INPUT or not assigns:
        return None
    last = assigns[-1]
    started = [assign.value.local for assign in assigns[:-1] if assign.name == last.name]
    if started != [output.local] or not _is_turn(last) or _is_read(call, last):
        return None
    entered = {event.value.name for event in events if isinstance(event, Call) and event.told}
    if any(_takes_too(layer, event, last) for event in events if not _defines(event, entered)):
        return None
    return last


def _defines(event: Event, entered: set[str]) -> bool:
    """Whether it belongs to the definition of a function that is entered where it is called."""
    if event.nested:
        return event.nested in entered
    return isinstance(event, LocalAssign) and event.value.form is Form.LAMBDA and event.value.name in entered


def _is_turn(assign: LocalAssign) -> bool:
    """Whether it unconditionally computes a tensor from that of the iteration before."""
    is_unconditional = [guard.kind for guard in assign.guards] == [GuardKind.LOOP]
    return (
        is_unconditional
        and not assign.operator
        and assign.value.kind in TENSORS
        and _reads(assign, assign.name)
    )


def _takes_too(layer: LayerClass, event: Event, turn: LocalAssign) -> bool:
    """Whether an event of the loop besides the assignment itself uses the result of the iteration before."""
    if event.guards[:1] != turn.guards:
        return False
    if isinstance(event, LocalAssign) and event.value.at == turn.value.at:
        return False  # `y = block(x)` before `x = y`
    if isinstance(event, Call) and event.result is not None and event.result.at == turn.value.at:
        return not event.told and not _only_returns(layer, event.value)  # `x = self.step(block, x)`
    inside = any(part.at == event.at for part in turn.value.walk())
    return not inside and _reads(event, turn.name)


def _reads(event: Event, name: str) -> bool:
    value = getattr(event, "value", None)
    return value is not None and any(part.local == name for part in value.walk())


def _is_read(call: Method, assign: LocalAssign) -> bool:
    """Whether a later event reads the local name."""
    values = (getattr(event, "value", None) for event in call.events[call.events.index(assign) + 1 :])
    return any(part.local == assign.name for value in values if value is not None for part in value.walk())


def _computed_from(value: Value, output: Value) -> bool:
    """Whether it is an operation of TensorFlow or Keras on the returned value."""
    if value.method in _BRANCHES and _is_pure(value):
        parts = [part for argument in value.args[1:] for part in argument.value.walk()]
        if any(part.form is Form.CALL and not _is_pure(part, _EFFECTS) for part in parts):
            return False
        return any(part.local == output.local for part in parts)
    if value.kind not in TENSORS:
        return False
    if value.form is Form.CALL:
        return _is_pure(value) and any(argument.local == output.local for argument in value.positional)
    return value.form is Form.OPERATION and any(item.local == output.local for item in value.items)


def _is_lost(value: Value, output: Value) -> bool:
    """Whether it is computed from the returned value, in several steps if that is an argument of `call`."""
    if _computed_from(value, output):
        return True
    steps = output.kind is Kind.INPUT and output.local in value.params
    return steps and value.kind in TENSORS and (value.form is Form.OPERATION or _is_pure(value))


def _is_pure(value: Value, others: tuple[str, ...] = _NO_RESULT) -> bool:
    """Whether it is a function of TensorFlow or Keras, but none of the others."""
    name = tf_name(value.name) or short_name(value.name).removeprefix("ops.")
    return bool(name) and not name.startswith(others)
