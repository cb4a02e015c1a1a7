"""LL605: an optimizer, metric or variable made inside a training step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.variable_in_loss import variable_in_loss
from layerlint.model.facts import Call, Form, GuardKind, Kind, LayerClass, Method, Owner, Phase, Value
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, lazy_guard
from layerlint.queries.creations import builds_lazily, instances_of_any
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, rule

_LABELS = {
    Kind.OPTIMIZER: "an optimizer",
    Kind.METRIC: "a metric",
    Kind.VARIABLE: "a variable",
    Kind.WEIGHT: "a weight",
    Kind.SUBLAYER: "a layer",
}

_OUTSIDE_GRAPH = (GuardKind.INIT_SCOPE, GuardKind.EAGER, GuardKind.EXCEPT)
"""Guards of code outside the graph or, as `except KeyError:` after a look-up, of code that may run only once."""


@rule(
    "LL605",
    "state-created-in-step",
    summary="An optimizer, metric, variable or layer is created in a training step or `tf.function`.",
)
def state_created_in_step(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        for event in method.calls:
            created = instances_of_any(event) or (event.value,)
            kind = created[0].kind
            if (
                kind not in _LABELS
                or not all(map(_creates_directly, created))
                or not _runs_in_graph(layer, method, event, kind)
            ):
                continue
            guards = layer.guards(method, event)
            if lazy_guard(layer, guards) or has_guard(guards, *_OUTSIDE_GRAPH):
                continue
            if kind is Kind.SUBLAYER and not all(owns_weights(layer, value) for value in created):
                continue
            assign = assigned_by(method, event.value)
            yield Finding(
                event.value.at,
                f"`{method.name}` creates {_LABELS[kind]} each time it runs, which fails inside `tf.function` and `fit`",
                attribute=assign.path if assign is not None else "",
                help="create it in `__init__` and keep it on `self`",
            )


state_created_in_step = replace(state_created_in_step, in_code=variable_in_loss)


def _creates_directly(value: Value) -> bool:
    """Whether the call is one of the class itself, and not of an attribute or a factory."""
    return value.form is Form.CALL and value.owner is Owner.NONE


def _runs_in_graph(layer: LayerClass, method: Method, event: Call, kind: Kind) -> bool:
    phases = layer.phases_of(method, event)
    if builds_lazily(layer, method, event):
        return False
    if Phase.CALL in phases:
        return kind in (Kind.OPTIMIZER, Kind.METRIC)
    if Phase.STEP in phases:
        return True
    return not event.nested and any(d.name == "tensorflow.function" for d in method.decorators)
