"""Constructor arguments that a loaded layer does without: they name files, or tensors of the model around."""

from __future__ import annotations

from layerlint.model.facts import Call, LayerClass
from layerlint.tables.keras_names import keras_name

_FILE_FUNCTIONS = frozenset({"load_weights", "obtain_input_shape", "_obtain_input_shape"})
"""Functions that read weights from a file, or check that they fit."""


def needless_arguments(layer: LayerClass) -> set[str]:
    """Parameters that only name the file of weights, or the Keras tensor that a functional model begins with."""
    return {
        name
        for facts in layer.lineage
        for method in facts.methods
        for call in method.calls
        for name in (*_file_parameters(call), *_tensor_parameters(call))
    }


def _file_parameters(call: Call) -> frozenset[str]:
    arguments = call.value.args if call.value.method in _FILE_FUNCTIONS else ()
    return frozenset().union(*(argument.value.params for argument in arguments))


def _tensor_parameters(call: Call) -> frozenset[str]:
    """`Input(tensor=input_tensor)`, `is_keras_tensor(input_tensor)`: the loaded model makes its own."""
    short = keras_name(call.value.name) or ""
    tensor = None
    if short.endswith("is_keras_tensor"):
        tensor = call.value.argument("x", 0)
    elif short.rpartition(".")[2] == "Input":
        tensor = call.value.argument("tensor")
    return tensor.params if tensor is not None else frozenset()
