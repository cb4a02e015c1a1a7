"""LL602: a training step that leaves out the model's own losses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loop_without_losses import loop_without_losses
from layerlint.model.facts import At, LayerClass, Method, Phase, Value
from layerlint.queries.losses import shows_losses
from layerlint.queries.steps import loss_place
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_INCLUDE = frozenset({"compute_loss", "_compute_loss"})


@rule(
    "LL602",
    "lost-loss",
    summary="A custom `train_step` leaves out `self.losses`: regularizers and `add_loss` have no effect.",
    fix=Safety.UNSAFE,
)
def lost_loss(layer: LayerClass) -> Iterator[Finding]:
    if not layer.is_model or not shows_losses(layer):
        return
    for step in _steps_without_losses(layer):
        position = _loss_position(layer, step)
        yield Finding(
            position,
            f"`{layer.name}.{step.name}` computes its own loss and leaves out `self.losses`: regularizers and"
            " `add_loss` of its layers have no effect",
            help="add `sum(self.losses)` to the loss, or use `self.compute_loss(x, y, y_pred)`",
            fix=FixRequest("add-losses", position),
        )


lost_loss = replace(lost_loss, in_code=loop_without_losses)


def _steps_without_losses(layer: LayerClass) -> Iterator[Method]:
    """Yield the class's own `train_step`, or its other training methods, if they include no losses."""
    step = layer.own_method("train_step")
    if step is not None:
        if not step.abstract and _applies_gradients(layer, step) and not _reaches_losses(layer):
            yield step
        return
    if any(_includes_losses(layer, method) for facts in layer.lineage for method in facts.methods):
        return
    yield from (method for method in layer.methods if _is_training_method(layer, method))


def _reaches_losses(layer: LayerClass) -> bool:
    """Whether a method that runs in the step, or an inherited one, includes the losses."""
    for facts in layer.lineage:
        for method in facts.methods:
            runs = Phase.STEP in layer.phases.get((method.name, ""), frozenset()) or facts is not layer.own
            if runs and _includes_losses(layer, method):
                return True
    return False


def _is_training_method(layer: LayerClass, method: Method) -> bool:
    """Whether the method computes and applies the gradient of a loss of the model for all its weights."""
    read = {read.path for read in method.reads}
    if read.isdisjoint({"trainable_variables", "trainable_weights"}):
        return False
    reached = [method, *_helpers(layer, method)]
    callers = [other for other in layer.methods if method in _helpers(layer, other)]
    return (
        any(call.value.method == "gradient" for call in method.calls)
        and any(_calls_itself(call.value) for other in reached for call in other.calls)
        and any(
            call.value.method == "apply_gradients" for other in (*reached, *callers) for call in other.calls
        )
    )


def _helpers(layer: LayerClass, method: Method) -> list[Method]:
    """Return the own methods that the method calls."""
    called = {call.value.member for call in method.calls if call.value.on_self()}
    return [other for other in layer.methods if other.name in called and other.name != "call"]


def _calls_itself(call: Value) -> bool:
    return call.calls_self or call.on_self("call")


def _loss_position(layer: LayerClass, step: Method) -> At:
    """Return the position where the differentiated loss is computed, in the step or an own method that it calls."""
    for method in (step, *_helpers(layer, step)):
        for call in method.calls:
            if call.value.method not in {"gradient", "compute_gradients", "minimize"} or not call.value.args:
                continue
            return loss_place(method, call, call.value.args[0].value)
    return step.at_name


def _applies_gradients(layer: LayerClass, step: Method) -> bool:
    return any(
        call.value.method in {"apply_gradients", "apply", "minimize"}
        for method in layer.methods
        if method is step or Phase.STEP in layer.phases_of(method)
        for call in method.calls
    )


def _includes_losses(layer: LayerClass, method: Method) -> bool:
    for read in method.reads:
        if read.path.partition(".")[0] == "losses":
            return True
    for call in method.calls:
        value = call.value
        if value.method in _INCLUDE or value.on_super("train_step"):
            return True
        if value.on_self("compiled_loss") and (layer.keras == 3 or value.argument("regularization_losses")):
            return True
        if any(part.on_value("losses") for part in value.walk()):
            return True
    return False
