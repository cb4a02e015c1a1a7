"""LL609: a training step that runs the model in inference mode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loop_without_training import loop_without_training, omits_training
from layerlint.model.facts import Call, LayerClass, Method, attribute_of
from layerlint.queries.call_modes import trains_by_default
from layerlint.queries.steps import taken_gradients, trained_attributes, under_tape
from layerlint.queries.training import acting_sublayer, mode_following_sublayer
from layerlint.rule import ONCE, Finding, FixRequest, rule
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
            if not call.nested and omits_training(call) and under_tape(layer, method, call):
                yield from _finding(layer, method, call, trained)


step_without_training = replace(step_without_training, in_code=loop_without_training)


def _has_tape(method: Method) -> bool:
    return any(call.value.method == "GradientTape" for call in method.calls)


def _finding(layer: LayerClass, method: Method, call: Call, trained: frozenset[str]) -> Iterator[Finding]:
    value = call.value
    if value.calls_self or (value.on_self("call") and value.calls_own_path):
        acting = None if trains_by_default(layer) else mode_following_sublayer(layer)
        receiver = "self" if value.calls_self else "self.call"
    else:
        acting = acting_sublayer(layer, value) if value.calls_own_path else None
        if acting is not None and trained.isdisjoint({"", attribute_of(acting[0])}):
            return
        receiver = f"self.{value.path}"
    if acting is None:
        return
    path, part, is_own = acting
    yield Finding(
        value.at,
        f"`{method.name}` trains the model but calls `{receiver}(...)` without `training=True`: `self.{path}` runs in"
        " inference mode",
        attribute=path,
        help=f"write `{receiver}(..., training=True)`",
        fix=FixRequest("pass-training", value.at, (("training", "True"),)),
        related=((part.at, f"`{part.method}` is made here"),) if is_own and part.at >= 0 else (),
        cause=ONCE + method.name,
    )
