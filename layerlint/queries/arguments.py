"""Constructor arguments: the kind of object that each must be, and whether it is used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    NOWHERE,
    Argument,
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalItem,
    Method,
    Owner,
    Parameter,
    Read,
    TargetForm,
    Value,
)
from layerlint.queries.classes import extends_keras_base
from layerlint.tables.keras_names import KERAS_BASES, constructor, short_name

LAYER_ARGUMENTS = frozenset({"name", "trainable", "dtype"})
"""Arguments that Keras's own classes take and record."""
_FUNCTIONAL = frozenset({"inputs", "outputs"})


def own_arguments(init: Method) -> list[Parameter]:
    """The parameters of a constructor that are its own: no stars, and not those of every layer."""
    return [p for p in init.params[1:] if not p.star and p.name not in LAYER_ARGUMENTS]


def objects_among(layer: LayerClass, init: Method) -> dict[str, str]:
    """The arguments that must be objects which Keras cannot record, with what kind of object each is."""
    kinds = ((parameter.name, _object(layer, init, parameter)) for parameter in own_arguments(init))
    return {name: kind for name, kind in kinds if kind}


def parent_arguments(layer: LayerClass, call: Value) -> list[tuple[str, Value]]:
    """The arguments of a `super().__init__` call by the parent's parameter names; none of those after `*`."""
    arguments = [(argument.keyword or "", argument.value) for argument in call.args]
    if any(argument.star == "*" for argument in call.args):
        return arguments
    names = [parameter.name for parameter in parent_parameters(layer)]
    return [*zip(names, call.positional, strict=False), *arguments]


def parent_parameters(layer: LayerClass) -> list[Parameter]:
    """The parameters of the inherited constructor, without `**kwargs`; none when it is unknown."""
    for facts in layer.ancestors:
        for method in facts.methods:
            if method.name == "__init__":
                return [parameter for parameter in method.params[1:] if not parameter.star]
    short = short_name(layer.roots[0]) if len(layer.roots) == 1 else ""
    signature = constructor(short, layer.keras) if short not in KERAS_BASES else None
    return [Parameter(name, NOWHERE) for name in signature.names] if signature is not None else []


def used_parameters(init: Method) -> set[str]:
    """Parameters that reach an attribute or a call; what is never used need not be recorded."""
    names: set[str] = set()
    for event in init.events:
        value = getattr(event, "value", None)
        if value is not None and not isinstance(event, LocalItem):
            names |= value.params
    return names


def lost_with_a_model(layer: LayerClass) -> list[Parameter]:
    """The arguments that a loaded Keras 3 model does not get, because Keras does not record them."""
    init = layer.own_method("__init__")
    if init is None or layer.keras == 2 or not layer.is_model or not extends_keras_base(layer):
        return []
    if any(layer.method(name) is not None for name in ("get_config", "__new__", "__reduce__")):
        return []
    if {parameter.name for parameter in own_arguments(init)} <= _FUNCTIONAL:
        return []  # Keras records a model with the constructor of its own functional ones
    used = used_parameters(init)
    return [
        parameter
        for parameter in own_arguments(init)
        # What is required, its children give.
        if (parameter.name in used if parameter.default is not None else not layer.subclasses)
    ]


def read_parameters(init: Method) -> set[str]:
    """The parameters that anything in `__init__` reads, tests included."""
    names: set[str] = set()
    for event in init.events:
        value = getattr(event, "value", None)
        if value is not None:
            for part in value.walk():
                if part.params:
                    names |= part.params
                if part.local:
                    names.add(part.local)
        for guard in event.guards:
            if guard.value is not None:
                names |= guard.value.params
    return names


def annotated(parameter: Parameter) -> str:
    """The unqualified class name in the annotation; "" for a union."""
    return "" if "|" in parameter.annotation else parameter.annotation.split("[")[0].rpartition(".")[2]


def _object(layer: LayerClass, init: Method, parameter: Parameter) -> str:
    """The kind of object that the argument must be, inferred from its uses; "" when unknown."""
    default = parameter.default
    if default is not None and default.kind is Kind.PLAIN:
        return ""  # a name, a number: what else it may be, it need not be
    if annotated(parameter) in {"Callable", "Layer", "Model", "Sequential"}:
        return "a layer or function"
    if annotated(parameter) in {"ndarray", "Tensor"} and default is None:
        return "an array"
    if any(_calls(call.value, parameter) for call in init.calls):
        return "a layer or function"
    if default is not None:
        return "a function" if default.form is Form.LAMBDA else ""
    for attribute in _attributes_with(init, parameter):
        kind = next(filter(None, (_kind_by_use(event, attribute) for event in _events(layer))), "")
        if kind:
            return kind
    values = (event.value for event in init.events if isinstance(event, (Assign, Call)))
    return "an object" if any(_reads_member(value, parameter) for value in values) else ""


def _events(layer: LayerClass) -> Iterator[Event]:
    return (event for facts in layer.lineage for method in facts.methods for event in method.events)


def _calls(call: Value, parameter: Parameter) -> bool:
    calls_holder = call.calls_instance or (call.owner is Owner.NONE and call.holder.kind is Kind.PARAMETER)
    return calls_holder and call.holder.local == parameter.name


def _kind_by_use(event: Event, attribute: str) -> str:
    """The kind of object that this use of the attribute requires; "" when it requires none."""
    match event:
        case Call() if event.value.on_self(attribute):
            return "a layer or function"
        case Call() if _calls_element(event.value, attribute):
            return "a list of layers or functions"
        case Read() if event.path.startswith(f"{attribute}."):
            return "an object"
    return ""


def _reads_member(value: Value, parameter: Parameter) -> bool:
    """Whether the value contains an attribute of the argument that no plain value has."""
    return any(
        part.form is Form.ATTRIBUTE
        and part.holder.local == parameter.name
        and part.callee.name not in _PLAIN_MEMBERS
        for part in value.walk()
    )


def _calls_element(call: Value, attribute: str) -> bool:
    """`for block in self.blocks: x = block(x)`."""
    holder = call.holder
    return (
        call.calls_instance
        and holder.form is not Form.CALL
        and bool(holder.local)
        and holder.reads == {attribute}
    )


_PLAIN_MEMBERS = frozenset(
    {"shape", "real", "imag", "T", "upper", "lower", "items", "keys", "values", "format"}
)


def _attributes_with(init: Method, parameter: Parameter) -> set[str]:
    return {
        assign.path
        for assign in init.assigns
        if assign.value.local == parameter.name and assign.value.form is Form.NAME and not assign.operator
        if assign.form is not TargetForm.ITEM
    }


def forwards_keywords(argument: Argument, keywords: Parameter | None) -> bool:
    """Whether a call unpacks the `**kwargs` of the calling method here."""
    return argument.star == "**" and keywords is not None and argument.value.local == keywords.name
