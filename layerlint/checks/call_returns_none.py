"""LL502: a `call` that returns nothing, or nothing on one path, or a layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loss_returns_none import loss_returns_none
from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    MethodForm,
    Raise,
    Return,
    Value,
)
from layerlint.queries.conditions import has_guard
from layerlint.queries.in_order import calls_in_order
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name

_CONTAINER_CHANGES = frozenset({"append", "extend", "insert", "add", "update", "sort", "reverse", "clear"})
"""Methods of Python's containers that return `None`."""
_STATE_UPDATES = frozenset({"update_state", "assign", "assign_add", "assign_sub"})
_DEPTH = 3
"""How many calls deep `_helper_raises` searches."""
_FLAGS = frozenset({GuardKind.FLAG, GuardKind.OTHER, GuardKind.IS_NOT_NONE})
_SHOWS = frozenset({"print", "str", "repr", "warnings.warn", "tensorflow.print"})
_LOGS = ("logging.", "traceback.")
_UNSURE = (GuardKind.LOOP, GuardKind.WITH, GuardKind.TRY, GuardKind.EXCEPT)


@rule(
    "LL502",
    "call-returns-none",
    summary="`call` or a loss returns nothing, `call` does on one path, or returns a layer: the next layer fails.",
)
def call_returns_none(layer: LayerClass) -> Iterator[Finding]:
    call = _judged_call(layer)
    if call is None:
        return
    returned = [(event, event.value) for event in call.returns if not event.nested and event.value]
    if not returned:
        yield from _missing_return_findings(layer, call)
    elif call.open_end and (
        _ends_without_return(layer, call)
        or _returns_in_one_mode([event for event, _ in returned])
        or _passes_errors_over(call)
    ):
        yield Finding(
            call.at_name,
            f"`{layer.name}.call` has a path without `return`: on that path the next layer gets `None`",
            help="return the output tensor there too",
        )
    elif bare := next((event for event in call.returns if _leaves_in_one_mode(event)), None):
        yield Finding(
            bare.at,
            f"`{layer.name}.call` returns nothing here: on that path the next layer gets `None`",
            help="return the output tensor there too",
        )
    else:
        for event, value in returned:
            yield from _none_findings(layer, event.at, value)
            yield from _layer_findings(layer, value)


def _layer_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    if _is_layer(layer, value):
        yield Finding(
            value.at,
            f"`{layer.name}.call` returns a layer here, not a tensor: the next layer, or the loss, fails",
            help="call the layer: `return layer(inputs)`",
        )


def _is_layer(layer: LayerClass, value: Value) -> bool:
    """Whether it is a new Keras layer, or an attribute that only holds a layer."""
    if value.kind is not Kind.SUBLAYER:
        return False
    if value.form is Form.CALL:
        return keras_name(value.name) is not None
    return layer.kinds.get(value.path) == frozenset({Kind.SUBLAYER})


call_returns_none = replace(call_returns_none, in_code=loss_returns_none)


def returns_nothing(layer: LayerClass) -> bool:
    """Whether the rule reports that `call` has no `return` at all, and not as a note."""
    call = _judged_call(layer)
    if call is None or any(event.value for event in call.returns if not event.nested):
        return False
    return any(finding.severity is None for finding in _missing_return_findings(layer, call))


def _judged_call(layer: LayerClass) -> Method | None:
    """The class's own `call`, if it has inputs and a body."""
    call = layer.own_method("call")
    if call is None or call.abstract or call.generator or call.form is not MethodForm.INSTANCE:
        return None
    return call if call.events and len(call.params) > call.bound else None


def _missing_return_findings(layer: LayerClass, call: Method) -> Iterator[Finding]:
    if any(isinstance(event, Raise) for event in call.events) or _helper_raises(layer, call):
        return
    yield Finding(
        call.at_name,
        f"`{layer.name}.call` returns nothing: the next layer gets `None`",
        help="return the output tensor",
        severity=Severity.NOTE if _is_placeholder(call) or _has_side_effects(layer, call) else None,
    )


def _is_placeholder(call: Method) -> bool:
    """Whether the method uses neither its inputs nor a method of `self`, as one that is still to be written."""
    inputs = {parameter.name for parameter in call.params[call.bound :]}
    for event in call.events:
        value = getattr(event, "value", None)
        if isinstance(value, Value) and (not inputs.isdisjoint(value.params) or value.on_self()):
            return False
    return True


def _has_side_effects(layer: LayerClass, call: Method) -> bool:
    """Whether the method adds a loss or metric, or updates state, and may be called only for that."""
    return any(
        value.on_self("add_loss", "add_metric", "add_update")
        or (value.method in _STATE_UPDATES and value.holder.kind in (Kind.METRIC, Kind.WEIGHT, Kind.VARIABLE))
        for event in calls_in_order(layer, call)
        for value in (event.value,)
    )


