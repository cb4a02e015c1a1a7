"""LL301: an `__init__` that never calls the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, MethodForm, Phase
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL301",
    "missing-super-init",
    summary="`__init__` never calls `super().__init__()`.",
    fix=Safety.SAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.abstract or init.form is not MethodForm.INSTANCE:
        return
    own_call = layer.method("__call__")
    if own_call is not None and not any(True for _ in own_call.super_calls):
        return  # Keras never runs it as a layer, so nothing misses what `Layer.__init__` sets up
    for method in layer.methods:
        if method is not init and Phase.CONSTRUCT not in layer.phases_of(method):
            continue
        for call in method.calls:
            value = call.value
            if value.method == "__init__" and (
                value.name.startswith(("super.", "self."))
                or any(argument.value.kind is Kind.SELF for argument in value.args)
            ):
                return
    yield Finding(
        init.at_name,
        f"`{layer.name}.__init__` never calls `super().__init__()`: the layer cannot hold weights or be called",
        help="make `super().__init__(**kwargs)` the first statement",
        fix=FixRequest("add-super-init", init.at),
    )
