"""LL502: a `call` that returns nothing, or nothing on one of its ways."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    At,
    Form,
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

_CHANGE = frozenset({"append", "extend", "insert", "add", "update", "sort", "reverse", "clear"})
"""Methods of Python's containers that give `None`."""
_UNSURE = (GuardKind.LOOP, GuardKind.WITH, GuardKind.TRY, GuardKind.EXCEPT)


@rule(
    "LL502",
    "call-returns-none",
    summary="`call` returns nothing, or returns nothing on one path: the next layer gets `None` and fails.",
)
def call_returns_none(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or call.stub or call.abstract or call.generator or call.form is not MethodForm.INSTANCE:
        return
    if not call.events or len(call.params) <= call.bound:
        return
    returned = [(event, event.value) for event in call.returns if not event.nested and event.value]
    if not returned:
        yield from _nothing_returned(layer, call)
    elif call.open_end and (_ends_without(call) or _returns_in_one_mode([event for event, _ in returned])):
        yield Finding(
            call.at_name,
            f"`{layer.name}.call` has a path without `return`: on that path the next layer gets `None`",
            help="return the output tensor there too",
        )
    else:
        for event, value in returned:
            yield from _none_returned(layer, event.at, value)


def _nothing_returned(layer: LayerClass, call: Method) -> Iterator[Finding]:
    if any(isinstance(event, Raise) for event in call.events) or _helper_raises(layer, call):
        return
    yield Finding(
        call.at_name,
        f"`{layer.name}.call` returns nothing: the next layer gets `None`",
        help="return the output tensor",
        severity=Severity.NOTE if _is_unwritten(call) or _runs_for_its_losses(layer, call) else None,
    )


def _is_unwritten(call: Method) -> bool:
    """Whether it does nothing with its inputs and calls nothing on `self`: somebody has yet to write it."""
    inputs = {param.name for param in call.params[call.bound :]}
    for event in call.events:
        value = getattr(event, "value", None)
        if isinstance(value, Value) and (not inputs.isdisjoint(value.params) or value.on_self()):
            return False
    return True


_TELLS = frozenset({"update_state", "assign", "assign_add", "assign_sub"})


def _runs_for_its_losses(layer: LayerClass, call: Method) -> bool:
    """Whether it adds a loss or a metric, or changes state: who calls it may want nothing else."""
    return any(
        value.on_self("add_loss", "add_metric", "add_update")
        or (value.method in _TELLS and value.holder.kind in (Kind.METRIC, Kind.WEIGHT, Kind.VARIABLE))
        for event in calls_in_order(layer, call)
        for value in (event.value,)
    )


def _none_returned(layer: LayerClass, at: At, value: Value) -> Iterator[Finding]:
    """What is returned by name and is None all the same."""
    helper = _silent_helper(layer, value)
    if helper is not None:
        yield Finding(
            helper.at_name if helper in layer.methods and not helper.returns else at,
            f"`{layer.name}.call` returns the result of `{helper.name}`, which returns nothing",
            help=f"return the output tensor in `{helper.name}`",
        )
    if _changes_container(value):
        yield Finding(
            at,
            f"`{layer.name}.call` returns the result of `{value.method}`, which is `None`",
            help=f"call `{value.method}` on a line of its own, and return the container or the tensor",
        )


_DEPTH = 3
"""How many calls deep a method is looked for that always raises."""


def _helper_raises(layer: LayerClass, call: Method, depth: int = 0) -> bool:
    """Whether a method that it calls, or one that this calls, always raises."""
    helpers = (layer.method(made.value.callee.name) for made in call.calls if not made.nested)
    return any(
        helper is not None
        and (
            helper.abstract
            or any(isinstance(e, Raise) and not e.guards for e in helper.events)
            or (depth < _DEPTH and _helper_raises(layer, helper, depth + 1))
        )
        for helper in helpers
    )


def _silent_helper(layer: LayerClass, value: Value) -> Method | None:
    """The own method that is called, when it gives nothing on any of its ways."""
    helper = layer.method(value.path) if value.form is Form.CALL and value.calls_own_path else None
    if helper is None or helper.stub or helper.abstract or helper.generator or helper.decorators:
        return None
    given = (event.value for event in helper.returns if not event.nested)
    gives = any(value is not None and value.kind is not Kind.NONE for value in given)
    if gives or not helper.events or any(isinstance(event, Raise) for event in helper.events):
        return None
    if _helper_raises(layer, helper):
        return None
    return helper if helper.form is MethodForm.INSTANCE else None


def _changes_container(value: Value) -> bool:
    holder = value.holder
    return value.called_method in _CHANGE and holder.kind is Kind.CONTAINER


def _ends_without(call: Method) -> bool:
    """Whether what the method does last is to keep a value: then this path has no `return` after it.

    Unknown where a loop returns: it may run at least once, always.
    """
    if any(has_guard(event.guards, GuardKind.LOOP) for event in call.returns if not event.nested):
        return False
    last = next((event for event in reversed(call.events) if not event.nested), None)
    return isinstance(last, LocalAssign | Assign) and not last.nested and not has_guard(last.guards, *_UNSURE)


def _returns_in_one_mode(returned: list[Return]) -> bool:
    """Whether every `return` stands under `if training:`, or every one under `if not training:`."""
    modes = [{g for g in event.guards if g.kind is GuardKind.TRAINING} for event in returned]
    return bool(set.intersection(*modes)) if modes else False
