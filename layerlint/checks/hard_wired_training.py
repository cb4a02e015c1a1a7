"""LL525: `training=True` in `call`, whatever mode the model runs in, or in a step of `evaluate` or `predict`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, GuardKind, LayerClass, Phase, Value
from layerlint.queries.conditions import depends_on_mode
from layerlint.queries.training import (
    acting_sublayer,
    called_sublayers,
    keras_layer_depends,
    may_be_frozen,
    mode_following_sublayer,
)
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_UNCONDITIONAL = frozenset({GuardKind.LOOP, GuardKind.COMPREHENSION, GuardKind.WITH})
_OF_THE_BATCH = "uses the statistics of the batch there, never its moving ones"
_NORMALIZE = ("layers.BatchNormalization", "layers.SyncBatchNormalization")
_RUN_BY = {"test_step": "evaluate", "predict_step": "predict"}
"""The methods of a model that run in inference mode, and what runs them."""


@rule(
    "LL525",
    "hard-wired-training",
    summary="`training=True` in `call` or `test_step`: `predict` or `evaluate` uses the batch, or drops values.",
    severity=Severity.WARNING,
)
def hard_wired_training(layer: LayerClass) -> Iterator[Finding]:
    yield from _call_findings(layer)
    if layer.is_model:
        yield from _step_findings(layer)


def _call_findings(layer: LayerClass) -> Iterator[Finding]:
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


def _step_findings(layer: LayerClass) -> Iterator[Finding]:
    """Runs of the model, or of a part, in training mode by `test_step` and `predict_step`."""
    for name, runner in _RUN_BY.items():
        step = layer.own_method(name)
        for call in step.calls if step is not None else ():
            acting = _acting_in_step(layer, call)
            if acting is None or (runner == "predict" and short_name(acting[1].name) not in _NORMALIZE):
                continue  # Monte Carlo dropout
            yield Finding(
                call.value.at,
                f"`{name}` passes `training=True`: in `{runner}`, `self.{acting[0]}` {_effect(acting[1])}",
                attribute=acting[0],
                help="pass `training=False`",
                cause="training",
            )
            break


def _acting_in_step(layer: LayerClass, call: Call) -> tuple[str, Value, bool] | None:
    """The sublayer that the call runs in training mode, and that acts differently there."""
    if call.value.given("training").constant is not True or call.nested:
        return None
    if any(guard.kind not in _UNCONDITIONAL for guard in call.guards):
        return None
    if call.value.calls_self:
        return mode_following_sublayer(layer)
    return acting_sublayer(layer, call.value)


def _effect(part: Value) -> str:
    short = short_name(part.name)
    if short in _NORMALIZE:
        return "uses the statistics of the batch, and moves its own"
    return "drops values" if short.endswith("Dropout") else "acts as in training"
