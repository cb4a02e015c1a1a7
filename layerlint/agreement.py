"""Static facts held against a trace: does the source show the weights and sublayers that the layer really has?"""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.inventory import Inventory
from layerlint.trace.events import Trace

_LAYER_KINDS = {"layer": "sublayer", "metric": "metric", "seed generator": "seed generator"}


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
    traced = _traced(trace)
    static = {one.path.removesuffix("[*]"): one for one in inventory.held}
    unknown = {path.removesuffix("[*]") for path in inventory.unknown}
    agreed: list[str] = []
    undecided: list[str] = []
    traced_only: list[str] = []
    for name, what in sorted(traced.items()):
        known = static.get(name)
        if known is not None and _same(known.what, what):
            agreed.append(name)
        elif name in unknown:
            undecided.append(name)
        elif name in assigned:
            traced_only.append(f"{name} ({what}; the source shows {known.what if known else 'nothing'})")
    names = {"sublayer", "weight", "variable"}
    static_only = [
        f"{name} ({one.what})"
        for name, one in sorted(static.items())
        if one.certain and one.what in names and name not in traced and "." not in name
    ]
    return Agreement(tuple(agreed), tuple(undecided), tuple(traced_only), tuple(static_only))


def _same(static: str, traced: str) -> bool:
    return static == traced or {static, traced} <= {"weight", "variable"}


def _traced(trace: Trace) -> dict[str, str]:
    """What the root itself holds, by attribute."""
    roots = [layer.number for layer in trace.layers if layer.owner is None]
    root = roots[0] if roots else 0
    found: dict[str, str] = {}
    for layer in trace.layers:
        if layer.owner == root:
            for path in layer.paths:
                found.setdefault(_name(path), _LAYER_KINDS.get(layer.kind, layer.kind))
    for variable in trace.variables:
        if variable.owner == root and variable.held:
            for path in (variable.path, *variable.paths):
                found.setdefault(_name(path), "weight")
    found.pop("", None)
    return found


def _name(path: str) -> str:
    return path.partition("[")[0].partition(".")[0]
