"""LL710: BatchNormalization stores another variance than in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Value
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name, root_of


@rule(
    "LL710",
    "moving-variance",
    summary="On images, Keras 3 computes the moving variance of BatchNormalization differently from Keras 2.",
    targets=(3,),
    severity=Severity.NOTE,
)
def moving_variance(layer: LayerClass) -> Iterator[Finding]:
    if not becomes_keras_3(layer):
        return
    normalizations = [
        call.value for method in layer.methods for call in method.calls if _is_fused(call.value)
    ]
    if normalizations:
        yield Finding(
            normalizations[0].at,
            "on a 4-D input, `moving_variance` gets the variance of the batch in Keras 3, and N/(N-1) times as much in"
            " Keras 2: a model that is trained further gets slightly different values",
            help="nothing is wrong; expect the difference when results are compared",
            related=tuple((normalization.at, "here too") for normalization in normalizations[1:]),
        )


def _is_fused(call: Value) -> bool:
    """Whether Keras 2 may run the layer by its fused implementation."""
    if call.unpacks:
        return False
    if keras_name(call.name) != "layers.BatchNormalization" or root_of(call.name) not in {
        "tf.keras",
        "tf_keras",
    }:
        return False
    fused, axis, renorm = call.argument("fused"), call.argument("axis", 0), call.argument("renorm")
    return (
        (fused is None or fused.constant is not False)
        and (axis is None or axis.constant in (1, 3, -1, -3, None))
        and (renorm is None or renorm.constant is False)
        and call.argument("virtual_batch_size") is None
    )