def _none_findings(layer: LayerClass, at: At, value: Value) -> Iterator[Finding]:
    """Report a returned call that always returns None."""
    helper = _silent_helper(layer, value)
    if helper is not None:
        yield Finding(
            helper.at_name if helper in layer.methods and not helper.returns else at,
            f"`{layer.name}.call` returns the result of `{helper.name}`, which returns nothing",
            help=f"return the output tensor in `{helper.name}`",
        )
    elif _of_another(layer, value):
        yield Finding(
            at,
            f"`{layer.name}.call` returns the result of `{value.method}`, which returns nothing",
            help=f"return the output tensor in `{value.method}`",
        )
    if _changes_container(value):
        yield Finding(
            at,
            f"`{layer.name}.call` returns the result of `{value.method}`, which is `None`",
            help=f"call `{value.method}` on a line of its own, and return the container or the tensor",
        )


def _helper_raises(layer: LayerClass, call: Method, depth: int = 0) -> bool:
    """Whether an own method that is called, directly or through others, always raises."""
    helpers = (layer.method(event.value.callee.name) for event in call.calls if not event.nested)
    return any(
        helper is not None
        and (
            helper.abstract
            or any(isinstance(event, Raise) and not event.guards for event in helper.events)
            or (depth < _DEPTH and _helper_raises(layer, helper, depth + 1))
        )
        for helper in helpers
    )


def _silent_helper(layer: LayerClass, value: Value) -> Method | None:
    """Return the own method that is called, if it returns nothing on any path."""
    helper = layer.method(value.path) if value.form is Form.CALL and value.calls_own_path else None
    if helper is None or helper.generator or helper.decorators:
        return None
    values = (event.value for event in helper.returns if not event.nested)
    returns_value = any(value is not None and value.kind is not Kind.NONE for value in values)
    if returns_value or not helper.events or any(isinstance(event, Raise) for event in helper.events):
        return None
    if _helper_raises(layer, helper):
        return None
    return helper


def _of_another(layer: LayerClass, value: Value) -> bool:
    """Whether it is a call of a function or a plain object that returns nothing; own methods are `_silent_helper`s."""
    if value.kind is not Kind.NONE or value.called_method in {"", *_CONTAINER_CHANGES}:
        return False
    return not value.on_self() or layer.kinds.get(value.path) == frozenset({Kind.OBJECT})


def _changes_container(value: Value) -> bool:
    holder = value.holder
    return value.called_method in _CONTAINER_CHANGES and holder.kind is Kind.CONTAINER


def _ends_without_return(layer: LayerClass, call: Method) -> bool:
    """Whether the last event is an assignment, so that its path has no `return`.

    Unknown, hence False, if a loop returns: it may always run at least once.
    """
    if any(has_guard(event.guards, GuardKind.LOOP) for event in call.returns if not event.nested):
        return False
    last = [event for event in call.events if not event.nested][-1]
    if has_guard(last.guards, *_UNSURE):
        return False
    return isinstance(last, LocalAssign | Assign) or (
        isinstance(last, Return) and _leaves_out_a_flag(layer, call)
    )


def _passes_errors_over(call: Method) -> bool:
    """Whether it returns in a `try` alone, and what follows only shows the error: after it, nothing is returned."""
    returned = [event for event in call.returns if not event.nested]
    if [guard.kind for guard in returned[0].guards] != [GuardKind.TRY]:
        return False
    after = call.events[call.events.index(returned[0]) + 1 :]
    return all(
        isinstance(event, LocalAssign) or (isinstance(event, Call) and _shows(event.value))
        for event in after
        if not event.nested
    )


def _shows(call: Value) -> bool:
    """Whether it shows an error, and raises none."""
    return call.name in _SHOWS or call.name.startswith(_LOGS)


def _leaves_out_a_flag(layer: LayerClass, call: Method) -> bool:
    """Whether every `return` stands under the same one condition, of a parameter or attribute that may be false."""
    returned = [event for event in call.returns if not event.nested]
    conditions = {guard for event in returned for guard in event.guards}
    match tuple(conditions):
        case (flag,) if flag.kind in _FLAGS and not flag.negated:
            return not _refuses_others(layer, flag)
    return False


def _refuses_others(layer: LayerClass, flag: Guard) -> bool:
    """Whether the constructor raises for some values of what the condition tests."""
    init = layer.method("__init__")
    tested = {flag.path} | (set(flag.value.reads) if flag.value is not None else set())
    if init is None:
        return False
    arguments = {
        name for _, assign in layer.assignments() if assign.path in tested for name in assign.value.params
    }
    return any(
        guard.value is not None
        and not (tested | arguments).isdisjoint({*guard.value.reads, *guard.value.params})
        for event in init.events
        if isinstance(event, Raise)
        for guard in event.guards
    )


def _leaves_in_one_mode(event: Return) -> bool:
    """`if not training: return`, where `return None` may be meant, as may what `if training is None` does."""
    return (
        event.value is None
        and not event.nested
        and any(
            guard.kind is GuardKind.TRAINING and guard.value is not None and guard.value.name != "is"
            for guard in event.guards
        )
    )


def _returns_in_one_mode(returned: list[Return]) -> bool:
    """Whether every `return` stands under `if training:`, or every one under `if not training:`."""
    modes = [{guard for guard in event.guards if guard.kind is GuardKind.TRAINING} for event in returned]
    return bool(set.intersection(*modes)) if modes else False
