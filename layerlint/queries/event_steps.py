"""The events of a method and of its helpers, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import Call, Event, Guard, LayerClass, Method

_DEPTH = 2
"""The depth to which helpers are followed."""


class Step(NamedTuple):
    """One event of `method`; `guards` are also those of the calls that lead to it, `call` is the first of these calls."""

    method: Method
    event: Event
    guards: tuple[Guard, ...]
    call: Call | None


def event_steps(layer: LayerClass, method: Method) -> Iterator[Step]:
    """The events of the method, each call of a method of the instance followed by those of that method."""
    for event in method.events:
        yield Step(method, event, event.guards, None)
        if isinstance(event, Call):
            yield from _helper_steps(layer, event, event, event.guards, (method.name,))


def _helper_steps(
    layer: LayerClass, call: Call, outer: Call, guards: tuple[Guard, ...], inside: tuple[str, ...]
) -> Iterator[Step]:
    name = call.value.member if call.value.calls_own_path else ""
    helper = layer.method(name) if name else None
    if helper is None or name in inside or len(inside) > _DEPTH or helper.generator:
        return
    for event in helper.events:
        if event.nested:
            continue  # it happens when it is called
        yield Step(helper, event, (*guards, *event.guards), outer)
        if isinstance(event, Call):
            yield from _helper_steps(layer, event, outer, (*guards, *event.guards), (*inside, name))
