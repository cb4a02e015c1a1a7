"""LL212: `self.trainable = False` before the sublayers exist."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    Phase,
    TargetForm,
    Value,
)
from layerlint.queries.in_order import in_order
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import trains
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL212",
    "trainable-before-sublayers",
    summary="`self.trainable = False` before sublayers are assigned leaves those sublayers trainable in Keras 3.",
    targets=(3,),
    fix=Safety.UNSAFE,
)
def trainable_before_sublayers(layer: LayerClass) -> Iterator[Finding]:
    if "trainable" in layer.assigned_elsewhere:
        return  # perhaps that of the sublayers
    for method in layer.methods:
        if Phase.CONSTRUCT not in layer.phases_of(method):
            continue
        frozen: Event | None = _frozen_by_super(method)
        for assign in in_order(layer, method):
            if isinstance(assign, Call) and assign.value.on_super("__init__") and not assign.guards:
                frozen = _frozen_by_super(method)  # what was set before is lost: see LL302
            if not isinstance(assign, Assign):
                continue
            if assign.path == "trainable" and assign.form is TargetForm.ATTRIBUTE and not assign.guards:
                frozen = assign if _is_false(method, assign.value) else None
            elif frozen is not None and any(_stays_trainable(layer, part) for part in parts_of(assign.value)):
                yield Finding(
                    frozen.at,
                    f"`self.{assign.path}` is assigned after this line: Keras 3 leaves it trainable",
                    attribute=assign.path,
                    help="set `self.trainable = False` after all sublayers",
                    fix=FixRequest("freeze-last", frozen.at) if isinstance(frozen, Assign) else None,
                )
                frozen = None


def _is_false(method: Method, value: Value) -> bool:
    """Whether it is False, also by the default of an argument: `self.trainable = not freeze`."""
    if value.name == "not":
        return any(_default(method, item) is True for item in value.items)
    return value.constant is False or _default(method, value) is False


def _default(method: Method, value: Value) -> object:
    """The constant default of the argument."""
    parameter = method.parameter(value.local) if value.kind is Kind.PARAMETER else None
    return parameter.default.constant if parameter is not None and parameter.default is not None else None


def _frozen_by_super(method: Method) -> Call | None:
    """The `super().__init__(trainable=False)` of a constructor."""
    for call in method.calls:
        trainable = call.value.argument("trainable") if call.value.on_super("__init__") else None
        if trainable is not None and trainable.constant is False and not call.guards:
            return call
    return None


def _stays_trainable(layer: LayerClass, value: Value) -> bool:
    if value.kind is not Kind.SUBLAYER:
        return False
    return value.form is not Form.CALL or trains(layer, value)
