"""LL633: gradients that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import DeadStore, LayerClass, Method, Value
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
    yield from _unread(layer, tape_methods(layer))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    top_level = () if unit.top is None else unit.top.methods
    methods = tuple(method for method in tape_methods(unit.code) if method not in top_level)
    yield from _unread(unit.code, methods)


unapplied_gradients = replace(unapplied_gradients, in_code=_in_code)


def _unread(layer: LayerClass, methods: tuple[Method, ...]) -> Iterator[Finding]:
    for method in methods:
        for event in method.events:
            if isinstance(event, DeadStore) and _is_of_weights(_result_of_helper(layer, event.value)):
                yield Finding(
                    event.value.at,
                    f"`{event.name}` is never used: without `apply_gradients`, no step changes the weights",
                    help=f"pass them to an optimizer: `optimizer.apply_gradients(zip({event.name}, weights))`",
                )


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


def _is_of_weights(gradient: Value) -> bool:
    """Whether it is a gradient for the trainable weights of a model."""
    if gradient.method != "gradient":
        return False
    sources = gradient.argument("sources", 1)
    return sources is not None and sources.member in TRAINED
