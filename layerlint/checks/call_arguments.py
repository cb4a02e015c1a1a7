"""LL625: a layer that is called with arguments that its `call` does not take, or without some that it needs."""

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
            made = list(_called(layer, call.value))
            traits = [layer.traits(one.name) for one in made]
            yield from _finding(layer, method, call, list(zip(made, traits, strict=True)))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            if call.at in unit.entered:
                continue
            made = list(_called(unit.code, call.value))
            yield from _finding(unit.code, method, call, [(one, _traits(unit, one)) for one in made])


call_arguments = replace(call_arguments, in_code=_in_code)


def _traits(unit: ModelCode, made: Value) -> ClassTraits:
    model = unit.models.get(made.name)
    if model is None or not model.complete or model.method("__call__") is not None:
        return ClassTraits()
    own = model.method("call")
    return ClassTraits(call_takes=signature_text(own) if own is not None else "")


def _finding(
    layer: LayerClass, method: Method, call: Call, made: list[tuple[Value, ClassTraits]]
) -> Iterator[Finding]:
    """Where every layer that may be called refuses these arguments."""
    if not made or _is_looked_at(layer, method, call):
        return
    signatures = [sublayer_signature(one, traits, layer.keras) for one, traits in made]
    problems = {problem(one, call.value) if one is not None else "" for one in signatures}
    if "" in problems:
        return
    names = {one.method for one, _ in made}
    name = names.pop() if len(names) == 1 else "layer"
    why = sorted(problems)[0]
    yield Finding(
        call.value.at,
        f"`{name}.call` {why}: this call raises a `TypeError`",
        help="pass what it needs, by name" if why.startswith("needs") else _help(why, name),
    )


def _help(why: str, name: str) -> str:
    return (
        f"leave it out, or give `{name}.call` the parameter" if "takes no" in why else "pass the rest by name"
    )


def _is_looked_at(layer: LayerClass, method: Method, call: Event) -> bool:
    """Whether the code tries it, or asks first which layer it has."""
    guards = layer.guards(method, call)
    return tests_value_type(guards) or has_guard(guards, GuardKind.TRY, GuardKind.EXCEPT)


def _called(layer: LayerClass, call: Value) -> Iterator[Value]:
    """The new layers of which one is called; nothing where others may be."""
    holder = call.holder
    if call.calls_instance and holder.form is Form.CALL and holder.kind is Kind.SUBLAYER:
        yield holder
        return
    path = call.path if call.calls_own_path else holding_attribute(call)
    if not path or layer.method(path) is not None or path in layer.assigned_elsewhere:
        return
    found = []
    for _, assign in layer.assignments(path):
        entry = picked_entry(assign.value, call.receiver)
        found += [one for one in parts_of(entry) if not _holds_others(one)]
    if all(one.form is Form.CALL and one.kind is Kind.SUBLAYER for one in found):
        yield from found


def _holds_others(value: Value) -> bool:
    return value.kind in (Kind.CONTAINER, Kind.NONE) or value.form is Form.CHOICE
