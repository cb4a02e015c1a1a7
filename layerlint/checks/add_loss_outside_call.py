"""LL601: a loss added in `__init__` or `build`, which Keras drops."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase
from layerlint.rule import Finding, rule

_CALLABLE_OR_UNKNOWN = frozenset({Kind.FUNCTION, Kind.UNKNOWN, Kind.PARAMETER, Kind.KERAS_TENSOR, Kind.CLASS})


@rule(
    "LL601",
    "add-loss-outside-call",
    summary="`add_loss` in `__init__` or `build`: the loss is dropped.",
)
def add_loss_outside_call(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls(Phase.CONSTRUCT, Phase.BUILD):
        if not call.value.on_self_or_super("add_loss"):
            continue
        if Phase.CALL in layer.phases_of(method, call):
            continue
        losses = call.value.positional
        if losses and losses[0].kind is Kind.KERAS_TENSOR:
            continue
        if losses and losses[0].form is Form.LAMBDA:
            continue  # Keras 2 calls it, Keras 3 refuses it: LL604
        if layer.keras == 2 and (not losses or losses[0].kind in _CALLABLE_OR_UNKNOWN):
            continue
        yield Finding(
            call.value.at,
            f"a loss added in `{method.name}` is dropped: Keras clears the losses at every call",
            elsewhere=f"a loss added while `{method.name}` runs is dropped: Keras clears the losses at every call",
            help="call `self.add_loss(...)` in `call`",
        )
