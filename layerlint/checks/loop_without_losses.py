"""LL602 in training loops outside layer classes: the losses of the model are left out."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Method, Value
from layerlint.queries.losses import is_penalized, shows_losses
from layerlint.queries.steps import loss_place
from layerlint.queries.training_code import TrainedModel, trained_models, variable_name
from layerlint.rule import Finding, ModelCode

_INCLUDE = frozenset({"losses", "compute_loss", "_compute_loss", "compiled_loss", "get_losses_for"})


def loop_without_losses(unit: ModelCode) -> Iterator[Finding]:
    """Report a loop whose loss leaves out `model.losses`."""
    reported: set[int] = set()
    for method, trained in trained_models(unit):
        if trained.gradient.at in reported or not _has_losses(trained) or _may_include(unit, method, trained):
            continue
        reported.add(trained.gradient.at)
        yield Finding(
            loss_place(method, trained.gradient, trained.loss),
            f"this loss leaves out `{trained.label}.losses`: regularizers and `add_loss` of its layers have no effect",
            help=f"add `sum({trained.label}.losses)` to the loss",
        )


def _has_losses(trained: TrainedModel) -> bool:
    if trained.layer is not None:
        return trained.layer.is_model and shows_losses(trained.layer)
    return any(map(is_penalized, trained.parts))


def _may_include(unit: ModelCode, method: Method, trained: TrainedModel) -> bool:
    """Whether the method reads the losses, or passes the model to an unknown function, which may."""
    holder = trained.name
    for event in method.events:
        for value in _values(event):
            for part in value.walk():
                if part.member in _INCLUDE or (part.method in _INCLUDE and part.at not in unit.entered):
                    return True
    return any(
        call.at not in unit.entered
        and call.value.at not in unit.entered
        and any(variable_name(argument.value) == holder for argument in call.value.args)
        for call in method.calls
    )


def _values(event: object) -> Iterator[Value]:
    value = getattr(event, "value", None)
    if isinstance(value, Value):
        yield value
