"""LL717: a size of a layer that is computed by true division, and so is a float."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Assign, Form, Kind, LayerClass, Method, Value
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import short_name

_UNITS = {"units": 0}
_FILTERS = {"filters": 0}
_SIZES_OF_BOTH = {
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN", "LSTMCell", "GRUCell", "SimpleRNNCell"), _UNITS),
    "Embedding": {"input_dim": 0, "output_dim": 1},
    "MultiHeadAttention": {"key_dim": 1, "value_dim": 2},
    "RepeatVector": {"n": 0},
}
"""By layer: its sizes that neither Keras accepts as a float, with their positions."""
_SIZES_OF_KERAS_3 = {
    "Dense": _UNITS,
    **dict.fromkeys(
        ("Conv1D", "Conv2D", "Conv3D", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose",
         "SeparableConv1D", "SeparableConv2D"), _FILTERS,
    ),
}  # fmt: skip
"""Those that Keras 2 rounds."""


@rule(
    "LL717",
    "size-by-division",
    summary="`Dense(width / 2)`: a size made by `/` is a float, which Keras 3 refuses, and Keras 2 for some layers.",
)
def size_by_division(layer: LayerClass) -> Iterator[Finding]:
    yield from _divided_sizes(layer)


def _divided_sizes(layer: LayerClass) -> Iterator[Finding]:
    sizes = {**_SIZES_OF_BOTH, **_SIZES_OF_KERAS_3} if layer.keras == 3 else _SIZES_OF_BOTH
    visited: set[int] = set()
    for method, _, call, _ in layer.parts(Form.CALL):
        area, _, last = short_name(call.name).rpartition(".")
        if area != "layers" or call.at in visited:
            continue
        visited.add(call.at)
        for name, place in sizes.get(last, {}).items():
            size = call.argument(name, place)
            if size is None:
                continue
            if _is_divided(layer, size):
                yield Finding(
                    call.at,
                    f"`{name}` of `{last}` is the result of `/`, a float: Keras {layer.keras} refuses it",
                    help="divide with `//`",
                )
            elif _is_multiplied(layer, method, size):
                yield Finding(
                    call.at,
                    f"`{name}` of `{last}` is multiplied with a float, and so a float: Keras {layer.keras} refuses it",
                    help="round it: `int(...)`",
                )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _divided_sizes(unit.code)


size_by_division = replace(size_by_division, in_code=_in_code)


def _is_divided(layer: LayerClass, value: Value) -> bool:
    """Whether it certainly is a float because of a true division."""
    if value.form is Form.OPERATION:
        if value.name == "/":
            return True
        return value.name in {"+", "-", "*", "//"} and any(_is_divided(layer, item) for item in value.items)
    return value.path not in layer.assigned_elsewhere and layer.always(
        value.path, lambda assigned: assigned.name == "/"
    )


def _is_multiplied(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether it is a product with a float: a literal, or an argument whose default is one."""
    if value.path:
        assigned = _held(layer, value.path)
        return bool(assigned) and all(
            assign.value.form is Form.OPERATION and _is_multiplied(layer, other, assign.value)
            for other, assign in assigned
        )
    return value.name == "*" and any(
        _is_float(layer, method, item) or _is_multiplied(layer, method, item) for item in value.items
    )


def _is_float(layer: LayerClass, method: Method, value: Value) -> bool:
    if value.path:
        assigned = _held(layer, value.path)
        return bool(assigned) and all(
            assign.value.form is not Form.ATTRIBUTE and _is_float(layer, other, assign.value)
            for other, assign in assigned
        )
    parameter = method.parameter(value.local) if value.kind is Kind.PARAMETER else None
    default = parameter.default if parameter is not None else value
    return default is not None and isinstance(default.constant, float)


def _held(layer: LayerClass, path: str) -> list[tuple[Method, Assign]]:
    """What the class puts into the attribute; nothing where other code may put something into it."""
    return [] if path in layer.assigned_elsewhere else list(layer.assignments(path))
