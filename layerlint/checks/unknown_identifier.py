"""LL718: a string identifier of an activation, an initializer or a loss that Keras does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, LayerClass, Method, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.queries.argument_defaults import default_text, is_unconditional
from layerlint.rule import Finding, OutsideFinding, rule
from layerlint.tables.identifiers import AREAS, FOREIGN, area_of, is_of_the_other, is_unknown, meant
from layerlint.tables.keras_names import short_name


@rule(
    "LL718",
    "unknown-identifier",
    summary="A string names an activation, an initializer, a loss or the like that Keras does not have: it raises.",
)
def unknown_identifier(layer: LayerClass) -> Iterator[Finding]:
    reported: set[int] = set()
    for method, event, call, certain in layer.parts(Form.CALL):
        place = method if is_unconditional(event) else None
        for argument, area in _identifiers(layer, place, call) if certain else ():
            text = str(argument.constant)
            if argument.at in reported or not is_unknown(text, area, layer.keras):
                continue
            reported.add(argument.at)
            # Other code may register more identifiers.
            if meant(text, area, layer.keras) or is_of_the_other(text, area, layer.keras):
                yield Finding(
                    argument.at, _message(text, area, layer.keras), help=_help(text, area, layer.keras)
                )


def _identifiers(layer: LayerClass, method: Method | None, call: Value) -> Iterator[tuple[Value, str]]:
    short = short_name(call.name) if call.imported else ""
    if short or call.on_self("add_weight"):
        for argument in call.args:
            area = area_of(argument.keyword) if argument.keyword else ""
            texts = (
                (*_texts(layer, argument.value, area), *default_text(layer, method, argument.value))
                if area
                else ()
            )
            # LL114 reports the words of other frameworks in `add_weight`.
            foreign = FOREIGN.get(area, {}) if call.on_self("add_weight") else {}
            yield from ((text, area) for text in texts if text.constant not in foreign)
    area, _, last = short.rpartition(".")
    if area in AREAS and last == "get" and len(call.args) == 1:
        looked_up = call.args[0].value
        is_text = isinstance(looked_up.constant, str)
        named = (looked_up,) if is_text else tuple(default_text(layer, method, looked_up))
        yield from ((text, area) for text in named)


def _texts(layer: LayerClass, value: Value, area: str) -> Iterator[Value]:
    """The texts that the value may be: of `act or "relu"` the second, of a constant of the class its text.

    Of `a if test else b` those that no Keras has: the test may be about its version.
    """
    if isinstance(value.constant, str) and not value.local:
        yield value
    elif value.form is Form.CHOICE and not value.local:
        for text in (text for item in value.items for text in _texts(layer, item, area)):
            if value.name == "or" or all(is_unknown(str(text.constant), area, keras) for keras in (2, 3)):
                yield text
    elif value.form is Form.ATTRIBUTE and value.calls_own_path and value.path not in layer.assigned_elsewhere:
        constant = layer.class_attribute(value.path)
        assigned = [assign.value for _, assign in layer.assignments(value.path)]
        assigned += [constant.value] if constant is not None else []
        if len(assigned) == 1 and isinstance(assigned[0].constant, str):
            yield replace(value, constant=assigned[0].constant)


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    keras = max(code.kerases, default=3)
    for misuse in code.misuses:
        if misuse.kind is not MisuseKind.IDENTIFIER:
            continue
        if all(is_unknown(misuse.name, misuse.instead, major) for major in code.kerases):
            if misuse.saved and not is_of_the_other(misuse.name, misuse.instead, keras):
                continue
            yield OutsideFinding(
                misuse.span,
                _message(misuse.name, misuse.instead, keras),
                help=_help(misuse.name, misuse.instead, keras),
                inside=misuse.inside,
            )


unknown_identifier = replace(unknown_identifier, outside=_outside)


_LEFT_AS_TEXT = frozenset({"metrics", "regularizers"})
"""Areas in which Keras 2 gives back a text that it does not find."""


def _message(text: str, area: str, keras: int) -> str:
    kind = AREAS[area]
    article = "an" if kind[0] in "aeiou" else "a"
    if keras == 2 and area in _LEFT_AS_TEXT:
        return f"Keras 2 has no {kind} `{text}`: it stays a text, and raises when it is called"
    return f"Keras {keras} has no {kind} `{text}`: looking up {article} {kind} of that name raises"


def _help(text: str, area: str, keras: int) -> str:
    like = meant(text, area, keras)
    return f'write `"{like}"`' if like else f"pass the {AREAS[area]} itself, as an object or a function"
