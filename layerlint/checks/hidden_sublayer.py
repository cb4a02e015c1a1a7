"""LL209: a layer kept where Keras does not look: a class attribute, a module variable, a partial."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    ENTRY,
    Assign,
    Call,
    Form,
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
from layerlint.tables.keras_names import short_name


@rule(
    "LL209",
    "hidden-sublayer",
    summary="A layer is kept where Keras does not look for it: it is neither trained nor saved.",
)
def hidden_sublayer(layer: LayerClass) -> Iterator[Finding]:
    for assign in layer.own.attributes:
        for part in parts_of(assign.value):
            if part.makes_layer and owns_weights(layer, part):
                yield Finding(
                    assign.at,
                    f"`{assign.path}` is a class attribute: all instances share the layer, and none of them tracks it",
                    attribute=assign.path,
                    help="create it in `__init__` and keep it on `self`",
                )
                break
    seen: set[str] = set()
    for method, event in layer.events():
        if isinstance(event, Call) and Phase.CALL in layer.phases_of(method, event):
            name = _global(layer, event.value)
            if name and name not in seen and not _may_be_given(layer, name):
                seen.add(name)
                owner = "function around the class" if "<locals>" in name else "module"
                yield Finding(
                    event.value.at,
                    f"`{name.removesuffix(ENTRY).rpartition('.')[2]}` is a variable of the {owner}:"
                    f" `{layer.name}` does not track the layer, which is neither trained nor saved with it",
                    help="create it in `__init__` and keep it on `self`",
                )
        if (
            isinstance(event, Assign)
            and event.form is TargetForm.ATTRIBUTE
            and (_wrapped(layer, event.value) or _enclosed(layer, method, event))
        ):
            yield Finding(
                event.at,
                f"`self.{event.path}` hides a layer in a function: Keras does not track it, so it is neither trained"
                " nor saved",
                attribute=event.path,
                help="keep the layer itself on `self`",
            )


def _global(layer: LayerClass, value: Value) -> str:
    """The qualified name of the module variable that is called, when it holds a layer with something to lose."""
    holder = value.holder
    if not value.calls_instance or holder.kind is not Kind.SUBLAYER:
        return ""
    if holder.form is not Form.NAME or "." not in holder.name:
        return ""
    if holder.local and not holder.name.endswith(ENTRY):
        return ""  # an entry may be the variable of a loop
    if any(holds_nothing(short_name(name), layer.keras) for name in holder.makes):
        return ""
    return holder.name


def _may_be_given(layer: LayerClass, name: str) -> bool:
    """Whether a method keeps an argument of that name, which may be the very layer: `VAE(encoder)`."""
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


def _wrapped(layer: LayerClass, value: Value) -> bool:
    """`functools.partial(Dense(3), ...)`, `functools.partial(f, Dense(3))` and `Dense(3).__call__`, in a list too."""
    if value.kind is Kind.CONTAINER:
        return any(_wrapped(layer, item) for item in value.items)
    if value.called == "functools.partial":
        return any(_is_own(layer, argument.value) for argument in value.args)
    return (
        value.form is Form.ATTRIBUTE and value.on_value("__call__", "call") and _is_own(layer, value.holder)
    )


def _enclosed(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """Whether a function that the attribute keeps calls a layer that only the method around it knows."""
    if assign.value.kind is Kind.SUBLAYER and layer.keras == 2:
        return False  # a `Lambda` of Keras 2 warns of it
    kept = {nested.key for nested in method.nested if assign.path in nested.stored}
    if not kept or not any(part.form is Form.LAMBDA and part.name in kept for part in assign.value.walk()):
        return False
    return any(
        call.nested in kept
        and call.value.calls_instance
        and call.value.holder.local
        and _is_own(layer, call.value.holder)
        and not _is_kept(layer, method, call.value.holder)
        and any(outer.value.at == call.value.holder.at and not outer.nested for outer in method.calls)
        for call in method.calls
    )


def _is_kept(layer: LayerClass, method: Method, made: Value) -> bool:
    """Whether the layer is kept on `self` besides, or handed to what may keep it."""
    # Of a function that is told, what it does is among the events.
    others = [call for call in method.calls if not call.nested and not call.told]
    handed = (given.value for call in others for given in call.value.args)
    values = (*(assign.value for assign in method.assigns), *handed)
    return any(part.at == made.at for value in values for part in _outside_functions(value))


def _outside_functions(value: Value) -> Iterator[Value]:
    """The value with all that it is made of, but for what stands inside of functions."""
    if value.form is Form.LAMBDA:
        return
    yield value
    inner = [*value.items, *(argument.value for argument in value.args)]
    for part in inner if value.receiver is None else (*inner, value.receiver):
        yield from _outside_functions(part)


def _is_own(layer: LayerClass, made: Value) -> bool:
    return made.makes_layer and owns_weights(layer, made)
