"""LL213: a method and a sublayer of the same name."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, Kind, LayerClass, MethodForm, TargetForm
from layerlint.rule import Finding, rule


@rule(
    "LL213",
    "method-named-like-sublayer",
    summary="A sublayer has the name of a method of the class: Keras 2 does not track it.",
    targets=(2,),
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events():
        if not isinstance(event, Assign) or event.form is not TargetForm.ATTRIBUTE:
            continue
        if event.value.kind is not Kind.SUBLAYER or event.value.form is not Form.CALL:
            continue
        method = layer.method(event.path)
        if method is not None and method.form is MethodForm.INSTANCE and event.path != "call":
            yield Finding(
                event.at,
                f"`{event.path}` is also a method of the class: Keras 2 does not track the sublayer `self.{event.path}`",
                event.path,
                "give the sublayer another name",
            )
