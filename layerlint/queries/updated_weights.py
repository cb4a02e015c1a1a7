"""Weights that `assign` and its like change."""

from __future__ import annotations

from layerlint.model.facts import Kind, LayerClass, Value, attribute_of

UPDATES = frozenset({"assign", "assign_add", "assign_sub"})


def updated_path(layer: LayerClass, call: Value) -> str:
    """Return the attribute whose weight the call changes, or whose list or dict of weights has it; "" for none.

    `self.means[i].assign(...)` and `for m in self.means: m.assign(...)` change a weight of `self.means`.
    """
    if call.method not in UPDATES:
        return ""
    holder = call.holder
    if holder.path:
        entry = "[" in holder.path and "." not in holder.path
        return attribute_of(holder.path) if entry else holder.path
    path = next(iter(holder.reads)) if holder.kind is Kind.WEIGHT and len(holder.reads) == 1 else ""
    return path if holds_weights(layer, path) else ""


def holds_weights(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds a list, tuple or dict of weights, and nothing else."""
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    elements = layer.elements.get(path, frozenset()) - {Kind.NONE}
    return kinds == {Kind.CONTAINER} and elements == {Kind.WEIGHT}
