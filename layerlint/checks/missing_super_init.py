"""LL301: an `__init__` that never calls the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, MethodForm, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import members, short_name
from layerlint.text import Safety


@rule(
    "LL301",
    "missing-super-init",
    summary="`__init__` never calls `super().__init__()`.",
    fix=Safety.SAFE,
)
def missing_super_init(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.abstract or init.form is not MethodForm.INSTANCE:
        return
    own_call = layer.method("__call__")
    if own_call is not None and not any(True for _ in own_call.super_calls):
        return  # Keras never runs it as a layer, so nothing misses what `Layer.__init__` sets up
    if any(_is_unknown_helper(layer, call.value) for call in init.calls):
        return
    for method in (init, *(one for facts in layer.lineage for one in facts.methods)):
        reached = Phase.CONSTRUCT in layer.phases.get((method.name, ""), frozenset())
        if method is not init and (method.name == "__init__" or not reached):
            continue
        for call in method.calls:
            value = call.value
            if value.method == "__init__" and (
                value.on_self_or_super() or any(argument.value.kind is Kind.SELF for argument in value.args)
            ):
                return
    yield Finding(
        init.at_name,
        f"`{layer.name}.__init__` never calls `super().__init__()`: the layer cannot hold weights or be called",
        help="make `super().__init__(**kwargs)` the first statement",
        fix=FixRequest("add-super-init", init.at),
    )


def _is_unknown_helper(layer: LayerClass, value: Value) -> bool:
    """Whether it calls a method that comes from a class out of sight, such as a mixin: that may call `__init__`."""
    name = value.member
    if not value.on_self() or layer.method(name) is not None or name in layer.kinds:
        return False
    return not any(name in members(short_name(root), layer.keras) for root in layer.roots)
