"""LL625: a layer called with an argument that its `call` does not take, or without one that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, ClassTraits, Event, Form, GuardKind, Kind, LayerClass, Method, Value
from layerlint.queries.call_signatures import problem, signature_text, sublayer_signature
from layerlint.queries.conditions import has_guard, tests_value_type
from layerlint.queries.value_parts import holding_attribute, parts_of, picked_entry
from layerlint.rule import Finding, ModelCode, rule


@rule(
    "LL625",
    "call-arguments",
    summary="A layer is called with an argument that its `call` does not take, or without one that it needs.",
)
def call_arguments(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        for call in method.calls:
            sublayers = list(_called_sublayers(layer, call.value))
            traits = [layer.traits(sublayer.name) for sublayer in sublayers]
            yield from _finding(layer, method, call, list(zip(sublayers, traits, strict=True)))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            if call.at in unit.entered:
                continue
            sublayers = list(_called_sublayers(unit.code, call.value))
            yield from _finding(
                unit.code, method, call, [(sublayer, _traits(unit, sublayer)) for sublayer in sublayers]
            )


call_arguments = replace(call_arguments, in_code=_in_code)


def _traits(unit: ModelCode, sublayer: Value) -> ClassTraits:
    model = unit.models.get(sublayer.name)
    if model is None or not model.complete or model.method("__call__") is not None:
        return ClassTraits()
    own = model.method("call")
    return ClassTraits(call_takes=signature_text(own) if own is not None else "")


def _finding(
    layer: LayerClass, method: Method, call: Call, candidates: list[tuple[Value, ClassTraits]]
) -> Iterator[Finding]:
    """Report a call whose arguments every candidate refuses."""
    if not candidates or _is_guarded(layer, method, call):
        return
    signatures = [sublayer_signature(sublayer, traits, layer.keras) for sublayer, traits in candidates]
    problems = {problem(signature, call.value) if signature is not None else "" for signature in signatures}
    if "" in problems:
        return
    names = {sublayer.method for sublayer, _ in candidates}
    name = names.pop() if len(names) == 1 else "layer"
    reason = sorted(problems)[0]
    yield Finding(
        call.value.at,
        f"`{name}.call` {reason}: this call raises a `TypeError`",
        help="pass what it needs, by name" if reason.startswith("needs") else _help(reason, name),
    )


def _help(reason: str, name: str) -> str:
    return (
        f"leave it out, or give `{name}.call` the parameter"
        if "takes no" in reason
        else "pass the rest by name"
    )


def _is_guarded(layer: LayerClass, method: Method, call: Event) -> bool:
    """Whether the call stands in `try`, or under a test of the layer's type."""
    guards = layer.guards(method, call)
    return tests_value_type(guards) or has_guard(guards, GuardKind.TRY, GuardKind.EXCEPT)


def _called_sublayers(layer: LayerClass, call: Value) -> Iterator[Value]:
    """Yield the constructor calls of the layers that may be called, if all of them are known."""
    holder = call.holder
    if call.calls_instance and holder.form is Form.CALL and holder.kind is Kind.SUBLAYER:
        yield holder
        return
    path = call.path if call.calls_own_path else holding_attribute(call)
    if not path or layer.method(path) is not None or path in layer.assigned_elsewhere:
        return
    values = []
    for _, assign in layer.assignments(path):
        entry = picked_entry(assign.value, call.receiver)
        values += [value for value in parts_of(entry) if not _is_ignored(value)]
    if all(value.form is Form.CALL and value.kind is Kind.SUBLAYER for value in values):
        yield from values


def _is_ignored(value: Value) -> bool:
    """Whether the value is None, or only groups others."""
    return value.kind in (Kind.CONTAINER, Kind.NONE) or value.form is Form.CHOICE
