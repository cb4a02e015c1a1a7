"""LL506: a model whose `call` has no `training`, so that dropout never drops."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value
from layerlint.queries.classes import trains_by_itself
from layerlint.queries.value_parts import entry_of, held_in, parts_of
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
    if layer.only_a_part or trains_by_itself(layer):
        return  # another model, or its own loop, says when it trains
    for _, event in layer.calls(Phase.CALL):
        if event.value.argument("training") is not None:
            continue
        path = event.value.path if event.value.on_self() else held_in(event.value)
        for part, is_own in _layers(layer, event.value, path):
            if depends_on_training(part) or layer.traits(part.name).differs_in_training:
                yield Finding(
                    call.at_name,
                    f"`{layer.name}.call` has no `training` parameter: in Keras 3, `fit` runs `self.{path}` in"
                    " inference mode",
                    attribute=path,
                    help="write `def call(self, inputs, training=None):`",
                    fix=FixRequest("add-training", call.at),
                    related=((part.at, f"`{part.method}` is made here"),) if is_own else (),
                )
                return


def _layers(layer: LayerClass, call: Value, path: str) -> Iterator[tuple[Value, bool]]:
    """The new sublayers that may be called, and whether the class itself makes them; of a dict, the one under the key."""
    for method, assign in layer.assignments(path) if path else ():
        for part in parts_of(entry_of(assign.value, call.receiver)):
            if part.kind is Kind.SUBLAYER and part.form is Form.CALL:
                yield part, method in layer.methods
