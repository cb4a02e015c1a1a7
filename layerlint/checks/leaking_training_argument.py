"""LL507: an explicit `training=` that leaks to the sublayers called after it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Call, GuardKind, Kind, LayerClass, Phase
from layerlint.queries.in_order import calls_in_order
from layerlint.queries.training import depends_on_training
from layerlint.queries.value_parts import holding_attribute, parts_of
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL507",
    "leaking-training-argument",
    summary="`training=True/False` given to one sublayer also applies to those called after it, in Keras 3.",
    targets=(3,),
    severity=Severity.WARNING,
)
def leaking_training_argument(layer: LayerClass) -> Iterator[Finding]:
    reported: set[At] = set()
    for method in layer.methods:
        forced: Call | None = None
        forced_path = ""
        if Phase.CALL not in layer.phases_of(method):
            continue
        for event in calls_in_order(layer, method):
            path = _called_attribute(layer, event)
            if not path:
                continue
            training = event.value.argument("training")
            if training is not None:
                literal = isinstance(training.constant, bool) and _always_runs(event)
                forced, forced_path = (event, path) if literal else (None, "")
            elif forced is not None and not event.value.unpacks and _depends_on_training(layer, path):
                leaking, forced = forced, None
                if leaking.value.at in reported:
                    continue
                reported.add(leaking.value.at)
                value = leaking.value.argument("training")
                yield Finding(
                    leaking.value.at,
                    f"`training={value.constant if value else None}` also applies to `self.{path}`, which is"
                    " called later without `training`",
                    attribute=forced_path,
                    help=f"pass `training` on: `self.{path}(..., training=training)`",
                )


def _always_runs(event: Call) -> bool:
    """Whether the call has no condition, except that it is done for every layer of a list."""
    return all(
        guard.kind is GuardKind.LOOP and guard.value is not None and bool(guard.value.path)
        for guard in event.guards
    )


def _called_attribute(layer: LayerClass, event: Call) -> str:
    """Return the attribute whose layer is called, directly or by a function that gets the layer, or ""."""
    value = event.value
    holder = value.holder
    path = value.path if value.on_self() else ""
    if value.calls_instance and holder.calls_own_path:
        path = holder.path
    elif value.calls_instance and holder.kind is Kind.SUBLAYER and len(holder.reads) == 1:
        held = holding_attribute(value)  # a layer of a list
        return held if Kind.SUBLAYER in layer.elements.get(held, frozenset()) else ""
    return path if Kind.SUBLAYER in layer.kinds.get(path, frozenset()) else ""


def _depends_on_training(layer: LayerClass, path: str) -> bool:
    """Whether a layer of the attribute depends on `training`."""
    return any(
        part.makes_layer and depends_on_training(layer, part)
        for _, assign in layer.assignments(path)
        for part in parts_of(assign.value)
    )
