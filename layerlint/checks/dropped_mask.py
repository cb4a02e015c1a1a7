"""LL510: a mask that `call` takes and the layer does not pass on."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Event, Kind, LayerClass, Method, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL510",
    "dropped-mask",
    summary="`call` takes a `mask` and does not pass it on, or returns one that `compute_mask` cannot remove.",
    severity=Severity.NOTE,
    fix=Safety.UNSAFE,
)
def dropped_mask(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or layer.is_model:
        return
    if _removes_mask(layer):
        yield from _input_mask_findings(call)
    if call.abstract or not extends_keras_base(layer):
        return
    mask = call.parameter("mask")
    if mask is None or mask.default is None:
        return  # a required mask is an input like the others
    if layer.method("compute_mask") is not None or layer.method("supports_masking") is not None:
        return
    if layer.class_attribute("supports_masking") is not None:
        return
    names = {"supports_masking", "_supports_masking"}
    if any(assign.path in names for _, assign in layer.assignments()):
        return
    yield Finding(
        call.at_name,
        f"`{layer.name}` {_mask_use(call)}: the layers after it get none",
        help="set `self.supports_masking = True` in `__init__`, or write `compute_mask`",
        fix=FixRequest("supports-masking", layer.own.at),
    )


def _removes_mask(layer: LayerClass) -> bool:
    """Whether the class's own `compute_mask` always returns None."""
    own = layer.own_method("compute_mask")
    if own is None or own.abstract:
        return False
    return all(event.value is None or event.value.kind is Kind.NONE for event in own.returns)


def _input_mask_findings(call: Method) -> Iterator[Finding]:
    """Report the first `return` of the input itself, which carries the mask."""
    inputs = {parameter.at: parameter.name for parameter in call.params[call.bound : call.bound + 1]}
    for event in call.returns:
        if event.value is not None and event.value.at in inputs:
            yield Finding(
                event.at,
                "`call` returns the input itself with its mask: `compute_mask` cannot remove the mask",
                help=f"return another tensor: `tf.identity({inputs[event.value.at]})`",
                severity=Severity.WARNING,
            )
            return


def _mask_use(call: Method) -> str:
    """Return the part of the message about what `call` does with the mask."""
    read = any("mask" in part.params for event in call.events for part in _values(event))
    return (
        "uses a mask and does not pass it on"
        if read
        else "takes a mask, and neither uses it nor passes it on"
    )


def _values(event: Event) -> tuple[Value, ...]:
    """Return the value of the event, and those of the conditions around it."""
    value = getattr(event, "value", None)
    tests = tuple(guard.value for guard in event.guards if guard.value is not None)
    return (value, *tests) if isinstance(value, Value) else tests
