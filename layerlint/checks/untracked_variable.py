"""LL104: a variable on a Keras 3 layer that Keras does not track."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Assign, Form, Kind, LayerClass, Phase, TargetForm, Value
from layerlint.queries.classes import sets_by_itself
from layerlint.queries.creations import is_raw_variable
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL104",
    "untracked-variable",
    summary="A `tf.Variable` or `tf.Module` on a Keras 3 layer is not tracked: never trained, never saved.",
    targets=(3,),
    fix=Safety.UNSAFE,
)
def untracked_variable(layer: LayerClass) -> Iterator[Finding]:
    if any(call.value.on_self("_track_variable") for method in layer.methods for call in method.calls):
        return
    for assign in layer.own.attributes:
        for part in parts_of(assign.value):
            if is_raw_variable(part):
                yield replace(_variable(assign, part), fix=None)
    for method in layer.methods:
        for assign in method.assigns:
            if Phase.CALL in layer.phases_of(method, assign):
                continue
            for part in parts_of(assign.value):
                if is_raw_variable(part) and not (
                    assign.form is TargetForm.DYNAMIC and sets_by_itself(layer)
                ):
                    yield _variable(assign, part)
                elif (
                    part.kind is Kind.TF_MODULE
                    and part.form is Form.CALL
                    and assign.form is not TargetForm.DYNAMIC
                    and not layer.traits(part.name).stateless
                ):
                    yield Finding(
                        assign.at,
                        f"the variables of the `tf.Module` in `self.{assign.path}` are not tracked by Keras 3:"
                        " they are neither trained nor saved",
                        attribute=assign.path,
                        help="make it a `keras.layers.Layer` that creates its variables with `self.add_weight`",
                    )


def _variable(assign: Assign, variable: Value) -> Finding:
    trainable = variable.argument("trainable", 1)
    frozen = trainable is not None and trainable.constant is False
    lost = "saved" if frozen else "trained or saved"
    what = f"`self.{assign.path}`" if assign.path else "an attribute that `setattr` sets"
    return Finding(
        variable.at,
        f"{what} is a `tf.Variable`, which Keras 3 does not track: it is never {lost}",
        attribute=assign.path,
        help="use `self.add_weight(...)`, or `keras.Variable(...)`",
        severity=Severity.WARNING if frozen else None,
        fix=FixRequest("variable-to-add-weight", variable.at, (("path", assign.path),))
        if assign.form is TargetForm.ATTRIBUTE
        else None,
        cause="variable",
    )
