"""LL304: `name` or `**kwargs` accepted and then forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Method
from layerlint.queries import shows_saving
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL304",
    "dropped-kwargs",
    summary="`__init__` takes `name` or `**kwargs` and does not pass them to `super().__init__()`: they are ignored.",
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    calls = list(init.super_calls)
    if len(calls) != 1 or calls[0].value.unpacks:
        return
    used = _used(init)
    keywords = init.var_keyword
    named = init.parameter("name")
    forgotten = ""
    if keywords is not None and keywords.name not in used:
        forgotten = f"**{keywords.name}"
    elif named is not None and "name" not in used and calls[0].value.argument("name") is None:
        forgotten = "name"
    if not forgotten or calls[0].value.positional:
        return
    matters = forgotten == "name" or shows_saving(layer)
    fix = None
    if keywords is not None and forgotten.startswith("**"):
        fix = FixRequest("pass-kwargs", calls[0].value.at, (("kwargs", keywords.name),))
    yield Finding(
        calls[0].value.at,
        f"`{forgotten}` is not passed to `super().__init__()`: the layer's name, dtype and `trainable` are ignored"
        if forgotten != "name"
        else "`name` is not passed to `super().__init__()`: the layer gets another name",
        help=f"write `super().__init__({'name=name' if forgotten == 'name' else forgotten})`",
        severity=None if matters else Severity.NOTE,
        fix=fix,
    )


def _used(init: Method) -> set[str]:
    """The parameters that anything in `__init__` reads."""
    found: set[str] = set()
    for event in init.events:
        value = getattr(event, "value", None)
        if value is not None:
            for part in value.walk():
                found |= part.params
                if part.local:
                    found.add(part.local)
        for guard in event.guards:
            if guard.value is not None:
                found |= guard.value.params
    return found
