"""LL409: arguments of a model's constructor, which Keras 3 does not record, unlike those of layers."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Method, Parameter
from layerlint.queries.arguments import lost_with_a_model, objects_among, own_arguments
from layerlint.queries.classes import shows_saving
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_FUNCTIONAL = frozenset({"inputs", "outputs"})


@rule(
    "LL409",
    "unrecorded-model-arguments",
    summary="A model takes arguments and has no `get_config`: Keras 3 does not record them.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def unrecorded_model_arguments(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    lost = lost_with_a_model(layer)
    if init is None or not lost or objects_among(layer, init):  # LL401 reports objects
        return
    names = ", ".join(f"`{parameter.name}`" for parameter in lost)
    more = "" if init.var_keyword is not None else ", and take `**kwargs`"
    may_be_functional = not _FUNCTIONAL.isdisjoint(parameter.name for parameter in init.params)
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


def _result(layer: LayerClass, init: Method, lost: list[Parameter]) -> str:
    required = next((parameter.name for parameter in lost if parameter.default is None), "")
    if required:
        return f"`{layer.name}` cannot be saved and loaded, because it needs `{required}`"
    names = ", ".join(f"`{parameter.name}`" for parameter in lost)
    default = f"a loaded `{layer.name}` silently gets the default of {names}"
    return default if init.var_keyword is not None else f"loading fails; with `**kwargs`, {default}"
