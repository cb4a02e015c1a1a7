"""LL718: a text that stands for an activation, an initializer, a loss or the like, of which Keras knows none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import Finding, OutsideFinding, rule
from layerlint.tables.identifiers import AREAS, area_of, is_of_the_other, is_unknown, meant
from layerlint.tables.keras_names import short_name


@rule(
    "LL718",
    "unknown-identifier",
    summary="A text stands for an activation, initializer, loss or the like that Keras does not have: it raises.",
)
def unknown_identifier(layer: LayerClass) -> Iterator[Finding]:
    told: set[int] = set()
    for _, _, call, certain in layer.parts(Form.CALL):
        for given, area in _named(call) if certain else ():
            text = str(given.constant)
            if given.at in told or not is_unknown(text, area, layer.keras):
                continue
            told.add(given.at)
            # The class may be used where more is registered.
            if meant(text, area, layer.keras) or is_of_the_other(text, area, layer.keras):
                yield Finding(
                    given.at, _message(text, area, layer.keras), help=_help(text, area, layer.keras)
                )


def _named(call: Value) -> Iterator[tuple[Value, str]]:
    short = short_name(call.name) if call.imported else ""
    if (call.kind is Kind.SUBLAYER and short) or call.on_self("add_weight"):
        for argument in call.args:
            if argument.keyword and isinstance(argument.value.constant, str) and not argument.value.local:
                yield argument.value, area_of(argument.keyword)
    area, _, last = short.rpartition(".")
    if (
        area in AREAS
        and last == "get"
        and len(call.args) == 1
        and isinstance(call.args[0].value.constant, str)
    ):
        yield call.args[0].value, area


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    keras = max(code.kerases, default=3)
    for one in code.misuses:
        if one.kind is not MisuseKind.IDENTIFIER:
            continue
        if all(is_unknown(one.name, one.instead, major) for major in code.kerases):
            if one.saved and not is_of_the_other(one.name, one.instead, keras):
                continue
            yield OutsideFinding(
                one.span,
                _message(one.name, one.instead, keras),
                help=_help(one.name, one.instead, keras),
                inside=one.inside,
            )


unknown_identifier = replace(unknown_identifier, outside=_outside)


def _message(text: str, area: str, keras: int) -> str:
    kind = AREAS[area]
    article = "an" if kind[0] in "aeiou" else "a"
    return f"Keras {keras} has no {kind} `{text}`: looking up {article} {kind} of that name raises"


def _help(text: str, area: str, keras: int) -> str:
    like = meant(text, area, keras)
    return f'write `"{like}"`' if like else f"pass the {AREAS[area]} itself, as an object or a function"
