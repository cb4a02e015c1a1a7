"""LL606: a `metrics` property that hides metrics."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass, Phase
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL606",
    "metrics-not-listed",
    summary="An overridden `metrics` hides the compiled metrics, or one that a step updates.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    listed = layer.own_method("metrics")
    if listed is None or not layer.is_model or listed.abstract:
        return
    returns = [event.value for event in listed.returns if event.value is not None]
    if not returns:
        return
    paths: set[str] = set()
    for value in returns:
        for part in value.walk():
            paths |= {path.partition(".")[0] for path in part.reads}
            if (
                part.name in {"super.metrics", ".metrics"}
                or part.kind is Kind.SUPER
                or part.kind is Kind.UNKNOWN
            ):
                return
    step = layer.method("train_step")
    if step is None:
        yield Finding(
            listed.at_name,
            "`metrics` leaves out the compiled metrics: they vanish from the history, and the loss is reported as 0",
            help="return `super().metrics + [...]`, or leave out the property: Keras finds metrics in attributes",
        )
        return
    missing = sorted(_updated(layer) - paths)
    if missing:
        yield Finding(
            listed.at_name,
            f"`metrics` leaves out `self.{missing[0]}`, which a step updates: it is not reset between epochs",
            missing[0],
            f"add `self.{missing[0]}` to what `metrics` returns",
        )


def _updated(layer: LayerClass) -> set[str]:
    """The metrics on `self` that the steps update."""
    found: set[str] = set()
    for _, event in layer.events(Phase.STEP):
        if (
            isinstance(event, Call)
            and event.value.name == ".update_state"
            and event.value.receiver is not None
        ):
            path = event.value.receiver.path
            if path and layer.kinds.get(path, frozenset()) - {Kind.NONE} == {Kind.METRIC}:
                found.add(path)
    return found
