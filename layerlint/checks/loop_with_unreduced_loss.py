"""LL603 in training loops outside layer classes: the gradient of a loss for each example."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Method, Value
from layerlint.queries.losses import calls_loss_function
from layerlint.queries.steps import loss_place
from layerlint.queries.training_code import TrainedModel, trained_models
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, ModelCode


def loop_with_unreduced_loss(unit: ModelCode) -> Iterator[Finding]:
    """Report a gradient of a loss that has one value for each example."""
    reported: set[int] = set()
    for method, trained in trained_models(unit):
        if trained.gradient.at not in reported and _is_unreduced(method, trained):
            reported.add(trained.gradient.at)
            yield Finding(
                loss_place(method, trained.gradient, trained.loss),
                "the loss has one value for each example: the gradient is that of their sum, so a step grows with the"
                " batch",
                help="reduce it first: `loss = tf.reduce_mean(...)`",
            )


def _is_unreduced(method: Method, trained: TrainedModel) -> bool:
    """Whether the loss is the result of a `keras.losses` function on an output of the model."""
    loss = written(method, trained.loss)
    if not calls_loss_function(loss):
        return False
    return any(_is_output(method, argument, trained) for argument in loss.positional[:2])


def _is_output(method: Method, value: Value, trained: TrainedModel) -> bool:
    return written(method, value).at == trained.call.value.at
