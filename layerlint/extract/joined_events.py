"""The events of an entered function that join those of its caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerlint.extract.caller_names import CallerNames, with_caller_names
from layerlint.extract.frame import Frame
from layerlint.model.facts import (
    Assign,
    At,
    Call,
    DeadStore,
    Event,
    GuardKind,
    OtherAssign,
    Raise,
    Return,
    Value,
)
from layerlint.tables.message_calls import is_message_call

_GUARDS_WITHOUT_CHOICE = frozenset(
    {
        GuardKind.LOOP,
        GuardKind.COMPREHENSION,
        GuardKind.WITH,
        GuardKind.INIT_SCOPE,
        GuardKind.EAGER,
        GuardKind.TRAINING,
        GuardKind.NOT_BUILT,
        GuardKind.BUILT,
    }
)
_ATTRIBUTE_GUARDS = frozenset(
    {GuardKind.IS_NONE, GuardKind.IS_NOT_NONE, GuardKind.NO_ATTRIBUTE, GuardKind.HAS_ATTRIBUTE}
)
_CHANGING = (Assign, Call, OtherAssign)
_NOT_JOINED = (Return, Raise, DeadStore)


def join_events(frame: Frame, child: Frame, caller_names: CallerNames, at: At) -> None:
    """Add the callee's events that always happen to those of the caller."""
    depth = len(frame.guards)
    assigned = frozenset(event.path for event in child.events if isinstance(event, Assign))
    joining = [event for event in child.events if always_happens(event, depth, assigned)]
    renamed_values: dict[int, Value] = {}
    frame.events.extend(
        with_caller_names(event, caller_names, at, renamed_values)
        for event in joining
        if not isinstance(event, _NOT_JOINED)
    )
    joining_ids = set(map(id, joining))
    if all(id(event) in joining_ids for event in changing_events(child.events, depth)):
        frame.entering.joined_calls.add(at)


def changing_events(events: Iterable[Event], depth: int) -> Iterator[Event]:
    """The events that may change state: no messages, nothing before an error, no call whose body is among the events."""
    events = [event for event in events if isinstance(event, (*_CHANGING, Raise))]
    refusing = [e.guards for e in events if isinstance(e, Raise) and len(e.guards) > depth]
    for event in events:
        if isinstance(event, Raise) or any(event.guards[: len(guards)] == guards for guards in refusing):
            continue
        if not isinstance(event, Call) or not (event.told or is_message_call(event.value)):
            yield event


def always_happens(event: Event, depth: int, assigned: frozenset[str]) -> bool:
    """Whether the event happens at every call, up to undecided guards that do not skip it.

    A test of an attribute that the function itself assigns skips the event only once.
    """
    return all(
        guard.kind in _GUARDS_WITHOUT_CHOICE or (guard.kind in _ATTRIBUTE_GUARDS and guard.path in assigned)
        for guard in event.guards[depth:]
    )
