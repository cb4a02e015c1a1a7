"""LL107 for a local name of a weight: `w = self.w`, then `w -= x`, which variables of TensorFlow refuse."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import STATE, GuardKind, Kind, LayerClass, LocalAssign
from layerlint.queries.conditions import has_guard
from layerlint.queries.creations import first_assignment
from layerlint.rule import Finding

_METHODS = {"+": "assign_add", "-": "assign_sub"}
_REFUSED = frozenset({"+", "-", "*", "/", "**"})


def augmented_weights(layer: LayerClass) -> Iterator[Finding]:
    """Report `+=` and the like on a weight; weights of Keras 3 give a tensor instead."""
    refusing = STATE if layer.keras == 2 else {Kind.VARIABLE}
    for _, event in layer.events():
        if not isinstance(event, LocalAssign) or event.operator not in _REFUSED or not event.value.items:
            continue
        weight = event.value.items[0]
        if (
            weight.kind not in refusing
            or weight.local != event.name
            or has_guard(event.guards, GuardKind.TRY)
        ):
            continue
        operator, name = event.operator, event.name
        change = f"update it with `{name}.{_METHODS.get(operator, 'assign')}(...)`"
        yield Finding(
            event.value.at,
            f"`{name}` is a weight here, and `{operator}=` on a variable of TensorFlow raises a `RuntimeError`",
            attribute=weight.path,
            help=f"write `{name} = {name} {operator} ...` for a new tensor; {change}",
            related=first_assignment(layer, weight.path, "the weight is created here") if weight.path else (),
        )
