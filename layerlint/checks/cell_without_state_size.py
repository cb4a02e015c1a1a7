"""LL526: a cell without `state_size`, which `RNN` refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, LayerClass, Method, OtherAssign
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import short_name


@rule(
    "LL526",
    "cell-without-state-size",
    summary="`RNN` gets a cell that has no `state_size`: it raises.",
)
def cell_without_state_size(layer: LayerClass) -> Iterator[Finding]:
    yield from _refused_cells(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _refused_cells(unit.code)


cell_without_state_size = replace(cell_without_state_size, in_code=_in_code)


def _refused_cells(layer: LayerClass) -> Iterator[Finding]:
    if "state_size" in layer.assigned_elsewhere or any(map(_sets_size, layer.methods)):
        return
    reported: set[int] = set()
    for _, _, value, _ in layer.parts(Form.CALL):
        if short_name(value.name) != "layers.RNN":
            continue
        cell = value.given("cell", 0)
        for part in cell.items or (cell,):
            if part.makes_layer and layer.traits(part.name).lacks_state_size and value.at not in reported:
                reported.add(value.at)
                yield Finding(
                    value.at,
                    f"`{part.method}` has no `state_size`, which `RNN` needs of a cell: this raises a `ValueError`",
                    help="set `self.state_size = units` in its `__init__`: the size of the state, or a list of sizes",
                )


def _sets_size(method: Method) -> bool:
    """Whether the method sets it from outside: `cell.state_size = 4`."""
    return any(isinstance(event, OtherAssign) and event.name == "state_size" for event in method.events)
