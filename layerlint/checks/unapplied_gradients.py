"""LL633: gradients that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import DeadStore, LayerClass, Method, Value
from layerlint.queries.steps import TRAINED
from layerlint.queries.tape_flow import tape_methods
from layerlint.rule import Finding, ModelCode, Severity, rule


@rule(
    "LL633",
    "unapplied-gradients",
    summary="The gradients for the weights of a model are computed and never used: nothing trains it.",
    severity=Severity.WARNING,
)
def unapplied_gradients(layer: LayerClass) -> Iterator[Finding]:
    yield from _unread(tape_methods(layer))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    top_level = () if unit.top is None else unit.top.methods
    yield from _unread(tuple(method for method in tape_methods(unit.code) if method not in top_level))


unapplied_gradients = replace(unapplied_gradients, in_code=_in_code)


def _unread(methods: tuple[Method, ...]) -> Iterator[Finding]:
    for method in methods:
        for event in method.events:
            if (
                isinstance(event, DeadStore)
                and event.value.method == "gradient"
                and _is_of_weights(event.value)
            ):
                yield Finding(
                    event.value.at,
                    f"`{event.name}` is never used: without `apply_gradients`, no step changes the weights",
                    help=f"pass them to an optimizer: `optimizer.apply_gradients(zip({event.name}, weights))`",
                )


def _is_of_weights(gradient: Value) -> bool:
    """Whether it is taken for the trainable weights of a model."""
    sources = gradient.argument("sources", 1)
    return sources is not None and sources.member in TRAINED
