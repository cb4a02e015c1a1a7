"""LL623: a callback that reads `self.validation_data`, which Keras does not set."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OF_FILE, OutsideFinding, outside_rule


@outside_rule(
    "LL623",
    "callback-validation-data",
    summary="A callback reads `self.validation_data`, which Keras has not set since TensorFlow 2.",
)
def callback_validation_data(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.VALIDATION_DATA:
            yield OutsideFinding(
                misuse.span,
                "Keras does not set `validation_data` on callbacks: it is `None` in Keras 2, and missing in Keras 3",
                help=f"pass the data to the constructor of `{misuse.name}`, and keep it there",
                inside=misuse.inside,
                cause=f"{OF_FILE}{misuse.name}",
            )
