"""Texts that arguments of the constructor have by default."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Event, GuardKind, Kind, LayerClass, Method, Value

_ALWAYS = frozenset({GuardKind.LOOP, GuardKind.WITH})


def is_unconditional(event: Event) -> bool:
    """Whether no condition, which may be about an argument, stands around it."""
    return all(guard.kind in _ALWAYS for guard in event.guards)


def default_text(layer: LayerClass, method: Method | None, value: Value) -> Iterator[Value]:
    """The text that an argument of the constructor has by default, if it is used as it comes, or kept so.

    `method` is where it is used; None for a use under a condition, which may be about the text.
    """
    init = layer.own_method("__init__")
    if init is None or method is None:
        return
    if value.calls_own_path:
        assigned = [assign for _, assign in layer.assignments(value.path)]
        is_kept = len(assigned) == 1 and not assigned[0].guards and not assigned[0].nested
        value, method = (assigned[0].value, init) if is_kept else (value, method)
    is_argument = value.kind is Kind.PARAMETER and method is init
    parameter = init.parameter(value.local) if is_argument else None
    default = parameter.default if parameter is not None else None
    if default is not None and isinstance(default.constant, str):
        yield default
