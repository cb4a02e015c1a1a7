"""LL607: a step whose reported loss is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Phase, Read, Return
from layerlint.rule import Finding, Severity, rule

_UPDATES = frozenset({"update_state", "train_step", "update"})


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
    shown = _results_shown(layer, step)
    if shown is None and any(
        "loss_tracker" in read.path or read.path == "metrics"
        for method in layer.methods
        for read in method.reads
    ):
        return
    for event in step.returns:
        if event is not shown and not _returns_a_loss(event):
            continue
        yield Finding(
            event.at,
            "`fit` shows `loss: 0`: Keras 3 shows its own loss metric as `loss`, and this step never updates it",
            help='keep `self.loss_tracker = keras.metrics.Mean(name="loss")`, update it, and return its `result()`',
        )


def _returns_a_loss(event: Return) -> bool:
    value = event.value
    if value is None or event.nested or value.form is not Form.DICT or value.keys != ("loss",):
        return False
    return value.items[0].called_method != "result"


def _results_shown(layer: LayerClass, step: Method) -> Return | None:
    """`return {m.name: m.result() for m in self.metrics}`, where nothing in the class updates a metric."""
    returned = _only_return(step)
    value = returned.value if returned is not None else None
    if value is None or value.form is not Form.COMPREHENSION or not value.items or not layer.complete:
        return None
    result = value.items[0]
    metrics = [event for event in step.events if isinstance(event, Read) and event.path == "metrics"]
    if len(metrics) != 1 or result.called_method != "result" or result.holder.at != metrics[0].at:
        return None
    methods = [method for facts in layer.lineage for method in facts.methods]
    updates = any(call.value.method in _UPDATES for method in methods for call in method.calls)
    return None if updates or _metric_reads(methods) != metrics else returned


def _only_return(step: Method) -> Return | None:
    returned = [event for event in step.returns if not event.nested]
    return returned[0] if len(returned) == 1 else None


def _metric_reads(methods: Iterable[Method]) -> list[Read]:
    """What the methods read of metrics and trackers."""
    return [
        read
        for method in methods
        for read in method.reads
        if "metrics" in read.path or "tracker" in read.path
    ]
