"""LL201: a layer with weights made anew at every call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, GuardKind, Kind, LayerClass, Phase, TargetForm, Value
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, lazy_guard
from layerlint.queries.creations import builds_lazily, creations, inherited_creations, owner
from layerlint.queries.values import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL201",
    "sublayer-created-in-call",
    summary="A layer that owns weights is created in `call`: new random weights at every call.",
    fix=Safety.UNSAFE,
)
def sublayer_created_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from _by_base_class(layer)
    found = list(_by_itself(layer))
    inside = {part.at for made, _ in found for given in made.args for part in parts_of(given.value)}
    yield from (finding for made, finding in found if made.at not in inside)


def _by_itself(layer: LayerClass) -> Iterator[tuple[Value, Finding]]:
    for method, call in creations(layer, Kind.SUBLAYER, phases=(Phase.CALL,)):
        made = call.value
        if made.form is not Form.CALL or builds_lazily(layer, method, call):
            continue
        short = made.method
        if short in {"from_config", "deserialize", "clone_model"} or made.name.startswith(
            ("self.", "super.", ".")
        ):
            continue
        assign = assigned_by(method, made)
        kept = assign is not None and assign.form is TargetForm.ATTRIBUTE
        path = assign.path if assign is not None else ""
        owns = owns_weights(layer, made)
        guards = layer.guards(method, call)
        guarded = lazy_guard(layer, guards) is not None or has_guard(guards, GuardKind.NOT_BUILT)
        if guarded and not path:
            continue  # made once, and kept by who asked for it
        if has_guard(guards, GuardKind.NOT_BUILT) and Phase.STEP in layer.phases_of(method, call):
            continue  # a step may run before `call`, which alone locks the layer
        if guarded and (layer.keras == 2 or (layer.method("build") is None and _has_sublayers(layer, path))):
            continue
        if not owns and not (kept and layer.keras == 3):
            continue
        if path and (guarded or not owns):
            message = (
                f"`{short}` is put on `self` in `{method.name}`, when Keras 3 has already locked the layer"
            )
        elif _only_seeds(layer, made):
            message = (
                f"`{short}` is created in `{method.name}`: in Keras 3 every call makes a new one with a new seed,"
                " which fails inside `fit`"
            )
        else:
            message = (
                f"`{short}` is created in `{method.name}`: every call makes a new one with new random weights"
            )
        yield (
            made,
            Finding(
                made.at,
                message,
                attribute=path,
                help="create it once in `__init__`, keep it on `self`, and call it here",
                fix=FixRequest("sublayer-to-init", made.at, (("path", path),)),
                related=owner(layer, "__init__"),
            ),
        )


def _by_base_class(layer: LayerClass) -> Iterator[Finding]:
    """Calls of inherited helpers that make such layers inside."""
    for method, call, made in inherited_creations(layer, Kind.SUBLAYER, phases=(Phase.CALL,)):
        guards = layer.guards(method, call)
        if builds_lazily(layer, method, call) or lazy_guard(layer, guards) is not None:
            continue
        if owns_weights(layer, made, keras=2) and not has_guard(guards, GuardKind.NOT_BUILT, GuardKind.EAGER):
            yield Finding(
                call.value.at,
                f"`{call.value.path}` of the base class creates `{made.method}`: every call makes a new one with new"
                " random weights",
                help="create the layers once in `__init__`, keep them on `self`, and call them here",
                related=owner(layer, "__init__"),
            )


def _only_seeds(layer: LayerClass, made: Value) -> bool:
    """Whether all that it owns is the state of a random generator, which layers have in Keras 3 only."""
    return not owns_weights(layer, made, keras=2)


def _has_sublayers(layer: LayerClass, path: str) -> bool:
    return any(
        Kind.SUBLAYER in kinds and other != path
        for found in (layer.kinds, layer.elements)
        for other, kinds in found.items()
    )
