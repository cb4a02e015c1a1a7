"""Attributes that are read by names made of texts and numbers: `getattr(self, f"dense_{i}")`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.model.facts import Form, GuardKind, Kind, LayerClass, Method, Phase, Value

_TURNS = frozenset({GuardKind.LOOP, GuardKind.COMPREHENSION})
_PLACE = re.compile(r"\[0-9\]\+|\.\*")
_MOST_PLACES = 2
"""Unknown parts of a name: each more makes the search through a long name slower by its length."""


def reads_by_name(method: Method) -> Iterator[Value]:
    """Yield the calls of `getattr(self, name)` whose name is not certain."""
    for call in method.calls:
        value = call.value
        if value.called == "getattr" and len(value.args) > 1 and value.args[0].value.kind is Kind.SELF:
            yield value


def unmatched_names(
    layer: LayerClass, names: frozenset[str], patterns: frozenset[str]
) -> Iterator[tuple[Method, Value, str]]:
    """Yield the method, the call, and the name, with `...` in it, where no attribute has such a name.

    `names` are all attributes, `patterns` the regular expressions of those that `setattr` sets.
    """
    begun = [_PLACE.split(pattern)[0] for pattern in patterns]
    for method, call in layer.calls(Phase.CONSTRUCT, Phase.BUILD, Phase.CALL, Phase.STEP):
        pattern = _pattern(layer, call.value)
        if not pattern or any(guard.kind not in _TURNS for guard in layer.guards(method, call)):
            continue
        start = _PLACE.split(pattern)[0]
        if any(other.startswith(start) or start.startswith(other) for other in begun):
            continue
        if not any(re.fullmatch(pattern, name) for name in names):
            yield method, call.value, _PLACE.sub("...", pattern)


def _pattern(layer: LayerClass, call: Value) -> str:
    """The regular expression of the names that `getattr(self, ...)` reads; "" for another call or an open name."""
    if call.called != "getattr" or len(call.args) != 2 or call.args[0].value.kind is not Kind.SELF:
        return ""
    text = call.args[1].value
    pattern = text.keys[0] if text.form is Form.STRING and text.keys else None
    if not pattern or len(_PLACE.findall(pattern)) > _MOST_PLACES:
        return ""
    start = _PLACE.split(pattern)[0]
    # What the parents of Keras set for themselves changed with every version of Keras 2.
    return pattern if start and not (start.startswith("_") and layer.keras == 2) else ""
