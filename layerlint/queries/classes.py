"""What a class is as a whole."""

from __future__ import annotations

from layerlint.model.facts import LayerClass
from layerlint.tables.keras_names import KERAS_BASES, keras_name


def sets_by_itself(layer: LayerClass) -> bool:
    """Whether the class decides by itself what an assignment to an attribute does."""
    return layer.method("__setattr__") is not None


def method_names(layer: LayerClass) -> frozenset[str]:
    return frozenset(layer.members)


def shows_saving(layer: LayerClass) -> bool:
    """Whether the class is meant to be saved: by a configuration, a registration, or a file that saves models with it."""
    if layer.saved_whole:
        return True
    if layer.own_method("get_config") is not None or layer.own_method("from_config") is not None:
        return True
    return any(d.name.endswith("register_keras_serializable") for d in layer.own.decorators)


def plain_layer(layer: LayerClass) -> bool:
    """Whether everything between the class and Keras's own `Layer` or `Model` is in sight."""
    roots = {keras_name(root) for root in layer.roots}
    return layer.complete and roots <= KERAS_BASES
