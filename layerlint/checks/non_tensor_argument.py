"""LL511: a Python value passed to a layer by position."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Method, Phase, Value
from layerlint.rule import Finding, rule


@rule(
    "LL511",
    "non-tensor-argument",
    summary="A number, string or boolean is passed to a layer by position, which Keras 3 refuses.",
    targets=(3,),
)
def non_tensor_argument(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls(Phase.CALL, Phase.STEP):
        if not (call.value.on_self() or call.value.calls_instance):
            continue
        holder = call.value.holder
        path = call.value.path if call.value.on_self() else ""
        if path:
            if layer.method(path) is not None or layer.kinds.get(path, frozenset()) - {Kind.NONE} != {
                Kind.SUBLAYER
            }:
                continue
        elif holder.kind is not Kind.SUBLAYER:
            continue
        description = next(
            filter(None, (_describe(layer, argument) for argument in call.value.positional[1:])), ""
        ) or _mode(method, call.value)
        if description:
            yield Finding(
                call.value.at,
                f"{description} is passed to a layer by position: Keras 3 takes only tensors there",
                attribute=path,
                help="pass it by keyword",
            )


_KINDS = {
    Kind.DIM: "a size of a static shape",
    Kind.SHAPE: "a static shape",
    Kind.DTYPE: "a dtype",
    Kind.PLAIN: "a Python value",
    Kind.FUNCTION: "a function",
    Kind.SUBLAYER: "a layer",
}


def _describe(layer: LayerClass, argument: Value) -> str:
    """Describe the argument if it is neither a tensor nor None; "" for anything else."""
    if argument.form is Form.CHOICE or (argument.kind is Kind.DIM and argument.index == 0):
        return ""  # a batch size is None in a functional model, and Keras takes that
    if isinstance(argument.constant, (bool, int, float, str)):
        return f"`{argument.constant!r}`"
    if argument.form in (Form.LIST, Form.TUPLE):
        return next(filter(None, (_describe(layer, item) for item in argument.items)), "")
    if _is_option(layer, argument.path):
        return f"`self.{argument.path}`"
    is_layer = argument.makes_layer
    return "" if is_layer else _KINDS.get(argument.kind, "")


def _mode(method: Method, call: Value) -> str:
    """Describe the `training` argument of `call`, which is a boolean inside `fit` and `predict`, if it is passed on."""
    if method.name != "call" or method.parameter("training") is None:
        return ""
    changed = any(isinstance(event, LocalAssign) and event.name == "training" for event in method.events)
    passed = any(
        argument.form is Form.NAME and argument.local == "training" for argument in call.positional[1:]
    )
    return "`training`" if passed and not changed else ""


_ANNOTATIONS = frozenset({"int", "float", "str", "bool"})


def _is_option(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds an argument of `__init__` that is a Python value by its default or annotation."""
    assigned = list(layer.assignments(path))
    return bool(assigned) and all(_is_python_argument(method, assign.value) for method, assign in assigned)


def _is_python_argument(method: Method, value: Value) -> bool:
    argument = next((parameter for parameter in method.params if parameter.at == value.at), None)
    if argument is None:
        return False
    default = argument.default.constant if argument.default is not None else None
    return isinstance(default, (int, float, str)) or argument.annotation in _ANNOTATIONS
