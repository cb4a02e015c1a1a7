"""LL302: an attribute set before `super().__init__()`, which refuses or resets it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Event, Form, Kind, LayerClass, Method, Read, TargetForm, Value
from layerlint.queries.classes import sets_by_itself
from layerlint.queries.in_order import calls_in_order
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import resets, short_name
from layerlint.text import Safety

_DEFAULTS: dict[str, tuple[object, ...]] = {
    "activity_regularizer": (None,),
    "built": (None, False),
    "input_spec": (None,),
    "name": (None,),
    "supports_masking": (False,),
    "trainable": (True,),
}
"""For each attribute that the constructor of Keras sets: values that do not differ from its own."""


_SET_BY_KERAS = frozenset(
    {"name", "dtype", "compute_dtype", "variable_dtype", "dtype_policy", "trainable", "built", "losses",
     "supports_masking", "input_spec", "trainable_weights", "non_trainable_weights", "trainable_variables"}
)  # fmt: skip
"""Attributes that raise before the constructor of Keras has run, in Keras 2 and 3."""


_SETTING = (TargetForm.ATTRIBUTE, TargetForm.DYNAMIC)
"""`self.a = x`, and `setattr(self, name, x)`"""


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
    super_call = next(init.super_calls, None)
    if super_call is None or super_call.guards:
        return
    for event in init.events:
        if event is super_call or (isinstance(event, Assign) and event.path == "_self_setattr_tracking"):
            return
        if event.nested:
            continue
        yield from _helper_findings(layer, event, init, super_call)
        if isinstance(event, Read) and _raises(layer, init, event):
            yield Finding(
                event.at,
                f"`self.{event.path}` is read before `super().__init__()` sets it: this raises an `AttributeError`",
                attribute=event.path,
                help="make `super().__init__(...)` the first statement",
                fix=FixRequest("super-init-first", super_call.value.at),
            )
            return
        message, path = "", ""
        if isinstance(event, Call) and event.value.on_self("add_weight", "add_variable"):
            message = "`add_weight` fails before `super().__init__()` has run"
        elif isinstance(event, Assign) and event.form in _SETTING and not sets_by_itself(layer):
            message, path = _assign_problem(layer, event, init, super_call), event.path
        if message:
            yield Finding(
                event.at if isinstance(event, Assign) else event.value.at,  # type: ignore[attr-defined]
                message,
                attribute=path,
                help="make `super().__init__(...)` the first statement",
                fix=FixRequest("super-init-first", super_call.value.at),
            )


def _raises(layer: LayerClass, init: Method, read: Read) -> bool:
    """Whether only the constructor of Keras sets what is read."""
    if read.path not in _SET_BY_KERAS or read.guards or sets_by_itself(layer) or not layer.complete:
        return False
    if read.path in layer.members or layer.class_attribute(read.path) is not None:
        return False
    return not any(assign.path == read.path for assign in init.assigns if assign.at < read.at)


def _assign_problem(layer: LayerClass, assign: Assign, init: Method, super_call: Call) -> str:
    """Return the message about an assignment before `super().__init__()`, or ""."""
    if assign.path and _is_lost(layer, assign):
        keywords = {argument.keyword for argument in super_call.value.args}
        set_later = any(other.path == assign.path and other.at > super_call.at for other in init.assigns)
        if assign.path in keywords or set_later:
            return ""
        return f"`self.{assign.path}` is set before `super().__init__()`, which resets it"
    refused = _refused(assign.value) if layer.is_model and layer.keras == 2 else ""
    name = f"`self.{assign.path}`" if assign.path else "an attribute"
    return (
        f"{name} gets {refused} before `super().__init__()`, which a Keras 2 model refuses" if refused else ""
    )


_TRACKED = {
    Kind.SUBLAYER: "a layer",
    Kind.METRIC: "a metric",
    Kind.VARIABLE: "a variable",
}


def _refused(value: Value) -> str:
    """What a Keras 2 model tracks, and refuses before its constructor has run; "" for other values.

    It refuses a list or dict of nothing but that, an empty one too.
    """
    if value.form is Form.CHOICE:
        return next(filter(None, map(_refused, value.items)), "")
    if value.kind is not Kind.CONTAINER:
        return _TRACKED.get(value.kind, "")
    if not value.items and value.form in (Form.LIST, Form.TUPLE, Form.DICT):
        return "an empty container"
    refused = [_refused(item) for item in value.items]
    return refused[0] if refused and all(refused) else ""


def _helper_findings(layer: LayerClass, event: Event, init: Method, super_call: Call) -> Iterator[Finding]:
    """Report the weights and attributes of an own method that is called before `super().__init__()`."""
    helper = layer.own_method(event.value.path) if isinstance(event, Call) else None
    if helper is None or event.guards:
        return
    for call in calls_in_order(layer, helper):
        if call.value.on_self("add_weight", "add_variable") and not call.guards:
            yield Finding(
                call.value.at,
                f"`{helper.name}` runs before `super().__init__()`, where `add_weight` fails",
                help="make `super().__init__(...)` the first statement",
                related=((event.at, "called here"),),
            )
    for assign in helper.assigns:
        if assign.form is not TargetForm.ATTRIBUTE or assign.guards or assign.nested or sets_by_itself(layer):
            continue
        message = _assign_problem(layer, assign, init, super_call)
        if message:
            yield Finding(
                assign.at,
                message,
                attribute=assign.path,
                help="make `super().__init__(...)` the first statement",
                related=((event.at, "called here"),),
            )


def _is_lost(layer: LayerClass, assign: Assign) -> bool:
    """Whether `super().__init__()` replaces the assigned value."""
    if assign.path not in _DEFAULTS or _is_default(assign) or not layer.complete:
        return False
    if assign.path == "supports_masking" and layer.method("compute_mask") is not None:
        return False  # Keras derives it from `compute_mask`
    for facts in layer.ancestors:
        if any(other.path == assign.path for method in facts.methods for other in method.assigns):
            return False
    return all(resets(short_name(root), assign.path, layer.keras) for root in layer.roots)


def _is_default(assign: Assign) -> bool:
    """Whether the assigned value is the one that the constructor of Keras sets."""
    value, defaults = assign.value, _DEFAULTS[assign.path]
    if value.kind is Kind.NONE:
        return None in defaults
    return isinstance(value.constant, bool) and value.constant in defaults
