"""LL506: a model whose `call` has no `training`, so that dropout never drops."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass
from layerlint.queries.training import hears_training
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL506",
    "missing-training-parameter",
    summary="A model's `call` has no `training` parameter: in Keras 3 its Dropout and BatchNormalization never train.",
    targets=(3,),
    fix=Safety.SAFE,
)
def missing_training_parameter(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or not layer.is_model or call.parameter("training") is not None or call.abstract:
        return
    if layer.method("train_step") is not None or layer.method("__call__") is not None:
        return
    found = hears_training(layer)
    if found is None:
        return
    path, part, is_own = found
    yield Finding(
        call.at_name,
        f"`{layer.name}.call` has no `training` parameter: in Keras 3, `fit` runs `self.{path}` in inference mode",
        attribute=path,
        help="write `def call(self, inputs, training=None):`",
        fix=FixRequest("add-training", call.at),
        related=((part.at, f"`{part.method}` is made here"),) if is_own else (),
    )
