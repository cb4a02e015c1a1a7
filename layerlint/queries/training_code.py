"""Training in code outside layer classes: gradients for the weights of a known model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from layerlint.model.facts import Call, Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.steps import TRAINED, under_tape
from layerlint.queries.training import network_parts
from layerlint.rule import ModelCode
from layerlint.tables.keras_names import keras_name

_APPLY = frozenset({"apply_gradients", "apply", "minimize"})


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model that a function calls under a tape, and for whose weights it computes the gradient.

    `name` is its full name, `label` its name in the code, `call` where it is called, `gradient` where the
    gradient is taken, of `loss`.
    """

    name: str
    label: str
    call: Call
    gradient: Call
    loss: Value
    layer: LayerClass | None = None
    """Its class in the project."""
    parts: tuple[Value, ...] = ()
    """Its Keras layers, if it is one of Keras's own models."""


def trained_models(unit: ModelCode) -> Iterator[tuple[Method, TrainedModel]]:
    """The models that the code trains in its own loop: one for each call under a tape."""
    for method in unit.code.methods:
        if not any(call.value.method in _APPLY for call in method.calls):
            continue
        for gradient in method.calls:
            names, loss = _trained(gradient.value)
            if loss is None:
                continue
            for call in method.calls:
                name = _called(call.value)
                if name not in names or call.nested != gradient.nested:
                    continue
                if not under_tape(unit.code, method, call):
                    continue
                origin = origin_of_call(unit, call.value)
                if origin is not None:
                    layer, parts = origin_class(unit, origin), tuple(_parts(unit, origin))
                    label = local_name(unit, name)
                    yield method, TrainedModel(name, label, call, gradient, loss, layer, parts)


class Origin(NamedTuple):
    """The value that creates a model, and the code that contains it."""

    value: Value
    code: LayerClass


def origin_of_call(unit: ModelCode, call: Value) -> Origin | None:
    """The origin of the called model, if it is created once; the value is its name when no more is known."""
    if call.calls_own_path:
        return _only_origin([assign.value for _, assign in unit.code.assignments(call.path)], unit.code)
    holder = call.receiver if call.calls_instance else None
    if holder is None or (holder.form is Form.NAME and not holder.local):
        origin = _top_level_origin(unit, _called(call).rpartition(".")[2])
        if origin is not None:
            return origin
    return Origin(holder, unit.code) if holder is not None and holder.kind is Kind.SUBLAYER else None


def _top_level_origin(unit: ModelCode, variable: str) -> Origin | None:
    """The origin of the model in a variable of the module."""
    if unit.top is None:
        return None
    values = [
        replace(event.value, local=event.value.local or variable)
        for method in unit.top.methods
        for event in method.events
        if isinstance(event, LocalAssign) and event.name == variable and not event.nested
    ]
    return _only_origin(values, unit.top)


def _only_origin(values: Sequence[Value], code: LayerClass) -> Origin | None:
    """The only assigned value, if it is a new model."""
    is_new_model = len(values) == 1 and values[0].form is Form.CALL and values[0].kind is Kind.SUBLAYER
    return Origin(values[0], code) if is_new_model else None


def _called(call: Value) -> str:
    """The variable whose object is called; "" for anything else."""
    if call.calls_own_path:
        return f"self.{call.path}"
    if call.calls_instance:
        return variable_name(call.receiver) if call.receiver is not None else ""
    return call.name


def variable_name(value: Value) -> str:
    """The variable or the attribute that holds an object: `model`, `self.model`; "" for anything else."""
    if value.path:
        return f"self.{value.path}"
    return value.local or (value.name if value.form is Form.NAME else "")


def _trained(gradient: Value) -> tuple[frozenset[str], Value | None]:
    """The variables whose weights these are, with the loss: `tape.gradient(loss, model.trainable_variables)`."""
    if gradient.method != "gradient" or not gradient.on_value():
        return frozenset(), None
    models = _trained_variables(gradient.given("sources", 1))
    return frozenset(map(variable_name, models)), gradient.argument("target", 0) if models else None


def _trained_variables(sources: Value) -> list[Value]:
    """Also those of `first.trainable_variables + second.trainable_variables`."""
    if sources.form is Form.OPERATION and sources.name == "+":
        return [model for item in sources.items for model in _trained_variables(item)]
    model = trained_variable(sources)
    return [model] if model is not None else []


def trained_variable(variables: Value) -> Value | None:
    """The holder of the model whose trainable weights these are: `model` in `model.trainable_variables`."""
    model = variables.receiver if variables.member in TRAINED else None
    return model if model is not None and variable_name(model) else None


def local_name(unit: ModelCode, name: str) -> str:
    """The name without that of the module."""
    return name.removeprefix(f"{unit.code.own.module}.")


def has_one_origin(unit: ModelCode, model: Value) -> bool:
    """Whether the variable or the attribute is assigned one new model, and nothing else."""
    if model.path:
        return (
            _only_origin([assign.value for _, assign in unit.code.assignments(model.path)], unit.code)
            is not None
        )
    if model.form is Form.NAME and not model.local:
        return (
            _top_level_origin(unit, model.name.rpartition(".")[2]) is not None or model.kind is Kind.SUBLAYER
        )
    return model.kind is Kind.SUBLAYER and model.form is Form.CALL


def origin_class(unit: ModelCode, origin: Origin) -> LayerClass | None:
    names = origin.value.makes or ((origin.value.name,) if origin.value.name else ())
    classes = [unit.models[name] for name in names if name in unit.models]
    return classes[0] if len(classes) == len(names) == 1 else None


def _parts(unit: ModelCode, origin: Origin) -> Iterator[Value]:
    """The Keras layers of one of Keras's own models."""
    if origin.value.form is Form.CALL and keras_name(origin.value.name) is not None:
        yield from network_parts(origin.code, origin.value)


def class_of_model(unit: ModelCode, model: Value) -> LayerClass | None:
    """The project class of the one new model that a variable or an attribute holds."""
    origin = origin_of_model(unit, model)
    return origin_class(unit, origin) if origin is not None else None


def origin_of_model(unit: ModelCode, model: Value) -> Origin | None:
    """The origin of the one model that a variable or an attribute holds."""
    if model.path:
        return _only_origin([assign.value for _, assign in unit.code.assignments(model.path)], unit.code)
    if model.form is Form.NAME and not model.local:
        origin = _top_level_origin(unit, model.name.rpartition(".")[2])
        if origin is not None:
            return origin
    is_new_model = model.kind is Kind.SUBLAYER and (model.form is Form.CALL or bool(model.makes))
    return Origin(model, unit.code) if is_new_model else None
