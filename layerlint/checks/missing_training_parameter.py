"""LL506: a model whose `call` has no `training`, so that dropout never drops."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Method, Parameter
from layerlint.queries.classes import trains_by_itself
from layerlint.queries.training import mode_argument, mode_following_sublayer
from layerlint.rule import Finding, FixRequest, rule
from layerlint.suggestions import closest
from layerlint.text import Safety


@rule(
    "LL506",
    "missing-training-parameter",
    summary="A model's `call` has no `training` parameter: in Keras 3 its Dropout and BatchNormalization never train.",
    fix=Safety.SAFE,
)
def missing_training_parameter(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or call.parameter("training") is not None or call.abstract:
        return
    meant = next((parameter for parameter in call.params[call.bound :] if _is_misspelled(parameter)), None)
    if meant is None and layer.is_model and not _is_trained_elsewhere(layer):
        meant = mode_argument(layer, call)
    if meant is not None:
        yield Finding(
            meant.at,
            f"Keras passes `training`, never `{meant.name}`: it keeps its default, inside `fit` too",
            help="name it `training`",
        )
    elif layer.keras == 3 and layer.is_model:
        yield from _inference_findings(layer, call)


def _is_misspelled(parameter: Parameter) -> bool:
    """`trainning=False`"""
    name = parameter.name
    near = 7 <= len(name) <= 10 and (
        name.lower() == "training" or closest(name, ("training",), cutoff=0.86) is not None
    )
    return near and parameter.default is not None


def _inference_findings(layer: LayerClass, call: Method) -> Iterator[Finding]:
    if _is_trained_elsewhere(layer):
        return
    acting = mode_following_sublayer(layer)
    if acting is None:
        return
    path, part, is_own = acting
    runs = f"`self.{path}`" if path else f"`{part.method}`"
    yield Finding(
        call.at_name,
        f"`{layer.name}.call` has no `training` parameter: in Keras 3, `fit` runs {runs} in inference mode",
        attribute=path,
        help="write `def call(self, inputs, training=None):`",
        fix=FixRequest("add-training", call.at),
        related=((part.at, f"`{part.method}` is made here"),) if is_own else (),
    )


def _is_trained_elsewhere(layer: LayerClass) -> bool:
    """Whether another model, or a loop of its own, calls it, and passes what it wants."""
    if layer.method("train_step") is not None or layer.method("__call__") is not None:
        return True
    return layer.only_a_part or trains_by_itself(layer)
