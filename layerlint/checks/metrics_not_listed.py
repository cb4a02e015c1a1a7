"""LL606: a `metrics` property that hides metrics."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value, attribute_of
from layerlint.queries.entries_in_loops import entries_of_call
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL606",
    "metrics-not-listed",
    summary="`metrics` leaves out the compiled metrics, or one that a step updates.",
    severity=Severity.WARNING,
)
def metrics_not_listed(layer: LayerClass) -> Iterator[Finding]:
    if not layer.is_model:
        return
    yield from _property_findings(layer)
    yield from _module_metric_findings(layer)


def _property_findings(layer: LayerClass) -> Iterator[Finding]:
    """Metrics that a `metrics` property of the class leaves out."""
    listed = layer.own_method("metrics")
    if listed is None:
        return
    returns = [event.value for event in listed.returns if event.value is not None]
    if not returns:
        return
    paths: set[str] = set()
    for value in returns:
        for part in value.walk():
            paths |= {path.partition(".")[0] for path in part.reads}
            if part.kind in (Kind.SUPER, Kind.UNKNOWN):
                return
    step = layer.method("train_step")
    if step is None and not paths.isdisjoint(_updated(layer)):
        return  # a `compute_loss` of its own reports its losses in them
    if step is None:
        yield Finding(
            listed.at_name,
            "`metrics` leaves out the compiled metrics: they vanish from the history, and the loss is reported as 0",
            help="return `super().metrics + [...]`, or leave out the property: Keras finds metrics in attributes",
        )
        return
    if "compiled_metrics" not in paths and _updates_compiled(layer):
        yield Finding(
            listed.at_name,
            "`metrics` leaves out the compiled metrics, which a step updates: they are neither reported nor reset",
            help="return `super().metrics + [...]`, or leave out the property: Keras finds metrics in attributes",
        )
        return
    missing = sorted(_updated(layer) - paths) or sorted(_updated_entries(layer, returns))
    if missing:
        yield Finding(
            listed.at_name,
            f"`metrics` leaves out `self.{missing[0]}`, which a step updates: it is not reset between epochs",
            attribute=attribute_of(missing[0]),
            help=f"add `self.{missing[0]}` to what `metrics` returns",
        )


def _updates_compiled(layer: LayerClass) -> bool:
    """Whether a step updates the metrics of `compile`, by the `compiled_metrics` of Keras itself."""
    if layer.method("compiled_metrics") is not None or "compiled_metrics" in layer.kinds:
        return False
    return any(
        call.value.on_value("update_state") and call.value.holder.path == "compiled_metrics"
        for _, call in layer.calls(Phase.STEP)
    )


def _module_metric_findings(layer: LayerClass) -> Iterator[Finding]:
    """Metrics of the module that a step updates: Keras finds only those that the model holds."""
    if layer.method("fit") is not None or layer.method("metrics") is not None:
        return
    handled = {
        _module_metric(call.value)
        for method in layer.members.values()
        for call in method.calls
        if call.value.on_value("reset_state", "reset_states")
    }
    for _, event in layer.in_run_order(layer.calls(Phase.STEP)):
        if not event.value.on_value("update_state"):
            continue
        name = _module_metric(event.value)
        if name and name not in handled:
            handled.add(name)
            yield Finding(
                event.value.at,
                f"`{name}` is a metric of the module, not of the model: Keras does not reset it between epochs",
                help=f"keep it on the model, `self.{name} = ...` in `__init__`, or list it in a `metrics` property",
            )


def _module_metric(call: Value) -> str:
    """The name in the module of the metric that is called; "" for any other object."""
    holder = call.holder
    if holder.form is not Form.NAME or holder.kind is not Kind.METRIC:
        return ""
    return holder.method


def _updated(layer: LayerClass) -> set[str]:
    """The metrics on `self` that the steps update."""
    paths: set[str] = set()
    for _, call in layer.calls(Phase.STEP):
        path, holder = "", call.value.holder
        if call.value.on_value("update_state"):
            path = holder.path
        elif call.value.calls_own_path:
            path = call.value.path
        # `for metric in (self.loss, self.error): metric.update_state(...)`
        in_turn = holder.reads if not path and holder.local and holder.kind is Kind.METRIC else frozenset()
        paths |= {
            held
            for held in (path, *in_turn)
            if layer.kinds.get(held, frozenset()) - {Kind.NONE} == {Kind.METRIC}
        }
    return paths


def _updated_entries(layer: LayerClass, returns: list[Value]) -> set[str]:
    """The entries of a dict of metrics that the steps update, if the property lists others of the same dict."""
    listed = [item for value in returns if value.form in (Form.LIST, Form.TUPLE) for item in value.items]
    if (
        len(returns) != 1
        or not listed
        or any(item.kind is not Kind.METRIC or not item.path for item in listed)
    ):
        return set()
    paths = {item.path for item in listed}
    dicts = {attribute_of(path) for path in paths if "[" in path} - paths
    updated = {
        path
        for _, call in layer.calls(Phase.STEP)
        if call.value.on_value("update_state")
        for path in entries_of_call(layer, call)
    }
    return {
        path
        for path in updated - paths
        if attribute_of(path) in dicts
        and "['" in path
        and layer.elements.get(attribute_of(path)) == frozenset({Kind.METRIC})
    }
