"""LL719: a `reduction` of a loss that the Keras of the module does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import Finding, OutsideFinding, rule
from layerlint.text import Edit, Fix, Safety, Span

_REDUCTIONS = {
    2: frozenset({"auto", "none", "sum", "sum_over_batch_size"}),
    3: frozenset({"none", "None", "sum", "sum_over_batch_size", "mean", "mean_with_sample_weight"}),
}
"""What each Keras takes; "None" stands for None."""


@rule(
    "LL719",
    "loss-reduction",
    summary='`reduction="auto"`: a reduction of a loss that this version of Keras does not have.',
    fix=Safety.SAFE,
)
def loss_reduction(layer: LayerClass) -> Iterator[Finding]:
    reported: set[int] = set()
    for _, _, call, certain in layer.parts(Form.CALL):
        argument = call.argument("reduction") if call.kind is Kind.LOSS and certain else None
        if argument is None or argument.at in reported:
            continue
        text = argument.constant if isinstance(argument.constant, str) else ""
        if text and text not in _REDUCTIONS[layer.keras]:
            reported.add(argument.at)
            yield Finding(argument.at, _message(text, layer.keras), help=_help(text, layer.keras))


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    keras = max(code.kerases, default=3)
    for misuse in code.misuses:
        text = misuse.instead
        if misuse.kind is MisuseKind.REDUCTION and all(
            text not in _REDUCTIONS[major] for major in code.kerases
        ):
            yield OutsideFinding(
                misuse.span,
                _message(text, keras),
                help=_help(text, keras),
                fix=_fix(text, misuse.span),
                inside=misuse.inside,
            )


loss_reduction = replace(loss_reduction, outside=_outside)


_SAME = {"auto": '"sum_over_batch_size"', "None": '"none"'}
"""What means the same in both versions."""


def _fix(text: str, span: Span) -> Fix | None:
    if text not in _SAME:
        return None
    return Fix(f"Write `{_SAME[text]}`", (Edit(span, _SAME[text]),), Safety.SAFE)


def _message(text: str, keras: int) -> str:
    return f"losses of Keras {keras} have no reduction `{text}`: making the loss raises"


def _help(text: str, keras: int) -> str:
    if text in _SAME:
        return f"write `{_SAME[text]}`, which both versions take"
    return f"it takes {', '.join(f'`{name}`' for name in sorted(_REDUCTIONS[keras] - {'None'}))}"
