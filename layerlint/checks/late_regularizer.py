"""LL617: a regularizer that is set on the layers of a model after its weights are created."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Method, OtherAssign, Owner
from layerlint.rule import Finding, ModelCode, Severity, code_rule

_SUFFIXES = ("_regularizer", "_constraint")
_READ_AT_CALL = "activity_regularizer"
_RECREATES_MODEL = frozenset(
    {"model_from_json", "model_from_config", "from_config", "clone_model", "model_from_yaml", "build"}
)


@code_rule(
    "LL617",
    "late-regularizer",
    summary="`kernel_regularizer` is set on a layer that has its weights already: it has no effect.",
    severity=Severity.WARNING,
)
def late_regularizer(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for event in method.events:
            if isinstance(event, OtherAssign) and _is_late(method, event):
                yield Finding(
                    event.at,
                    f"Keras reads `{event.name}` only when it creates the weight: set on a built layer, it has no effect",
                    help="pass it to the constructor of the layer, or make the model again:"
                    " `model_from_json(model.to_json())`, then `set_weights`",
                )


def _is_late(method: Method, event: OtherAssign) -> bool:
    """Whether a regularizer is set in a loop over the layers of a model that is not created again."""
    if not event.name.endswith(_SUFFIXES) or event.name == _READ_AT_CALL:
        return False
    over_layers = any(
        guard.kind is GuardKind.LOOP and any(part.on_value("layers") for part in guard.value.walk())
        for guard in event.guards
        if guard.value is not None
    )
    recreated = any(call.value.method in _RECREATES_MODEL for call in method.calls)
    return over_layers and event.holder.owner is Owner.NONE and not recreated
