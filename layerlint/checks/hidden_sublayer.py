"""LL209: a layer that Keras does not track: in a class attribute, a module variable or a partial."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    DEFAULT,
    ENTRY,
    Assign,
    Call,
    Form,
    Iterate,
    Kind,
    LayerClass,
    Method,
    Phase,
    TargetForm,
    Value,
)
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import holds_nothing, owns_weights
from layerlint.rule import Finding, rule
from layerlint.tables.apis import is_network
from layerlint.tables.keras_names import short_name

_STORING_FORMS = frozenset({TargetForm.ATTRIBUTE, TargetForm.ITEM, TargetForm.ADD})


@rule(
    "LL209",
    "hidden-sublayer",
    summary="A layer is kept where Keras does not look for it: it is neither trained nor saved.",
)
def hidden_sublayer(layer: LayerClass) -> Iterator[Finding]:
    for assign in layer.own.attributes:
        for part in parts_of(assign.value):
            if _has_weights(layer, part):
                yield Finding(
                    assign.at,
                    f"`{assign.path}` is a class attribute: all instances share the layer, and none of them tracks it",
                    attribute=assign.path,
                    help="create it in `__init__` and keep it on `self`",
                )
                break
    reported: set[str] = set()
    for method, event in layer.events():
        if isinstance(event, Call) and Phase.CALL in layer.phases_of(method, event):
            name = _global_sublayer(layer, event.value)
            if name and name not in reported and not _may_be_argument(layer, name):
                reported.add(name)
                yield Finding(
                    event.value.at,
                    f"{_label(name)}:"
                    f" `{layer.name}` does not track the layer, which is neither trained nor saved with it",
                    help="create it in `__init__` and keep it on `self`",
                )
        elif isinstance(event, Assign):
            yield from _assign_findings(layer, method, event)


def _assign_findings(layer: LayerClass, method: Method, assign: Assign) -> Iterator[Finding]:
    """Layers that are set past Keras, by `__dict__`, and layers in functions on `self`."""
    if assign.form is TargetForm.DICT and _has_weights(layer, assign.value):
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is set past Keras, which does not track the layer: it is never trained",
            attribute=assign.path,
            help=f"assign it: `self.{assign.path} = ...`",
        )
    if assign.form in _STORING_FORMS and (
        _is_wrapped(layer, assign.value) or _is_enclosed(layer, method, assign)
    ):
        yield Finding(
            assign.at,
            f"`self.{assign.path}` hides a layer in a function: Keras does not track it, so it is neither trained"
            " nor saved",
            attribute=assign.path,
            help="keep the layer itself on `self`",
        )


def _label(name: str) -> str:
    """What the name stands for: `scales` is a variable of the module"""
    short = name.removesuffix(ENTRY).removesuffix(DEFAULT).rpartition(".")[2]
    if name.endswith(DEFAULT):
        return f"the default of `{short}` is created once, with the function"
    return f"`{short}` is a variable of the {'function around the class' if '<locals>' in name else 'module'}"


def _global_sublayer(layer: LayerClass, value: Value) -> str:
    """Return the qualified name of the called variable of the module, if it holds a layer with weights, or ""."""
    holder = value.holder
    if not value.calls_instance or holder.kind is not Kind.SUBLAYER:
        return ""
    if holder.form is not Form.NAME or "." not in holder.name:
        return ""
    if holder.local and not holder.name.endswith((DEFAULT, ENTRY)):
        return ""  # it may be the variable of a loop
    if any(holds_nothing(short_name(name), layer.keras) for name in holder.makes):
        return ""
    return holder.name


def _may_be_argument(layer: LayerClass, name: str) -> bool:
    """Whether a method stores an argument of that name, which may be the same layer: `VAE(encoder)`."""
    short = name.removesuffix(ENTRY).rpartition(".")[2]
    return any(
        assign.form is TargetForm.ATTRIBUTE
        and assign.value.form is Form.NAME
        and assign.value.local in {parameter.name for parameter in method.params[1:]}
        and short in {assign.path, assign.value.local}
        for facts in layer.lineage
        for method in facts.methods
        for assign in method.assigns
    )


def _is_wrapped(layer: LayerClass, value: Value) -> bool:
    """Whether the value hides a layer: `partial(Dense(3), ...)`, `partial(f, Dense(3))` or `Dense(3).__call__`."""
    if value.kind is Kind.CONTAINER:
        return any(_is_wrapped(layer, item) for item in value.items)
    if value.called == "functools.partial":
        return any(_has_weights(layer, argument.value) for argument in value.args)
    return (
        value.form is Form.ATTRIBUTE
        and value.on_value("__call__", "call")
        and _has_weights(layer, value.holder)
    )


def _is_enclosed(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """Whether the attribute holds a function that calls a layer created in the enclosing method."""
    if assign.value.kind is Kind.SUBLAYER and layer.keras == 2:
        return False  # a `Lambda` of Keras 2 warns of it
    stored = {nested.key for nested in method.nested if assign.path in nested.stored}
    parts = assign.value.walk() if stored else ()
    functions = {part.name for part in parts if part.form is Form.LAMBDA and part.name in stored}
    if not functions:
        return False
    called = [
        call.value.receiver for call in method.calls if call.nested in functions and call.value.receiver
    ]
    return any(
        _has_weights(layer, sublayer)
        and not _is_stored(layer, method, sublayer)
        and any(outer.value.at == sublayer.at and not outer.nested for outer in method.calls)
        for sublayer in (*_in_turn(method, functions, called), *(holder for holder in called if holder.local))
    )


def _in_turn(method: Method, functions: set[str], called: list[Value]) -> Iterator[Value]:
    """The values that a loop in one of the functions goes over and calls: `for f in fs: x = f(x)`."""
    elements = {holder.at for holder in called if holder.form is Form.OTHER}
    for event in method.events:
        if not isinstance(event, Iterate) or event.nested not in functions:
            continue
        iterated = event.value
        if iterated.at in elements and iterated.form in (Form.LIST, Form.TUPLE) and not iterated.path:
            yield from iterated.items


def _is_stored(layer: LayerClass, method: Method, sublayer: Value) -> bool:
    """Whether the layer is also stored on `self`, or passed to a call that may store it."""
    # What an entered function does with its arguments is among the events.
    others = [call for call in method.calls if not call.nested and not call.told]
    passed = (argument.value for call in others for argument in call.value.args)
    values = (*(assign.value for assign in method.assigns), *passed)
    return any(part.at == sublayer.at for value in values for part in _outside_functions(value))


def _outside_functions(value: Value) -> Iterator[Value]:
    """Yield the value and all its parts, without those inside functions."""
    if value.form is Form.LAMBDA:
        return
    yield value
    inner = [*value.items, *(argument.value for argument in value.args)]
    for part in inner if value.receiver is None else (*inner, value.receiver):
        yield from _outside_functions(part)


def _has_weights(layer: LayerClass, sublayer: Value) -> bool:
    """Whether the value creates a layer with weights; a network of the applications may be hidden for a loss."""
    is_hidden_on_purpose = is_network(short_name(sublayer.name))
    return sublayer.makes_layer and owns_weights(layer, sublayer) and not is_hidden_on_purpose
