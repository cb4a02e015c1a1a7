"""LL710: BatchNormalization keeps another variance than in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name, root_of


@rule(
    "LL710",
    "moving-variance",
    summary="On images, Keras 3 computes the moving variance of BatchNormalization otherwise than Keras 2.",
    targets=(3,),
    severity=Severity.NOTE,
)
def moving_variance(layer: LayerClass) -> Iterator[Finding]:
    if not becomes_keras_3(layer):
        return
    made = [call.value for method in layer.methods for call in method.calls if _is_fused(call.value)]
    if made:
        yield Finding(
            made[0].at,
            "on a 4-D input, `moving_variance` gets the variance of the batch in Keras 3, and N/(N-1) times as much in"
            " Keras 2: a model that is trained further gets slightly different values",
            help="nothing is wrong; expect the difference when results are compared",
            related=tuple((one.at, "here too") for one in made[1:]),
        )


def _is_fused(made: Value) -> bool:
    """Whether Keras 2 may use its fused implementation, where it was written for Keras 2."""
    if made.form is not Form.CALL or made.kind is not Kind.SUBLAYER or made.local or made.unpacks:
        return False
    if keras_name(made.name) != "layers.BatchNormalization" or root_of(made.name) not in {
        "tf.keras",
        "tf_keras",
    }:
        return False
    fused, axis, renorm = made.argument("fused"), made.argument("axis", 0), made.argument("renorm")
    return (
        (fused is None or fused.constant is not False)
        and (axis is None or axis.constant in (1, 3, -1, -3, None))
        and (renorm is None or renorm.constant is False)
        and made.argument("virtual_batch_size") is None
    )
