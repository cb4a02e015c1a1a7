"""LL609 in training loops outside layer classes: the model is called as in inference."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind
from layerlint.queries.call_modes import acting_part, trains_by_default
from layerlint.queries.training import keras_layer_depends, mode_following_sublayer
from layerlint.queries.training_code import TrainedModel, trained_models
from layerlint.rule import ONCE, Finding, ModelCode


def loop_without_training(unit: ModelCode) -> Iterator[Finding]:
    """Report a model that is trained, but called without `training=True`."""
    for method, trained in trained_models(unit):
        part = _acting_part(trained) if omits_training(trained.call) else None
        if part is not None:
            yield Finding(
                trained.call.value.at,
                f"`{trained.label}` is trained here, but called without `training=True`: its `{part}` runs in inference"
                " mode",
                help=f"write `{trained.label}(..., training=True)`",
                cause=ONCE + method.name,
            )


def _acting_part(trained: TrainedModel) -> str | None:
    """Return the layer of the model that depends on `training`, unless the model trains by default."""
    layer = trained.layer
    if layer is not None:
        if trains_by_default(layer) or layer.method("__call__") is not None:
            return None
        acting = mode_following_sublayer(layer)
        part = acting_part(layer.methods) if acting is None else acting[1]
        return part.method if part is not None else None
    return next((part.method for part in trained.parts if keras_layer_depends(part)), None)


def omits_training(call: Call) -> bool:
    """Whether the call passes only the inputs, and nothing that could be `training`."""
    value = call.value
    training = value.argument("training")
    return (
        not value.unpacks and len(value.positional) == 1 and (training is None or training.kind is Kind.NONE)
    )
