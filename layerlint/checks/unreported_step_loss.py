"""LL607: a step whose reported loss stays 0."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL607",
    "unreported-step-loss",
    summary='A step that returns only `{"loss": loss}` reports 0: Keras 3 overwrites it with its own loss tracker.',
    targets=(3,),
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    step = layer.own_method("train_step")
    if step is None or not layer.is_model or layer.method("metrics") is not None:
        return
    if any(Kind.METRIC in kinds for found in (layer.kinds, layer.elements) for kinds in found.values()):
        return
    if any(
        "loss_tracker" in read.path or read.path == "metrics"
        for method in layer.methods
        for read in method.reads
    ):
        return
    for event in step.returns:
        value = event.value
        if value is None or event.nested or value.form is not Form.DICT or value.keys != ("loss",):
            continue
        if value.items[0].form is Form.CALL and value.items[0].method == "result":
            continue
        yield Finding(
            event.at,
            "Keras 3 overwrites this loss with its own loss tracker, which the step never updates: it is reported as 0",
            help='keep `self.loss_tracker = keras.metrics.Mean(name="loss")`, update it, and return its `result()`',
        )
