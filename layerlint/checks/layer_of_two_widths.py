"""LL628: a layer that `call` runs on inputs of two widths, though its weights fit only the first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.rule import Finding, rule
from layerlint.tables.keras_names import short_name

_WIDTH_ARGUMENTS = {
    "Dense": "units",
    **{f"Conv{rank}D{kind}": "filters" for rank in "123" for kind in ("", "Transpose")},
}
"""For each layer that sets the width of its output: the argument that does."""
_KEEPS_WIDTH = frozenset(
    {"Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Dropout", "SpatialDropout1D", "SpatialDropout2D",
     "GaussianNoise", "BatchNormalization", "LayerNormalization", "MaxPooling1D", "MaxPooling2D", "MaxPool2D",
     "AveragePooling1D", "AveragePooling2D", "UpSampling1D", "UpSampling2D", "ZeroPadding2D"}
)  # fmt: skip
"""Layers whose output is as wide as their input."""
_NEEDS_WIDTH = frozenset({*_WIDTH_ARGUMENTS, "BatchNormalization", "LayerNormalization"})
_OTHER_AXIS = frozenset({"axis", "data_format"})
_KEEPING_FUNCTIONS = frozenset(
    {"relu", "tanh", "sigmoid", "gelu", "elu", "selu", "swish", "silu", "leaky_relu", "dropout", "softmax"}
)
_DEPTH = 12

Width = tuple[Fraction, str]
"""A width as a factor of a symbol: `4 * growth` is (4, "growth"), and 64 is (64, "")."""


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
        creation = _creation(layer, value)
        if creation is None or _layer_class(creation) not in _NEEDS_WIDTH or not value.positional:
            continue
        if call.nested or layer.guards(method, call):
            continue
        width = _output_width(layer, value.positional[0], 0)
        if width is None:
            continue
        first = widths.setdefault(value.path, width)
        if first != width and first[1] == width[1]:
            yield Finding(
                value.at,
                f"`self.{value.path}` runs on {_width_text(first)} channels before, and on {_width_text(width)} here:"
                " its weights fit only the first, and this raises",
                attribute=value.path,
                help="make a layer for each of the two",
            )


def _creation(layer: LayerClass, call: Value) -> Value | None:
    """Return the constructor call of the called layer of `self`, if it is assigned only once and always."""
    assigns = [assign for _, assign in layer.assignments(call.path)]
    creation = assigns[0].value if len(assigns) == 1 and not assigns[0].guards else None
    if creation is None or creation.unpacks:
        return None
    return None if any(argument.keyword in _OTHER_AXIS for argument in creation.args) else creation


def _layer_class(creation: Value) -> str:
    """Return the name of the class of `keras.layers` that is created, or ""."""
    package, _, name = short_name(creation.name).rpartition(".")
    return name if package == "layers" else ""


def _output_width(layer: LayerClass, value: Value, depth: int) -> Width | None:
    """Return the width of a call's result."""
    if depth > _DEPTH:
        return None
    creation = _creation(layer, value)
    if creation is None:
        keeps = value.imported and value.method in _KEEPING_FUNCTIONS and value.positional
        return _output_width(layer, value.positional[0], depth + 1) if keeps else None
    name = _layer_class(creation)
    if name in _WIDTH_ARGUMENTS:
        argument = creation.argument(_WIDTH_ARGUMENTS[name], 0)
        return _parse_width(argument) if argument is not None else None
    return (
        _output_width(layer, value.positional[0], depth + 1)
        if name in _KEEPS_WIDTH and value.positional
        else None
    )


def _parse_width(value: Value) -> Width | None:
    """Return the width of a number, a name, or a product or quotient of them."""
    if isinstance(value.constant, int):
        return Fraction(value.constant), ""
    if value.name in {"*", "//"}:
        first, second = (_parse_width(item) for item in value.items)
        if first is None or second is None or (first[1] and second[1]):
            return None
        if value.name == "//":
            exact = first[1] == "" and second[1] == "" and second[0]
            return (Fraction(first[0] // second[0]), "") if exact else None
        return first[0] * second[0], first[1] or second[1]
    symbol = value.path or (next(iter(value.params)) if len(value.params) == 1 else "") or value.name
    return (Fraction(1), symbol) if symbol and value.form in (Form.NAME, Form.ATTRIBUTE) else None


def _width_text(width: Width) -> str:
    factor, symbol = width
    return f"{factor}" if not symbol else f"`{symbol}`" if factor == 1 else f"`{factor} * {symbol}`"
