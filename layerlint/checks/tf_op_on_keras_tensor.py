"""LL703: a TensorFlow function on the symbolic input of a functional model."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.keras_names import keras_name
from layerlint.model.apis import tf_name, tf_result
from layerlint.model.facts import Call, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, rule


@rule(
    "LL703",
    "tf-op-on-keras-tensor",
    summary="A TensorFlow function is applied to `keras.Input`, which Keras 3 refuses outside a layer.",
    targets=(3,),
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method, event in layer.events():
        if not isinstance(event, Call) or Phase.CALL in layer.phases_of(method, event):
            continue
        short = tf_name(event.value.name)
        if short is None or keras_name(event.value.name) is not None:
            continue
        if tf_result(short) not in (Kind.TENSOR, Kind.INPUT) or not _given(event.value):
            continue
        yield Finding(
            event.value.at,
            f"`tf.{short}` is applied to a Keras input: Keras 3 allows TensorFlow functions only inside a layer's `call`",
            help=f"use `keras.ops.{short.rpartition('.')[2]}`, or put it into a layer",
        )


def _given(value: Value) -> bool:
    return any(
        part.kind is Kind.KERAS_TENSOR
        for argument in value.args
        for part in (argument.value, *(argument.value.items if argument.value.kind is Kind.CONTAINER else ()))
    )
