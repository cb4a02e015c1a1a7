"""Values that are certainly one tensor, and no list of tensors."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.tables.keras_names import keras_name, short_name
from layerlint.tables.single_outputs import gives_one_tensor, takes_one_tensor

_TENSOR_MEMBERS = ("shape", "dtype", "get_shape")
_NO_OPERATORS_OF_LISTS = frozenset({"-", "/", "//", "**", "@"})


def is_single_tensor(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether the value is one tensor: by its kind, the layer that returns it, or its use in `call`."""
    if value.kind is Kind.TENSOR:
        return True
    if value.calls_self:
        return _call_returns_tensor(layer)
    if value.kind is not Kind.INPUT:
        return False
    if value.form is Form.CALL:
        sublayers = list(_layers(layer, value))
        return bool(sublayers) and all(_returns_tensor(layer, sublayer) for sublayer in sublayers)
    return _is_used_as_tensor(layer, method, value) or _is_built_as_tensor(layer, method, value)


def _call_returns_tensor(layer: LayerClass) -> bool:
    call = layer.method("call")
    if call is None:
        return False
    returned = [event.value for event in call.returns if not event.nested]
    return bool(returned) and all(
        value is not None and not value.calls_self and is_single_tensor(layer, call, value)
        for value in returned
    )


def _layers(layer: LayerClass, call: Value) -> Iterator[Value]:
    """The creations of the layers that the call may run."""
    if call.calls_instance:
        yield call.holder
    elif call.calls_own_path:
        yield from (
            assign.value for _, assign in layer.assignments(call.path) if assign.value.kind is not Kind.NONE
        )


def _returns_tensor(layer: LayerClass, sublayer: Value) -> bool:
    if not sublayer.makes_layer:
        return False
    short = keras_name(sublayer.name)
    if short is None:
        return layer.traits(sublayer.name).returns_tensor
    inner = _inner(short, sublayer)
    return gives_one_tensor(short) if inner is None else _returns_tensor(layer, inner)


def keras_layer_returns_tensor(sublayer: Value) -> bool:
    """Whether it is a new Keras layer that returns one tensor."""
    short = keras_name(sublayer.name)
    if short is None or not sublayer.makes_layer:
        return False
    inner = _inner(short, sublayer)
    return gives_one_tensor(short) if inner is None else keras_layer_returns_tensor(inner)


def _inner(short: str, wrapper: Value) -> Value | None:
    """The inner layer whose output a wrapper returns: the last one of a `Sequential`."""
    inner = wrapper.argument("layers" if short.endswith("Sequential") else "layer", 0)
    match inner:
        case Value(form=Form.LIST | Form.TUPLE, items=(*_, last)) if short in {
            "Sequential",
            "models.Sequential",
        }:
            return last
    return inner if short == "layers.TimeDistributed" else None


def _is_used_as_tensor(layer: LayerClass, method: Method, argument: Value) -> bool:
    """Whether the method, on every path, uses it as a list of tensors cannot be used."""
    if any(_tests_type(test.value, argument) for test in method.tests):
        return False
    return any(
        part.certain
        and not part.event.nested
        and not part.event.guards
        and _takes_tensor(layer, part.value, argument.at)
        for part in layer.parts(Form.ATTRIBUTE, Form.CALL, Form.SUBSCRIPT, Form.OPERATION)
    )


def _is_built_as_tensor(layer: LayerClass, method: Method, argument: Value) -> bool:
    """Whether it is the first argument of `call`, and `build` creates weights with entries of its shape.

    Of a list of tensors, `input_shape[-1]` would be a shape and no size.
    """
    first = method.params[method.bound : method.bound + 1]
    if method.name != "call" or not any(
        parameter.at == argument.at and not parameter.star for parameter in first
    ):
        return False
    build = layer.own_method("build")
    if build is None or any(_tests_any_type(test.value) for test in build.tests):
        return False
    shapes = build.params[build.bound : build.bound + 1]
    return any(
        _is_entry(item, shapes[0].name)
        for call in build.calls
        if shapes and call.value.on_self("add_weight", "add_variable") and not call.guards
        for argument in call.value.args
        if argument.value.form in (Form.TUPLE, Form.LIST)
        for item in argument.value.items
    )


def _is_entry(size: Value, parameter: str) -> bool:
    """Whether it is `input_shape[-1]` of the unchanged parameter."""
    whole = size.holder
    return (
        size.kind is Kind.DIM
        and size.form is Form.SUBSCRIPT
        and whole.form is Form.NAME
        and whole.local == parameter
    )


def _tests_any_type(test: Value) -> bool:
    return any(part.called_method in {"isinstance", "len", "type"} for part in test.walk())


def _tests_type(test: Value, argument: Value) -> bool:
    return any(
        part.called_method in {"isinstance", "len", "is_tensor", "is_nested", "hasattr", "type"}
        and any(inner.at == argument.at for inner in part.walk())
        for part in test.walk()
    )


def _takes_tensor(layer: LayerClass, value: Value, at: int) -> bool:
    match value.form:
        case Form.ATTRIBUTE:
            return value.on_value(*_TENSOR_MEMBERS) and _is_at(value.receiver, at)
        case Form.SUBSCRIPT:
            return value.kind is Kind.TENSOR and _is_at(value.receiver, at)
        case Form.OPERATION:
            return _is_arithmetic(value, at)
    if value.on_value("get_shape"):
        return _is_at(value.receiver, at)
    first = value.positional[0] if value.positional else None
    sublayers = list(_layers(layer, value)) if _is_at(first, at) else []
    return bool(sublayers) and all(takes_one_tensor(short_name(sublayer.name)) for sublayer in sublayers)


def _is_at(value: Value | None, at: int) -> bool:
    """Whether it is the argument at that place, and no part of it."""
    return value is not None and value.at == at and value.form is Form.NAME


def _is_arithmetic(value: Value, at: int) -> bool:
    """Whether it is arithmetic with a number that no list allows, as `2 * x` does."""
    if not any(_is_at(item, at) for item in value.items):
        return False
    operands = [item for item in value.items if item.at != at]
    numbers = all(isinstance(operand.constant, int | float) for operand in operands)
    return numbers and (
        value.name in _NO_OPERATORS_OF_LISTS
        or any(isinstance(operand.constant, float) for operand in operands)
    )
