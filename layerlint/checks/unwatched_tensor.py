"""LL635: the gradient for a tensor that the tape does not watch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import At, Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.tape_flow import is_under, tape_methods, tape_of
from layerlint.rule import Finding, ModelCode, rule

_TENSORS = frozenset({Kind.TENSOR, Kind.INPUT, Kind.CONSTANT_TENSOR})
_OF_NUMBERS = frozenset({"-", "/", "**"})
"""Operators that lists, such as those of variables, do not have."""


@rule(
    "LL635",
    "unwatched-tensor",
    summary="A gradient is taken for a tensor that the tape does not watch: it is None.",
)
def unwatched_tensor(layer: LayerClass) -> Iterator[Finding]:
    yield from _unwatched(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _unwatched(unit.code)


unwatched_tensor = replace(unwatched_tensor, in_code=_in_code)


def _unwatched(layer: LayerClass) -> Iterator[Finding]:
    for method in tape_methods(layer):
        for call in method.calls:
            tape = tape_of(layer, method, call.value)
            source = (
                call.value.argument("sources", 1) or call.value.argument("source", 1) if tape != -1 else None
            )
            if source is None or call.value.argument("unconnected_gradients", 3) is not None:
                continue
            source = (
                source.items[0]
                if source.form in (Form.LIST, Form.TUPLE) and len(source.items) == 1
                else source
            )
            if _is_tensor(source) and _is_made_before(method, source, tape) and not _watches(method, tape):
                label = f"`{source.local}`" if source.local else "this"
                yield Finding(
                    call.value.at,
                    f"{label} is a tensor, which the tape does not watch: its gradient is None",
                    help=f"write `tape.watch({source.local or 'x'})` in the `with` block, before it is used",
                )


def _is_tensor(value: Value) -> bool:
    """Whether it is certainly no variable, which the tape watches by itself."""
    if value.form is Form.OPERATION:
        if value.name in {"+", "*"}:
            return any(isinstance(item.constant, float) or _is_tensor(item) for item in value.items)
        return value.name in _OF_NUMBERS
    return value.kind in _TENSORS and value.form in (Form.NAME, Form.CALL, Form.OTHER)


def _is_made_before(method: Method, value: Value, tape: At) -> bool:
    """Whether the tensor is an argument, or computed outside the block, from what the tape does not record."""
    if not value.local:
        return False
    assigns = [
        event
        for event in method.events
        if isinstance(event, LocalAssign) and event.name == value.local and event.value.at == value.at
    ]
    if not assigns and method.parameter(value.local) is None:
        return False
    return not any(is_under(event, tape) for event in assigns)


def _watches(method: Method, tape: At) -> bool:
    """Whether a tape is told to watch something, or this one is passed to what is not known."""
    return any(
        call.value.method == "watch"
        or (not call.told and any(argument.value.at == tape for argument in call.value.args))
        for call in method.calls
    )
