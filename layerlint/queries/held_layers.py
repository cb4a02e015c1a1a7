"""Members and arguments that Keras layers held by a class lost in Keras 3."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Argument,
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    Value,
)
from layerlint.queries.keras_3 import KERAS, becomes_keras_3
from layerlint.rule import Finding, FixRequest
from layerlint.tables.apis import is_network
from layerlint.tables.keras_names import keras_name, members, of_any_layer, root_of, short_name
from layerlint.tables.removed import arguments_now, gone_members, lost_by, renamed_weight, way_out

_MASKS = ("get_dropout_mask_for_cell", "get_recurrent_dropout_mask_for_cell")


def held_class(layer: LayerClass, held: Value) -> str:
    """The Keras class of the value, if it is always the same; "" otherwise."""
    if held.form is Form.CALL:
        return _keras_class(held.name)
    return class_of_attribute(layer, held.path)


def class_of_attribute(layer: LayerClass, path: str) -> str:
    """The Keras class of what the attribute holds, if it is always the same; "" otherwise."""
    if path in layer.assigned_elsewhere:
        return ""
    names = set()
    for _, assign in layer.assignments(path):
        if assign.value.form is not Form.CALL:
            return ""
        names.add(assign.value.name)
    return _keras_class(names.pop()) if len(names) == 1 else ""


def _keras_class(name: str) -> str:
    """The name, unless it is that of another package, or of a function that makes a network."""
    return name if root_of(name) in KERAS and not is_network(short_name(name)) else ""


def held_layer_findings(layer: LayerClass) -> Iterator[tuple[Method, Event, Finding]]:
    """Members and arguments of sublayers, and of the layer of Keras that the class derives from."""
    if not becomes_keras_3(layer):
        return
    for method, event, value, certain in layer.parts(Form.CALL, Form.ATTRIBUTE):
        if not certain:
            continue
        for finding in (*_member_findings(layer, value), *_argument_findings(layer, value)):
            yield method, event, finding


def _member_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    holder, name = value.holder, value.member
    if name == "_name":
        return
    if holder.called_method == "get_layer":
        if name in gone_members("layer") - of_any_layer(3):
            yield Finding(value.at, f"layers have no `{name}` in Keras 3", help=way_out("layer", name))
        return
    if is_wrapped(layer, holder) and name in gone_members("layer") - of_any_layer(3):
        yield Finding(
            value.at,
            f"layers have no `{name}` in Keras 3",
            attribute=f"layer.{name}",
            help=way_out("layer", name),
        )
        return
    if holder.kind is not Kind.SUBLAYER:
        return
    short = short_name(held_class(layer, holder))
    if short and name in (gone_members("layer") | lost_by(short)) - members(short, 3):
        new = renamed_weight(short, name)
        yield Finding(
            value.at,
            f"`{short}` has no `{name}` in Keras 3",
            attribute=holder.path,
            help=f"it is called `{new}`" if new else way_out("layer", name),
            fix=FixRequest("rename-function", value.at, (("name", new),)) if new else None,
        )


def is_wrapped(layer: LayerClass, holder: Value) -> bool:
    """Whether it is the layer, of an unknown class, inside a subclass of `keras.layers.Wrapper`."""
    if holder.path != "layer" or {keras_name(root) for root in layer.roots} != {"layers.Wrapper"}:
        return False
    return "layer" not in layer.assigned_elsewhere and not any(True for _ in layer.assignments("layer"))


def _argument_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """Arguments that methods of Keras layers lost."""
    if value.unpacks:
        return
    short = _method_owner(layer, value)
    now = arguments_now(short, value.member) if short else None
    if now is None:
        return
    wrong = next(
        (argument for argument in value.args if argument.keyword is not None and argument.keyword not in now),
        None,
    )
    if wrong is None and len(value.positional) > len(now):
        wrong = value.args[len(now)]
    if wrong is None and value.member == "get_initial_state" and value.positional:
        wrong = value.args[0] if _is_tensor(value.positional[0]) else None
    if wrong is None:
        return
    name = wrong.keyword or "inputs"
    yield Finding(
        value.at,
        f"`{value.member}` of `{short}` takes {_signature_label(now)} in Keras 3, not {_argument_label(wrong, name)}",
        help="leave the rest out" if now else "call it without arguments",
        fix=FixRequest("batch-size-alone", value.at) if value.member == "get_initial_state" else None,
    )


def _argument_label(argument: Argument, name: str) -> str:
    return f"`{name}`" if argument.keyword or name else "more"


def _signature_label(names: tuple[str, ...]) -> str:
    if not names:
        return "no argument"
    return f"{', '.join(f'`{name}`' for name in names)}{' alone' if len(names) == 1 else ''}"


def _is_tensor(value: Value) -> bool:
    """Whether the value is certainly the inputs, which Keras 2 expects here, and not a batch size."""
    if value.form is Form.SUBSCRIPT:
        return value.holder.kind is Kind.INPUT
    return value.kind is Kind.INPUT


def _method_owner(layer: LayerClass, value: Value) -> str:
    holder = value.holder
    if value.on_super():
        roots = {short_name(root) for root in layer.roots}
        between = any(method.name == value.member for facts in layer.ancestors for method in facts.methods)
        return roots.pop() if len(roots) == 1 and not between else ""
    if value.calls_own_path and layer.method(value.member) is None:
        roots = {short_name(root) for root in layer.roots}
        return roots.pop() if len(roots) == 1 else ""
    if holder.kind is Kind.SUBLAYER:
        return short_name(held_class(layer, holder))
    return ""


def fix_of_member(layer: LayerClass, call: Value) -> FixRequest | None:
    """The fix for a method that the class inherited from a Keras layer."""
    roots = {keras_name(root) for root in layer.roots}
    if call.member == "_get_noise_shape" and call.on_self():
        return FixRequest("own-noise-shape", call.at)
    # The masks of the other cells are several, or one, as their `implementation` says.
    if call.member in _MASKS and roots == {"layers.SimpleRNNCell"} and call.argument("count", 2) is None:
        name = call.member.removesuffix("_for_cell")
        return FixRequest("mask-in-training", call.at, (("name", name),))
    return None
