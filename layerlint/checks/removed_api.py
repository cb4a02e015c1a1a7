"""LL701: what Keras 3 removed or renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.refused_keywords import forwarded_keyword_findings, refused_keyword_findings
from layerlint.checks.removed_holder_members import holder_findings
from layerlint.checks.removed_members import (
    optimizer_attribute_findings,
    removed_attribute_findings,
    removed_members,
    removed_method_findings,
)
from layerlint.checks.removed_names import (
    findings_inside,
    gone_name_findings,
    name_use_findings,
    tensorflow_findings,
)
from layerlint.checks.removed_outside import removed_outside
from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    GuardKind,
    LayerClass,
    Method,
    Read,
    Value,
)
from layerlint.queries.conditions import names_keras_version
from layerlint.queries.held_layers import held_layer_findings
from layerlint.queries.layer_names import name_findings
from layerlint.rule import Finding, ModelCode, rule
from layerlint.text import Safety


@rule(
    "LL701",
    "removed-api",
    summary="Something is used that Keras 3 removed or renamed.",
    targets=(3,),
    fix=Safety.SAFE,
)
def removed_api(layer: LayerClass) -> Iterator[Finding]:
    for base in layer.own.bases:
        for finding in gone_name_findings(base.name, base.imported, layer.own.at_name, keywords=set()):
            yield replace(finding, fix=None)
    for decorator in layer.own.decorators:
        yield from findings_inside(decorator)
    for assign in layer.own.attributes:
        yield from findings_inside(assign.value)
    removed = removed_members(layer)
    of_parents = removed_members(layer, overridden=True)
    for method in layer.methods:
        for decorator in method.decorators:
            yield from findings_inside(decorator)
        for parameter in method.params:
            if parameter.default is not None:
                yield from findings_inside(parameter.default)
    for method, event, finding in (
        *_gone_names_in_methods(layer),
        *_member_and_argument_findings(layer, removed, of_parents),
        *held_layer_findings(layer),
        *name_findings(layer),
    ):
        if not _tests_versions(layer, method, event):
            yield finding


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """Names that TensorFlow 2 does not have, in metrics, losses and training code."""
    for method, event, value, certain in unit.code.parts(Form.CALL):
        if value.imported == "tensorflow" and certain and not _tests_versions(unit.code, method, event):
            yield from tensorflow_findings(value.name, value.imported, value.at)


removed_api = replace(removed_api, outside=removed_outside, in_code=_in_code)

_FindingAt = tuple[Method, Event, Finding]


def _gone_names_in_methods(layer: LayerClass) -> Iterator[_FindingAt]:
    """Removed names in the bodies of methods."""
    tried = _of_tried(layer)
    for method, event, value, certain in layer.parts(Form.NAME, Form.CALL):
        if not certain and (id(event), id(value)) in tried:
            continue
        # `K.dtype = dtype` at the top level restores it.
        if value.imported and value.method not in layer.assigned_elsewhere:
            for finding in name_use_findings(value, event):
                # The test of a choice (`a if test else b`) is an event of its own.
                if certain or not any(_is_of_versions(test.value) for test in method.tests):
                    yield method, event, finding


def _of_tried(layer: LayerClass) -> set[tuple[int, int]]:
    """The values between which an exception chose, where they are used: `try` and `except` are behind them.

    Where they are written, the guards of the event say so; those of an entered function stay in it.
    """
    return {
        (id(event), id(value))
        for _, event, choice, _ in layer.parts(Form.CHOICE)
        if choice.name == "try"
        for value in choice.walk()
    }


def _member_and_argument_findings(
    layer: LayerClass, removed: frozenset[str], of_parents: frozenset[str]
) -> Iterator[_FindingAt]:
    """Removed members and refused arguments in the bodies of methods."""
    for method in layer.methods:
        for event in method.events:
            if isinstance(event, Assign):
                for finding in optimizer_attribute_findings(layer, event):
                    yield method, event, finding
            elif isinstance(event, (Read, Call)):
                by_super = isinstance(event, Call) and event.value.on_super()
                for finding in _event_findings(layer, event, of_parents if by_super else removed):
                    yield method, event, finding


def _event_findings(layer: LayerClass, event: Read | Call, removed: frozenset[str]) -> Iterator[Finding]:
    if isinstance(event, Read):
        yield from removed_attribute_findings(layer, event, removed)
    else:
        yield from forwarded_keyword_findings(layer, event.value)
        yield from removed_method_findings(layer, event.value, removed)
        yield from refused_keyword_findings(layer, event.value)
        yield from holder_findings(layer, event.value)


def _tests_versions(layer: LayerClass, method: Method, event: Event) -> bool:
    """Whether the code tests for the version or the member: `if keras_3():`, `if hasattr(...)`, `try:`."""
    for guard in layer.guards(method, event):
        if guard.kind in (GuardKind.TRY, GuardKind.EXCEPT, GuardKind.HAS_ATTRIBUTE, GuardKind.NO_ATTRIBUTE):
            return True
        if guard.value is not None and _is_of_versions(guard.value):
            return True
    return False


def _is_of_versions(test: Value) -> bool:
    """Whether the test distinguishes versions of Keras, by a version, a member or `legacy`."""
    for part in test.walk():
        text = f"{part.callee.name} {part.path} {part.local}"
        if part.name in {"hasattr", "getattr", "callable"} or "legacy" in text.lower():
            return True
        if names_keras_version(text):
            return True
    return False
