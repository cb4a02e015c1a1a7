"""LL607: a step whose reported loss is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Phase
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL607",
    "unreported-step-loss",
    summary="`fit` reports a wrong loss: the loss tracker of Keras 3 stays at 0, or is updated with outputs.",
    targets=(3,),
    severity=Severity.WARNING,
)
def unreported_step_loss(layer: LayerClass) -> Iterator[Finding]:
    yield from _left_at_zero(layer)
    if layer.is_model and "compiled_metrics" not in layer.kinds:
        yield from _fed_outputs(layer)


def _fed_outputs(layer: LayerClass) -> Iterator[Finding]:
    """`self.compiled_metrics.update_state(y, outputs)`: a shim that updates every `Mean` with the outputs."""
    for _, call in layer.calls(Phase.STEP):
        if not call.value.on_value("update_state"):
            continue
        holder = call.value.holder
        if holder.path != "compiled_metrics":
            continue
        yield Finding(
            call.at,
            "in Keras 3 this updates the loss metric with `y_pred`: `fit` shows a wrong loss",
            help='loop over `self.metrics`: update the one named "loss" with the loss, the others with `(y, y_pred)`',
        )


def _left_at_zero(layer: LayerClass) -> Iterator[Finding]:
    step = layer.own_method("train_step")
    if step is None or not layer.is_model or layer.method("metrics") is not None:
        return
    if any(
        Kind.METRIC in kinds for attributes in (layer.kinds, layer.elements) for kinds in attributes.values()
    ):
        return
    if any(
        "loss_tracker" in read.path or read.path == "metrics"
        for method in layer.methods
        for read in method.reads
    ):
        return
    for event in step.returns:
        value = event.value
        if value is None or event.nested or value.keys != ("loss",):
            continue
        if value.items[0].called_method == "result":
            continue
        yield Finding(
            event.at,
            "`fit` shows `loss: 0`: Keras 3 shows its own loss metric as `loss`, and this step never updates it",
            help='keep `self.loss_tracker = keras.metrics.Mean(name="loss")`, update it, and return its `result()`',
        )
