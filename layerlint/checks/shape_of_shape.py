"""LL516: `tf.shape` of a static shape, which counts the axes."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Phase
from layerlint.queries.shapes import is_shape_of_shape
from layerlint.rule import Finding, rule


@rule(
    "LL516",
    "shape-of-shape",
    summary="`tf.shape` of a static shape returns the number of axes, and fails where the batch size is unknown.",
)
def shape_of_shape(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL, Phase.BUILD):
        if is_shape_of_shape(call.value):
            yield Finding(
                call.value.at,
                "`shape` gets a static shape, and returns its number of axes: with a batch of unknown size this fails",
                help="use the sizes of the tensor, `tf.shape(x)` in `call`, or the static shape itself;"
                " `len(shape)` is the number of axes",
            )
