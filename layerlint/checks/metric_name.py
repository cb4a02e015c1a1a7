"""LL629: `logs["acc"]`, where the models of the module report `accuracy`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OF_FILE, OutsideFinding, outside_rule
from layerlint.text import Edit, Fix, Safety


@outside_rule(
    "LL629",
    "metric-name",
    summary='`logs["acc"]` or `monitor="val_acc"` of a model that is compiled with `accuracy`: there is no such key.',
    fix=Safety.UNSAFE,
)
def metric_name(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is not MisuseKind.METRIC_KEY or code.early:
            continue
        # The package `keras` before 2.3 has names of its own.
        if misuse.saved or 2 not in code.kerases:
            text = f'"{misuse.instead}"'
            yield OutsideFinding(
                misuse.span,
                f"no model of this file reports `{misuse.name}`: `fit` uses the name that `compile` got,"
                f" which is `{misuse.instead.removeprefix('val_')}`",
                help=f"write `{text}`",
                fix=Fix(f"Write `{text}`", (Edit(misuse.span, text),), Safety.UNSAFE),
                inside=misuse.inside,
                cause=f"{OF_FILE}{misuse.name.removeprefix('val_')}",
            )
