"""LL501: `__call__` overridden where `call` is meant."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, MethodForm
from layerlint.queries.classes import is_only_function
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL501",
    "overrides-dunder-call",
    summary="The class defines `__call__`, which by-passes building, casting, masks and losses; Keras calls `call`.",
    fix=Safety.SAFE,
)
def overrides_dunder_call(layer: LayerClass) -> Iterator[Finding]:
    for assign in layer.own.attributes:
        if assign.path == "__call__":
            yield Finding(
                assign.at,
                f"`{layer.name}` overrides `__call__`: Keras no longer builds the layer, nor sees it in a model",
                help="remove the line: Keras's own `__call__` runs `call`",
            )
    method = layer.own_method("__call__")
    if method is None or method.form is not MethodForm.INSTANCE or method.abstract:
        return
    if any(True for _ in method.super_calls):
        return
    fixable = layer.own_method("call") is None
    yield Finding(
        method.at_name,
        f"`{layer.name}` overrides `__call__`: Keras no longer builds the layer, nor sees it in a model",
        help="name the method `call`; Keras runs it from its own `__call__`"
        if fixable
        else "remove the method: Keras's own `__call__` runs `call`",
        severity=Severity.NOTE if is_only_function(layer) else None,
        fix=FixRequest("rename-method", method.at_name, (("name", "call"),)) if fixable else None,
    )
