"""Where a class creates weights, variables and sublayers."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Call, Event, Form, Kind, LayerClass, Method, Phase, Value

RUN = (Phase.CALL, Phase.STEP)


def creations(layer: LayerClass, *kinds: Kind, phases: tuple[Phase, ...]) -> Iterator[tuple[Method, Call]]:
    """Calls in own methods that create a value of one of these kinds, not calls of own helpers that do."""
    for method, call in layer.calls(*phases):
        if call.value.kind in kinds and _makes(call.value):
            yield method, call


def creations_of_any(
    layer: LayerClass, kind: Kind, phases: tuple[Phase, ...]
) -> Iterator[tuple[Method, Call, tuple[Value, ...]]]:
    """Calls in own methods of one of several classes, each with the possible results: `KINDS[kind](units)`."""
    for method, call in layer.calls(*phases):
        created = instances_of_any(call)
        if created and created[0].kind is kind:
            yield method, call, created


def instances_of_any(call: Call) -> tuple[Value, ...]:
    """The possible results of the call of one of several classes, all of one kind; nothing for another call."""
    created = call.result.items if call.result is not None and call.result.form is Form.CHOICE else ()
    is_creation = call.value.kind is Kind.UNKNOWN and all(map(_makes, created))
    return created if is_creation and len({choice.kind for choice in created}) == 1 else ()


def inherited_creations(
    layer: LayerClass, *kinds: Kind, phases: tuple[Phase, ...]
) -> Iterator[tuple[Method, Call, Value]]:
    """Calls of inherited helpers, each with a value of one of these kinds that the helper certainly creates.

    Calls that an ancestor makes itself belong to that ancestor.
    """
    run_there = {call.value.callee for facts in layer.ancestors for m in facts.methods for call in m.calls}
    for method, event in layer.calls(*phases):
        if not event.value.on_self():
            continue
        helper = layer.members.get(event.value.path)
        if helper is None or helper is layer.own_method(helper.name) or event.value.callee in run_there:
            continue
        if not layer.phases_of(helper).isdisjoint({Phase.CONSTRUCT, Phase.BUILD}):
            continue
        for inner in helper.calls:
            if inner.value.kind in kinds and _makes(inner.value) and not inner.guards and not inner.nested:
                yield method, event, inner.value
                break


def _makes(value: Value) -> bool:
    """Whether the call creates its result: a method or `getattr` may return an existing object."""
    if value.member:
        return value.method in {"add_weight", "add_variable"}
    return not value.calls_instance and value.name != "getattr"


def is_raw_variable(value: Value) -> bool:
    """Whether the value is the result of `tf.Variable(...)`: a variable that only Keras 2 tracks.

    It may come from a method of the class or a function of the project that returns it.
    """
    if value.kind is not Kind.VARIABLE or value.form is not Form.CALL:
        return False
    return value.on_self() or value.name.startswith("tensorflow.")


def builds_lazily(layer: LayerClass, method: Method, event: Event) -> bool:
    """Whether the event belongs to `build` or what it reaches, called from `call` by hand."""
    phases = layer.phases_of(method, event)
    return not phases.isdisjoint({Phase.BUILD, Phase.CONSTRUCT})


def place_to_create(layer: LayerClass, *names: str) -> tuple[tuple[At, str], ...]:
    """A related place where the class should create it: the first of these methods that it defines itself."""
    for name in names:
        method = layer.own_method(name)
        if method is not None:
            return ((method.at_name, "create it here"),)
    return ()


def first_assignment(layer: LayerClass, path: str, label: str) -> tuple[tuple[At, str], ...]:
    """A related place with this label: the first assignment to the attribute in `__init__` or `build`."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if assign.path == path and assign.value.kind is not Kind.NONE:
            return ((assign.at, label),)
    return ()
