"""Whether a project class owns weights or adds losses: asked about the classes that another one makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layerlint.index.layers import Layers, LayerSource
from layerlint.model.facts import ClassFacts, Kind
from layerlint.queries import is_penalized
from layerlint.tables.names import is_stateless, keras_name

_STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE})


class Makes(NamedTuple):
    """What the methods of one class make, those of its ancestors left out."""

    state: bool
    losses: bool
    """Losses that a call adds."""
    penalties: bool
    """Losses of weights: regularizers."""


def makes(facts: ClassFacts, keras: int) -> Makes:
    state = losses = penalties = False
    for method in facts.methods:
        for call in method.calls:
            losses = losses or call.value.name in {"self.add_loss", "super.add_loss"}
            kind = call.value.kind
            penalties = penalties or is_penalized(call.value)
            if kind in _STATE:
                state = True
            elif kind is Kind.SUBLAYER and not state:
                short = keras_name(call.value.name)
                state = short is not None and not is_stateless(short, keras)
    return Makes(state, losses, penalties)


def owns_state(
    layers: Layers, qualified: str, keras: int, known: Callable[[LayerSource], Makes | None]
) -> bool | None:
    """Whether a project class certainly makes weights, or sublayers that do; None when that is not known."""
    source = layers.find(qualified)
    if source is None:
        return False
    if any(not is_stateless(keras_name(root) or "", keras) for root in source.roots):
        return True
    return _any(source, known, 0)


def adds_losses(layers: Layers, qualified: str, known: Callable[[LayerSource], Makes | None]) -> bool | None:
    source = layers.find(qualified)
    if source is None:
        return False
    return _any(source, known, 1)


def penalizes(layers: Layers, qualified: str, known: Callable[[LayerSource], Makes | None]) -> bool | None:
    """Whether a project class certainly makes a weight or a sublayer with a regularizer."""
    source = layers.find(qualified)
    if source is None:
        return False
    return _any(source, known, 2)


def _any(source: LayerSource, known: Callable[[LayerSource], Makes | None], which: int) -> bool | None:
    unknown = False
    for one in (source, *source.ancestors):
        part = known(one)
        if part is not None and part[which]:
            return True
        unknown = unknown or part is None
    return None if unknown else False
