"""LL304: `name` or `**kwargs` accepted and then forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, LayerClass, Method, Parameter, Value
from layerlint.queries.arguments import read_parameters
from layerlint.queries.classes import shows_saving, stands_in_tests
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_OF_LAYER = {
    "name": "the layer gets another name",
    "trainable": "the layer stays trainable",
    "dtype": "the layer has the default dtype",
}


@rule(
    "LL304",
    "dropped-kwargs",
    summary="`__init__` takes `name`, `dtype` or `**kwargs` and does not pass them to `super().__init__()`.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def dropped_kwargs(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    calls = list(init.super_calls)
    if len(calls) != 1 or any(call.value.name in {"locals", "vars"} for call in init.calls):
        return
    made = calls[0].value
    forgotten = _forgotten(init, made)
    if not forgotten:
        return
    named = forgotten in _OF_LAYER
    by_name = named or bool(_lost_name(init, made))
    keywords = forgotten.removeprefix("**")
    yield Finding(
        made.at,
        f"`{forgotten}` is not passed to `super().__init__()`: "
        + _OF_LAYER.get(forgotten, "the layer's name, dtype and `trainable` are ignored"),
        help=f"write `super().__init__({f'{forgotten}={forgotten}' if named else forgotten})`",
        severity=None if shows_saving(layer) or (by_name and not stands_in_tests(layer)) else Severity.NOTE,
        fix=None if named else FixRequest("pass-kwargs", made.at, (("kwargs", keywords),)),
    )


def _forgotten(init: Method, made: Value) -> str:
    """What neither the parent gets nor anything else in `__init__` reads: `**kwargs`, "name", or "" for nothing."""
    keywords = init.var_keyword
    if keywords is None and not any(init.parameter(name) for name in _OF_LAYER):
        return ""
    used = read_parameters(init)
    if keywords is not None and (keywords.name not in used or _only_picked(init, made, keywords.name)):
        return f"**{keywords.name}" if not made.unpacks else ""
    if any(argument.star and not _hands_on(argument, keywords) for argument in made.args):
        return ""
    return _lost_name(init, made)


def _only_picked(init: Method, made: Value, keywords: str) -> bool:
    """Whether it takes some out of them by their names, and nothing sees the rest: `kwargs.pop("size", 3)`."""
    if any(keywords in argument.value.params for argument in made.args):
        return False
    values = [getattr(event, "value", None) for event in init.events]
    values += [guard.value for event in init.events for guard in event.guards]
    return not any(_shows(value, keywords) for value in values if value is not None)


def _shows(value: Value, keywords: str) -> bool:
    """Whether it holds more of the keywords than what is picked out by name."""
    picks = value.on_value("pop", "get") and isinstance(value.given("key", 0).constant, str)
    inner = [argument.value for argument in value.args] if picks else value.inner
    return value.local == keywords or any(_shows(part, keywords) for part in inner)


def _lost_name(init: Method, made: Value) -> str:
    """The argument for the layer that it takes by name, and that goes nowhere; "" for none."""
    known = read_parameters(init) | {argument.keyword for argument in made.args}
    return next((name for name in _OF_LAYER if init.parameter(name) is not None and name not in known), "")


def _hands_on(argument: Argument, keywords: Parameter | None) -> bool:
    """`**kwargs`"""
    return argument.star == "**" and keywords is not None and argument.value.local == keywords.name
