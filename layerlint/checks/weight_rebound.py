"""LL107: a weight's attribute that is rebound to a tensor, instead of an update of the weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.augmented_weight import augmented_weights
from layerlint.checks.metric_weight_rebound import metric_weight_rebound
from layerlint.model.facts import STATE, Form, Kind, LayerClass, Phase, TargetForm, Value
from layerlint.queries.creations import RUN, first_assignment
from layerlint.queries.held_layers import held_class, is_wrapped
from layerlint.queries.weights import changes_weight_of_parent
from layerlint.rule import Finding, FixRequest, ModelCode, rule
from layerlint.tables.keras_names import read_only, short_name
from layerlint.tables.removed import is_read_only
from layerlint.text import Safety


@rule(
    "LL107",
    "weight-rebound",
    summary="A weight's attribute is rebound to a tensor in `call`, instead of the weight being updated.",
    fix=Safety.SAFE,
)
def weight_rebound(layer: LayerClass) -> Iterator[Finding]:
    yield from _read_only_findings(layer)
    yield from augmented_weights(layer)
    for _, assign in layer.assigns(*RUN):
        if assign.form is TargetForm.ITEM and _is_weight(layer, assign.path):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is a weight, whose entries cannot be assigned to",
                attribute=assign.path,
                help=f"assign a new value as a whole: `self.{assign.path}.assign(...)`",
                related=first_assignment(layer, assign.path, "the weight is created here"),
            )
        if assign.form is not TargetForm.ATTRIBUTE:
            continue
        if any(assign.path in read_only(short_name(root), layer.keras) for root in layer.roots):
            continue  # it raises: LL306
        own = _is_weight(layer, assign.path) and assign.value.kind is Kind.TENSOR
        if not own and not (
            assign.path in assign.value.reads and changes_weight_of_parent(layer, assign.value)
        ):
            continue
        if assign.path not in assign.value.reads and _lives_on(layer, assign.path):
            continue
        assigns = assign.value.method.startswith("assign")
        fix = None
        if assign.path in assign.value.reads and assign.alone:
            # A value of another shape can be bound, but not assigned.
            fix = FixRequest("rebinding-to-assign", assign.at, (("path", assign.path),), certain=assigns)
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is a weight, and this line replaces it with "
            + ("what `assign` returns" if assigns else "a tensor: the weight itself does not change"),
            attribute=assign.path,
            help=f"drop `self.{assign.path} =`: the call of `assign` alone updates the weight"
            if assigns
            else f"update it in place: `self.{assign.path}.assign(...)`",
            fix=fix,
            related=first_assignment(layer, assign.path, "the weight is created here"),
        )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from metric_weight_rebound(unit)
    yield from augmented_weights(unit.code)


weight_rebound = replace(weight_rebound, in_code=_in_code)


def _read_only_findings(layer: LayerClass) -> Iterator[Finding]:
    """Weights of sublayers that are properties without a setter in Keras 3, wherever they are assigned to."""
    for _, assign in layer.assigns() if layer.keras == 3 else ():
        short = _read_only_in(layer, assign.path) if assign.form is TargetForm.NESTED else ""
        if short:
            name = assign.path.rpartition(".")[2]
            updates = assign.value.kind in (Kind.CONSTANT_TENSOR, Kind.NUMPY)
            yield Finding(
                assign.at,
                f"`{name}` of {short} is a property without a setter in Keras 3: this raises an `AttributeError`",
                attribute=assign.path,
                help=f"update the weight in place: `self.{assign.path}.assign(...)`"
                if updates
                else "compute with the tensor itself (`keras.ops.matmul(x, kernel)`), or give the layer a"
                " `kernel_constraint`; `assign` changes the weight permanently",
            )


def _read_only_in(layer: LayerClass, path: str) -> str:
    """The name in messages of the Keras layer whose weight has no setter; "" for none.

    It is created by the class itself, or is the one inside a wrapper.
    """
    holder, _, name = path.rpartition(".")
    if name == "kernel" and is_wrapped(layer, Value(Kind.SUBLAYER, Form.ATTRIBUTE, path=holder)):
        return "`Dense` and of the convolutions"
    short = short_name(held_class(layer, Value(Kind.SUBLAYER, Form.ATTRIBUTE, path=holder)))
    return f"`{short}`" if is_read_only(short, name) else ""


def _lives_on(layer: LayerClass, path: str) -> bool:
    """Whether another attribute holds the weight, from which the tensor may be computed: `self.v = self.kernel`."""
    return any(assign.value.path == path for _, assign in layer.assignments())


def _is_weight(layer: LayerClass, path: str) -> bool:
    """Whether `__init__` and `build` assign only weights to the attribute."""
    kinds = {
        assign.value.kind
        for method, assign in layer.assignments(path)
        if assign.form is TargetForm.ATTRIBUTE
        and not layer.phases.get((method.name, assign.nested), frozenset()).isdisjoint(
            {Phase.CONSTRUCT, Phase.BUILD}
        )
    }
    return bool(kinds & STATE) and kinds <= STATE | {Kind.NONE}
