"""LL212: `self.trainable = False` before the sublayers exist."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Kind, LayerClass, Phase, TargetForm
from layerlint.queries import parts_of
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety


@rule(
    "LL212",
    "trainable-before-sublayers",
    summary="`self.trainable = False` before sublayers are assigned leaves those sublayers trainable in Keras 3.",
    targets=(3,),
    fix=Safety.UNSAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        if Phase.CONSTRUCT not in layer.phases_of(method):
            continue
        frozen: Assign | None = None
        for assign in method.assigns:
            if assign.path == "trainable" and assign.form is TargetForm.ATTRIBUTE and not assign.guards:
                frozen = assign if assign.value.constant is False else None
            elif frozen is not None and any(part.kind is Kind.SUBLAYER for part in parts_of(assign.value)):
                yield Finding(
                    frozen.at,
                    f"`self.{assign.path}` is assigned after this line: Keras 3 leaves it trainable",
                    assign.path,
                    "set `self.trainable = False` after all sublayers",
                    fix=FixRequest("freeze-last", frozen.at),
                )
                frozen = None
