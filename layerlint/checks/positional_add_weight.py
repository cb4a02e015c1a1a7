"""LL113: `add_weight` with positional arguments, whose order differs between Keras 2 and 3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.metric_weights import metric_weight_by_position
from layerlint.model.facts import Call, Form, Kind, LayerClass, Value
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL113",
    "positional-add-weight",
    summary="`add_weight` gets its arguments by position: Keras 2 expects the name first, Keras 3 the shape.",
    fix=Safety.SAFE,
)
def positional_add_weight(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        for call in method.calls:
            direct = adds_weight(call.value) and layer.method(call.value.member) is None
            if not direct and not _is_handed_to_keras(layer, call.value):
                continue
            message = _first(layer, call)
            if message:
                yield Finding(
                    call.value.at,
                    message,
                    elsewhere=message.replace(" here,", ","),
                    help="write `self.add_weight(name=..., shape=..., ...)`",
                    fix=FixRequest("add-weight-keywords", call.value.at) if direct else None,
                    cause="position",
                )


positional_add_weight = replace(positional_add_weight, in_code=metric_weight_by_position)


def _is_handed_to_keras(layer: LayerClass, call: Value) -> bool:
    """Whether it calls an own method that passes all of its `*args`, and nothing before them, to `add_weight`."""
    helper = layer.method(call.member) if call.on_self() else None
    if helper is None or helper.var_positional is None:
        return False
    if [param.star for param in helper.params[helper.bound :][:1]] != ["*"]:
        return False  # `def m(*args)` has `self` among them
    name = helper.var_positional.name
    weight_calls = (inner.value for inner in helper.calls if adds_weight(inner.value) and not inner.guards)
    return any(
        bool(inner.args) and inner.args[0].star == "*" and inner.args[0].value.local == name
        for inner in weight_calls
        if inner.on_super() or layer.method(inner.member) is None
    )


def _first(layer: LayerClass, call: Call) -> str:
    positional = call.value.positional
    if not positional or call.value.args[0].star:
        return ""
    first = positional[0]
    called = "add_variable" if call.value.member == "add_variable" else "add_weight"
    by_keyword = call.value.argument("shape") is not None
    if layer.keras == 3 and (_is_text(first) or _is_handed_on(first, "name") or by_keyword):
        return (
            f"the name is the first argument of `{called}` here, but in Keras 3 the first one is the shape:"
            " this raises"
        )
    named = call.value.argument("name") is not None
    is_shape = first.kind in (Kind.CONTAINER, Kind.SHAPE) or _is_handed_on(first, "shape")
    if layer.keras == 2 and (named or is_shape):
        return (
            f"the shape is the first argument of `{called}` here, but in Keras 2 the first one is the name:"
            " this raises"
        )
    return ""


def _is_text(value: Value) -> bool:
    """Whether it is a string, one of several strings, or a string composed of parts."""
    if isinstance(value.constant, str) or value.form is Form.STRING:
        return True
    if value.form is Form.OTHER and value.items:
        return all(isinstance(item.constant, str) for item in value.items)
    return value.name in {"+", "%"} and any(map(_is_text, value.items))


def _is_handed_on(value: Value, role: str) -> bool:
    """Whether it is an argument of a helper whose name ends in this role: `self.add_weight(name, shape)`."""
    handed = value.kind is Kind.PARAMETER and value.local in value.params
    return handed and value.local.rpartition("_")[2] == role
