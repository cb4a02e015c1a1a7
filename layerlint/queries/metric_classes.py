"""Metrics that a project writes itself: the methods that `fit` runs in its graph, and the state that they have."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Kind, LayerClass, TargetForm
from layerlint.queries.in_order import in_order
from layerlint.rule import ModelCode
from layerlint.tables.keras_names import keras_name

_SCHEDULES = frozenset({"optimizers.schedules.LearningRateSchedule"})
_BASE = frozenset({"metrics.Metric"})


def is_metric(unit: ModelCode) -> bool:
    return any((keras_name(base.name) or "").startswith("metrics.") for base in unit.code.own.bases)


def is_schedule(unit: ModelCode) -> bool:
    """Whether it is a learning rate schedule, which the optimizer calls in the graph of a step."""
    return any(keras_name(base.name) in _SCHEDULES for base in unit.code.own.bases)


def extends_base_metric(unit: ModelCode) -> bool:
    """Whether it derives from `keras.metrics.Metric` itself, which has no state of its own."""
    return bool(unit.code.own.bases) and all(keras_name(base.name) in _BASE for base in unit.code.own.bases)


def update_assignments(code: LayerClass) -> Iterator[Assign]:
    """Assignments to attributes, or to lists in attributes, while `update_state` runs."""
    update = code.own_method("update_state")
    if update is None:
        return
    for event in in_order(code, update):
        if not isinstance(event, Assign):
            continue
        appends = event.form is TargetForm.ADD and event.call == "append"
        if event.form is TargetForm.ATTRIBUTE or appends:
            yield event


def reset_assignments(code: LayerClass) -> Iterator[Assign]:
    """Assignments to attributes in the method that resets the state; Keras 2 also calls it `reset_states`."""
    names = ("reset_state", "reset_states") if code.keras == 2 else ("reset_state",)
    for method in filter(None, map(code.own_method, names)):
        for assign in method.assigns:
            if assign.form is TargetForm.ATTRIBUTE and not assign.nested:
                yield assign


def weight_creations(code: LayerClass, path: str) -> list[Assign]:
    """Assignments in `__init__` and `build` of the weight that the attribute holds; none if it may hold other values."""
    assigns = [assign for method, assign in code.assignments(path) if method.name in {"__init__", "build"}]
    return assigns if all(assign.value.kind in (Kind.WEIGHT, Kind.VARIABLE) for assign in assigns) else []
