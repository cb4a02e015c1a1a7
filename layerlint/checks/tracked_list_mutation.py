"""LL208: ways to fill a container that Keras 3 does not track, and that Keras 2 cannot save in TensorFlow's format."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, Kind, LayerClass, TargetForm, Value
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_LISTS = frozenset({Form.LIST, Form.REPEAT})


@rule(
    "LL208",
    "tracked-list-mutation",
    summary="A list or dict of layers is filled in a way that Keras 3 does not see, and Keras 2 cannot save everywhere.",
    fix=Safety.SAFE,
)
def tracked_list_mutation(layer: LayerClass) -> Iterator[Finding]:
    message_for, severity = (_message_3, None) if layer.keras == 3 else (_message_2, Severity.WARNING)
    for method in layer.methods:
        for assign in method.assigns:
            message = message_for(layer, assign) if _adds_layers(assign) else _refused_keywords(layer, assign)
            if message:
                yield Finding(
                    assign.at,
                    message,
                    attribute=assign.path,
                    help=_HELP_DICT if _is_entry(layer, assign) else _HELP,
                    severity=severity,
                    fix=_fix(assign),
                )


_HELP = "add layers with `append`, or fill a plain list first and assign it to `self` once"
_HELP_DICT = "write `self.<dict>[key] = layer`, or fill a plain dict first and assign it to `self` once"


def _is_entry(layer: LayerClass, assign: Assign) -> bool:
    """Whether it adds an entry to a dict."""
    values = [other.value for _, other in layer.assignments(assign.path.partition("[")[0])]
    return assign.call in {"setdefault", "update"} or any(value.form is Form.DICT for value in values)


def _fix(assign: Assign) -> FixRequest | None:
    """The fix; none for a replaced item, because that depends on the purpose of the list."""
    if assign.alias:
        return FixRequest("fill-attribute", assign.at, (("path", assign.path), ("alias", assign.alias)))
    return FixRequest("setdefault-to-item", assign.at) if assign.call == "setdefault" else None


def _adds_layers(assign: Assign) -> bool:
    """Whether it adds layers to a container on `self` that no other attribute holds."""
    if assign.form not in (TargetForm.ITEM, TargetForm.ADD) or _is_inner(assign):
        return False
    if assign.value.kind is not Kind.SUBLAYER:
        return _has_layers(assign)
    return assign.value.form is Form.CALL or not assign.value.reads


def _is_inner(assign: Assign) -> bool:
    """Whether it fills, by its local name, a list inside the container: see LL207."""
    return bool(assign.alias) and "[" in assign.path


def _refused_keywords(layer: LayerClass, assign: Assign) -> str:
    """The message about `self.heads.update(a=...)`, which a dict on a layer of Keras 3 refuses."""
    by_keyword = assign.call == "update" and assign.value.at == assign.at and bool(assign.value.keys)
    if layer.keras == 2 or not by_keyword or assign.alias or "[" in assign.path:
        return ""
    assigns = [other for _, other in layer.assignments(assign.path) if other.form is TargetForm.ATTRIBUTE]
    if not assigns or any(other.value.form is not Form.DICT for other in assigns):
        return ""
    return (
        f"`update` of the dict `self.{assign.path}` takes no keywords in Keras 3, which tracks its entries: this raises a"
        " `TypeError`"
    )


def _message_3(layer: LayerClass, assign: Assign) -> str:
    path = assign.path.partition("[")[0]
    refused = _refused_keywords(layer, assign)
    if refused:
        return refused
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


def _message_2(layer: LayerClass, assign: Assign) -> str:
    path = assign.path.partition("[")[0]
    how = ""
    if assign.alias:
        how = f"`{assign.alias}` is filled after it was assigned to `self.{path}`"
    elif assign.form is TargetForm.ITEM and "[" not in assign.path and _holds_layers(layer, path):
        how = f"a layer replaces an item of `self.{path}`"
    elif assign.call == "setdefault":
        how = f"`setdefault` adds a layer to `self.{path}`"
    elif assign.call == "insert":
        how = f"`insert` puts a layer into `self.{path}`"
    return (
        f"{how}: Keras 2 can no longer save it in checkpoints and other files of TensorFlow's format"
        if how
        else ""
    )


def _holds_layers(layer: LayerClass, path: str) -> bool:
    """Whether it is a list of only layers from the start: an entry None may be replaced."""
    values = [assign.value for _, assign in layer.assignments(path) if assign.form is TargetForm.ATTRIBUTE]
    return bool(values) and all(
        _is_list_display(value) and value.items and all(item.kind is Kind.SUBLAYER for item in value.items)
        for value in values
    )


def _has_layers(assign: Assign) -> bool:
    several = assign.form is TargetForm.ITEM or assign.call in {"extend", "update"}
    return several and any(item.kind is Kind.SUBLAYER for item in assign.value.items)


def _is_list(layer: LayerClass, path: str) -> bool:
    """Whether it is a list, or a list inside a list."""
    root, inner, _ = path.partition("[")
    values = [assign.value for _, assign in layer.assignments(root) if assign.form is TargetForm.ATTRIBUTE]
    held = [item for value in values for item in value.items] if inner else values
    return bool(held) and all(map(_is_list_display, (*values, *held)))


def _is_list_display(value: Value) -> bool:
    of_call = value.called in {"list", "sorted"} or (
        value.form is Form.COMPREHENSION and value.name == "list"
    )
    return value.form in _LISTS or of_call
