"""Results of calls on `self` that are assigned to a local name and never read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import libcst as cst

from layerlint.extract.frame import Frame
from layerlint.model.facts import At, Call, DeadStore, Form, Guard, GuardKind, Kind, LocalAssign, Value
from layerlint.syntax.tree import every


def watch(frame: Frame, assign: LocalAssign) -> None:
    """Record what the assignment replaces unread, and wait for a read of its own value."""
    name = assign.name
    if frame.nested:
        frame.captured.add(name)
        return
    waiting = frame.waiting.pop(name, [])
    replaced = [
        assign_before for assign_before in waiting if _always_follows(assign_before.guards, assign.guards)
    ]
    _note_dead_stores(frame, replaced, replaced=True)
    waiting = [assign_before for assign_before in waiting if assign_before not in replaced]
    value = assign.value
    called = value.form is Form.CALL and value.path and value.calls_own_path
    is_result = called or _is_of_element(value) or _is_gradient(value)
    if is_result and (not value.local or "@" in value.local):
        waiting.append(assign)
    if waiting:
        frame.waiting[name] = waiting


def rename(frame: Frame, assign: LocalAssign) -> None:
    """`y = part`, where nothing has read so far what `part` has: that is no use of it, `y` has it now."""
    value = assign.value
    own = (value.path and value.calls_own_path) or _is_of_element(value) or _is_gradient(value)
    if frame.nested or value.local in frame.captured or not own:
        return
    frame.read_results.discard(value.at)
    frame.renamed.setdefault(value.local, set()).add(value.at)
    frame.waiting.setdefault(assign.name, []).append(assign)


def note_replaced_in_loop(frame: Frame, turn: Guard, body: cst.BaseSuite) -> None:
    """At the end of a loop, record the results that each iteration replaces.

    `frame.read` are the names that the loop reads. In
    `for layer in self.blocks: x = layer(inputs)`, all results but the last are lost.
    """
    for assign in [assign for waiting in frame.waiting.values() for assign in waiting]:
        if assign.guards[-1:] != (turn,) or not _is_of_element(assign.value):
            continue
        read = assign.name in frame.read or assign.name in frame.captured or _is_held_elsewhere(frame, assign)
        if not read and not any(next(every(kind, body), None) for kind in (cst.Break, cst.Return)):
            frame.events.append(_dead_store(frame, assign, replaced=True, by_iterations=True))


def note_never_read(frame: Frame) -> None:
    """At the end of a method: what nobody has read."""
    for waiting in frame.waiting.values():
        _note_dead_stores(frame, waiting, replaced=False)


def _note_dead_stores(frame: Frame, unread: Iterable[LocalAssign], replaced: bool) -> None:
    for assign in unread:
        # In a loop the next turn may read it, in a line above.
        in_loop = any(guard.kind is GuardKind.LOOP for guard in assign.guards)
        may_be_read = assign.name in frame.captured or (in_loop and (replaced or assign.name in frame.read))
        if not may_be_read and not _is_held_elsewhere(frame, assign):
            frame.events.append(_dead_store(frame, assign, replaced))


def _dead_store(frame: Frame, unread: LocalAssign, replaced: bool, by_iterations: bool = False) -> DeadStore:
    place = place_of_call(frame, unread.value.at)
    call = frame.events[place] if place is not None else None
    at = call.value.at if isinstance(call, Call) else unread.value.at
    return DeadStore(unread.at, unread.guards, "", unread.name, unread.value, replaced, by_iterations, at)


def place_of_call(frame: Frame, at: At) -> int | None:
    """Return the index of the event of the call that returned the value, or of the call of an own method that did."""
    waiting = sorted(
        (call for call in frame.entering.entered if call.first <= at < call.end),
        key=lambda call: call.end - call.first,
    )
    for position in (at, *(call.call for call in waiting)):
        for index in range(len(frame.events) - 1, -1, -1):
            event = frame.events[index]
            if isinstance(event, Call) and event.value.at == position:
                return index
    return None


def _is_of_element(call: Value) -> bool:
    """Whether it is a call of a sublayer that a local name has, such as the variable of a loop."""
    holder = call.receiver
    return call.calls_instance and holder is not None and holder.kind is Kind.SUBLAYER and bool(holder.local)


def _is_gradient(value: Value) -> bool:
    """Whether it is what `tape.gradient(...)` returns."""
    holder = value.receiver
    return value.on_value("gradient") and holder is not None and holder.method == "GradientTape"


def _always_follows(first: tuple[Guard, ...], second: tuple[Guard, ...]) -> bool:
    return first[: len(second)] == second


def _is_held_elsewhere(frame: Frame, unread: LocalAssign) -> bool:
    """Whether another name has the same result: `kept = x = self.first(x)`."""
    at = unread.value.at
    if at in frame.read_results or _is_passed_on(frame, at):
        return True
    others = (assign for name, waiting in frame.waiting.items() if name != unread.name for assign in waiting)
    return any(assign.value.at == at for assign in others)


def _is_passed_on(frame: Frame, at: At) -> bool:
    """Whether a call has the result as its argument, which it may use besides returning it: `x = note(self.first(x))`."""
    for event in islice(frame.events, frame.passed_until, None):
        if isinstance(event, Call):
            frame.passed.update(part.at for argument in event.value.args for part in argument.value.walk())
    frame.passed_until = len(frame.events)
    return at in frame.passed
