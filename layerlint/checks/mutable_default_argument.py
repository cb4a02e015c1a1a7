"""LL407: a mutable default that all instances share in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, LayerClass, TargetForm
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL407",
    "mutable-default-argument",
    summary="A list or dict as a default argument is filled: in Keras 2 all instances share it.",
    targets=(2,),
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def mutable_default_argument(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    for parameter in init.params:
        default = parameter.default
        if default is None or default.form not in (Form.LIST, Form.DICT, Form.SET):
            continue
        attributes = {
            a.path for a in init.assigns if a.value.local == parameter.name and a.value.form is Form.NAME
        }
        filled = any(
            assign.form in (TargetForm.ADD, TargetForm.ITEM)
            for path in attributes
            for _, assign in layer.assignments(path)
        )
        if filled:
            yield Finding(
                parameter.at,
                f"the default of `{parameter.name}` is one object shared by all instances, and the layer fills it",
                attribute=parameter.name,
                help=f"use `{parameter.name}=None`, and make the list in `__init__`",
                fix=FixRequest("none-as-default", parameter.at),
            )
