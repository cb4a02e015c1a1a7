"""LL636: two gradients of a tape that gives only one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import At, Call, Guard, GuardKind, LayerClass, Method
from layerlint.queries.conditions import catches, never_both
from layerlint.queries.tape_flow import DIFFERENTIATES, is_under, tape_methods, tape_of
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
    for method in tape_methods(layer):
        tapes = {call.value.at: call for call in method.calls if call.value.method == "GradientTape"}
        first: dict[At, Call] = {}
        for call in method.calls if tapes else ():
            tape = tape_of(layer, method, call.value) if call.value.method in DIFFERENTIATES else -1
            creation = tapes.get(tape)
            if (
                creation is None
                or not _is_used_up(creation)
                or is_under(call, tape)
                or creation.nested != call.nested
            ):
                continue
            before = first.setdefault(tape, call)
            if before is not call and (never_both(before, call) or before.value.at == call.value.at):
                continue
            if catches(call.guards, RuntimeError) or _is_entered_again(method, before, call, tape):
                continue
            yield Finding(
                call.value.at,
                "the tape is not persistent, and was used up by "
                + ("the turn before: this raises" if before is call else "the gradient before: this raises"),
                help="write `tf.GradientTape(persistent=True)`, or take all gradients at once:"
                " `tape.gradient(loss, [first, second])`",
                related=() if before is call else ((before.value.at, "the first gradient"),),
            )
            break


def _is_used_up(creation: Call) -> bool:
    """Whether a gradient certainly uses the tape up."""
    persistent = creation.value.argument("persistent", 0)
    return not creation.value.unpacks and (persistent is None or persistent.constant is False)


def _is_entered_again(method: Method, first: Call, second: Call, tape: At) -> bool:
    """Whether a `with` block of the tape comes between the two, or in the same turn: it records anew."""
    if first is second:
        turn = _loops(second.guards)
        return any(
            is_under(event, tape) and _loops(event.guards)[: len(turn)] == turn for event in method.events
        )
    between = method.events[method.events.index(first) : method.events.index(second)]
    return any(is_under(event, tape) for event in between)


def _loops(guards: tuple[Guard, ...]) -> list[Guard]:
    return [guard for guard in guards if guard.kind in (GuardKind.LOOP, GuardKind.COMPREHENSION)]
