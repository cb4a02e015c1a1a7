"""Static facts held against a trace: does the source show the weights and sublayers that the layer really has?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.model.inventory import Inventory
from layerlint.trace.traced import Trace

_LAYER_KINDS = {"layer": "sublayer", "metric": "metric", "seed": "seed generator"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """By attribute of the class: `agreed` and `unknown` (the source does not say) are no disagreements.

    traced_only  the layer has it, and the source does not show it, or shows something else
    static_only  the source shows it under no condition, and the layer does not have it
    """

    agreed: tuple[str, ...]
    unknown: tuple[str, ...]
    traced_only: tuple[str, ...]
    static_only: tuple[str, ...]


def compare(inventory: Inventory, trace: Trace, assigned: frozenset[str]) -> Agreement:
    """Hold one class against its trace. `assigned` are the attributes that its own source sets."""
    static = {one.path.removesuffix("[*]"): one for one in inventory.held}
    unknown = {path.removesuffix("[*]") for path in inventory.unknown}
    agreed: dict[str, None] = {}
    undecided: dict[str, None] = {}
    traced_only: dict[str, None] = {}
    seen: set[str] = set()
    private = {name.lstrip("_"): name for name in (*static, *unknown, *assigned) if name.startswith("_")}
    for shown, what in _traced(trace):
        # A trace may name what `self._dense` holds by the property `dense` that gives it.
        names_of = shown | {private[name] for name in shown if name in private}
        seen |= names_of
        same = sorted(name for name in names_of if name in static and _same(static[name].what, what))
        open_ = sorted(names_of & unknown)
        own = sorted(names_of & assigned)
        if same:
            agreed[same[0]] = None
        elif open_:
            undecided[open_[0]] = None
        elif own:
            known = static.get(own[0])
            traced_only[f"{own[0]} ({what}; the source shows {known.what if known else 'nothing'})"] = None
    names = {"sublayer", "weight", "variable"}
    static_only = [
        f"{name} ({one.what})"
        for name, one in sorted(static.items())
        if one.certain and one.what in names and name not in seen and "." not in name
    ]
    return Agreement(tuple(agreed), tuple(undecided), tuple(traced_only), tuple(static_only))


def _same(static: str, traced: str) -> bool:
    return static == traced or {static, traced} <= {"weight", "variable"}


def _traced(trace: Trace) -> Iterator[tuple[set[str], str]]:
    """What the root itself holds: all attributes of each, and what it is."""
    roots = [layer.number for layer in trace.layers if layer.owner is None]
    root = roots[0] if roots else 0
    for layer in trace.layers:
        if layer.owner == root and layer.kind in _LAYER_KINDS:
            yield {_name(path) for path in layer.paths} - {""}, _LAYER_KINDS[layer.kind]
    for variable in trace.variables:
        if variable.owner == root and variable.held:
            yield {_name(path) for path in (variable.path, *variable.paths)} - {""}, "weight"


def _name(path: str) -> str:
    return path.partition("[")[0].partition(".")[0]
