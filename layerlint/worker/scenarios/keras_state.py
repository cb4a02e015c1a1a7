"""Which variables belong to Keras itself: counters of models, and the states of random generators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..keras_api import Api


def counter_names(api: Api) -> frozenset[str]:
    """The attributes in which models without a layer hold variables, asked of such models of this Keras."""
    return frozenset(
        name
        for model in _empty_models(api)
        for name, value in vars(model).items()
        if any(api.is_variable(one) for one in _items(value))
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
    """The variables under these names in any of the layers."""
    for layer in layers:
        held = vars(layer)
        for name in names & held.keys():
            yield from (api.raw(one) for one in _items(held[name]) if api.is_variable(one))


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else [value]
