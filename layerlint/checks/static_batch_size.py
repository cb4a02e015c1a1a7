"""LL509: the static batch size, which is `None` in a functional model, used as a number."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Guard, GuardKind, Kind, LayerClass, Phase, Test, Value
from layerlint.rule import Finding, rule
from layerlint.tables.names import keras_name

_NEEDS_NUMBERS = frozenset(
    [
        "reshape",
        "zeros",
        "ones",
        "fill",
        "full",
        "tile",
        "range",
        "arange",
        "broadcast_to",
        "normal",
        "uniform",
        "truncated_normal",
        "repeat",
        "eye",
        "constant",
        "random_normal",
        "random_uniform",
        "stateless_normal",
        "stateless_uniform",
        "linspace",
    ]
)


@rule(
    "LL509",
    "static-batch-size",
    summary="`x.shape[0]` is used as a number in `call`: it is `None` in a functional model.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    seen: set[int] = set()
    for method, event in layer.events(Phase.CALL):
        if event.nested or not isinstance(event, (Call, Test)) or _tested(layer.guards(method, event)):
            continue
        at = event.at
        for value in _uses(event):
            if value.at in seen:
                continue
            seen.add(value.at)
            yield Finding(
                at,
                "the static batch size is used as a number: it is `None` in a functional model and in `fit`",
                help="take it from the tensor: `tf.shape(x)[0]` (or `keras.ops.shape(x)[0]`), or use `-1` in a reshape",
            )


def _tested(guards: tuple[Guard, ...]) -> bool:
    """Whether the code looks first whether the size is known."""
    for guard in guards:
        if guard.kind is GuardKind.EAGER:
            return True
        if guard.value is not None and any(
            part.kind in (Kind.DIM, Kind.SHAPE) for part in guard.value.walk()
        ):
            return True
    return False


def _uses(event: Call | Test) -> Iterator[Value]:
    value = event.value
    if isinstance(event, Test):
        if value.form is Form.COMPARISON and value.name in {"<", ">", "<=", ">="}:
            yield from (item for item in value.items if is_batch(item))
        return
    if value.name == "range":
        yield from (argument for argument in value.positional if is_batch(argument))
        return
    if value.name.rpartition(".")[2] not in _NEEDS_NUMBERS:
        return
    if keras_name(value.name) is None and not value.name.startswith("tensorflow."):
        return
    for argument in value.args:
        if argument.keyword in {"x", "inputs", "input", "tensor", "name", "dtype"}:
            continue
        given = argument.value
        if _whole_shape(given):
            yield given
        for part in (given, *(given.items if given.kind in (Kind.CONTAINER, Kind.SHAPE) else ())):
            if is_batch(part):
                yield part
            elif part.form is Form.OPERATION:
                yield from (item for item in part.items if is_batch(item))


def is_batch(value: Value) -> bool:
    """Whether it is entry 0 of the static shape of an input of `call`, or of what a sublayer made of it."""
    holder = value.receiver
    return value.kind is Kind.DIM and value.constant == 0 and holder is not None and _whole_shape(holder)


def _whole_shape(value: Value) -> bool:
    if value.kind is not Kind.SHAPE:
        return False
    if value.form is Form.ATTRIBUTE and value.name == ".shape":
        holder = value.receiver
    elif value.form is Form.CALL and value.name in {".as_list", ".get_shape"}:
        holder = value.receiver
        if value.name == ".as_list":
            return holder is not None and _whole_shape(holder)
    elif value.form is Form.CALL and keras_name(value.name) == "backend.int_shape" and value.positional:
        holder = value.positional[0]
    else:
        return False
    return holder is not None and holder.kind is Kind.INPUT and holder.form is not Form.SUBSCRIPT
