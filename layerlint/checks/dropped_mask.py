"""LL510: a mask that arrives and is not passed on."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Event, LayerClass, Method, Value
from layerlint.queries.classes import plain_layer
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL510",
    "dropped-mask",
    summary="`call` takes a `mask`, but the layer does not pass it on.",
    severity=Severity.NOTE,
    fix=Safety.UNSAFE,
)
def dropped_mask(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if (
        call is None
        or call.abstract
        or layer.is_model
        or not plain_layer(layer)
        or call.parameter("mask") is None
    ):
        return
    if layer.method("compute_mask") is not None or layer.method("supports_masking") is not None:
        return
    if layer.class_attribute("supports_masking") is not None:
        return
    names = {"supports_masking", "_supports_masking"}
    if any(assign.path in names for _, assign in layer.assignments()):
        return
    yield Finding(
        call.at_name,
        f"`{layer.name}` {_does(call)}: the layers after it see none",
        help="set `self.supports_masking = True` in `__init__`, or write `compute_mask`",
        fix=FixRequest("supports-masking", layer.own.at),
    )


def _does(call: Method) -> str:
    read = any("mask" in part.params for event in call.events for part in _values(event))
    return (
        "uses a mask and does not pass it on"
        if read
        else "takes a mask, and neither uses it nor passes it on"
    )


def _values(event: Event) -> tuple[Value, ...]:
    given = getattr(event, "value", None)
    tested = tuple(guard.value for guard in event.guards if guard.value is not None)
    return (given, *tested) if isinstance(given, Value) else tested
