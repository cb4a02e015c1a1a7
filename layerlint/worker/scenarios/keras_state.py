"""Which variables belong to Keras itself: counters of models, and the states of random generators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..keras_api import Api


def counter_names(api: Api) -> frozenset[str]:
    """Return the attributes in which models without layers hold variables, read from such models of this Keras."""
    return frozenset(
        name
        for model in _empty_models(api)
        for name, value in vars(model).items()
        if any(api.is_variable(item) for item in _items(value))
    )


def _empty_models(api: Api) -> Iterator[Any]:
    class Empty(api.Model):  # type: ignore[misc, name-defined]
        pass

    inputs = api.keras.Input((1,))
    for model in (Empty(), api.Sequential(), api.Model(inputs, inputs)):
        yield model
        model.compile(optimizer="sgd", loss="mse")
        yield model


def own_variables(layers: Iterable[Any], names: frozenset[str], api: Api) -> Iterator[Any]:
    """Yield the variables in the attributes of these names, of every layer."""
    for layer in layers:
        held = vars(layer)
        for name in names & held.keys():
            yield from (api.raw(item) for item in _items(held[name]) if api.is_variable(item))


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else [value]
