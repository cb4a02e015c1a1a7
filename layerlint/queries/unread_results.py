"""Results of calls that nothing reads, those that own methods give back included."""

from __future__ import annotations

from layerlint.model.facts import NOWHERE, At, Call, DeadStore, LayerClass, Method, Phase, Value
from layerlint.tables.keras_names import keras_name, members


def unread_calls(layer: LayerClass) -> frozenset[At]:
    """The calls in `call`, and in what it runs, whose results nothing reads."""
    found = set[At]()
    for _, event in layer.events(Phase.CALL):
        if isinstance(event, DeadStore):
            found |= {event.value.at, event.call}
        elif isinstance(event, Call) and event.discarded:
            found.add(event.value.at)
    while True:
        handed = {
            call.value.at
            for method in layer.methods
            if _calls(layer, method) and _calls(layer, method) <= found
            for call in method.calls
            if _gives(method, call)
        }
        if handed <= found:
            return frozenset(found)
        found |= handed


def returned_call(layer: LayerClass, call: Value) -> Value:
    """The call whose result the own method gives back that is called; the call itself where there is no such method."""
    seen = set[str]()
    while call.on_self() and call.calls_own_path and call.member not in seen:
        method = layer.own_method(call.member)
        given = [one.value for one in method.calls if _gives(method, one)] if method else []
        if len(given) != 1:
            break
        seen.add(call.member)
        call = given[0]
    return call


def _gives(method: Method, call: Call) -> bool:
    """Whether all that the method gives is the result of this call."""
    given = {one.value.at if one.value is not None else NOWHERE for one in method.returns if not one.nested}
    return given == {call.value.at} or (call.result is not None and given == {call.result.at})


def _calls(layer: LayerClass, method: Method) -> frozenset[At]:
    """All the calls of the method; none where others may call it."""
    if layer.subclasses or method.decorators or method.generator or _keras_calls(layer, method.name):
        return frozenset()
    methods = [one for facts in layer.lineage for one in facts.methods]
    calls = [call.value for one in methods for call in one.calls if call.value.on_self_or_super(method.name)]
    reads = sum(read.path == method.name for one in methods for read in one.reads)
    handed_on = reads > len([call for call in calls if call.on_self()])
    return frozenset() if handed_on else frozenset(call.at for call in calls)


def _keras_calls(layer: LayerClass, name: str) -> bool:
    """Whether Keras may call a method of that name."""
    shorts = [keras_name(root) for root in layer.roots]
    return any(short is None or name in members(short, layer.keras) for short in shorts)
