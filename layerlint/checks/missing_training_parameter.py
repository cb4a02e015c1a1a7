"""LL506: a model whose `call` has no `training`, so that dropout never drops."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import depends_on_training
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
    for _, event in layer.calls(Phase.CALL):
        path = event.value.path if event.value.on_self() else ""
        given = event.value.argument("training")
        if not path or (given is not None and given.form is Form.LITERAL):
            continue
        for _, assign in layer.assignments(path):
            for part in parts_of(assign.value):
                if part.kind is Kind.SUBLAYER and part.form is Form.CALL and depends_on_training(part):
                    yield Finding(
                        call.at_name,
                        f"`{layer.name}.call` has no `training` parameter: in Keras 3, `fit` runs `self.{path}` in"
                        " inference mode",
                        attribute=path,
                        help="write `def call(self, inputs, training=None):`",
                        fix=FixRequest("add-training", call.at),
                        related=((part.at, f"`{part.method}` is made here"),),
                    )
                    return
