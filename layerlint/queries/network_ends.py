"""The layer that computes the output of a model, if that is one Keras layer."""

from __future__ import annotations

from layerlint.model.facts import Call, Form, Kind, LayerClass, Value
from layerlint.queries.model_uses import identity
from layerlint.queries.training_code import Origin, origin_class, origin_of_call, origin_of_model
from layerlint.rule import ModelCode
from layerlint.tables.keras_names import keras_name


def last_layer(unit: ModelCode, model: Value) -> Value | None:
    """The last layer of the model that a variable or an attribute holds; None when unknown."""
    return _end(unit, origin_of_model(unit, model), model)


def last_layer_of_output(unit: ModelCode, output: Value) -> Value | None:
    """The last layer of the model whose output this is: `model(x)`; None when unknown."""
    if output.form is not Form.CALL or not output.args:
        return None
    origin = origin_of_call(unit, output)
    return _end(unit, origin, origin.value) if origin is not None else None


def _end(unit: ModelCode, origin: Origin | None, model: Value) -> Value | None:
    layer = origin_class(unit, origin) if origin is not None else None
    if layer is not None:
        return _class_end(layer)
    if origin is None or origin.value.form is not Form.CALL:
        return None
    match (keras_name(origin.value.name) or "").rpartition(".")[2]:
        case "Sequential":
            return _sequential_end(origin.code, origin.value, model)
        case "Model" | "Functional":
            return _applied_layer(origin.value.argument("outputs", 1))
    return None


def _class_end(layer: LayerClass) -> Value | None:
    """The sublayer whose output every `return` of `call` in a project class returns; None otherwise."""
    call = layer.method("call")
    returned = [event.value for event in call.returns if not event.nested] if call is not None else []
    paths = {value.path if value is not None and value.calls_own_path else "" for value in returned}
    path = paths.pop() if len(paths) == 1 else ""
    sublayers = [assign.value for _, assign in layer.assignments(path)] if path else []
    return _certain_layer(sublayers[0]) if len(sublayers) == 1 else None


def _sequential_end(code: LayerClass, creation: Value, model: Value) -> Value | None:
    """The last layer of the list, or the last one that is added."""
    layers = creation.argument("layers", 0)
    if layers is not None and layers.form not in (Form.LIST, Form.TUPLE):
        return None
    last = layers.items[-1] if layers is not None and layers.items else None
    same = {identity(model), identity(creation)}
    for method in code.methods:
        for call in method.calls:
            if call.value.on_value("add", "pop") and identity(call.value.holder) in same:
                last = _added_layer(call)
    return _certain_layer(last)


def _added_layer(call: Call) -> Value | None:
    layer = call.value.argument("layer", 0)
    return layer if call.value.member == "add" and not call.guards and not call.nested else None


def _applied_layer(output: Value | None) -> Value | None:
    """`Dense(3)` of `Dense(3)(x)`."""
    return _certain_layer(output.receiver) if output is not None and output.calls_instance else None


def _certain_layer(layer: Value | None) -> Value | None:
    is_certain = (
        layer is not None and layer.form is Form.CALL and layer.kind is Kind.SUBLAYER and not layer.unpacks
    )
    return layer if is_certain else None
