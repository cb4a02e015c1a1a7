"""Whether a class keeps weights from the optimizer."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    STATE,
    Assign,
    Call,
    Event,
    Form,
    Guard,
    Kind,
    LayerClass,
    LocalItem,
    Method,
    OtherAssign,
    Value,
)
from layerlint.queries.conditions import lazy_guard


def may_freeze(layer: LayerClass, path: str) -> bool:
    """Whether something besides the creation of the weight may make it non-trainable."""
    if layer.method("add_weight") is not None:
        return True
    return any(
        _freezes(method, event, path)
        for facts in layer.lineage
        for method in facts.methods
        for event in method.events
    )


def _freezes(method: Method, event: Event, path: str) -> bool:
    """`self.w.trainable = False`, also of a loop's variable, `super().__init__(trainable=False)` and the like."""
    match event:
        case Assign(path="trainable") | OtherAssign(name="trainable") | LocalItem(key="trainable"):
            return event.value.constant is not True
        case Assign():
            return event.path == f"{path}.trainable" and event.value.constant is not True
        case Call() if event.value.on_super("__init__") or event.value.method == "update":
            trainable = event.value.argument("trainable")
            return trainable is not None and _is_false(method, trainable)
        case Call() if event.value.method == "setdefault":
            return any(argument.value.constant == "trainable" for argument in event.value.args)
    return False


def _is_false(method: Method, value: Value) -> bool:
    """Whether it is False, or an argument that is False by default."""
    parameter = method.parameter(value.local)
    if parameter is not None and parameter.default is not None:
        return parameter.default.constant is False
    return value.constant is False


def waits_for_state(layer: LayerClass, method: Method, update: Call) -> bool:
    """Whether an assignment, or the assigned value, depends on a weight that is certainly not trainable.

    That is how a weight gets a first value from data, and how unused entries are drawn anew.
    """
    frozen = {
        assign.path
        for facts in layer.lineage
        for owner in facts.methods
        for assign in owner.assigns
        if _is_frozen(assign.value)
    }
    guards = layer.guards(method, update)
    if lazy_guard(layer, guards) is not None:
        return True
    deciding = {path for guard in guards for path in _paths(guard)}
    deciding.update(path for argument in update.value.args for path in argument.value.reads)
    deciding.update(_arguments_of_callers(layer, method))
    if update.nested:  # a branch of `tf.cond`, which may stand in a helper
        deciding.update(_decides_conds(layer))
    return not frozen.isdisjoint(path.partition(".")[0] for path in deciding)


def _decides_conds(layer: LayerClass) -> Iterator[str]:
    """The attributes that the arguments of `tf.cond` depend on."""
    for owner in layer.methods:
        for call in owner.calls:
            if call.value.method == "cond":
                yield from call.value.reads


def _arguments_of_callers(layer: LayerClass, method: Method) -> Iterator[str]:
    """The attributes that the arguments of calls of a helper depend on."""
    for owner in layer.methods:
        for call in owner.calls:
            if call.value.on_self(method.name):
                yield from (path for argument in call.value.args for path in argument.value.reads)


def _is_frozen(weight: Value) -> bool:
    if weight.form is not Form.CALL or weight.kind not in STATE:
        return False
    if weight.kind is Kind.VARIABLE and weight.argument("trainable") is None and weight.args:
        return isinstance(weight.args[0].value.constant, bool)
    whole = weight.given("dtype").constant in {"bool", "int32", "int64"}
    return whole or weight.given("trainable").constant is False


def _paths(guard: Guard) -> frozenset[str]:
    return (guard.value.reads if guard.value is not None else frozenset()) | {guard.path}
