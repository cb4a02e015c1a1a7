"""LL208: ways to fill a container that Keras 3 does not see."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, Kind, LayerClass, TargetForm, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_LISTS = frozenset({Form.LIST, Form.REPEAT})


@rule(
    "LL208",
    "tracked-list-mutation",
    summary="A list or dict of layers is filled in a way that Keras 3 does not see.",
    targets=(3,),
    fix=Safety.SAFE,
)
def tracked_list_mutation(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        for assign in method.assigns:
            message = _message(layer, assign)
            if message:
                yield Finding(assign.at, message, attribute=assign.path, help=_HELP, fix=_fix(assign))


_HELP = "fill it with `append`, or fill a plain list first and assign it to `self` once"


def _fix(assign: Assign) -> FixRequest | None:
    """What replaces an item depends on what the list was made for: that has none."""
    if assign.alias:
        return FixRequest("fill-attribute", assign.at, (("path", assign.path), ("alias", assign.alias)))
    return FixRequest("setdefault-to-item", assign.at) if assign.call == "setdefault" else None


def _message(layer: LayerClass, assign: Assign) -> str:
    if assign.form not in (TargetForm.ITEM, TargetForm.ADD):
        return ""
    if assign.value.kind is not Kind.SUBLAYER and not _has_layers(assign):
        return ""
    if assign.value.kind is Kind.SUBLAYER and assign.value.form is not Form.CALL and assign.value.reads:
        return ""
    path = assign.path.partition("[")[0]
    if assign.alias:
        return (
            f"`{assign.alias}` is filled after it was assigned to `self.{path}`, which is a copy in Keras 3:"
            f" `self.{path}` stays as it was"
        )
    if assign.form is TargetForm.ITEM and _is_list(layer, assign.path):
        return f"Keras 3 does not track a layer that replaces an item of the list `self.{path}`: it is never trained"
    if assign.call == "setdefault":
        return f"Keras 3 does not track a layer added with `setdefault`: `self.{path}` is never trained"
    return ""


def _has_layers(assign: Assign) -> bool:
    several = assign.form is TargetForm.ITEM or assign.call in {"extend", "update"}
    return several and any(item.kind is Kind.SUBLAYER for item in assign.value.items)


def _is_list(layer: LayerClass, path: str) -> bool:
    """Whether it is a list, or one of the lists that a list holds."""
    root, inner, _ = path.partition("[")
    made = [assign.value for _, assign in layer.assignments(root) if assign.form is TargetForm.ATTRIBUTE]
    held = [item for value in made for item in value.items] if inner else made
    return bool(held) and all(map(_is_list_display, (*made, *held)))


def _is_list_display(value: Value) -> bool:
    return value.form in _LISTS or (value.form is Form.COMPREHENSION and value.name == "list")
