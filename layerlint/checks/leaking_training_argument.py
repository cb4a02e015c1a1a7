"""LL507: an explicit `training=` that leaks to the sublayers called after it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase
from layerlint.queries.training import depends_on_training
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL507",
    "leaking-training-argument",
    summary="`training=True/False` given to one sublayer also holds for those called after it, in Keras 3.",
    targets=(3,),
    severity=Severity.WARNING,
)
def leaking_training_argument(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        forced: Call | None = None
        for event in method.calls:
            if (
                Phase.CALL not in layer.phases_of(method, event)
                or event.nested
                or not _is_sublayer(layer, event)
            ):
                continue
            given = event.value.argument("training")
            if given is not None:
                literal = given.form is Form.LITERAL and isinstance(given.constant, bool) and not event.guards
                forced = event if literal else None
            elif forced is not None and not event.value.unpacks and _listens(layer, event):
                value = forced.value.argument("training")
                yield Finding(
                    forced.value.at,
                    f"`training={value.constant if value else None}` also holds for `self.{event.value.path}`, which is"
                    " called after it",
                    attribute=forced.value.path,
                    help=f"pass it on explicitly: `self.{event.value.path}(..., training=training)`",
                )
                forced = None


def _is_sublayer(layer: LayerClass, event: Call) -> bool:
    return event.value.on_self() and Kind.SUBLAYER in layer.kinds.get(event.value.path, frozenset())


def _listens(layer: LayerClass, event: Call) -> bool:
    return any(
        part.makes_layer and depends_on_training(layer, part)
        for _, assign in layer.assignments(event.value.path)
        for part in parts_of(assign.value)
    )
