"""What a method does in its order, with what own methods do where it calls them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, Event, LayerClass, Method

MAX_DEPTH = 2
"""How many calls deep own methods are followed."""


def in_order(layer: LayerClass, method: Method) -> Iterator[Event]:
    """The events of the method, those of own methods behind their calls, under the guards of these.

    What nested functions do is left out: when it happens is not known.
    """
    return _events(layer, method, (method.name,))


def calls_in_order(layer: LayerClass, method: Method) -> Iterator[Call]:
    """The calls among them."""
    return (event for event in in_order(layer, method) if isinstance(event, Call))


def _events(layer: LayerClass, method: Method, way: tuple[str, ...]) -> Iterator[Event]:
    for event in method.events:
        if event.nested:
            continue
        yield event
        helper = _helper(layer, event) if len(way) <= MAX_DEPTH else None
        if helper is None or helper.name in way:
            continue
        for inner in _events(layer, helper, (*way, helper.name)):
            yield replace(inner, guards=(*event.guards, *inner.guards)) if event.guards else inner


def _helper(layer: LayerClass, event: Event) -> Method | None:
    """The method of the class that the event calls."""
    if not isinstance(event, Call) or not event.value.calls_own_path:
        return None
    return layer.own_method(event.value.path)
