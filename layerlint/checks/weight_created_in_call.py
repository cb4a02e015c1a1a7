"""LL101: a weight or variable made anew at every call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass, Method, Phase
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, lazy_guard
from layerlint.queries.creations import builds_lazily, creations, inherited_creations, owner
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL101",
    "weight-created-in-call",
    summary="A weight or variable is created every time `call` runs.",
    severity=Severity.ERROR,
    fix=Safety.UNSAFE,
)
def weight_created_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from _by_base_class(layer)
    for method, call in creations(layer, Kind.WEIGHT, Kind.VARIABLE, phases=(Phase.CALL,)):
        if builds_lazily(layer, method, call) or (layer.keras == 2 and _made_once(method)):
            continue
        guards = layer.guards(method, call)
        if lazy_guard(layer, guards) or has_guard(guards, GuardKind.INIT_SCOPE):
            continue
        assign = assigned_by(method, call.value)
        path = assign.path if assign is not None else ""
        what = f"`self.{path}`" if path else "a weight" if call.value.kind is Kind.WEIGHT else "a variable"
        if has_guard(guards, GuardKind.NOT_BUILT):
            if path and any(True for other, _ in layer.assignments(path) if other is not method):
                continue
            yield Finding(
                call.value.at,
                f"{what} is created under `if not self.built` in `{method.name}`, but a layer is already built"
                " when `call` runs: it is never created",
                attribute=path,
                help="create it in `build`, which Keras runs once before the first call",
                fix=FixRequest("weight-to-build", call.value.at, (("path", path),)),
                related=owner(layer, "build", "__init__"),
            )
            continue
        yield Finding(
            call.value.at,
            f"{what} is created in `{method.name}`, every time the layer is called",
            attribute=path,
            help="create it once, in `build` (shape known from the input) or in `__init__`",
            fix=FixRequest("weight-to-build", call.value.at, (("path", path),)),
            related=owner(layer, "build", "__init__"),
        )


def _by_base_class(layer: LayerClass) -> Iterator[Finding]:
    for method, call, _ in inherited_creations(layer, Kind.WEIGHT, Kind.VARIABLE, phases=(Phase.CALL,)):
        guards = layer.guards(method, call)
        if builds_lazily(layer, method, call) or lazy_guard(layer, guards):
            continue
        if not has_guard(guards, GuardKind.INIT_SCOPE, GuardKind.NOT_BUILT):
            yield Finding(
                call.value.at,
                f"`{call.value.path}` of the base class creates a weight, every time the layer is called",
                help="create it once, in `build` or in `__init__`, and keep it on `self`",
                related=owner(layer, "build", "__init__"),
            )


def _made_once(method: Method) -> bool:
    """Whether the method is a property that Python asks once and keeps, which Keras 2 tracks."""
    return any(decorator.name.endswith("cached_property") for decorator in method.decorators)
