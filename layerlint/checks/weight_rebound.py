"""LL107: a weight's attribute that gets a tensor instead of the weight a new value."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import STATE, Form, Kind, LayerClass, Phase, TargetForm
from layerlint.queries.creations import RUN, made_at
from layerlint.queries.weights import changes_weight_of_parent
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety


@rule(
    "LL107",
    "weight-rebound",
    summary="A weight's attribute is rebound to a tensor in `call`, instead of the weight being updated.",
    fix=Safety.SAFE,
)
def weight_rebound(layer: LayerClass) -> Iterator[Finding]:
    for _, assign in layer.assigns(*RUN):
        if assign.form is TargetForm.ITEM and _is_weight(layer, assign.path):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is a weight, whose entries cannot be assigned to",
                attribute=assign.path,
                help=f"assign a new value as a whole: `self.{assign.path}.assign(...)`",
                related=made_at(layer, assign.path, "the weight is created here"),
            )
        if assign.form is TargetForm.NESTED and layer.keras == 3 and _is_read_only(layer, assign.path):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is a weight of a sublayer, which cannot be replaced",
                attribute=assign.path,
                help=f"update it in place: `self.{assign.path}.assign(...)`",
            )
        if assign.form is not TargetForm.ATTRIBUTE:
            continue
        own = _is_weight(layer, assign.path) and assign.value.kind is Kind.TENSOR
        if not own and not (
            assign.path in assign.value.reads and changes_weight_of_parent(layer, assign.value)
        ):
            continue
        if assign.path not in assign.value.reads and _lives_on(layer, assign.path):
            continue
        assigns = assign.value.form is Form.CALL and assign.value.method.startswith("assign")
        fix = None
        if assign.path in assign.value.reads and assign.alone:
            fix = FixRequest("rebinding-to-assign", assign.at, (("path", assign.path),))
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is a weight; this line replaces it by a tensor, and the weight itself keeps its value",
            attribute=assign.path,
            help=f"drop `self.{assign.path} =`: the call of `assign` alone updates the weight"
            if assigns
            else f"update it in place: `self.{assign.path}.assign(...)`",
            fix=fix,
            related=made_at(layer, assign.path, "the weight is created here"),
        )


_READ_ONLY = {
    "kernel": frozenset({"Conv1D", "Conv2D", "Conv3D", "Dense", "EinsumDense"}),
    "embeddings": frozenset({"Embedding", "ReversibleEmbedding"}),
}
"""Weights of layers that are properties without a setter in Keras 3, which keeps the way free for LoRA."""


def _is_read_only(layer: LayerClass, path: str) -> bool:
    """Whether it is such a weight of a sublayer that the class makes itself."""
    holder, _, name = path.rpartition(".")
    made = [assign.value for _, assign in layer.assignments(holder) if assign.value.kind is not Kind.NONE]
    return bool(made) and all(
        value.form is Form.CALL
        and value.kind is Kind.SUBLAYER
        and (keras_name(value.name) or "").removeprefix("layers.") in _READ_ONLY.get(name, ())
        for value in made
    )


def _lives_on(layer: LayerClass, path: str) -> bool:
    """Whether the weight has another name, from which the tensor may be computed: `self.v = self.kernel`."""
    return any(assign.value.path == path for _, assign in layer.assignments())


def _is_weight(layer: LayerClass, path: str) -> bool:
    """Whether everything that `__init__` and `build` put there is a weight."""
    kinds = {
        assign.value.kind
        for method, assign in layer.assignments(path)
        if assign.form is TargetForm.ATTRIBUTE
        and not layer.phases.get((method.name, assign.nested), frozenset()).isdisjoint(
            {Phase.CONSTRUCT, Phase.BUILD}
        )
    }
    return bool(kinds & STATE) and kinds <= STATE | {Kind.NONE}
