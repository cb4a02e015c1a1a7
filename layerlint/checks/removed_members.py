"""LL701: members that Keras 3 took from layers and models."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.removed_holder_members import holds_optimizer
from layerlint.model.facts import (
    Assign,
    LayerClass,
    Read,
    TargetForm,
    Use,
    Value,
    answered_once,
    attribute_of,
)
from layerlint.queries.assigns import sets_any_attribute
from layerlint.queries.held_layers import fix_of_member
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest
from layerlint.tables.keras_names import members, short_name
from layerlint.tables.removed import gone_members, lost_by, renamed, renamed_weight, way_out


def removed_members(layer: LayerClass, *, overridden: bool = False) -> frozenset[str]:
    """The members of the layer that Keras removed; empty if the class may set any.

    Those that the class itself defines are left out, unless `overridden`, for calls of the parents' methods.
    """
    shorts = [short_name(root) for root in layer.roots]
    if not shorts or "" in shorts or not becomes_keras_3(layer) or _may_have_any_member(layer):
        return frozenset()
    names = set(gone_members("model" if layer.is_model else "layer"))
    for short in shorts:
        names |= lost_by(short)
    names -= layer.assigned_elsewhere
    for facts in layer.ancestors if overridden else layer.lineage:
        names -= {method.name for method in facts.methods}
        names -= {assign.path for assign in facts.attributes}
        for method in facts.methods:
            names -= {assign.path for assign in method.assigns if assign.form is TargetForm.ATTRIBUTE}
    for short in shorts:
        names -= members(short, 3) - {"add_metric"}
    return frozenset(names)


@answered_once
def _may_have_any_member(layer: LayerClass) -> bool:
    """Whether the class may set or return attributes of unknown names."""
    if not {"__getattr__", "__getattribute__"}.isdisjoint(layer.members):
        return True
    methods = [method for facts in layer.lineage for method in facts.methods]
    return any(
        assign.form in (TargetForm.DYNAMIC, TargetForm.DICT) or not assign.path
        for method in methods
        for assign in method.assigns
    ) or any(sets_any_attribute(call.value) for method in methods for call in method.calls)


def removed_attribute_findings(layer: LayerClass, read: Read, removed: frozenset[str]) -> Iterator[Finding]:
    """Removed attributes of the layer, or of its optimizer, that the event reads."""
    name = attribute_of(read.path)
    yield from optimizer_attribute_findings(layer, read)
    if read.path in removed and read.use is not Use.CALLED and not layer.subclasses:
        new = _new_name(layer, name)
        yield Finding(
            read.at,
            f"`self.{name}` was removed in Keras 3",
            attribute=name,
            help=f"it is called `{new}`" if new else _remedy(layer, name),
            fix=FixRequest("rename-function", read.at, (("name", new),))
            if new and read.path == name
            else None,
        )


def optimizer_attribute_findings(layer: LayerClass, event: Read | Assign) -> Iterator[Finding]:
    """`self.optimizer.lr`, read or set: what sets it changes nothing."""
    holder, _, name = event.path.rpartition(".")
    if name == "lr" and holder and holds_optimizer(layer, holder):
        yield Finding(
            event.at,
            "optimizers have no `lr` in Keras 3",
            help=f"it is called `{renamed('optimizer.lr')}`",
        )


def _new_name(layer: LayerClass, name: str) -> str:
    """What the member is called in Keras 3, if it is there."""
    if name == "_name":
        return "name"
    names = {renamed_weight(short_name(root), name) for root in layer.roots}
    return names.pop() if len(names) == 1 else ""


def removed_method_findings(layer: LayerClass, value: Value, removed: frozenset[str]) -> Iterator[Finding]:
    """Removed methods of the layer that the call runs."""
    name = value.member
    if not value.on_self_or_super() or name not in removed:
        return
    fix = FixRequest("unwrap-call", value.at) if name == "add_update" else fix_of_member(layer, value)
    base = "layer" if name in gone_members("layer") else "model"
    yield Finding(value.at, f"`{name}` was removed in Keras 3", help=way_out(base, name), fix=fix)


def _remedy(layer: LayerClass, name: str) -> str:
    return way_out("model" if layer.is_model else "layer", name)
