"""LL102: a variable that `call` creates again at every call, in spite of `tf.init_scope`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass
from layerlint.queries.call_creations import created_in_call
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL102",
    "init-scope-without-guard",
    summary="A variable is created in `call` under `tf.init_scope`, but with no guard that makes it only once.",
    fix=Safety.UNSAFE,
)
def init_scope_without_guard(layer: LayerClass) -> Iterator[Finding]:
    for creation in created_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if creation.once or creation.under(GuardKind.NOT_BUILT):
            continue
        if not creation.under(GuardKind.INIT_SCOPE):
            continue
        at, path = creation.created.at, creation.path
        yield Finding(
            at,
            "`tf.init_scope` does not make this happen once: a new variable is created at every call",
            attribute=path,
            help="create it once, in `build` or in `__init__`",
            fix=FixRequest("weight-to-build", at, (("path", path),)),
        )
