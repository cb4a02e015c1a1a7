"""LL609 in training loops outside layer classes: the model is called as in inference."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind
from layerlint.queries.training import (
    acting_part,
    keras_layer_depends,
    mode_following_sublayer,
    trains_by_default,
)
from layerlint.queries.training_code import TrainedModel, trained_models
from layerlint.rule import ONCE, Finding, ModelCode


def loop_without_training(unit: ModelCode) -> Iterator[Finding]:
    for method, trained in trained_models(unit):
        part = _acting_part(trained) if says_nothing(trained.call) else None
        if part is not None:
            yield Finding(
                trained.call.value.at,
                f"`{trained.label}` is trained here, but called without `training=True`: its `{part}` runs in inference"
                " mode",
                help=f"write `{trained.label}(..., training=True)`",
                cause=ONCE + method.name,
            )


def _acting_part(trained: TrainedModel) -> str | None:
    """The layer of the model that does something else in training, unless the model trains by default."""
    layer = trained.layer
    if layer is not None:
        if trains_by_default(layer) or layer.method("__call__") is not None:
            return None
        found = mode_following_sublayer(layer)
        part = acting_part(layer.methods) if found is None else found[1]
        return part.method if part is not None else None
    return next((one.method for one in trained.parts if keras_layer_depends(one)), None)


def says_nothing(call: Call) -> bool:
    """Whether the call gives the inputs, and nothing that could be `training`."""
    value = call.value
    given = value.argument("training")
    return not value.unpacks and len(value.positional) == 1 and (given is None or given.kind is Kind.NONE)
