"""LL103: a weight created at the first call, which Keras 3 refuses or does not track."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass
from layerlint.queries.call_creations import created_in_call
from layerlint.queries.creations import is_raw_variable, place_to_create
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL103",
    "lazy-weight-in-call",
    summary="A weight is created at the first call: Keras 3 has locked the layer by then, or does not track it.",
    fix=Safety.UNSAFE,
)
def lazy_weight_in_call(layer: LayerClass) -> Iterator[Finding]:
    for creation in created_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if not creation.once:
            continue
        raw = is_raw_variable(creation.created)
        if layer.keras == 2 and (not raw or creation.under(GuardKind.INIT_SCOPE)):
            continue
        if not raw and _builds_late(layer):
            continue
        at, path = creation.created.at, creation.path
        subject = f"`self.{path}`" if path else "the variable"
        if layer.keras == 2:
            message = f"{subject} is created at the first call outside `tf.init_scope`: it fails in a functional model"
        elif raw:
            message = f"{subject} is created at the first call as a `tf.Variable`: Keras 3 neither trains nor saves it"
        else:
            message = f"{subject} is created at the first call, when Keras 3 has already locked the layer: this raises"
        yield Finding(
            at,
            message,
            attribute=path,
            help="create it in `build` with `self.add_weight(...)`, which runs once before the first call",
            fix=FixRequest("weight-to-build", at, (("path", path),)),
            related=place_to_create(layer, "build", "__init__"),
        )


def _builds_late(layer: LayerClass) -> bool:
    """Whether Keras 3 runs `call` once before it locks the layer: without a `build`, and with unbuilt sublayers."""
    if layer.method("build") is not None:
        return False
    kinds_of_attributes = (*layer.kinds.values(), *layer.elements.values())
    return not layer.complete or any(Kind.SUBLAYER in attribute for attribute in kinds_of_attributes)
