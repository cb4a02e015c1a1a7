"""LL624: the configuration of a constraint, schedule, loss or the like, of which Keras cannot make the object again."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, Severity, outside_rule


@outside_rule(
    "LL624",
    "object-config",
    summary="A schedule, constraint or loss cannot be saved or loaded: its configuration does not fit its arguments.",
    severity=Severity.WARNING,
)
def object_config(code: OutsideCode) -> Iterator[OutsideFinding]:
    for one in code.misuses:
        if one.kind is MisuseKind.CONFIG_MISSING:
            yield OutsideFinding(
                one.span,
                _missing(one),
                help="write a `get_config` that returns every argument of `__init__`",
                inside=one.inside,
                severity=None if one.saved else Severity.NOTE,
            )
        elif one.kind is MisuseKind.CONFIG_KEY:
            yield OutsideFinding(
                one.span,
                f"`{one.name}.__init__` takes no `{one.instead}`, which `get_config` returns: loading the model raises",
                help="leave the key out, or take the argument",
                inside=one.inside,
            )


def _missing(one: Misuse) -> str:
    if one.instead:
        return (
            f"the configuration of `{one.name}` lacks `{one.instead}`, which its constructor needs: a model that is saved"
            " with it cannot be loaded"
        )
    return f"`{one.name}` has no `get_config`: saving a model with it raises"
