"""LL622: an object that does not have the method or the parameter by which Keras calls it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL622",
    "object-signature",
    summary="A constraint, initializer, loss or metric does not have the method or the parameters that Keras uses.",
)
def object_signature(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.CALL_OF_OBJECT:
            yield OutsideFinding(
                misuse.span,
                f"Keras calls a {misuse.instead} by `__call__`, never by `call`: the method of `{misuse.name}`"
                " never runs",
                help="name the method `__call__`",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.INIT_OF_OBJECT:
            yield OutsideFinding(
                misuse.span,
                f"`init` of `{misuse.name}` is no constructor, so that `{misuse.name}(...)` takes no arguments: this"
                " raises",
                help="name the method `__init__`",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.FUNCTION_OF_COMPILE:
            yield OutsideFinding(
                misuse.span,
                f"Keras calls a {misuse.instead} with the labels and the predictions, which"
                f" `{misuse.name}` does not take: `fit` raises",
                help="write a function of `y_true` and `y_pred`; bind other arguments with `functools.partial`",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.INITIALIZER_WITHOUT_DTYPE and not code.early:
            yield OutsideFinding(
                misuse.span,
                f"Keras calls an initializer with `dtype=`, which `{misuse.name}` does not take: building"
                " the layer raises",
                help=f"write `def {misuse.name}(shape, dtype=None)`",
                inside=misuse.inside,
            )
