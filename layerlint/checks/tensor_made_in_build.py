"""LL118: a tensor that `build` creates and `call` uses, which in Keras 3 belongs to a temporary graph."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.derived_weight_outside_call import is_derived, reads_in_call
from layerlint.model.facts import Form, GuardKind, Kind, LayerClass, Phase, TargetForm, Value, attribute_of
from layerlint.queries.conditions import has_guard
from layerlint.queries.shapes import is_shape_of_shape
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, Severity, rule

_TENSORS = frozenset({Kind.TENSOR, Kind.CONSTANT_TENSOR})

_STORING_FORMS = frozenset({TargetForm.ATTRIBUTE, TargetForm.ITEM, TargetForm.ADD})

_LOST = ": in Keras 3, a tensor made in `build` cannot be used in `call` inside `fit` or inside another layer"


@rule(
    "LL118",
    "tensor-made-in-build",
    summary="A tensor made in `build` is used in `call`: in Keras 3 this fails inside `fit` and inside other layers.",
    targets=(3,),
    severity=Severity.WARNING,
)
def tensor_made_in_build(layer: LayerClass) -> Iterator[Finding]:
    read = {attribute_of(event.path) for event in reads_in_call(layer)}
    for method, event in layer.assigns(Phase.BUILD):
        if event.form not in _STORING_FORMS or event.path not in read:
            continue
        if event.value.form is Form.ATTRIBUTE and event.value.path:
            continue  # another name of an attribute, reported where that is assigned
        if any(map(is_shape_of_shape, event.value.walk())):
            continue  # reported by LL516
        if not any(
            part.kind in _TENSORS and not is_derived(layer, part) for part in _created_values(event.value)
        ):
            continue
        if Phase.CALL in layer.phases_of(method, event):
            continue
        if has_guard(layer.guards(method, event), GuardKind.INIT_SCOPE, GuardKind.EAGER):
            continue
        yield Finding(
            event.at,
            f"`self.{event.path}` is a tensor made in `{method.name}`{_LOST}",
            elsewhere=f"`self.{event.path}` is a tensor made while `{method.name}` runs{_LOST}",
            attribute=event.path,
            help="keep a NumPy array, make it in `__init__`, or compute it in `call`",
            cause="build",
        )


def _created_values(value: Value) -> Iterator[Value]:
    """The value, with the parts of a container."""
    return parts_of(value) if value.kind is Kind.CONTAINER else iter((value,))
