"""The events of a method in order, with those of the own methods that it calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, Event, LayerClass, Method

MAX_DEPTH = 2
"""The depth to which calls of own methods are followed."""


def in_order(layer: LayerClass, method: Method) -> Iterator[Event]:
    """The events of the method, each call followed by the events of the called own method under its guards.

    Events of nested functions are left out, because their time is unknown.
    """
    return _events(layer, method, (method.name,))


def calls_in_order(layer: LayerClass, method: Method) -> Iterator[Call]:
    """The calls in the events of `in_order`."""
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
    """The method of the class that the event runs: a call of a generator runs nothing."""
    if not isinstance(event, Call) or not event.value.calls_own_path:
        return None
    helper = layer.own_method(event.value.path)
    return helper if helper is not None and not helper.generator else None
