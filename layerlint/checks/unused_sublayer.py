"""LL205: a sublayer that cannot affect the output."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, Call, DeadStore, Event, Form, Kind, LayerClass, Phase, Value
from layerlint.queries.assigns import unused
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_ACT_BY_CALLING = frozenset({"layers.ActivityRegularization", "layers.Lambda"})


@rule(
    "LL205",
    "unused-sublayer",
    summary="A sublayer is never called, or its result is never used.",
    severity=Severity.WARNING,
)
def unused_sublayer(layer: LayerClass) -> Iterator[Finding]:
    for assign in unused(layer):
        if assign.value.makes_layer:
            yield Finding(
                assign.at,
                f"the sublayer `self.{assign.path}` is never used",
                attribute=assign.path,
                help="call it in `call`, or remove it",
                severity=Severity.NOTE,
            )
    yield from _of_loops(layer)
    for _, event in layer.events(Phase.CALL):
        if isinstance(event, DeadStore) and _layer_without_effect(layer, event.value):
            yield Finding(
                event.at,
                f"the result of `self.{event.value.path}(...)` is "
                + (f"replaced before anything reads `{event.name}`" if event.replaced else "never read")
                + ": the sublayer has no effect on the output",
                attribute=event.value.path,
                help="pass it to the next layer, or return it",
            )
    for _, event in layer.calls(Phase.CALL):
        if event.discarded and _layer_without_effect(layer, event.value):
            path = event.value.path
            yield Finding(
                event.value.at,
                f"the result of `self.{path}(...)` is never used: the sublayer has no effect on the output",
                attribute=path,
                help=f"use what it returns: `x = self.{path}(x)`",
            )


def _layer_without_effect(layer: LayerClass, call: Value) -> bool:
    """Whether it calls a layer of Keras that does nothing but give a result, and nothing calls it again and uses that."""
    path = call.path
    if _is_used(layer, path):
        return False
    made = [assign.value for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
    if not made or layer.method(path) is not None or not all(map(_is_plain_layer, made)):
        return False
    if any(_adds_loss(value.args) for value in made):
        return False
    # What gets an empty list may write its results there.
    return not any(
        argument.value.kind is Kind.CONTAINER and not argument.value.items for argument in call.args
    )


def _of_loops(layer: LayerClass) -> Iterator[Finding]:
    """`for block in self.blocks: block(x)`, and `for block in self.blocks: x = block(inputs)`."""
    calls = [event for _, event in layer.calls(Phase.CALL) if _elements(event.value)]
    replaced = {
        event.value.at: event
        for _, event in layer.events(Phase.CALL)
        if isinstance(event, DeadStore) and event.by_turns
    }
    for event in calls:
        path, lost = _elements(event.value), replaced.get(event.value.at)
        others = [other for other in calls if _elements(other.value) == path and other is not event]
        container = layer.kinds.get(path, frozenset()) - {Kind.NONE} == {Kind.CONTAINER}
        if any(not other.discarded for other in others) or not container or not _have_no_effect(layer, path):
            continue
        name = event.value.holder.local
        if event.discarded:
            yield Finding(
                event.value.at,
                f"the result of `{name}(...)` is never used: the layers of `self.{path}` have no effect on the output",
                attribute=path,
                help="use what it returns: `x = layer(x)`",
            )
        elif lost is not None and _goes_over(lost, path):
            yield Finding(
                lost.at,
                f"each turn of the loop replaces `{lost.name}`, which nothing reads before: of the layers of"
                f" `self.{path}` only the last one has an effect on the output",
                attribute=path,
                help=f"pass on the output of the layer before: `{lost.name} = {name}({lost.name})`",
            )


def _goes_over(lost: DeadStore, path: str) -> bool:
    """Whether the loop that holds the assignment takes one element after the other."""
    iterated = lost.guards[-1].value
    return iterated is not None and any(path in (part.path, *part.reads) for part in iterated.walk())


def _have_no_effect(layer: LayerClass, path: str) -> bool:
    """Whether the elements are layers of Keras that do nothing but give a result."""
    made = [part for _, assign in layer.assignments(path) for part in parts_of(assign.value)]
    inner = [part for part in made if part.kind not in (Kind.CONTAINER, Kind.NONE)]
    return (
        bool(inner) and all(map(_is_plain_layer, inner)) and not any(_adds_loss(part.args) for part in inner)
    )


def _is_plain_layer(made: Value) -> bool:
    """Whether it is a layer of Keras that does nothing but give its result."""
    short = short_name(made.name)
    return made.makes_layer and short.startswith("layers.") and short not in _ACT_BY_CALLING


def _elements(call: Value) -> str:
    """The attribute whose element is called: the variable of a loop over it."""
    holder = call.holder
    if not call.calls_instance or not holder.local:
        return ""
    return next(iter(holder.reads)) if len(holder.reads) == 1 and holder.form is not Form.CALL else ""


def _is_used(layer: LayerClass, path: str) -> bool:
    """Whether `call` uses what the sublayer returns, or something of it: `self.dense.kernel`."""
    return any(_uses(layer, event, path) for _, event in layer.events(Phase.CALL)) or any(
        read.path.startswith(f"{path}.") for _, read in layer.reads(Phase.CALL)
    )


def _uses(layer: LayerClass, event: Event, path: str) -> bool:
    """Whether the event calls the sublayer for what it returns."""
    if not isinstance(event, Call) or event.discarded or not event.value.on_self(path):
        return False
    return event.value.at not in _unread(layer)


def _unread(layer: LayerClass) -> set[int]:
    return {event.value.at for _, event in layer.events(Phase.CALL) if isinstance(event, DeadStore)}


def _adds_loss(arguments: tuple[Argument, ...]) -> bool:
    return any((argument.keyword or "").endswith("regularizer") or argument.star for argument in arguments)
