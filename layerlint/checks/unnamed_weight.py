"""LL117: several weights without a name, or with the same one: Keras 2 cannot save them as `.h5`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from layerlint.checks.weights_of_built_sublayers import built_sublayer, is_one_of_several
from layerlint.model.facts import Call, GuardKind, LayerClass, Phase, Value
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, never_both
from layerlint.queries.weights import adds_weight
from layerlint.rule import ONCE, Finding, Severity, rule
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
        if group := _group(layer, event):
            groups.setdefault((*group, *map(_scope, event.scopes)), []).append(event)
    for (_, name, *_), events in groups.items():
        if not _are_several(layer, events):
            continue
        for event in events:
            path, first = built_sublayer(layer, event)
            yield Finding(
                event.value.at,
                f"the weights of `self.{path}` and others of the layer have the same names, such as `{first}`: Keras 2"
                " cannot save them in an `.h5` file"
                if path
                else f"this weight and another one of the layer have {f'the same name, `{name}`' if name else 'no name'}:"
                " Keras 2 cannot save them in an `.h5` file",
                attribute=path,
                help="build it inside `with tf.name_scope(...)` with the name of the sublayer"
                if path
                else 'name it: `self.add_weight(name="...", ...)`',
                cause=f"{ONCE}built by hand" if path else "",
            )


def _group(layer: LayerClass, event: Call) -> tuple[str, object] | None:
    """The kind and the name of the new weight; None when unknown, or for another value."""
    call = event.value
    if first := built_sublayer(layer, event)[1]:
        return "weight", first
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


def _are_several(layer: LayerClass, events: list[Call]) -> bool:
    paths = {event.at: built_sublayer(layer, event)[0] for event in events}
    for event in events:
        changes = any(isinstance(_scope(scope), int) for scope in event.scopes)
        repeats = has_guard(event.guards, GuardKind.LOOP, GuardKind.COMPREHENSION)
        if repeats and not changes and (not paths[event.at] or is_one_of_several(layer, event)):
            return True
    return any(
        not never_both(first, second)
        for first, second in combinations(events, 2)
        if not paths[first.at] or paths[first.at] != paths[second.at]
    )
