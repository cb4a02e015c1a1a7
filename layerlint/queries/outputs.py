"""What a call of a layer gives back."""

from __future__ import annotations

from layerlint.model.facts import Form, Kind, LayerClass, Return, Value
from layerlint.tables.keras_names import keras_name

_OF_ONE_TENSOR = frozenset(
    {"Dense", "EinsumDense", "Embedding", "Conv1D", "Conv2D", "Conv3D", "Conv1DTranspose", "Conv2DTranspose",
     "SeparableConv2D", "DepthwiseConv2D", "Dropout", "BatchNormalization", "LayerNormalization", "Activation", "ReLU",
     "Softmax", "LeakyReLU", "Flatten", "Reshape", "MaxPooling1D", "MaxPooling2D", "AveragePooling2D",
     "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "Concatenate", "Add", "Multiply"}
)  # fmt: skip


def gives_one_tensor(layer: LayerClass, value: Value) -> bool:
    """Whether it is what a layer of Keras gives that has one output, or what the class's own `call` gives of one."""
    if value.form is not Form.CALL:
        return False
    if value.calls_self:
        call = layer.method("call")
        returned = (
            [event for event in call.events if isinstance(event, Return) and not event.nested] if call else []
        )
        return bool(returned) and all(
            event.value is not None and not event.value.calls_self and gives_one_tensor(layer, event.value)
            for event in returned
        )
    if not value.calls_own_path:
        return False
    made = [assign.value for _, assign in layer.assignments(value.path) if assign.value.kind is not Kind.NONE]
    return bool(made) and all(
        one.form is Form.CALL and (keras_name(one.name) or "").removeprefix("layers.") in _OF_ONE_TENSOR
        for one in made
    )
