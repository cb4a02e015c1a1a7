"""The local names of an entered function, in the words of its caller."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_not

from layerlint.extract.call_binding import Function, assigned_in
from layerlint.extract.copies import evolve
from layerlint.model.facts import Argument, At, Event, LocalAssign, LocalItem, Value

CallerNames = Mapping[str, str | None]


def with_caller_names(
    event: Event, caller_names: CallerNames, at: At, renamed_values: dict[int, Value]
) -> Event:
    """Return the event with the callee's local names replaced by the caller's, or labelled."""
    if isinstance(event, (LocalAssign, LocalItem)):
        event = evolve(event, name=_label(event.name, caller_names, at))
    value = getattr(event, "value", None)
    if isinstance(value, Value):
        relabelled = value_with_caller_names(value, caller_names, at, renamed_values)
        if relabelled is not value:
            event = evolve(event, value=relabelled)
    return event


def _label(name: str, caller_names: CallerNames, at: At) -> str:
    """The caller's name for a local of the callee; a label that is no name if the caller has none."""
    return caller_names[name] or f"{name}@{at}" if name in caller_names else name


def names_in_caller(bound: Mapping[str, Value], assigned: frozenset[str], node: Function) -> CallerNames:
    """Return, by local name of the callee, the caller's local name for the same value.

    It is "" for a name that the callee assigns, None for a parameter whose argument has no name.
    """
    handed = {name: value.local for name, value in bound.items() if "@" not in value.local}
    callee_names = dict[str, str | None].fromkeys(assigned, "")
    return callee_names | {
        name: "" if name in assigned | assigned_in(node) else handed.get(name) or None for name in bound
    }


def value_with_caller_names(
    value: Value, caller_names: CallerNames, at: At, renamed_values: dict[int, Value]
) -> Value:
    """The value with the callee's local names replaced by the caller's, or labelled.

    `renamed_values` holds the results so far, by identity: values share parts.
    """
    renamed_value = renamed_values.get(id(value))
    if renamed_value is None:
        renamed_value = renamed_values[id(value)] = _relabelled(value, caller_names, at, renamed_values)
    return renamed_value


def _relabelled(value: Value, caller_names: CallerNames, at: At, renamed_values: dict[int, Value]) -> Value:
    """The value itself if nothing in it has a local name of the callee."""
    changes: dict[str, object] = {}
    if value.local in caller_names and (label := _label(value.local, caller_names, at)) != value.local:
        changes["local"] = label
    if value.local in caller_names and caller_names[value.local] != "":
        return evolve(value, **changes) if changes else value  # an argument: its parts are the caller's own
    if value.items:
        items = tuple(
            [value_with_caller_names(item, caller_names, at, renamed_values) for item in value.items]
        )
        if any(map(is_not, items, value.items)):
            changes["items"] = items
    if value.args:
        values = [
            value_with_caller_names(argument.value, caller_names, at, renamed_values)
            for argument in value.args
        ]
        arguments = list(zip(values, value.args, strict=True))
        if any(new is not argument.value for new, argument in arguments):
            changes["args"] = tuple(
                [Argument(new, argument.keyword, argument.star) for new, argument in arguments]
            )
    if value.receiver is not None:
        receiver = value_with_caller_names(value.receiver, caller_names, at, renamed_values)
        if receiver is not value.receiver:
            changes["receiver"] = receiver
    if value.count is not None:
        count = value_with_caller_names(value.count, caller_names, at, renamed_values)
        if count is not value.count:
            changes["count"] = count
    return evolve(value, **changes) if changes else value
