"""LL515: what `call` computes last, and does not return."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import TENSORS, Call, Form, Kind, LayerClass, LocalAssign, Method, Return, Value
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name

_EFFECTS = ("debugging.", "summary.", "print", "assert", "io.", "add_to", "compat.")
_NO_RESULT = (*_EFFECTS, "ensure_shape", "shape", "rank", "size")
_BRANCHES = frozenset({"cond", "switch", "in_train_phase"})
"""Functions that run one of the functions that they are given."""


@rule(
    "LL515",
    "result-not-returned",
    summary="`call` computes something last, and returns what it was computed from.",
    severity=Severity.WARNING,
)
def result_not_returned(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or call.abstract or call.generator:
        return
    returned = [event for event in call.returns if not event.nested]
    if len(returned) != 1 or returned[0].value is None or returned[0].guards:
        return
    given = returned[0].value
    if not given.local or given.form is Form.TUPLE:
        return
    last = _last(call, returned[0])
    if isinstance(last, LocalAssign) and last.name != given.local and _is_lost(call, last.value, given):
        shown = f"`{last.name}`"
    elif isinstance(last, Call) and _made_of(last.result or last.value, given):
        shown = f"what `{last.value.method}(...)` gives"
    else:
        return
    yield Finding(
        last.at,
        f"`call` computes {shown} last and returns `{given.local}`, from which it was computed: the result is lost",
        help=f"return it, or give it to `{given.local}`",
    )


def _last(call: Method, returned: Return) -> LocalAssign | Call | None:
    """The assignment or statement that stands right before the `return`, under no condition."""
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


def _is_read(call: Method, assign: LocalAssign) -> bool:
    """Whether anything that comes later has the value of the local name."""
    values = (getattr(event, "value", None) for event in call.events[call.events.index(assign) + 1 :])
    return any(part.local == assign.name for value in values if value is not None for part in value.walk())


def _made_of(value: Value, given: Value) -> bool:
    """Whether it is an operation of TensorFlow or Keras on what is returned."""
    if value.form is Form.CALL and value.method in _BRANCHES and "." in value.name:
        parts = [part for argument in value.args[1:] for part in argument.value.walk()]
        if any(part.form is Form.CALL and not _is_pure(part, _EFFECTS) for part in parts):
            return False
        return any(part.local == given.local for part in parts)
    if value.kind not in TENSORS:
        return False
    if value.form is Form.CALL:
        return _is_pure(value) and any(one.local == given.local for one in value.positional)
    return value.form is Form.OPERATION and any(item.local == given.local for item in value.items)


def _is_lost(call: Method, value: Value, given: Value) -> bool:
    """Whether it is made of what is returned, in several steps where that is an argument of `call`."""
    if _made_of(value, given):
        return True
    steps = (
        given.kind is Kind.INPUT and call.parameter(given.local) is not None and given.local in value.params
    )
    return (
        steps
        and value.kind in TENSORS
        and (value.form is Form.OPERATION or (value.form is Form.CALL and _is_pure(value)))
    )


def _is_pure(value: Value, others: tuple[str, ...] = _NO_RESULT) -> bool:
    """Whether it is a function of TensorFlow or Keras, but none of the others."""
    name = tf_name(value.name) or short_name(value.name).removeprefix("ops.")
    return bool(name) and not name.startswith(others)
