"""LL210: `self.d.call(x)`, which by-passes everything that `self.d(x)` does around it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.keras_names import is_stateless, keras_name
from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase
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
        if _loses_nothing(layer, holder.path):
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


def _loses_nothing(layer: LayerClass, path: str) -> bool:
    """Whether the sublayer is one of Keras's own without weights, seed, mask or training mode."""
    made = [assign.value for _, assign in layer.assigns(path) if path]
    return bool(made) and all(
        value.form is Form.CALL
        and (short := keras_name(value.name)) is not None
        and short.startswith("layers.")
        and short not in _WITH_INSIDES
        and is_stateless(short, 3)
        for value in made
    )


_WITH_INSIDES = frozenset(
    {"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper", "layers.Layer", "layers.Lambda",
     "layers.Masking", "layers.ActivityRegularization"}
)  # fmt: skip
