"""LL608: `self.losses` read after a second call of the model in one step."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass, Phase, Read
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL608",
    "overwritten-losses",
    summary="The model is called twice before `self.losses` is read: the losses of the first call are gone.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        if Phase.STEP not in layer.phases_of(method):
            continue
        calls: list[Call] = []
        for event in method.events:
            if event.nested or (event.guards and any(g.kind.value not in {"with"} for g in event.guards)):
                continue
            if isinstance(event, Call) and _calls_self(event):
                calls.append(event)
            elif isinstance(event, Read) and event.path == "losses":
                if len(calls) > 1:
                    yield Finding(
                        event.at,
                        "the model was called twice before this line: only the losses of the last call are left",
                        help="read `self.losses` after each call, and add them up",
                    )
                calls.clear()


def _calls_self(event: Call) -> bool:
    holder = event.value.receiver
    return event.value.name == "()" and holder is not None and holder.kind is Kind.SELF
