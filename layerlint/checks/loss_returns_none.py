"""LL502 for losses: a function or a class that a model is compiled with, and that returns nothing."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Raise
from layerlint.queries.loss_functions import loss_functions
from layerlint.rule import Finding, ModelCode


def loss_returns_none(unit: ModelCode) -> Iterator[Finding]:
    for loss in loss_functions(unit):
        method = loss.method
        if method.stub or method.abstract or method.generator or not method.events:
            continue
        if any(isinstance(event, Raise) for event in method.events):
            continue
        if all(event.value is None for event in method.returns if not event.nested):
            yield Finding(
                method.at_name,
                f"`{loss.label}` returns nothing: `fit` gets `None` for the loss, and raises",
                help="return the loss",
            )
