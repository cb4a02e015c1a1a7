"""LL110: running state kept in a weight that the optimizer also trains."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.frozen import may_freeze, waits_for_state
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_UPDATES = frozenset({"assign", "assign_add", "assign_sub"})


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
        path = call.value.holder.path if call.value.method in _UPDATES else ""
        if not path or path in reported or not _from_inputs(method, call.value):
            continue
        creations = [assign for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
        if (
            len(creations) != 1
            or creations[0].value.kind is not Kind.WEIGHT
            or not _trainable(creations[0].value)
        ):
            continue
        if not any(assign is creations[0] for own in layer.methods for assign in own.assigns):
            continue
        if may_freeze(layer, path) or waits_for_state(layer, method, call):
            continue
        reported.add(path)
        yield Finding(
            creations[0].value.at,
            f"`self.{path}` is assigned in `{method.name}` but is trainable: it counts as a parameter, and the"
            " optimizer may change it too",
            attribute=path,
            help="create it with `trainable=False`",
            fix=FixRequest("not-trainable", creations[0].value.at),
        )


def _from_inputs(method: Method, value: Value) -> bool:
    """Whether the new value is computed from the arguments of `call`."""
    required = {parameter.name for parameter in method.required}
    return any(not argument.value.params.isdisjoint(required) for argument in value.args)


def _trainable(weight: Value) -> bool:
    """Whether it is trainable by default; an explicit `trainable=True` is intended (a first value from the data)."""
    if not adds_weight(weight):
        return False  # a helper created it, perhaps with an explicit `trainable`
    return weight.form is Form.CALL and not weight.unpacks and weight.argument("trainable") is None
