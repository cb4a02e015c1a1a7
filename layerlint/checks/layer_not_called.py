"""LL620: a layer where a tensor belongs, or a tensor where the arguments of a layer belong."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL620",
    "layer-not-called",
    summary="A layer is used as a tensor, or gets the tensor as a constructor argument: it was never called.",
)
def layer_not_called(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.LAYER_AS_TENSOR:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` is a layer, and a tensor is needed here: this call fails",
                help="call the layer on its input: `Conv2D(16, 3)(x)`",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.TENSOR_AS_ARGUMENT:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` gets a tensor as an argument: this creates a layer and does not call it",
                help=f"create the layer first, then call it: `{misuse.name}(...)(x)`",
                inside=misuse.inside,
            )
