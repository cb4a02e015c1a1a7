"""LL302: attributes set before `super().__init__()`, which refuses or resets them."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Event, Kind, LayerClass, Method, TargetForm
from layerlint.queries.classes import sets_by_itself
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import KERAS_BASES, keras_name
from layerlint.text import Safety

_BOTH = frozenset({"trainable", "built", "supports_masking", "input_spec", "activity_regularizer"})
_RESET = {2: _BOTH, 3: _BOTH | {"name"}}
"""What `Layer.__init__` sets by itself, whatever was there."""
_WITHOUT_MASK = KERAS_BASES | {
    f"layers.{name}" for name in ("Conv1D", "Conv2D", "Conv3D", "Embedding", "Wrapper", "Flatten", "Reshape")
}
"""Classes of Keras after whose `__init__` a layer supports no masks, but where it has a `compute_mask` of its own."""


@rule(
    "LL302",
    "late-super-init",
    summary="An attribute is set before `super().__init__()`, which then refuses or resets it.",
    fix=Safety.UNSAFE,
)
def late_super_init(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    first = next(init.super_calls, None)
    if first is None or first.guards:
        return
    for event in init.events:
        if event is first or (isinstance(event, Assign) and event.path == "_self_setattr_tracking"):
            return
        if event.nested:
            continue
        yield from _by_helper(layer, event, first)
        message, path = "", ""
        if isinstance(event, Call) and event.value.on_self("add_weight", "add_variable"):
            message = "`add_weight` fails before `super().__init__()` has run"
        elif isinstance(event, Assign) and event.form is TargetForm.ATTRIBUTE and not sets_by_itself(layer):
            message, path = _assign(layer, event, init, first), event.path
        if message:
            yield Finding(
                event.at if isinstance(event, Assign) else event.value.at,  # type: ignore[attr-defined]
                message,
                attribute=path,
                help="make `super().__init__(...)` the first statement",
                fix=FixRequest("super-init-first", first.value.at),
            )


def _assign(layer: LayerClass, assign: Assign, init: Method, first: Call) -> str:
    if assign.path in _RESET[layer.keras]:
        if assign.path == "supports_masking" and assign.value.constant is True and not _loses_mask(layer):
            return ""
        given = {argument.keyword for argument in first.value.args}
        again = any(other.path == assign.path and other.at > first.at for other in init.assigns)
        if assign.path in given or again:
            return ""
        return f"`self.{assign.path}` is set before `super().__init__()`, which resets it"
    if (
        layer.is_model
        and layer.keras == 2
        and any(part.kind is Kind.SUBLAYER for part in parts_of(assign.value))
    ):
        return f"`self.{assign.path}` gets a layer before `super().__init__()`, which a Keras 2 model refuses"
    return ""


def _by_helper(layer: LayerClass, event: Event, first: Call) -> Iterator[Finding]:
    """What an own method that is called too early adds."""
    helper = layer.own_method(event.value.path) if isinstance(event, Call) and event.value.on_self() else None
    for call in helper.calls if helper is not None and not event.guards else ():
        if call.value.on_self("add_weight", "add_variable") and not call.guards and not call.nested:
            yield Finding(
                call.value.at,
                f"`{helper.name}` runs before `super().__init__()`, where `add_weight` fails"
                if helper is not None
                else "",
                help="make `super().__init__(...)` the first statement",
                related=((event.at, "called here"),),
            )


def _loses_mask(layer: LayerClass) -> bool:
    """Whether `super().__init__()` makes `supports_masking` false."""
    if layer.method("compute_mask") is not None or not layer.complete:
        return False
    return all(keras_name(root) in _WITHOUT_MASK for root in layer.roots)
