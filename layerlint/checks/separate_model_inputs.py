"""LL412: a model whose `call` needs more arguments than its inputs, which `fit` and loading cannot pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, LayerClass, Parameter
from layerlint.queries.training_code import class_of_model
from layerlint.rule import Finding, ModelCode, Severity, rule

_FILLED = frozenset({"training", "mask"})
_STEPS = {
    "fit": "train_step",
    "train_on_batch": "train_step",
    "evaluate": "test_step",
    "test_on_batch": "test_step",
    "predict": "predict_step",
    "predict_on_batch": "predict_step",
}
_OWN_WAY = (*_STEPS, *_STEPS.values(), "__call__", "build", "build_from_config", "save")
"""Methods by which a model passes the arguments itself, or creates its weights without them."""


@rule(
    "LL412",
    "separate-model-inputs",
    summary="The `call` of a model needs a second argument, which `fit` and loading cannot pass.",
    severity=Severity.NOTE,
)
def separate_model_inputs(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or not layer.is_model or not layer.complete or layer.only_a_part:
        return
    further = _further_parameters(layer)
    if further and not any(layer.method(name) is not None for name in _OWN_WAY):
        saved = (
            "a saved model is loaded with new random weights"
            if layer.keras == 3
            else "it cannot be saved as `.keras`"
        )
        yield Finding(
            call.at_name,
            f"`{layer.name}.call` needs {_names(further)} besides the inputs: `fit` and `predict` fail, and {saved}",
            attribute=further[0].name,
            help=_HELP,
        )


_HELP = "take all tensors as one argument, a tuple or a dict, and unpack it in `call`"


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            name = call.value.member
            layer = _model(unit, call) if name in _STEPS or name == "save" else None
            if layer is None:
                continue
            further = _further_parameters(layer)
            if not further:
                continue
            if name == "save":
                yield from _saved(layer, call, further)
            elif layer.method(name) is None and layer.method(_STEPS[name]) is None:
                yield Finding(
                    call.value.at,
                    f"`{name}` passes one argument to `{layer.name}.call`, which needs {_names(further)} too: this fails",
                    attribute=further[0].name,
                    help=_HELP,
                    severity=Severity.ERROR,
                )


def _saved(layer: LayerClass, call: Call, further: list[Parameter]) -> Iterator[Finding]:
    if layer.keras == 3 and all(layer.method(name) is None for name in _OWN_WAY):
        yield Finding(
            call.value.at,
            f"`load_model` cannot call `{layer.name}`, which needs {_names(further)} too: the loaded model has new random"
            " weights",
            attribute=further[0].name,
            help=_HELP,
            severity=Severity.WARNING,
        )


separate_model_inputs = replace(separate_model_inputs, in_code=_in_code)


def _model(unit: ModelCode, call: Call) -> LayerClass | None:
    layer = class_of_model(unit, call.value.holder) if call.value.on_value() else None
    if layer is None or not layer.is_model or not layer.complete or layer.method("__call__") is not None:
        return None
    return layer


def _further_parameters(layer: LayerClass) -> list[Parameter]:
    """The required parameters of `call` besides the first, without those that Keras fills in."""
    call = layer.method("call")
    if call is None or any(parameter.star == "*" for parameter in call.params[:2]):
        return []
    return [
        parameter
        for parameter in call.params[2:]
        if parameter.default is None and not parameter.star and parameter.name not in _FILLED
    ]


def _names(parameters: list[Parameter]) -> str:
    *others, last = [f"`{parameter.name}`" for parameter in parameters]
    return f"{', '.join(others)} and {last}" if others else last
