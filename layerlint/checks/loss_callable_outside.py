"""LL604 outside layer classes: `model.add_loss(lambda: ...)`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind
from layerlint.rule import Finding, ModelCode


def loss_callable_outside(unit: ModelCode) -> Iterator[Finding]:
    """Report functions passed to `add_loss` of a model, which Keras 3 refuses."""
    if unit.code.keras != 3:
        return
    for method in unit.code.methods:
        for call in method.calls:
            losses = call.value.positional
            if (
                not call.value.on_value("add_loss")
                or call.value.holder.kind is not Kind.SUBLAYER
                or not losses
            ):
                continue
            if losses[0].form is Form.LAMBDA:
                yield Finding(
                    call.value.at,
                    "`add_loss` gets a function: Keras 3 takes only tensors, only inside `build` or `call`, and raises",
                    help="give the layers a `kernel_regularizer`, or compute the loss in the `call` of a layer",
                )
