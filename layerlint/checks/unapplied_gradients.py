"""LL633: gradients that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import At, DeadStore, LayerClass, LocalAssign, Method, Phase, Value
from layerlint.queries.lost_results import lost_as
from layerlint.queries.steps import TRAINED
from layerlint.queries.tape_flow import tape_methods
from layerlint.rule import Finding, ModelCode, Severity, rule

_DEPTH = 2
"""The depth to which helpers are followed."""


@rule(
    "LL633",
    "unapplied-gradients",
    summary="The gradients for the weights of a model are computed and never used: nothing trains it.",
    severity=Severity.WARNING,
)
def unapplied_gradients(layer: LayerClass) -> Iterator[Finding]:
    yield from _unread(layer, layer.methods)
    for _, call in layer.calls(Phase.STEP):
        if call.discarded and not call.nested and _is_of_weights(call.value):
            yield Finding(
                call.value.at,
                "these gradients are never used: without `apply_gradients`, no step changes the weights",
                help="pass them to an optimizer: `optimizer.apply_gradients(zip(gradients, weights))`",
            )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    top_level = () if unit.top is None else unit.top.methods
    methods = tuple(method for method in tape_methods(unit.code) if method not in top_level)
    yield from _unread(unit.code, methods)


unapplied_gradients = replace(unapplied_gradients, in_code=_in_code)


def _unread(layer: LayerClass, methods: tuple[Method, ...]) -> Iterator[Finding]:
    for method in methods:
        unread = {
            event.value.at: event.name
            for event in method.events
            if isinstance(event, DeadStore) and _is_lost(layer, event.value)
        }
        for place, name in (*unread.items(), *_changed_only(method)):
            if place not in unread or unread[place] == name:
                yield Finding(
                    place,
                    f"`{name}` is never used: without `apply_gradients`, no step changes the weights",
                    help=f"pass them to an optimizer: `optimizer.apply_gradients(zip({name}, weights))`",
                )


def _is_lost(layer: LayerClass, unread: Value) -> bool:
    """Whether it is a gradient for weights, which the helper that returns it had under no name of its own."""
    return "@" not in unread.local and _is_of_weights(_result_of_helper(layer, unread))


def _result_of_helper(layer: LayerClass, value: Value) -> Value:
    """The gradient that `self.gradients(loss, tape)` returns without a use of its own; else the value itself."""
    for _ in range(_DEPTH):
        helper = layer.own_method(value.member) if value.calls_own_path else None
        returned = [event.value for event in helper.returns if not event.nested] if helper is not None else []
        match returned:
            case [Value(local="") as result]:
                value = result
            case _:
                break
    return value


def _changed_only(method: Method) -> Iterator[tuple[At, str]]:
    """Gradients, or what a function returns as such, that are clipped or scaled at most: their place and last name."""
    results = {call.value.at: call.result for call in method.calls if call.result is not None}
    for event in method.events:
        if not isinstance(event, LocalAssign) or event.nested or "@" in event.name or event.value.local:
            continue
        gradient = results.get(event.value.at, event.value)
        if _is_of_weights(gradient) and (name := lost_as(method, event)):
            yield event.value.at, name


def _is_of_weights(gradient: Value) -> bool:
    """Whether it is a gradient for the trainable weights of a model."""
    if gradient.method != "gradient":
        return False
    sources = gradient.argument("sources", 1)
    return sources is not None and sources.member in TRAINED
