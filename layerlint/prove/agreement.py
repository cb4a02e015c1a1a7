"""Static facts compared with a trace: the weights and sublayers in the source, and those that the layer really has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from layerlint.model.inventory import Held, Inventory
from layerlint.trace.traced import Trace

_LAYER_KINDS = {"layer": "sublayer", "metric": "metric", "seed": "seed generator"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """By attribute of the class: `agreed` and `unknown` (undecided by the source) are no disagreements.

    traced_only  the layer has it, and the source does not show it, or shows something else
    static_only  the source shows it under no condition, and the layer does not have it
    """

    agreed: tuple[str, ...]
    unknown: tuple[str, ...]
    traced_only: tuple[str, ...]
    static_only: tuple[str, ...]


def compare(inventory: Inventory, trace: Trace, assigned: frozenset[str]) -> Agreement:
    """Compare one class with its trace. `assigned` are the attributes that its own source sets."""
    static = {held.path.removesuffix("[*]"): held for held in inventory.held}
    open_paths = (*inventory.unknown, *(argument.path for argument in inventory.arguments))
    unknown = {path.removesuffix("[*]") for path in open_paths}
    agreed: dict[str, None] = {}
    undecided: dict[str, None] = {}
    traced_only: dict[str, None] = {}
    traced_names: set[str] = set()
    private = {name.lstrip("_"): name for name in (*static, *unknown, *assigned) if name.startswith("_")}
    for paths, kind in _traced(trace):
        # A trace may name what `self._dense` holds by the property `dense` that returns it.
        attribute_names = paths | {private[name] for name in paths if name in private}
        traced_names |= attribute_names
        same = sorted(name for name in attribute_names if name in static and _same(static[name].what, kind))
        open_ = sorted(attribute_names & unknown)
        own = sorted(attribute_names & assigned)
        if same:
            agreed[same[0]] = None
        elif open_:
            undecided[open_[0]] = None
        elif own:
            declared = static.get(own[0])
            traced_only[f"{own[0]} ({kind}; the source shows {declared.what if declared else 'nothing'})"] = (
                None
            )
    return Agreement(
        tuple(agreed), tuple(undecided), tuple(traced_only), tuple(_static_only(static, traced_names))
    )


def _static_only(static: Mapping[str, Held], traced_names: Set[str]) -> Iterator[str]:
    """What the source certainly shows and the trace does not have."""
    names = {"sublayer", "weight", "variable"}
    for name, held in sorted(static.items()):
        if held.certain and held.what in names and name not in traced_names and "." not in name:
            yield f"{name} ({held.what})"


def _same(static: str, traced: str) -> bool:
    return static == traced or {static, traced} <= {"weight", "variable"}


def _traced(trace: Trace) -> Iterator[tuple[set[str], str]]:
    """What the root itself holds: the attributes of each layer or weight, and its kind."""
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
