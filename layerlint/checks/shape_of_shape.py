"""LL516: `tf.shape` of a static shape, which counts the axes."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name


@rule(
    "LL516",
    "shape-of-shape",
    summary="`tf.shape` of a static shape gives the number of axes, and fails where the batch size is unknown.",
)
def shape_of_shape(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL, Phase.BUILD):
        given = call.value.argument("input", 0) or call.value.argument("x")
        if _asks_shape(call.value) and given is not None and _is_static(given):
            yield Finding(
                call.value.at,
                "`shape` of a static shape is the number of axes, not a size; with a batch of unknown size it fails",
                help="take the sizes of the tensor, `tf.shape(x)` in `call`, or the static shape as it is;"
                " `len(shape)` is the number of axes",
            )


def _asks_shape(value: Value) -> bool:
    return tf_name(value.name) == "shape" or keras_name(value.name) == "backend.shape"


def _is_static(value: Value) -> bool:
    return value.kind is Kind.SHAPE and value.form in (Form.NAME, Form.ATTRIBUTE, Form.CALL)
