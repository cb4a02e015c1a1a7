"""LL117: several weights without a name, or with the same one: Keras 2 cannot save them as `.h5`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from layerlint.model.facts import Call, GuardKind, LayerClass, Phase, Value
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, never_both
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import VARIABLES


@rule(
    "LL117",
    "unnamed-weight",
    summary="Several weights have no name, or the same name: in Keras 2, saving as `.h5` fails.",
    targets=(2,),
    severity=Severity.NOTE,
)
def unnamed_weight(layer: LayerClass) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[Call]] = {}
    for _, event in layer.calls(Phase.CONSTRUCT, Phase.BUILD):
        if group := _group(layer, event.value):
            groups.setdefault((*group, *map(_scope, event.scopes)), []).append(event)
    for (_, name, *_), events in groups.items():
        if not _are_several(events):
            continue
        for event in events:
            yield Finding(
                event.value.at,
                f"this weight and another one of the layer have {f'the same name, `{name}`' if name else 'no name'}:"
                " Keras 2 cannot save them in an `.h5` file",
                help='name it: `self.add_weight(name="...", ...)`',
            )


def _group(layer: LayerClass, call: Value) -> tuple[str, object] | None:
    """The kind and the name of the new weight; None when unknown, or for another value."""
    if call.unpacks:
        return None
    name = call.argument("name")
    if adds_weight(call):
        if name is not None:
            return ("weight", name.constant) if isinstance(name.constant, str) else None
        return None if call.positional else ("weight", "")
    if call.name in VARIABLES and name is None and _is_held(layer, call):
        return "variable", ""
    return None


def _scope(scope: Value) -> object:
    """The prefix of a scope: its constant name, or the place of the `with`."""
    name = scope.argument("name", 0)
    return name.constant if name is not None and isinstance(name.constant, str) else scope.at


def _is_held(layer: LayerClass, call: Value) -> bool:
    return any(assigned_by(method, call) is not None for method in layer.methods)


def _are_several(events: list[Call]) -> bool:
    for event in events:
        changes = any(isinstance(_scope(scope), int) for scope in event.scopes)
        if has_guard(event.guards, GuardKind.LOOP, GuardKind.COMPREHENSION) and not changes:
            return True
    return any(not never_both(first, second) for first, second in combinations(events, 2))
