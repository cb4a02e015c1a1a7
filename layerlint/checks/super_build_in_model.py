"""LL310: `super().build(...)` in a Keras 2 model, which runs `call` in a temporary graph."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import TENSORS, Assign, Kind, LayerClass, Phase, TargetForm
from layerlint.queries.classes import extends_keras_base
from layerlint.rule import Finding, Severity, rule

_LEAVES = frozenset({Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE, Kind.SUBLAYER})


@rule(
    "LL310",
    "super-build-in-model",
    summary="A model's `build` ends in `super().build(...)`: Keras 2 then runs `call` once in a temporary graph.",
    targets=(2,),
)
def super_build_in_model(layer: LayerClass) -> Iterator[Finding]:
    build, call = layer.own_method("build"), layer.method("call")
    if build is None or call is None or not layer.is_model or not extends_keras_base(layer):
        return
    if any(method.name == "build" for facts in layer.ancestors for method in facts.methods):
        return
    needed = [parameter.name for parameter in call.required if parameter.name != "training"]
    for parent in build.super_calls:
        if len(needed) > 1:
            yield Finding(
                parent.value.at,
                f"Keras 2 cannot build a model whose `call` needs more than one argument (`{needed[1]}`):"
                " `super().build(...)` fails",
                help="build the sublayers here and set `self.built = True`",
            )
        elif _adds_loss(layer):
            yield Finding(
                parent.value.at,
                "`super().build(...)` of a Keras 2 model runs `call` once in a temporary graph: the loss that it adds"
                " there stays with the model, and `fit` fails",
                help="build the sublayers here and set `self.built = True`",
            )
        else:
            yield Finding(
                parent.value.at,
                "`super().build(...)` of a Keras 2 model runs `call` once in a temporary graph: tensors that `call`"
                " keeps on `self` cannot be used afterwards",
                help="build the sublayers here and set `self.built = True`",
                severity=Severity.WARNING if _leaves_something(layer) else Severity.NOTE,
            )


def _adds_loss(layer: LayerClass) -> bool:
    """Whether `call` adds a tensor to the losses of the model itself."""
    return any(
        call.value.on_self_or_super("add_loss")
        and not call.guards
        and any(argument.kind in TENSORS for argument in call.value.positional[:1])
        for _, call in layer.calls(Phase.CALL)
    )


def _leaves_something(layer: LayerClass) -> bool:
    """Whether `call` stores objects of its graph on `self`."""
    return any(
        isinstance(event, Assign)
        and event.form in (TargetForm.ATTRIBUTE, TargetForm.ADD)
        and event.value.kind in _LEAVES
        for _, event in layer.events(Phase.CALL)
    )
