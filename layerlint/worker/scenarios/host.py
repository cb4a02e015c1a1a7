"""The model that is fitted to train a layer."""

from __future__ import annotations

from typing import Any

from .case import Case


def fitted_model(case: Case, layer: Any) -> Any:
    """Return the model to fit: a model itself, or a model around a layer."""
    return layer if case.is_model else host_model(case, layer)


def host_model(case: Case, layer: Any) -> Any:
    """Return a subclassed model around a layer, with one weight of its own so that a fit always trains."""
    tf = case.api.tf
    model: Any = case.api.Model
    like = case.inputs()

    class Host(model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.layer = layer
            self.gain = self.add_weight(name="gain", shape=(), initializer="ones")

        def call(self, inputs: Any, training: Any = None) -> Any:
            inputs = tf.nest.pack_sequence_as(like, tf.nest.flatten(inputs))  # `fit` makes tuples of lists
            return tf.cast(case.first(case.call(layer, inputs)), "float32") * self.gain

    return Host()
