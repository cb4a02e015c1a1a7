"""LL508: `@tf.function` on `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass, Phase
from layerlint.queries.classes import plain_layer
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_TRAINED = frozenset({Kind.WEIGHT, Kind.VARIABLE, Kind.SUBLAYER, Kind.TF_MODULE})


@rule(
    "LL508",
    "tf-function-on-call",
    summary="`@tf.function` on `call`: in Keras 3 the weights are not trained, and losses are lost.",
    fix=Safety.SAFE,
)
def tf_function_on_call(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None:
        return
    yield from _wrapped(layer)
    for decorator in call.decorators:
        if decorator.name != "tensorflow.function":
            continue
        if not _adds_loss(layer) and (layer.keras == 2 or not _has_something_to_train(layer)):
            continue
        yield Finding(
            decorator.at,
            "`@tf.function` on `call` cuts the gradient to weights made inside, and loses added losses"
            if layer.keras == 3
            else "`@tf.function` on a `call` that adds losses fails in `fit`",
            help="remove it: Keras compiles `call` itself, in `fit` and `predict`",
            fix=FixRequest("remove-decorator", decorator.at),
        )


def _wrapped(layer: LayerClass) -> Iterator[Finding]:
    """`self.call = tf.function(self.call)`, which does the same to the instance."""
    if not _adds_loss(layer) and (layer.keras == 2 or not _has_something_to_train(layer)):
        return
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        value = assign.value
        if assign.path == "call" and value.called == "tensorflow.function":
            yield Finding(
                assign.at,
                "`tf.function` around `call` cuts the gradient to weights made inside, and loses added losses"
                if layer.keras == 3
                else "`tf.function` around a `call` that adds losses fails in `fit`",
                attribute="call",
                help="leave `call` as it is: Keras compiles it itself, in `fit` and `predict`",
            )


def _has_something_to_train(layer: LayerClass) -> bool:
    """Whether the class shows weights, sublayers, or attributes that `call` calls, or inherits from one that may have."""
    if not plain_layer(layer):
        return True
    kinds = [kind for found in (layer.kinds, layer.elements) for kinds in found.values() for kind in kinds]
    if not _TRAINED.isdisjoint(kinds):
        return True
    return any(
        isinstance(event, Call)
        and (event.value.on_super() or (event.value.calls_own_path and event.value.path in layer.kinds))
        for _, event in layer.events(Phase.CALL)
    )


def _adds_loss(layer: LayerClass) -> bool:
    return any(
        isinstance(event, Call) and event.value.on_self_or_super("add_loss")
        for _, event in layer.events(Phase.CALL)
    )
