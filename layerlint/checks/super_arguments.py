"""What `super().__init__` gets by position, which the constructor of a layer refuses."""

from __future__ import annotations

from layerlint.model.facts import Assign, Call, Form, Kind, LayerClass, Method, Parameter, Value
from layerlint.queries.shapes import counts_things
from layerlint.rule import Finding, FixRequest
from layerlint.tables.keras_names import KERAS_LAYER, KERAS_MODEL, keras_name


def keywords_by_star(init: Method, call: Call) -> Finding | None:
    """Return the finding about `super().__init__(*kwargs)`, which passes the names of the keyword arguments."""
    keywords = init.var_keyword.name if init.var_keyword is not None else ""
    starred = (argument.value for argument in call.value.args if argument.star == "*")
    if not keywords or not any(value.kind is Kind.PARAMETER and value.local == keywords for value in starred):
        return None
    return Finding(
        call.value.at,
        f"`*{keywords}` passes the names of the keyword arguments by position",
        help=f"write `**{keywords}`",
    )


def wrong_arguments(layer: LayerClass, call: Call) -> Finding | None:
    """Return the finding about an argument that is passed by position, if the constructor certainly refuses it."""
    positional = call.value.positional
    if not positional:
        return None
    first = positional[0]
    of_layer = _parent_is_layer(layer) or _names_layer(call)
    if not of_layer and not (first.kind is Kind.SELF and parent_is_model(layer)):
        return None
    label = "`self`" if first.kind is Kind.SELF else "an argument"
    if layer.keras == 2 and not _cannot_be_trainable(layer, positional, of_layer):
        return None
    return Finding(
        call.value.at,
        f"`super().__init__` gets {label} by position; the constructor of a layer takes keywords only",
        help="write `super().__init__(**kwargs)`",
        fix=FixRequest("super-keyword-arguments", call.value.at),
    )


def _cannot_be_trainable(layer: LayerClass, positional: tuple[Value, ...], of_layer: bool) -> bool:
    """Whether the first argument is certainly no boolean: in Keras 2 it is `trainable`."""
    first = positional[0]
    if (first.kind is Kind.SELF and of_layer) or first.kind is Kind.CONTAINER or _are_own_sizes(positional):
        return True
    if first.constant is not None and not isinstance(first.constant, bool):
        return True
    name = first.local if first.kind is Kind.PARAMETER else ""
    if name in {"name", "kwargs"}:
        return True
    init = layer.own_method("__init__")
    parameter = init.parameter(name) if init is not None else None
    return init is not None and parameter is not None and _is_no_boolean(init, parameter)


def _are_own_sizes(positional: tuple[Value, ...]) -> bool:
    """`super().__init__(heads, dim)`: two arguments of the class, of which none is meant as `trainable` or `name`."""
    names = [value.local for value in positional[:2] if value.kind is Kind.PARAMETER]
    return len(names) == 2 and "train" not in names[0] and "name" not in names[1]


def _is_no_boolean(init: Method, parameter: Parameter) -> bool:
    """Whether it is a number or a string by default, or an object whose attributes are read: `config.units`."""
    default = parameter.default.constant if parameter.default is not None else None
    if parameter.star or isinstance(default, str) or (default is not None and not isinstance(default, bool)):
        return True
    if counts_things(parameter):
        return True
    return any(
        part.form is Form.ATTRIBUTE
        and part.holder.kind is Kind.PARAMETER
        and part.holder.local == parameter.name
        for event in init.events
        if isinstance(event, (Assign, Call))
        for part in event.value.walk()
    )


def _names_layer(call: Call) -> bool:
    """`Layer.__init__(self, units)`, of whatever order of bases"""
    holder = call.value.holder
    return holder.kind is Kind.CLASS and keras_name(holder.name) in KERAS_LAYER


def parent_is_model(layer: LayerClass) -> bool:
    """Whether the next `__init__` is that of `keras.Model`."""
    return _is_next(layer, KERAS_MODEL)


def _parent_is_layer(layer: LayerClass) -> bool:
    return _is_next(layer, KERAS_LAYER)


def _is_next(layer: LayerClass, classes: frozenset[str]) -> bool:
    """Whether the next `__init__` in the order of bases is that of one of these Keras classes."""
    if any(method.name == "__init__" for facts in layer.ancestors for method in facts.methods):
        return False
    names = [keras_name(root) for root in layer.roots]
    return layer.complete and len(names) == 1 and names[0] in classes
