"""LL210: `self.d.call(x)`, which bypasses everything that `self.d(x)` does around it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import is_stateless, keras_name
from layerlint.text import Safety

_WITH_OWN_DUNDER_CALL = frozenset(
    {"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper", "layers.Layer", "layers.Lambda",
     "layers.Masking", "layers.ActivityRegularization"}
)  # fmt: skip
"""Layers without weights for which `__call__` does more than call `call`."""


@rule(
    "LL210",
    "call-bypassed",
    summary="`self.layer.call(x)` bypasses building, `training`, masks and losses.",
    fix=Safety.SAFE,
)
def call_bypassed(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL, Phase.STEP):
        if not call.value.on_value("call"):
            continue
        holder = call.value.holder
        if holder.kind is not Kind.SUBLAYER or not holder.reads:
            continue
        if _is_harmless(layer, holder.path, call.value):
            continue
        entry = holder.path.replace("[None]", "[...]")  # an index that is not known
        sublayer = f"self.{entry}" if entry else holder.local or "layer"
        yield Finding(
            call.value.at,
            f"`{sublayer}.call(...)` bypasses `__call__`: the layer is not built, and its losses, masks and `training`"
            " are skipped",
            attribute=holder.path,
            help=f"call the layer itself: `{sublayer}(...)`",
            # Keras 3 takes only tensors by position.
            fix=FixRequest("call-layer", call.value.at, certain=len(call.value.positional) <= 1),
        )


def _is_harmless(layer: LayerClass, path: str, call: Value) -> bool:
    """Whether `__call__` would do nothing more for the sublayer, such as build it or pass it `training`."""
    values = [assign.value for _, assign in layer.assignments(path) if path]
    sublayers = [sublayer for sublayer in values if sublayer.makes_layer]
    return bool(sublayers) and not any(_needs_dunder_call(layer, sublayer, call) for sublayer in sublayers)


def _needs_dunder_call(layer: LayerClass, sublayer: Value, call: Value) -> bool:
    short = keras_name(sublayer.name)
    if short is None:
        passes_training = call.unpacks or len(call.positional) > 1 or call.argument("training") is not None
        traits = layer.traits(sublayer.name)
        return traits.needs_dunder_call or (traits.needs_training_flag and not passes_training)
    return not short.startswith("layers.") or short in _WITH_OWN_DUNDER_CALL or not is_stateless(short, 3)
