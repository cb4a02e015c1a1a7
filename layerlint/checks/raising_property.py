"""LL707: a property with a setter whose getter raises."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Event,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Raise,
    Test,
    TestForm,
)
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_NOT_YET = frozenset({GuardKind.IS_NONE, GuardKind.NO_ATTRIBUTE, GuardKind.NOT_BUILT, GuardKind.EXCEPT})
"""Guards that hold before something was set."""


@rule(
    "LL707",
    "raising-property",
    summary="A property with a setter raises before it is set: Keras 3 reads it first, so that setting it fails.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def raising_property(layer: LayerClass) -> Iterator[Finding]:
    if not becomes_keras_3(layer) or layer.method("__setattr__") is not None:
        return
    settable = {method.name for method in layer.methods if method.form is MethodForm.SETTER}
    for getter in layer.methods:
        if getter.form is not MethodForm.PROPERTY or getter.abstract or getter.name not in settable:
            continue
        for event in getter.events:
            raised = _raised(event)
            if raised and not event.nested and _happens_before(layer, getter, event):
                yield Finding(
                    event.at,
                    f"Keras 3 reads `self.{getter.name}` when it is first set, and ignores only an `AttributeError`:"
                    f" this `{raised}` makes setting it fail",
                    attribute=getter.name,
                    help="raise an `AttributeError`, or return `None`",
                    fix=FixRequest("raise-attribute-error", event.at) if isinstance(event, Raise) else None,
                )
                break


def _raised(event: Event) -> str:
    if isinstance(event, Test):
        return "AssertionError" if event.form is TestForm.ASSERT else ""
    if not isinstance(event, Raise) or event.name.endswith("AttributeError"):
        return ""
    return event.name.rpartition(".")[2] if event.name.endswith(("Error", "Exception")) else ""


def _happens_before(layer: LayerClass, getter: Method, event: Event) -> bool:
    """Whether the getter raises until the property is set."""
    if isinstance(event, Test):
        tested = event.value.items[0] if event.value.name == "is not" else event.value
        return not event.guards and _begins_as_none(layer, getter, tested.path)
    for guard in event.guards:
        if guard.kind not in _NOT_YET or guard.negated:
            return False
        if guard.kind is GuardKind.IS_NONE and not _begins_as_none(layer, getter, guard.path):
            return False
    return True


def _begins_as_none(layer: LayerClass, getter: Method, path: str) -> bool:
    """Whether the attribute is None until the setter of the property assigns it."""
    own = layer.class_attribute(path)
    if own is not None and own.value.kind is Kind.NONE:
        return True
    init = layer.own_method("__init__")
    return init is not None and any(
        assign.path == path and assign.value.kind is Kind.NONE and not assign.guards
        for assign in init.assigns
    )
