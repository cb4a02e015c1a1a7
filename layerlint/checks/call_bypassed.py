"""LL210: `self.d.call(x)`, which by-passes everything that `self.d(x)` does around it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.names import is_stateless, keras_name
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
    """Whether nothing shows that the sublayer has weights, a seed, a mask or a training mode."""
    values = [assign.value for _, assign in layer.assigns(path) if path]
    made = [value for value in values if value.form is Form.CALL and value.kind is Kind.SUBLAYER]
    return bool(made) and not any(_has_state(layer, value) for value in made)


def _has_state(layer: LayerClass, made: Value) -> bool:
    short = keras_name(made.name)
    if short is None:
        return made.name in layer.stateful
    return not short.startswith("layers.") or short in _WITH_INSIDES or not is_stateless(short, 3)


_WITH_INSIDES = frozenset(
    {"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper", "layers.Layer", "layers.Lambda",
     "layers.Masking", "layers.ActivityRegularization"}
)  # fmt: skip
