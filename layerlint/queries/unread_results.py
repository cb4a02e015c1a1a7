"""Results of calls that nothing reads, including those that own methods return."""

from __future__ import annotations

from layerlint.model.facts import NOWHERE, At, Call, DeadStore, LayerClass, Method, Phase, Value
from layerlint.tables.keras_names import keras_name, members


def unread_calls(layer: LayerClass) -> frozenset[At]:
    """The calls in `call`, and in methods that it runs, whose results nothing reads."""
    unread = set[At]()
    for _, event in layer.events(Phase.CALL):
        if isinstance(event, DeadStore):
            unread |= {event.value.at, event.call}
        elif isinstance(event, Call) and event.discarded:
            unread.add(event.value.at)
    while True:
        returned = {
            call.value.at
            for method in layer.methods
            if _calls(layer, method) and _calls(layer, method) <= unread
            for call in method.calls
            if _returns(method, call)
        }
        if returned <= unread:
            return frozenset(unread)
        unread |= returned


def returned_call(layer: LayerClass, call: Value) -> Value:
    """The call whose result the called own method returns; the call itself if there is none."""
    seen = set[str]()
    while call.calls_own_path and call.member not in seen:
        method = layer.own_method(call.member)
        returned = (
            [candidate.value for candidate in method.calls if _returns(method, candidate)] if method else []
        )
        if len(returned) != 1:
            break
        seen.add(call.member)
        call = returned[0]
    return call


def _returns(method: Method, call: Call) -> bool:
    """Whether every `return` of the method returns the result of this call."""
    places = {
        event.value.at if event.value is not None else NOWHERE for event in method.returns if not event.nested
    }
    return places == {call.value.at} or (call.result is not None and places == {call.result.at})


def _calls(layer: LayerClass, method: Method) -> frozenset[At]:
    """All calls of the method; none if unknown code may call it."""
    if layer.subclasses or method.decorators or method.generator or _keras_calls(layer, method.name):
        return frozenset()
    methods = [other for facts in layer.lineage for other in facts.methods]
    calls = [
        call.value for other in methods for call in other.calls if call.value.on_self_or_super(method.name)
    ]
    reads = sum(read.path == method.name for other in methods for read in other.reads)
    handed_on = reads > len([call for call in calls if call.on_self()])
    return frozenset() if handed_on else frozenset(call.at for call in calls)


def _keras_calls(layer: LayerClass, name: str) -> bool:
    """Whether Keras may call a method of that name."""
    shorts = [keras_name(root) for root in layer.roots]
    return any(short is None or name in members(short, layer.keras) for short in shorts)
