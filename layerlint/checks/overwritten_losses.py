"""LL608: `self.losses` read after a second call of the model in one step."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, GuardKind, Kind, LayerClass, Phase, Read
from layerlint.queries.conditions import has_guard
from layerlint.queries.losses import losses_of_calls
from layerlint.rule import Finding, Severity, rule

_SURE = frozenset({GuardKind.WITH, GuardKind.LOOP, GuardKind.COMPREHENSION})


@rule(
    "LL608",
    "overwritten-losses",
    summary="The model is called twice before `self.losses` is read: the losses of the first call are gone.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    if not losses_of_calls(layer):
        return
    for method in layer.methods:
        if Phase.STEP not in layer.phases_of(method):
            continue
        calls = 0
        for event in method.events:
            repeats = has_guard(event.guards, GuardKind.LOOP, GuardKind.COMPREHENSION)
            if event.nested or not all(guard.kind in _SURE for guard in event.guards):
                continue
            if isinstance(event, Call) and _calls_self(event):
                calls += 2 if repeats else 1
            elif isinstance(event, Read) and event.path == "losses":
                if calls > 1 and not repeats:
                    yield Finding(
                        event.at,
                        "the model was called twice before this line: only the losses of the last call are left",
                        help="read `self.losses` after each call, and add them up",
                    )
                calls = 0


def _calls_self(event: Call) -> bool:
    holder = event.value.receiver
    called = event.value.name == "()" and holder is not None and holder.kind is Kind.SELF
    return called or event.value.name == "self.__call__"
