"""LL628: a layer that `call` runs on inputs of two widths, though its weights fit the first one alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.rule import Finding, rule
from layerlint.tables.keras_names import short_name

_GIVES = {
    "Dense": "units",
    **{f"Conv{rank}D{kind}": "filters" for rank in "123" for kind in ("", "Transpose")},
}
"""Layers whose argument is the width of what they give."""
_KEEPS = frozenset(
    {"Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Dropout", "SpatialDropout1D", "SpatialDropout2D",
     "GaussianNoise", "BatchNormalization", "LayerNormalization", "MaxPooling1D", "MaxPooling2D", "MaxPool2D",
     "AveragePooling1D", "AveragePooling2D", "UpSampling1D", "UpSampling2D", "ZeroPadding2D"}
)  # fmt: skip
"""Layers that keep the width of what they get."""
_NEEDS = frozenset({*_GIVES, "BatchNormalization", "LayerNormalization"})
_OTHER_AXIS = frozenset({"axis", "data_format"})
_FUNCTIONS = frozenset(
    {"relu", "tanh", "sigmoid", "gelu", "elu", "selu", "swish", "silu", "leaky_relu", "dropout", "softmax"}
)
_DEPTH = 12

Width = tuple[Fraction, str]
"""A width as so many times a thing: `4 * growth` is four times "growth", and 64 is 64 times ""."""


@rule(
    "LL628",
    "layer-of-two-widths",
    summary="`call` runs a layer on inputs of two widths: its weights fit the first one, and the second raises.",
)
def layer_of_two_widths(layer: LayerClass) -> Iterator[Finding]:
    if layer.subclasses:
        return
    widths: dict[str, Width] = {}
    for method, call in layer.calls(Phase.CALL):
        value = call.value
        made = _made(layer, value)
        if made is None or _name(made) not in _NEEDS or not value.positional:
            continue
        if call.nested or layer.guards(method, call):
            continue
        width = _width(layer, value.positional[0], 0)
        if width is None:
            continue
        first = widths.setdefault(value.path, width)
        if first != width and first[1] == width[1]:
            yield Finding(
                value.at,
                f"`self.{value.path}` runs on {_shown(first)} channels before, and on {_shown(width)} here: its weights"
                " fit only the first, and this raises",
                attribute=value.path,
                help="make a layer for each of the two",
            )


def _made(layer: LayerClass, call: Value) -> Value | None:
    """What makes the layer of `self` that is called: its only assignment, where that is a layer of Keras."""
    if not call.calls_own_path or call.form is not Form.CALL:
        return None
    given = [assign for _, assign in layer.assignments(call.path)]
    made = given[0].value if len(given) == 1 and not given[0].guards else None
    if made is None or made.form is not Form.CALL or made.unpacks:
        return None
    return None if any(one.keyword in _OTHER_AXIS for one in made.args) else made


def _name(made: Value) -> str:
    area, _, name = short_name(made.name).rpartition(".")
    return name if area == "layers" else ""


def _width(layer: LayerClass, value: Value, depth: int) -> Width | None:
    """The width of what a call gives."""
    if depth > _DEPTH or value.form is not Form.CALL:
        return None
    made = _made(layer, value)
    if made is None:
        keeps = value.imported and value.method in _FUNCTIONS and value.positional
        return _width(layer, value.positional[0], depth + 1) if keeps else None
    name = _name(made)
    if name in _GIVES:
        given = made.argument(_GIVES[name], 0)
        return _times(given) if given is not None else None
    return _width(layer, value.positional[0], depth + 1) if name in _KEEPS and value.positional else None


def _times(given: Value) -> Width | None:
    if isinstance(given.constant, int):
        return Fraction(given.constant), ""
    if given.form is Form.OPERATION and given.name in {"*", "//"} and len(given.items) == 2:
        first, second = (_times(item) for item in given.items)
        if first is None or second is None or (first[1] and second[1]):
            return None
        if given.name == "//":
            exact = first[1] == "" and second[1] == "" and second[0]
            return (Fraction(first[0] // second[0]), "") if exact else None
        return first[0] * second[0], first[1] or second[1]
    thing = given.path or (next(iter(given.params)) if len(given.params) == 1 else "") or given.name
    return (Fraction(1), thing) if thing and given.form in (Form.NAME, Form.ATTRIBUTE) else None


def _shown(width: Width) -> str:
    times, thing = width
    return f"{times}" if not thing else f"`{thing}`" if times == 1 else f"`{times} * {thing}`"
