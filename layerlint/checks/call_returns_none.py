"""LL502: a `call` that returns nothing."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, MethodForm, Raise
from layerlint.rule import Finding, rule


@rule(
    "LL502",
    "call-returns-none",
    summary="`call` returns nothing: the next layer fails.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or call.stub or call.abstract or call.generator or call.form is not MethodForm.INSTANCE:
        return
    if any(event.value is not None for event in call.returns if not event.nested):
        return
    if any(isinstance(event, Raise) for event in call.events):
        return
    if not call.events or len(call.params) <= call.bound:
        return
    yield Finding(
        call.at_name,
        f"`{layer.name}.call` returns nothing: the layer that follows gets `None`",
        help="return the output tensor",
    )
