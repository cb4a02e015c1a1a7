"""LL401: a constructor argument that Keras cannot record by itself."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Event, Form, Kind, LayerClass, Method, Parameter, Read, Value
from layerlint.queries.classes import plain_layer, shows_saving
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL401",
    "missing-get-config",
    summary="A constructor argument is an object that cannot be recorded, and there is no `get_config`: saving fails.",
    fix=Safety.UNSAFE,
)
def missing_get_config(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or layer.method("get_config") is not None or not plain_layer(layer):
        return
    objects = {
        parameter.name: reason
        for parameter in init.params[1:]
        if not parameter.star
        and parameter.name not in {"name", "dtype", "trainable"}
        and (reason := _object(layer, init, parameter))
    }
    if not objects:
        return
    name, reason = next(iter(objects.items()))
    layers = all(_is_layer(parameter) for parameter in init.params if parameter.name in objects)
    keys = (("object" if p.name in objects else "key", p.name) for p in init.params[1:] if not p.star)
    yield Finding(
        layer.own.at_name,
        f"the argument `{name}` of `{layer.name}` is {reason}, which Keras cannot record: saving fails without"
        " `get_config`",
        attribute=name,
        help="write `get_config` and `from_config` with `keras.saving.serialize_keras_object`",
        severity=None if shows_saving(layer) else Severity.NOTE,
        fix=FixRequest("write-get-config", layer.own.at, tuple(keys)) if layers else None,
    )


def _is_layer(parameter: Parameter) -> bool:
    return _annotated(parameter) in {"Layer", "Model"}


def _annotated(parameter: Parameter) -> str:
    """The last part of the class that the annotation names; "" for a choice of several."""
    return "" if "|" in parameter.annotation else parameter.annotation.split("[")[0].rpartition(".")[2]


def _object(layer: LayerClass, init: Method, parameter: Parameter) -> str:
    """What kind of object the argument must be, by the way it is used; "" when that cannot be told."""
    default = parameter.default
    if default is not None and default.kind is Kind.PLAIN:
        return ""  # a name, a number: what else it may be, it need not be
    if _annotated(parameter) in {"Callable", "Layer", "Model", "Sequential"}:
        return "a layer or function"
    if _annotated(parameter) in {"ndarray", "Tensor"} and default is None:
        return "an array"
    if any(_calls(call.value, parameter) for call in init.calls):
        return "a layer or function"
    if default is not None:
        return "a function" if default.form is Form.LAMBDA else ""
    for attribute in _kept_in(init, parameter):
        kind = next(filter(None, (_shown_by(event, attribute) for event in _events(layer))), "")
        if kind:
            return kind
    values = (event.value for event in init.events if isinstance(event, (Assign, Call)))
    return "an object" if any(_reads_member(value, parameter) for value in values) else ""


def _events(layer: LayerClass) -> Iterator[Event]:
    return (event for facts in layer.lineage for method in facts.methods for event in method.events)


def _calls(call: Value, parameter: Parameter) -> bool:
    return call.calls_instance and call.receiver is not None and call.receiver.local == parameter.name


def _shown_by(event: Event, attribute: str) -> str:
    """What the event shows of the object that the attribute holds."""
    match event:
        case Call() if event.value.on_self(attribute):
            return "a layer or function"
        case Call() if _calls_element(event.value, attribute):
            return "a list of layers or functions"
        case Read() if event.path.startswith(f"{attribute}."):
            return "an object"
    return ""


def _reads_member(value: Value, parameter: Parameter) -> bool:
    """Whether it has an attribute of the argument in it that no plain value has."""
    return any(
        part.form is Form.ATTRIBUTE
        and part.receiver is not None
        and part.receiver.local == parameter.name
        and part.callee.name not in _OF_PLAIN
        for part in value.walk()
    )


def _calls_element(call: Value, attribute: str) -> bool:
    """`for block in self.blocks: x = block(x)`."""
    holder = call.receiver
    return (
        call.calls_instance
        and holder is not None
        and holder.form is not Form.CALL
        and bool(holder.local)
        and holder.reads == {attribute}
    )


_OF_PLAIN = frozenset({"shape", "real", "imag", "T", "upper", "lower", "items", "keys", "values", "format"})


def _kept_in(init: Method, parameter: Parameter) -> set[str]:
    return {
        assign.path
        for assign in init.assigns
        if assign.value.local == parameter.name and assign.value.form is Form.NAME and not assign.operator
    }
