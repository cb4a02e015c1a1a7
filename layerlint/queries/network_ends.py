"""The layer that gives the output of a model, where that is one layer of Keras."""

from __future__ import annotations

from layerlint.model.facts import Call, Form, Kind, LayerClass, Value
from layerlint.queries.model_uses import identity
from layerlint.queries.training_code import Origin, maker_of_model, origin_class, origin_of_call
from layerlint.rule import ModelCode
from layerlint.tables.keras_names import keras_name


def last_layer(unit: ModelCode, model: Value) -> Value | None:
    """What the model that a variable or an attribute holds ends with; None where it is not known."""
    return _end(unit, maker_of_model(unit, model), model)


def last_layer_of_output(unit: ModelCode, output: Value) -> Value | None:
    """The same for what a call of the model gives: `model(x)`."""
    if output.form is not Form.CALL or not output.args:
        return None
    made = origin_of_call(unit, output)
    return _end(unit, made, made.value) if made is not None else None


def _end(unit: ModelCode, made: Origin | None, model: Value) -> Value | None:
    layer = origin_class(unit, made) if made is not None else None
    if layer is not None:
        return _of_class(layer)
    if made is None or made.value.form is not Form.CALL:
        return None
    match (keras_name(made.value.name) or "").rpartition(".")[2]:
        case "Sequential":
            return _of_sequential(made.code, made.value, model)
        case "Model" | "Functional":
            return _applied(made.value.argument("outputs", 1))
    return None


def _of_class(layer: LayerClass) -> Value | None:
    """What `call` of a project class returns, in each of its ways the output of one sublayer."""
    call = layer.method("call")
    returned = [event.value for event in call.returns if not event.nested] if call is not None else []
    paths = {value.path if value is not None and value.calls_own_path else "" for value in returned}
    path = paths.pop() if len(paths) == 1 else ""
    made = [assign.value for _, assign in layer.assignments(path)] if path else []
    return _known(made[0]) if len(made) == 1 else None


def _of_sequential(code: LayerClass, made: Value, model: Value) -> Value | None:
    """The last of the list, or what is added last."""
    given = made.argument("layers", 0)
    last = (
        given.items[-1]
        if given is not None and given.form in (Form.LIST, Form.TUPLE) and given.items
        else None
    )
    if given is not None and last is None:
        return None
    same = {identity(model), identity(made)}
    for method in code.methods:
        for call in method.calls:
            if call.value.on_value("add", "pop") and identity(call.value.holder) in same:
                last = _added(call)
    return _known(last)


def _added(call: Call) -> Value | None:
    given = call.value.argument("layer", 0)
    return given if call.value.member == "add" and not call.guards and not call.nested else None


def _applied(output: Value | None) -> Value | None:
    """`Dense(3)` of `Dense(3)(x)`."""
    return _known(output.receiver) if output is not None and output.calls_instance else None


def _known(made: Value | None) -> Value | None:
    known = made is not None and made.form is Form.CALL and made.kind is Kind.SUBLAYER and not made.unpacks
    return made if known else None
