"""LL102: `tf.init_scope` around the creation of a variable that still happens at every call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass, Phase
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, lazy_guard
from layerlint.queries.creations import builds_lazily, creations
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL102",
    "init-scope-without-guard",
    summary="A variable is created in `call` under `tf.init_scope`, but with no guard that makes it only once.",
    fix=Safety.UNSAFE,
)
def init_scope_without_guard(layer: LayerClass) -> Iterator[Finding]:
    for method, call in creations(layer, Kind.WEIGHT, Kind.VARIABLE, phases=(Phase.CALL,)):
        guards = layer.guards(method, call)
        if builds_lazily(layer, method, call) or not has_guard(guards, GuardKind.INIT_SCOPE):
            continue
        if lazy_guard(layer, guards) or has_guard(guards, GuardKind.NOT_BUILT):
            continue
        assign = assigned_by(method, call.value)
        path = assign.path if assign is not None else ""
        yield Finding(
            call.value.at,
            "`tf.init_scope` does not make this happen once: a new variable is created at every call",
            attribute=path,
            help="create it once, in `build` or in `__init__`",
            fix=FixRequest("weight-to-build", call.value.at, (("path", path),)),
        )
