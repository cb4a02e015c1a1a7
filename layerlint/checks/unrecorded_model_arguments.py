"""LL409: arguments of a model's constructor that Keras does not record: in Keras 3 any of them, tensors in both."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, LayerClass, Method, Parameter
from layerlint.queries.arguments import lost_with_a_model, objects_among, own_arguments
from layerlint.queries.classes import extends_keras_base, shows_saving
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_RECORDED = {2: ("inputs", "outputs", "name", "trainable"), 3: ("inputs", "outputs", "name")}
"""The positional arguments of Keras's own functional models; a class is loaded as one only if it has the same."""
_TENSORS = ("inputs", "outputs")
_OWN_CONFIGURATION = ("get_config", "from_config", "__new__", "__reduce__")


@rule(
    "LL409",
    "unrecorded-model-arguments",
    summary="A model takes arguments and has no `get_config`: Keras 3 does not record them.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def unrecorded_model_arguments(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    lost = lost_with_a_model(layer)
    if init is not None and _takes_tensors(layer, init):
        yield _functional_finding(layer, init)
        return
    if init is None or not lost or objects_among(layer, init):  # LL401 reports objects
        return
    names = ", ".join(f"`{parameter.name}`" for parameter in lost)
    more = "" if init.var_keyword is not None else ", and take `**kwargs`"
    may_be_functional = any(parameter.name in _TENSORS for parameter in init.params)
    yield Finding(
        init.at_name,
        f"Keras 3 does not record the arguments of a model: without `get_config`, {_result(layer, init, lost)}",
        attribute=lost[0].name,
        help=f"write a `get_config` that adds {names} to `super().get_config()`{more}",
        severity=None
        if shows_saving(layer) and layer.method("save") is None and not may_be_functional
        else Severity.NOTE,
        fix=FixRequest("record-arguments", layer.own.at, tuple(("key", p.name) for p in own_arguments(init)))
        if not may_be_functional
        else None,
    )


def _takes_tensors(layer: LayerClass, init: Method) -> bool:
    """Whether it passes its inputs and outputs on to Keras, which records them for its own list of arguments alone."""
    if any(layer.method(name) is not None for name in _OWN_CONFIGURATION) or not extends_keras_base(layer):
        return False
    calls = list(init.super_calls)
    if not layer.is_model or layer.subclasses or layer.ancestors or len(calls) != 1 or calls[0].guards:
        return False
    passed = [calls[0].value.given(name, position) for position, name in enumerate(_TENSORS)]
    if any(
        value.form is not Form.NAME or value.local != name
        for value, name in zip(passed, _TENSORS, strict=True)
    ):
        return False
    return (
        tuple(p.name for p in init.params[1:] if not p.star and not p.keyword_only) != _RECORDED[layer.keras]
    )


def _functional_finding(layer: LayerClass, init: Method) -> Finding:
    recorded = _RECORDED[layer.keras]
    defaults = {"name": "name=None", "trainable": "trainable=True"}
    own = ", ".join(["self", *(defaults.get(name, name) for name in recorded), "**kwargs"])
    return Finding(
        init.at_name,
        f"`{layer.name}` cannot be loaded: Keras {layer.keras} records `inputs` and `outputs` only for a constructor"
        f" whose positional arguments are `{', '.join(recorded)}`",
        attribute="inputs",
        help=f"write `def __init__({own})` and set the rest later, or create the layers in `__init__` and write a"
        " `get_config`",
        severity=None if shows_saving(layer) and layer.method("save") is None else Severity.NOTE,
    )


def _result(layer: LayerClass, init: Method, lost: list[Parameter]) -> str:
    required = next((parameter.name for parameter in lost if parameter.default is None), "")
    if required:
        return f"`{layer.name}` cannot be saved and loaded, because it needs `{required}`"
    names = ", ".join(f"`{parameter.name}`" for parameter in lost)
    default = f"a loaded `{layer.name}` silently gets the default of {names}"
    return default if init.var_keyword is not None else f"loading fails; with `**kwargs`, {default}"
