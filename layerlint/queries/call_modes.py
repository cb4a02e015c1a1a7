"""Whether a `call` runs its sublayers in the mode that Keras sets, or in one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.model.facts import Call, Form, Kind, LayerClass, Method, Value
from layerlint.queries.training import keras_layer_depends
from layerlint.queries.value_parts import parts_of


def is_settled(call: Call) -> bool:
    """Whether the call passes `training` as a constant."""
    training = call.value.given("training")
    return training.form is Form.LITERAL and training.kind is not Kind.NONE


def acting_part(methods: Sequence[Method]) -> Value | None:
    """The Keras layer that makes a class with these methods act differently in training, only if `training` is passed."""
    if not follows_mode(methods):
        return None
    sublayers = (
        part
        for method in methods
        for assign in method.assigns
        for part in parts_of(assign.value)
        if part.form is Form.CALL and keras_layer_depends(part)
    )
    return next(sublayers, None)


def follows_mode(methods: Sequence[Method]) -> bool:
    """Whether the `call` among the methods does not train by default, and passes `training` as no constant."""
    call = next((method for method in methods if method.name == "call"), None)
    if call is None:
        return False
    mode = call.parameter("training")
    off_by_default = mode is None or (mode.default is not None and mode.default.constant is not True)
    return off_by_default and not any(map(is_settled, call.calls))


def trains_by_default(layer: LayerClass) -> bool:
    """Whether its `call` trains by default, without `training`."""
    call = layer.method("call")
    mode = call.parameter("training") if call is not None else None
    return mode is not None and mode.default is not None and mode.default.constant is True
