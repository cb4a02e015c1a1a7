"""LL608: `self.losses` read after a second call of the model in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from layerlint.model.facts import At, Call, Event, Guard, GuardKind, LayerClass, Method, Phase, Read
from layerlint.queries.conditions import has_guard
from layerlint.queries.event_steps import Step, event_steps
from layerlint.queries.losses import losses_of_calls
from layerlint.rule import Finding, Severity, rule

_ALWAYS_RUN = frozenset({GuardKind.WITH, GuardKind.LOOP, GuardKind.COMPREHENSION})


@rule(
    "LL608",
    "overwritten-losses",
    summary="The model is called twice before `self.losses` is read: the losses of the first call are gone.",
    severity=Severity.WARNING,
)
def overwritten_losses(layer: LayerClass) -> Iterator[Finding]:
    if not losses_of_calls(layer):
        return
    reported: set[tuple[str, At]] = set()
    for method in reversed(layer.methods_in_run_order(Phase.STEP)):
        for step in _late_reads(layer, method):
            place = (step.method.owner, step.event.at)
            if place not in reported:
                reported.add(place)
                event = step.call or step.event
                yield Finding(
                    event.value.at if isinstance(event, Call) else event.at,
                    "the model was called twice before this line: only the losses of the last call are left",
                    help="read `self.losses` after each call, and add them up",
                )


def _late_reads(layer: LayerClass, method: Method) -> Iterator[Step]:
    """The reads of losses after two calls of the model, including those in helpers."""
    stopped = _stopped(layer)
    calls: Counter[tuple[Guard, ...]] = Counter()
    for step in event_steps(layer, method):
        event, guards = step.event, step.guards
        sure = not event.nested and all(guard.kind in _ALWAYS_RUN for guard in guards)
        repeats = has_guard(guards, GuardKind.LOOP, GuardKind.COMPREHENSION)
        tapes = tuple(guard for guard in guards if guard.kind is GuardKind.WITH)
        if isinstance(event, Call) and _calls_self(event):
            if sure and event.value.at not in stopped:
                calls[tapes] += 2 if repeats else 1
        elif _reads_losses(layer, event) and (sure or step.call is not None):
            if sure and calls[tapes] > 1 and not repeats:
                yield step
            calls.clear()


def _calls_self(event: Call) -> bool:
    """Whether it runs the model as it is trained."""
    runs = event.value.calls_self or event.value.on_self("__call__")
    mode = event.value.argument("training")
    return runs and (mode is None or mode.constant is not False)


def _stopped(layer: LayerClass) -> frozenset[At]:
    """Results through which nothing is trained, so their losses do not matter."""
    return frozenset(
        part.at
        for _, call in layer.calls()
        if call.value.method == "stop_gradient"
        for argument in call.value.args
        for part in argument.value.walk()
    )


def _reads_losses(layer: LayerClass, event: Event) -> bool:
    """Whether it reads the losses of earlier calls, directly or by Keras's own `compute_loss`."""
    if isinstance(event, Read):
        return event.path == "losses"
    if not isinstance(event, Call) or not event.value.on_self_or_super("compute_loss"):
        return False
    own = layer.method("compute_loss")
    return own is None or event.value.on_super("compute_loss") or any(True for _ in own.super_calls)
