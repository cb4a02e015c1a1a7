"""LL117: several weights without a name, which get the same name in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.positional_add_weight import NAMES
from layerlint.model.facts import Call, GuardKind, LayerClass, Phase
from layerlint.queries.conditions import has_guard
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL117",
    "unnamed-weight",
    summary="Several weights have no name: Keras 2 names them all `Variable`, and saving as `.h5` fails.",
    targets=(2,),
    severity=Severity.NOTE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    unnamed = [
        event
        for _, event in layer.events(Phase.CONSTRUCT, Phase.BUILD)
        if isinstance(event, Call) and event.value.name in NAMES and _has_no_name(event)
    ]
    repeated = any(has_guard(event.guards, GuardKind.LOOP, GuardKind.COMPREHENSION) for event in unnamed)
    if len(unnamed) < 2 and not repeated:
        return
    for event in unnamed:
        yield Finding(
            event.value.at,
            "this weight has no name, like another one of the layer: Keras 2 cannot save them in an `.h5` file",
            help='name it: `self.add_weight(name="...", ...)`',
        )


def _has_no_name(event: Call) -> bool:
    value = event.value
    return not value.positional and not value.unpacks and value.argument("name") is None
