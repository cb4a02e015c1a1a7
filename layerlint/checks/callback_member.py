"""LL630: a callback that uses a member of the model as its own."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, Severity, outside_rule
from layerlint.text import Edit, Fix, Safety


@outside_rule(
    "LL630",
    "callback-member",
    summary="A callback uses a member of the model as its own: `self.predict(x)`, `self.stop_training = True`.",
    fix=Safety.SAFE,
)
def callback_member(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        member = misuse.instead
        edit = Edit(misuse.span, f"self.model.{member}")
        if misuse.kind is MisuseKind.MEMBER_OF_MODEL:
            yield OutsideFinding(
                misuse.span,
                f"a callback has no `{member}`: `{misuse.name}` raises an AttributeError here",
                help=f"write `self.model.{member}`",
                fix=Fix(f"Write `self.model.{member}`", (edit,), Safety.SAFE),
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.MODEL_OF_CALLBACK and max(code.kerases, default=3) == 3:
            yield OutsideFinding(
                misuse.span,
                "`self.model` cannot be set: in Keras 3 it is a read-only property of every callback",
                help="leave it out, since `fit` sets it; keep another model under another name",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.STOP_OF_CALLBACK:
            yield OutsideFinding(
                misuse.span,
                "this sets an attribute of the callback, which Keras does not read: the training goes on",
                help=f"write `self.model.{member} = True`",
                fix=Fix(f"Write `self.model.{member}`", (edit,), Safety.UNSAFE),
                inside=misuse.inside,
                severity=Severity.WARNING,
            )
