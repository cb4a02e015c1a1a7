"""`_name`, by which Keras 2 names a layer and Keras 3 does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    OtherAssign,
    Read,
    TargetForm,
    Value,
)
from layerlint.queries.held_layers import held_class
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest


def name_findings(layer: LayerClass) -> Iterator[tuple[Method, Event, Finding]]:
    """Names of layers that are set or read by `_name`."""
    if not becomes_keras_3(layer):
        return
    yield from _own_name_findings(layer)
    called = _called_parameters(layer)
    for method in layer.methods:
        for event in method.events:
            at = _set_by(layer, method, event, called)
            if at is not None:
                yield method, event, _finding(at, "the name stays as it is")
    stores = {
        store.at
        for method in layer.methods
        for store in method.events
        if isinstance(store, Assign | OtherAssign)
    }
    for method, event, value, certain in layer.parts(Form.ATTRIBUTE):
        holder = value.holder
        if not value.on_value("_name") or not certain or value.at in stores:
            continue
        if _is_layer(layer, method, holder, called) and not isinstance(event, OtherAssign):
            yield method, event, _finding(value.at, "reading it fails")


def _own_name_findings(layer: LayerClass) -> Iterator[tuple[Method, Event, Finding]]:
    """The name of the layer itself, where `__init__` reads `_name` before anything sets it: `self._name += "_norm"`."""
    init = layer.own_method("__init__")
    if init is None or "_name" in layer.assigned_elsewhere or "_name" in layer.members:
        return
    if any(method is not init for method, _ in layer.assignments("_name")):
        return
    for event in init.events:
        if isinstance(event, Assign) and event.path == "_name" and not event.operator:
            return
        if isinstance(event, Assign | Read) and event.path == "_name":
            if not event.guards and not event.nested:
                fix = FixRequest("own-name", event.at)
                yield init, event, replace(_finding(event.at, "reading it fails"), fix=fix)
            return


def _finding(at: int, consequence: str) -> Finding:
    return Finding(
        at,
        f"layers have no `_name` in Keras 3: {consequence}",
        help="it is called `name`",
        fix=FixRequest("rename-function", at, (("name", "name"),)),
    )


def _set_by(layer: LayerClass, method: Method, event: Event, called: frozenset[str]) -> int | None:
    match event:
        case OtherAssign(name="_name", holder=holder) if _is_layer(layer, method, holder, called):
            return event.at
        case Assign(form=TargetForm.NESTED) if event.path.endswith("._name"):
            holder = Value(Kind.SUBLAYER, Form.ATTRIBUTE, path=event.path.removesuffix("._name"))
            return event.at if held_class(layer, holder) else None
    return None


def _is_layer(layer: LayerClass, method: Method, holder: Value, called: frozenset[str]) -> bool:
    """Whether it is certainly a Keras layer: created here, or a constructor argument that the class calls."""
    if holder.kind is Kind.SUBLAYER:
        return True
    return holder.form is Form.NAME and method.name == "__init__" and holder.local in called


def _called_parameters(layer: LayerClass) -> frozenset[str]:
    """The parameters of `__init__` that the class stores and calls."""
    init = layer.own_method("__init__")
    if init is None:
        return frozenset()
    attributes = {
        assign.path: assign.value.local
        for assign in init.assigns
        if assign.value.params == {assign.value.local}
    }
    run = {event.value.path for method in layer.methods for event in method.events if isinstance(event, Call)}
    return frozenset(name for path, name in attributes.items() if path in run)
