"""LL113: `add_weight` with positional arguments, whose order differs between Keras 2 and 3."""

from __future__ import annotations

from collections.abc import Iterator

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
            if not adds_weight(call.value) or layer.method(call.value.member) is not None:
                continue
            found = _first(layer, call)
            if found:
                yield Finding(
                    call.value.at,
                    found,
                    elsewhere=found.replace(" here,", ","),
                    help="write `self.add_weight(name=..., shape=..., ...)`",
                    fix=FixRequest("add-weight-keywords", call.value.at),
                    cause="position",
                )


def _first(layer: LayerClass, call: Call) -> str:
    positional = call.value.positional
    if not positional or call.value.args[0].star:
        return ""
    first = positional[0]
    by_keyword = call.value.argument("shape") is not None
    if layer.keras == 3 and (_is_text(first) or _is_handed_on(first, "name") or by_keyword):
        return (
            "the name is the first argument of `add_weight` here, but in Keras 3 the first one is the shape"
        )
    named = call.value.argument("name") is not None
    is_shape = first.kind in (Kind.CONTAINER, Kind.SHAPE) or _is_handed_on(first, "shape")
    if layer.keras == 2 and (named or is_shape):
        return (
            "the shape is the first argument of `add_weight` here, but in Keras 2 the first one is the name"
        )
    return ""


def _is_text(value: Value) -> bool:
    """Whether it is a string, or one put together from parts of which one is a string."""
    if isinstance(value.constant, str) or value.form is Form.STRING:
        return True
    return value.form is Form.OPERATION and value.name in {"+", "%"} and any(map(_is_text, value.items))


def _is_handed_on(value: Value, role: str) -> bool:
    """Whether it is the argument of a helper, which says by its own name what it is: `self.add_weight(name, shape)`."""
    handed = value.kind is Kind.PARAMETER and value.form is Form.NAME and value.local in value.params
    return handed and value.local.rpartition("_")[2] == role
