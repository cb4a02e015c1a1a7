"""LL623: a callback that reads the validation data, which Keras does not give it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL623",
    "callback-validation-data",
    summary="A callback reads `self.validation_data`, which Keras has not set since TensorFlow 2.",
)
def callback_validation_data(code: OutsideCode) -> Iterator[OutsideFinding]:
    for one in code.misuses:
        if one.kind is MisuseKind.VALIDATION_DATA:
            yield OutsideFinding(
                one.span,
                "Keras does not set `validation_data` on callbacks: it is `None` in Keras 2, and missing in Keras 3",
                help=f"pass the data to the constructor of `{one.name}`, and keep it there",
                inside=one.inside,
            )
