"""LL636: two gradients of a tape that gives only one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import NOWHERE, At, Call, Event, Guard, GuardKind, LayerClass
from layerlint.queries.conditions import catches, never_both
from layerlint.queries.own_helpers import HelperEvent, events_with_helpers
from layerlint.queries.tape_flow import DIFFERENTIATES, is_under
from layerlint.rule import Finding, ModelCode, rule


@rule(
    "LL636",
    "tape-used-twice",
    summary="Two gradients are taken of a tape that is not persistent: the second one raises.",
)
def tape_used_twice(layer: LayerClass) -> Iterator[Finding]:
    yield from _second_uses(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _second_uses(unit.code)


tape_used_twice = replace(tape_used_twice, in_code=_in_code)


def _second_uses(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        tapes = {call.value.at: call for call in method.calls if call.value.method == "GradientTape"}
        if not tapes:
            continue
        steps = [*events_with_helpers(layer, method)]
        first: dict[At, int] = {}
        for index, step in enumerate(steps):
            tape = _differentiated(step.event)
            creation = tapes.get(tape)
            if (
                creation is None
                or not _is_used_up(creation)
                or not any(is_under(other.event, tape) for other in steps)
                or is_under(step.event, tape)
                or creation.nested != step.event.nested
            ):
                continue
            before = first.setdefault(tape, index)
            if before != index and _are_one(steps[before], step):
                continue
            if catches(step.event.guards, RuntimeError) or _is_entered_again(steps, before, index, tape):
                continue
            yield _finding(steps[before], step)
            break


def _differentiated(event: Event) -> At:
    """The place of the tape whose gradient the event takes, else -1."""
    if not isinstance(event, Call) or not event.value.on_value(*DIFFERENTIATES):
        return NOWHERE
    return event.value.holder.at


def _are_one(first: HelperEvent, second: HelperEvent) -> bool:
    """Whether only one of the two gradients is taken, or they are the same."""
    if not (isinstance(first.event, Call) and isinstance(second.event, Call)):
        return False
    is_same = first.event.value.at == second.event.value.at and first.calls == second.calls
    return is_same or never_both(first.event, second.event)


def _finding(first: HelperEvent, second: HelperEvent) -> Finding:
    """The finding at the second gradient; where a helper takes both, at its second call."""
    places = [step.event.value.at for step in (first, second) if isinstance(step.event, Call)]
    if first is not second and places[0] == places[1]:
        places = [
            step.calls[0] if step.calls else place
            for step, place in zip((first, second), places, strict=True)
        ]
    return Finding(
        places[1],
        "the tape is not persistent, and was used up by "
        + ("the turn before: this raises" if first is second else "the gradient before: this raises"),
        help="write `tf.GradientTape(persistent=True)`, or take all gradients at once:"
        " `tape.gradient(loss, [first, second])`",
        related=() if first is second else ((places[0], "the first gradient"),),
    )


def _is_used_up(creation: Call) -> bool:
    """Whether a gradient certainly uses the tape up."""
    persistent = creation.value.argument("persistent", 0)
    return not creation.value.unpacks and (persistent is None or persistent.constant is False)


def _is_entered_again(steps: list[HelperEvent], first: int, second: int, tape: At) -> bool:
    """Whether a `with` block of the tape comes between the two, or in the same turn: it records anew."""
    if first == second:
        turn = _loops(steps[second].event.guards)
        return any(
            is_under(step.event, tape) and _loops(step.event.guards)[: len(turn)] == turn for step in steps
        )
    return any(is_under(step.event, tape) for step in steps[first:second])


def _loops(guards: tuple[Guard, ...]) -> list[Guard]:
    return [guard for guard in guards if guard.kind in (GuardKind.LOOP, GuardKind.COMPREHENSION)]
