"""Which classes become layers of Keras 3 with another import at most."""

from __future__ import annotations

from layerlint.model.facts import LayerClass, answered_once
from layerlint.tables.keras_names import root_of

KERAS = frozenset({"keras", "tf.keras", "tf_keras"})
"""The roots whose layers become layers of Keras 3."""


@answered_once
def becomes_keras_3(layer: LayerClass) -> bool:
    """Whether all its bases are known, and the classes of Keras among them are of such a root."""
    return layer.complete and all(root_of(root) in KERAS for root in layer.roots)
