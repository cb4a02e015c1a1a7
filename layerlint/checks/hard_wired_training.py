"""LL525: `training=True` for a layer of `call`, whatever mode the model runs in."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, GuardKind, LayerClass, Phase, Value
from layerlint.queries.conditions import depends_on_mode
from layerlint.queries.training import called_sublayers, keras_layer_depends, may_be_frozen
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_UNCONDITIONAL = frozenset({GuardKind.LOOP, GuardKind.COMPREHENSION, GuardKind.WITH})
_OF_THE_BATCH = "uses the statistics of the batch there, never its moving ones"
_NORMALIZE = ("layers.BatchNormalization", "layers.SyncBatchNormalization")


@rule(
    "LL525",
    "hard-wired-training",
    summary="`call` runs BatchNormalization or Dropout with `training=True`: `predict` uses the batch, or drops values.",
    severity=Severity.WARNING,
)
def hard_wired_training(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls(Phase.CALL):
        guards = layer.guards(method, call)
        if call.value.given("training").constant is not True or call.nested or depends_on_mode(guards):
            continue
        if any(guard.kind not in _UNCONDITIONAL for guard in guards):
            continue
        part = _acting(layer, call)
        if part is not None:
            normalizes = short_name(part.name) in _NORMALIZE
            effect = _OF_THE_BATCH if normalizes else "drops values there"
            yield Finding(
                call.value.at,
                f"`training=True` holds in `predict` and `evaluate` too: `{part.method}` {effect}",
                help="pass on the `training` argument of `call`",
                severity=None if normalizes else Severity.NOTE,
                cause="training",
            )


def _acting(layer: LayerClass, call: Call) -> Value | None:
    """The Keras layer that the call runs, if it depends on `training` by itself."""
    parts = [part for path, part, _ in called_sublayers(layer, call.value) if not may_be_frozen(layer, path)]
    first = parts[0] if parts else None
    return first if first is not None and all(map(keras_layer_depends, parts)) else None
