"""Libraries whose layers are those of Keras 2, also where Keras 3 is installed: they are built on `tf_keras`."""

from __future__ import annotations

_LAYERS = (
    "tensorflow_hub.KerasLayer",
    "tensorflow_ranking.keras.layers.",
    "tensorflow_decision_forests.keras.",
    "tensorflow_model_optimization.sparsity.keras.",
    "tensorflow_model_optimization.quantization.keras.",
    "transformers.TF",
)
"""What the names of their layers, and of functions that give some, begin with."""


_LAYER_CLASSES = (
    "tensorflow_probability.layers.",
    "tensorflow_recommenders.layers.",
    "tensorflow_recommenders.tasks.",
)
"""What the names of their layers begin with, where functions give other things: distributions, initializers."""


def is_keras_2(name: str) -> bool:
    if name.startswith(_LAYER_CLASSES):
        return name.rpartition(".")[2][:1].isupper()
    return name.startswith(_LAYERS)
