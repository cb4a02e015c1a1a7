"""A method with the events of the own helpers that it calls, in the words of the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from layerlint.model.facts import (
    Argument,
    At,
    Call,
    DeadStore,
    Event,
    Form,
    GuardKind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    MethodForm,
    Owner,
    Raise,
    Return,
    Value,
)

_MAX_DEPTH = 2
"""The depth to which calls of own methods are followed."""
_GUARDS_WITHOUT_CHOICE = frozenset(
    {GuardKind.LOOP, GuardKind.COMPREHENSION, GuardKind.WITH, GuardKind.INIT_SCOPE}
)
_LEFT_OUT = (Return, Raise, DeadStore)
_Event = TypeVar("_Event", bound=Event)


class HelperEvent(NamedTuple):
    """An event of a method, or of a helper: `calls` are the places of the calls that lead there."""

    event: Event
    helper: str = ""
    calls: tuple[At, ...] = ()


def with_helpers(layer: LayerClass, method: Method) -> Method:
    """The method, each call of a helper followed by the events of the helper, under its guards.

    Such a call is `told`. A helper that is called at several places is left out: each of its places would stand for
    two values.
    """
    joined = [*events_with_helpers(layer, method)]
    if len(joined) == len(method.events):
        return method
    counts = Counter(helper for helper, _ in {(joining.helper, joining.calls) for joining in joined})
    events = [joining for joining in joined if counts[joining.helper] == 1]
    entered = {joining.calls[-1] for joining in events if joining.calls}
    return replace(method, events=tuple(_told(joining.event, entered) for joining in events), by_type={})


def _told(event: Event, entered: set[At]) -> Event:
    is_entered = isinstance(event, Call) and event.value.at in entered
    return replace(event, told=True) if is_entered else event  # type: ignore[call-arg]


def events_with_helpers(layer: LayerClass, method: Method) -> Iterator[HelperEvent]:
    """The events of the method and of the helpers that it calls, in order and in the words of the method.

    The parameters of a helper are replaced by the arguments, and its locals get names of their own. A helper is left out
    if its arguments may decide what it does.
    """
    yield from _events(layer, method, (method.name,), ())


def _events(
    layer: LayerClass, method: Method, way: tuple[str, ...], calls: tuple[At, ...]
) -> Iterator[HelperEvent]:
    for event in method.events:
        yield HelperEvent(event, way[-1] if calls else "", calls)
        if not isinstance(event, Call) or len(way) > _MAX_DEPTH:
            continue
        helper = _helper(layer, event)
        if helper is None or helper.name in way:
            continue
        words = _Words(helper, event.value)
        body = replace(
            helper,
            events=tuple(
                replace(words.event(inner), guards=(*event.guards, *words.event(inner).guards))
                for inner in helper.events
                if not isinstance(inner, _LEFT_OUT) and not inner.nested
            ),
            by_type={},
        )
        yield from _events(layer, body, (*way, helper.name), (*calls, event.value.at))


def _helper(layer: LayerClass, event: Call) -> Method | None:
    """The own method that the call certainly runs to its end."""
    if event.nested or event.value.unpacks:
        return None
    path = event.value.path if event.value.calls_own_path and event.value.form is Form.CALL else ""
    helper = layer.own_method(path) if path not in layer.kinds else None
    if helper is None or helper.generator:
        return None
    if helper.decorators and helper.form is not MethodForm.STATIC:
        return None
    always = all(guard.kind in _GUARDS_WITHOUT_CHOICE for inner in helper.events for guard in inner.guards)
    return helper if always else None


@dataclass
class _Words:
    """The words of the caller for the values of a helper."""

    helper: Method
    call: Value
    arguments: dict[tuple[str, At], Value] = field(default_factory=dict)
    places: dict[At, At] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    values: dict[int, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assigned = {event.name for event in self.helper.events if isinstance(event, LocalAssign)}
        parameters = self.helper.params[self.helper.bound :]
        self.own = assigned | {parameter.name for parameter in parameters}
        for position, parameter in enumerate(parameters):
            place = None if parameter.keyword_only else position
            argument = None if parameter.star else self.call.argument(parameter.name, place)
            if argument is not None and parameter.name not in assigned:
                self.arguments[parameter.name, parameter.at] = argument
                self.places[parameter.at] = argument.at

    def event(self, event: _Event) -> _Event:
        changes: dict[str, object] = {}
        if isinstance(event, (LocalAssign, LocalItem)):
            changes["name"] = self._name(event.name)
        value = getattr(event, "value", None)
        if isinstance(value, Value):
            changes["value"] = self._value(value)
        if isinstance(event, Call) and event.result is not None:
            changes["result"] = self._value(event.result)
        if event.guards:
            changes["guards"] = tuple(
                guard if guard.value is None else replace(guard, value=self._value(guard.value))
                for guard in event.guards
            )
        return replace(event, **changes) if changes else event  # type: ignore[arg-type]

    def _name(self, name: str) -> str:
        return f"{name}@{self.call.at}" if name in self.own else name

    def _value(self, value: Value) -> Value:
        new = self.values.get(id(value))
        if new is None:
            new = self.values[id(value)] = self._in_words(value)
        return new

    def _in_words(self, value: Value) -> Value:
        argument = self.arguments.get((value.local, value.at))
        if argument is not None:
            return argument
        taken = [argument for (name, _), argument in self.arguments.items() if name in value.params]
        receiver = self._value(value.receiver) if value.receiver is not None else None
        changed = replace(
            value,
            at=self.places.get(value.at, value.at),  # an entry has the place of its list
            local=self._name(value.local),
            receiver=receiver,
            count=self._value(value.count) if value.count is not None else None,
            items=tuple(map(self._value, value.items)),
            args=tuple(Argument(self._value(part.value), part.keyword, part.star) for part in value.args),
            reads=value.reads.union(*(argument.reads for argument in taken)),
            params=frozenset[str]().union(*(argument.params for argument in taken)),
        )
        return changed if receiver is None or receiver is value.receiver else _with_path(changed, receiver)


def _with_path(value: Value, receiver: Value) -> Value:
    """The value by its path: `network.trainable_variables` where `network` is `self.generator`."""
    if not receiver.path or receiver.form is not Form.ATTRIBUTE or value.path:
        return value
    if value.form is Form.ATTRIBUTE and value.owner is Owner.VALUE:
        return replace(value, path=f"{receiver.path}.{value.member}")
    if value.calls_instance and "." not in receiver.path:
        return replace(
            value, owner=Owner.SELF, member=receiver.path, path=receiver.path, receiver=receiver.receiver
        )
    return value
