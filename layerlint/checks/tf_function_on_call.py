"""LL508: `@tf.function` on `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, LayerClass, Phase
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL508",
    "tf-function-on-call",
    summary="`@tf.function` on `call`: in Keras 3 the weights are not trained, and losses are lost.",
    fix=Safety.SAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None:
        return
    for decorator in call.decorators:
        if decorator.name != "tensorflow.function":
            continue
        if layer.keras == 2 and not _adds_loss(layer):
            continue
        yield Finding(
            decorator.at,
            "`@tf.function` on `call` cuts the gradient to weights made inside, and loses added losses"
            if layer.keras == 3
            else "`@tf.function` on a `call` that adds losses fails in `fit`",
            help="remove it: Keras compiles `call` itself, in `fit` and `predict`",
            fix=FixRequest("remove-decorator", decorator.at),
        )


def _adds_loss(layer: LayerClass) -> bool:
    return any(
        isinstance(event, Call) and event.value.name in {"self.add_loss", "super.add_loss"}
        for _, event in layer.events(Phase.CALL)
    )
