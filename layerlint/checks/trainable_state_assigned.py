"""LL110: running state kept in a weight that the optimizer also trains."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.frozen import may_freeze, waits_for_state
from layerlint.queries.updated_weights import holds_weights, updated_path
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL110",
    "trainable-state-assigned",
    summary="A weight that `call` assigns from its inputs is left trainable.",
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def trainable_state_assigned(layer: LayerClass) -> Iterator[Finding]:
    reported: set[str] = set()
    for method, call in layer.calls(Phase.CALL):
        path = updated_path(layer, call.value)
        if not path or path in reported or not _from_inputs(method, call.value):
            continue
        several = holds_weights(layer, path)
        creations = _creations(layer, path, several)
        if not creations or not all(map(_trainable, creations)):
            continue
        if may_freeze(layer, path) or waits_for_state(layer, method, call):
            continue
        reported.add(path)
        first = creations[0]
        yield Finding(
            first.at,
            f"{'a weight in ' if several else ''}`self.{path}` is assigned in `{method.name}` but is trainable: it"
            " counts as a parameter, and the optimizer may change it too",
            attribute=path,
            help="create it with `trainable=False`",
            fix=FixRequest("not-trainable", first.at) if len(creations) == 1 else None,
        )


def _creations(layer: LayerClass, path: str, several: bool) -> list[Value]:
    """The weights that the attribute holds, if the class itself makes them all: one, or those of a container."""
    own = {id(assign) for method in layer.methods for assign in method.assigns}
    assigns = [assign for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
    if not all(id(assign) in own for assign in assigns):
        return []
    if not several:
        return [assign.value for assign in assigns] if len(assigns) == 1 else []
    parts = [part for assign in assigns for part in parts_of(assign.value)]
    return [part for part in parts if part.kind is not Kind.CONTAINER and part.form is not Form.CHOICE]


def _from_inputs(method: Method, value: Value) -> bool:
    """Whether the new value is computed from the arguments of `call`."""
    required = {parameter.name for parameter in method.required}
    return any(not argument.value.params.isdisjoint(required) for argument in value.args)


def _trainable(weight: Value) -> bool:
    """Whether it is trainable by default; an explicit `trainable=True` is intended (a first value from the data)."""
    if weight.kind is not Kind.WEIGHT or not adds_weight(weight):
        return False  # a helper created it, perhaps with an explicit `trainable`
    return weight.form is Form.CALL and not weight.unpacks and weight.argument("trainable") is None
