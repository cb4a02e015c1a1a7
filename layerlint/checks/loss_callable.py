"""LL604: a function or number passed to `add_loss`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loss_callable_outside import loss_callable_outside
from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.rule import Finding, rule


@rule(
    "LL604",
    "loss-callable",
    summary="`add_loss` gets a function or a number instead of a tensor.",
)
def loss_callable(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls():
        if not call.value.on_self_or_super("add_loss"):
            continue
        losses = call.value.positional
        if not losses:
            continue
        function = losses[0].form is Form.LAMBDA or _is_method(layer, losses[0])
        number = isinstance(losses[0].constant, (int, float))
        if layer.keras == 3 and (function or number):
            yield Finding(
                call.value.at,
                f"`add_loss` gets a {'function' if function else 'number'}: Keras 3 takes only tensors, and raises",
                help="compute the loss in `call`, and add the tensor",
            )
        elif function and Phase.CALL in layer.phases_of(method, call):
            yield Finding(
                call.value.at,
                "a function added in `call` is added again at every call: the loss grows",
                elsewhere="a function added while `call` runs is added again at every call: the loss grows",
                help="add the tensor in `call`, or the function once in `build`",
            )


loss_callable = replace(loss_callable, in_code=loss_callable_outside)


def _is_method(layer: LayerClass, value: Value) -> bool:
    """Whether the value is a method of the class itself, not its result: `self.penalty`."""
    method = layer.method(value.path) if value.form is Form.ATTRIBUTE else None
    return method is not None and not method.decorators
