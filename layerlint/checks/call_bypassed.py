"""LL210: `self.d.call(x)`, which by-passes everything that `self.d(x)` does around it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass, Phase
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL210",
    "call-bypassed",
    summary="`self.layer.call(x)` by-passes building, `training`, masks and losses.",
    fix=Safety.SAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events(Phase.CALL, Phase.STEP):
        if not isinstance(event, Call) or event.value.name != ".call":
            continue
        holder = event.value.receiver
        if holder is None or holder.kind is not Kind.SUBLAYER or not holder.reads:
            continue
        shown = f"self.{holder.path}" if holder.path else "the sublayer"
        yield Finding(
            event.value.at,
            f"`{shown}.call(...)` by-passes `__call__`: the layer is not built, and its losses, masks and `training`"
            " are skipped",
            holder.path,
            f"call the layer itself: `{shown}(...)`",
            fix=FixRequest("call-layer", event.value.at),
        )
