"""LL210: `self.d.call(x)`, which bypasses everything that `self.d(x)` does around it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import is_stateless, keras_name
from layerlint.text import Safety


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
        if _loses_nothing(layer, holder.path, call.value):
            continue
        entry = holder.path.replace("[None]", "[...]")  # an index that is not known
        shown = f"self.{entry}" if entry else holder.local or "layer"
        yield Finding(
            call.value.at,
            f"`{shown}.call(...)` bypasses `__call__`: the layer is not built, and its losses, masks and `training`"
            " are skipped",
            attribute=holder.path,
            help=f"call the layer itself: `{shown}(...)`",
            # By position, Keras 3 takes tensors alone.
            fix=FixRequest("call-layer", call.value.at, certain=len(call.value.positional) <= 1),
        )


def _loses_nothing(layer: LayerClass, path: str, call: Value) -> bool:
    """Whether nothing shows that `__call__` would do something for the sublayer: build it, or tell it the mode."""
    values = [assign.value for _, assign in layer.assignments(path) if path]
    made = [value for value in values if value.makes_layer]
    return bool(made) and not any(_misses(layer, value, call) for value in made)


def _misses(layer: LayerClass, made: Value, call: Value) -> bool:
    short = keras_name(made.name)
    if short is None:
        told = call.unpacks or len(call.positional) > 1 or call.argument("training") is not None
        traits = layer.traits(made.name)
        return traits.needs_dunder_call or (traits.needs_training_flag and not told)
    return not short.startswith("layers.") or short in _WITH_INSIDES or not is_stateless(short, 3)


_WITH_INSIDES = frozenset(
    {"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper", "layers.Layer", "layers.Lambda",
     "layers.Masking", "layers.ActivityRegularization"}
)  # fmt: skip
