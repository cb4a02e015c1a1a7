"""LL201: a layer with weights that every call creates anew."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, GuardKind, Kind, LayerClass, Phase, TargetForm, Value
from layerlint.queries.call_creations import CallCreation, created_in_call, in_call, inherited_in_call
from layerlint.queries.creations import creations_of_any, place_to_create
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.apis import is_network
from layerlint.tables.keras_names import short_name
from layerlint.text import Safety


@rule(
    "LL201",
    "sublayer-created-in-call",
    summary="A layer that owns weights is created in `call`: new random weights at every call.",
    fix=Safety.UNSAFE,
)
def sublayer_created_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from _inherited_findings(layer)
    candidates = list(_own_findings(layer))
    inside = {
        part.at for created, _ in candidates for argument in created.args for part in parts_of(argument.value)
    }
    yield from (finding for created, finding in candidates if created.at not in inside)


def _own_findings(layer: LayerClass) -> Iterator[tuple[Value, Finding]]:
    for creation in (*created_in_call(layer, Kind.SUBLAYER), *_choice_creations(layer)):
        created, path = creation.created, _path(creation)
        if created.form is not Form.CALL or created.method in _COPIES or _is_created_once(layer, creation):
            continue
        owns = owns_weights(layer, created)
        if owns or (_is_assigned(creation) and layer.keras == 3):
            finding = Finding(
                created.at,
                _message(layer, creation, owns, _place_label(creation)),
                elsewhere=_message(layer, creation, owns, _time_label(creation)),
                attribute=path,
                help="create it once, before the function, keep it on `self`, and call it here"
                if _is_in_function(creation)
                else "create it once in `__init__`, keep it on `self`, and call it here",
                fix=FixRequest("sublayer-to-init", created.at, (("path", path),))
                if path == creation.path
                else None,
                related=place_to_create(layer, "__init__"),
                cause="call",
            )
            yield created, finding


def _choice_creations(layer: LayerClass) -> Iterator[CallCreation]:
    """Creations of one of several classes that all own weights."""
    for method, call, choices in creations_of_any(layer, Kind.SUBLAYER, (Phase.CALL,)):
        if all(owns_weights(layer, choice) for choice in choices):
            yield from in_call(layer, method, call, choices[0])


def _is_in_function(creation: CallCreation) -> bool:
    """Whether it is in a function that the constructor defines and `call` runs."""
    return bool(creation.call.nested) and creation.method.name in {"__init__", "build"}


def _place_label(creation: CallCreation) -> str:
    if _is_in_function(creation):
        return f"by a function that `{creation.method.name}` makes and `call` runs"
    return f"in `{creation.method.name}`"


def _time_label(creation: CallCreation) -> str:
    if _is_in_function(creation):
        return f"by a function that `{creation.method.name}` keeps and `call` runs"
    return f"while `{creation.method.name}` runs"


_COPIES = frozenset({"from_config", "deserialize", "clone_model"})


def _is_guarded(creation: CallCreation) -> bool:
    return creation.once or creation.under(GuardKind.NOT_BUILT)


def _is_created_once(layer: LayerClass, creation: CallCreation) -> bool:
    """Whether it happens only once, while the layer is not locked."""
    if not _is_guarded(creation):
        return False
    if not _path(creation):
        return True  # the caller stores it
    in_step = Phase.STEP in layer.phases_of(creation.method, creation.call)
    if creation.under(GuardKind.NOT_BUILT) and in_step:
        return True  # a step may run before `call`, which alone locks the layer
    return layer.keras == 2 or (layer.method("build") is None and _has_sublayers(layer, _path(creation)))


def _assign(creation: CallCreation) -> Assign | None:
    return creation.assign or creation.assign_by_caller


def _path(creation: CallCreation) -> str:
    """The attribute that it is assigned to, in the method or in its caller; "" for none."""
    assign = _assign(creation)
    return assign.path if assign is not None else ""


def _is_assigned(creation: CallCreation) -> bool:
    assign = _assign(creation)
    return assign is not None and assign.form is TargetForm.ATTRIBUTE


def _message(layer: LayerClass, creation: CallCreation, owns: bool, when: str) -> str:
    name = creation.created.method
    if _path(creation) and (_is_guarded(creation) or not owns):
        return (
            f"`{name}` is assigned to `self` {when}, when Keras 3 has already locked the layer: this raises"
        )
    if _only_seeds(layer, creation.created):
        return (
            f"`{name}` is created {when}: in Keras 3 every call makes a new one with a new seed,"
            " which fails inside `fit`"
        )
    weights = "weights of its own" if is_network(short_name(creation.created.name)) else "new random weights"
    return f"`{name}` is created {when}: every call makes a new one with {weights}"


def _inherited_findings(layer: LayerClass) -> Iterator[Finding]:
    """Calls of inherited helpers that create such layers."""
    for creation in inherited_in_call(layer, Kind.SUBLAYER):
        if _happens_always(creation) and owns_weights(layer, creation.created, keras=2):
            yield _inherited_finding(layer, creation, f"`{creation.call.value.path}` of the base class")


def _happens_always(creation: CallCreation) -> bool:
    return not creation.once and not creation.under(GuardKind.NOT_BUILT, GuardKind.EAGER)


def _inherited_finding(layer: LayerClass, creation: CallCreation, what: str) -> Finding:
    return Finding(
        creation.call.value.at,
        f"{what} creates `{creation.created.method}`: every call makes a new one with new random weights",
        help="create the layers once in `__init__`, keep them on `self`, and call them here",
        related=place_to_create(layer, "__init__"),
    )


def _only_seeds(layer: LayerClass, created: Value) -> bool:
    """Whether it owns only the state of a random generator, which layers have only in Keras 3."""
    return not owns_weights(layer, created, keras=2)


def _has_sublayers(layer: LayerClass, path: str) -> bool:
    return any(
        Kind.SUBLAYER in kinds and other != path
        for attributes in (layer.kinds, layer.elements)
        for other, kinds in attributes.items()
    )
