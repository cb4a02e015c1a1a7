"""LL609: a training step that runs the model as in inference."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass, Method, attribute_of
from layerlint.queries.steps import taken_gradients, trained_attributes, under_tape
from layerlint.queries.training import acting_sublayer, hears_training
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL609",
    "step-without-training",
    summary="A training step calls the model without `training=True`: Dropout and BatchNormalization do not train.",
    fix=Safety.UNSAFE,
)
def step_without_training(layer: LayerClass) -> Iterator[Finding]:
    if not layer.is_model:
        return
    trainers = [method for method in layer.methods if next(taken_gradients(method), None) is not None]
    if not trainers:
        return
    trained = frozenset().union(*map(trained_attributes, trainers))
    for method in layer.methods:
        if method.name == "call" or (method not in trainers and _has_tape(method)):
            continue
        for call in method.calls:
            if not call.nested and _says_nothing(call) and under_tape(layer, method, call):
                yield from _finding(layer, method, call, trained)


def _has_tape(method: Method) -> bool:
    return any(call.value.method == "GradientTape" for call in method.calls)


def _says_nothing(call: Call) -> bool:
    value = call.value
    given = value.argument("training")
    return not value.unpacks and len(value.positional) == 1 and (given is None or given.kind is Kind.NONE)


def _finding(layer: LayerClass, method: Method, call: Call, trained: frozenset[str]) -> Iterator[Finding]:
    value = call.value
    if value.calls_self:
        found = None if _trains_by_default(layer) else hears_training(layer)
        shown = "self"
    else:
        found = acting_sublayer(layer, value) if value.calls_own_path else None
        if found is not None and trained.isdisjoint({"", attribute_of(found[0])}):
            return
        shown = f"self.{value.path}"
    if found is None:
        return
    path, part, is_own = found
    yield Finding(
        value.at,
        f"`{method.name}` trains the model but calls `{shown}(...)` without `training=True`: `self.{path}` runs in"
        " inference mode",
        attribute=path,
        help=f"write `{shown}(..., training=True)`",
        fix=FixRequest("pass-training", value.at, (("training", "True"),)),
        related=((part.at, f"`{part.method}` is made here"),) if is_own and part.at >= 0 else (),
    )


def _trains_by_default(layer: LayerClass) -> bool:
    call = layer.method("call")
    mode = call.parameter("training") if call is not None else None
    return mode is not None and mode.default is not None and mode.default.constant is True
