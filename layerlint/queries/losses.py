"""The losses that a class adds."""

from __future__ import annotations

from layerlint.model.facts import Kind, LayerClass, Value
from layerlint.tables.keras_names import keras_name


def losses_of_calls(layer: LayerClass) -> bool:
    """Whether the class adds losses in a call, which the next call replaces: all but those of weights."""
    if any(traits.adds_losses for traits in layer.made.values()):
        return True
    for facts in layer.lineage:
        for method in facts.methods:
            for call in method.calls:
                value = call.value
                if value.on_self_or_super("add_loss"):
                    return True
                if value.kind is Kind.SUBLAYER and (
                    keras_name(value.name) == "layers.ActivityRegularization"
                    or any(
                        a.keyword == "activity_regularizer" and _is_regularizer(a.value) for a in value.args
                    )
                ):
                    return True
    return False


def shows_losses(layer: LayerClass) -> bool:
    """Whether the class, or one that it creates, has a regularizer or adds a loss."""
    return (
        any(traits.has_regularizers for traits in layer.made.values())
        or losses_of_calls(layer)
        or any(
            is_penalized(call.value)
            for facts in layer.lineage
            for method in facts.methods
            for call in method.calls
        )
    )


def is_penalized(creation: Value) -> bool:
    """Whether the call creates a weight or a sublayer with a regularizer."""
    return creation.kind in (Kind.SUBLAYER, Kind.WEIGHT) and any(
        (argument.keyword or "").endswith("regularizer") and _is_regularizer(argument.value)
        for argument in creation.args
    )


_REGULARIZERS = frozenset({"l1", "l2", "l1_l2", "L1", "L2", "L1L2"})


def _is_regularizer(value: Value) -> bool:
    if value.kind is Kind.REGULARIZER or isinstance(value.constant, str):
        return True
    return value.called_method in _REGULARIZERS


_NO_LOSSES = frozenset({"get", "serialize", "deserialize"})


def calls_loss_function(call: Value) -> bool:
    """Whether it calls a function of `keras.losses`, which returns one value for each example."""
    area, _, name = (keras_name(call.name) or "").rpartition(".")
    return area == "losses" and name[:1].islower() and name not in _NO_LOSSES
