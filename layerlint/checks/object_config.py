"""LL624: a configuration of a constraint, schedule or loss from which Keras cannot create the object again."""

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
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.CONFIG_MISSING:
            yield OutsideFinding(
                misuse.span,
                _missing(misuse),
                help="write a `get_config` that returns every argument of `__init__`",
                inside=misuse.inside,
                severity=None if misuse.saved else Severity.NOTE,
            )
        elif misuse.kind is MisuseKind.CONFIG_DEFAULT:
            yield OutsideFinding(
                misuse.span,
                f"the configuration of `{misuse.name}` lacks `{misuse.instead}`: in a loaded model it silently has its"
                " default",
                help="write a `get_config` that returns every argument of `__init__`",
                inside=misuse.inside,
                severity=None if misuse.saved else Severity.NOTE,
            )
        elif misuse.kind is MisuseKind.CONFIG_KEY:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}.__init__` takes no `{misuse.instead}`, which `get_config` returns: loading the"
                " model raises",
                help="leave the key out, or take the argument",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.CONFIG_OF_PARENT:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}.__init__` takes no `{misuse.instead}`, which the configuration holds: loading a model"
                " that is compiled with it raises",
                help="take `**kwargs` and pass it to `super().__init__()`",
                inside=misuse.inside,
                severity=None if misuse.saved else Severity.NOTE,
            )


def _missing(misuse: Misuse) -> str:
    if misuse.instead:
        return (
            f"the configuration of `{misuse.name}` lacks `{misuse.instead}`, which its constructor needs: a model that"
            " is saved with it cannot be loaded"
        )
    return f"`{misuse.name}` has no `get_config`: saving a model with it raises"
