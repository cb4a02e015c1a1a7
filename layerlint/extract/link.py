"""From the facts of a class and its ancestors to the `LayerClass` that checks read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerlint.extract.extracted import Extracted
from layerlint.extract.overridden_classes import with_child_classes
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import (
    Assign,
    At,
    Call,
    ClassFacts,
    Guard,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Phase,
    Read,
    Use,
    Value,
    attribute_of,
)
from layerlint.tables.apis import keeps_results
from layerlint.tables.keras_names import keras_name

ENTRIES = {
    "__init__": Phase.CONSTRUCT,
    "build": Phase.BUILD,
    "call": Phase.CALL,
    "__call__": Phase.CALL,
    "convolution_op": Phase.CALL,
    "train_step": Phase.STEP,
    "test_step": Phase.STEP,
    "predict_step": Phase.STEP,
    "compute_loss": Phase.STEP,
    "get_config": Phase.CONFIG,
    "from_config": Phase.CONFIG,
}
"""The methods that Keras itself calls, and when."""

_GRAPH = frozenset({Phase.CALL, Phase.STEP})
_OF_METRICS = {"update_state": Phase.STEP, "result": Phase.STEP}
_OF_LOSSES = {"call": Phase.STEP}
_OF_SCHEDULES = {"__call__": Phase.STEP}

_Node = tuple[int, str, str]
"""Which class of the lineage, which method, which nested function ("" for the method itself)."""

_Edges = dict[_Node, list[tuple[_Node, tuple[Guard, ...]]]]
"""Who runs whom, and under which guards."""


def link(
    source: LayerSource,
    extracted: Extracted,
    ancestors: Sequence[Extracted],
    keras: int,
    *,
    subclasses: bool = False,
) -> LayerClass:
    """The layer class as a whole: members and phases over the lineage, kinds of all attributes."""
    lineage = with_child_classes([extracted.facts, *(ancestor.facts for ancestor in ancestors)])
    members = _members(lineage)
    edges = _edges(lineage, members)
    entries = _entries(source, extracted.facts)
    return LayerClass(
        own=extracted.facts,
        ancestors=tuple(lineage[1:]),
        roots=source.roots,
        complete=source.complete,
        is_model=source.is_model,
        keras=keras,
        project_keras=source.project_keras,
        early=source.early and keras == 2,
        before_2_10=source.before_2_10 and keras == 2,
        before_2_6=source.before_2_6 and keras == 2,
        members={name: method for name, (_, method) in members.items()},
        phases=_phases(edges, members, entries) | (_traced(members) if source.outside else {}),
        kinds={path: frozenset(kinds) for path, kinds in extracted.attributes.kinds.items()},
        elements={path: frozenset(kinds) for path, kinds in extracted.attributes.elements.items()},
        contexts=_contexts(edges, members, entries),
        subclasses=subclasses,
        assigned_elsewhere=source.assigned_elsewhere,
        only_a_part=source.only_a_part,
        saved_whole=source.saved_whole,
        loaded_when_built=source.loaded_when_built,
        mixed_precision=source.mixed_precision,
        validated=source.validated,
        eager=source.eager,
        jax=source.jax,
        fixed_batch=source.fixed_batch,
        changed_in_fit=source.changed_in_fit,
        called_on_objects=source.called_on_objects,
        integers=source.integers,
    )


def _entries(source: LayerSource, own: ClassFacts) -> dict[str, Phase]:
    """The methods of the class that Keras calls: of metrics, losses and schedules, what runs in the graph of a step."""
    if not source.outside:
        return ENTRIES
    bases = [keras_name(base.name) or "" for base in own.bases]
    if any(base.startswith("metrics.") for base in bases):
        return _OF_METRICS
    if any(base == "optimizers.schedules.LearningRateSchedule" for base in bases):
        return _OF_SCHEDULES
    return _OF_LOSSES if any(base in {"losses.Loss", "Loss"} for base in bases) else {}


def _members(lineage: Sequence[ClassFacts]) -> dict[str, tuple[int, Method]]:
    members: dict[str, tuple[int, Method]] = {}
    for index, facts in enumerate(lineage):
        own: dict[str, Method] = {}
        for method in facts.methods:
            if method.form is not MethodForm.SETTER:
                own[method.name] = method
        for name, method in own.items():
            members.setdefault(name, (index, method))
    return members


def _traced(members: dict[str, tuple[int, Method]]) -> dict[tuple[str, str], frozenset[Phase]]:
    """Outside layer classes: the training steps that `tf.function` makes a graph of."""
    return {
        (name, ""): frozenset({Phase.STEP})
        for name, (_, method) in members.items()
        if any(decorator.name == "tensorflow.function" for decorator in method.decorators)
        and any(call.value.method == "GradientTape" for call in method.calls)
    }


def _phases(
    edges: _Edges, members: dict[str, tuple[int, Method]], entries: dict[str, Phase]
) -> dict[tuple[str, str], frozenset[Phase]]:
    """For the methods that an instance has, own and inherited, and their nested functions: the phases that reach them."""
    reached: dict[_Node, set[Phase]] = {}
    for name, phase in entries.items():
        if name not in members:
            continue
        waiting: list[_Node] = [(members[name][0], name, "")]
        while waiting:
            node = waiting.pop()
            phases = reached.setdefault(node, set())
            if phase in phases:
                continue
            phases.add(phase)
            waiting.extend(target for target, _ in reversed(edges.get(node, ())))
    return {
        (name, key): frozenset(phases)
        for (index, name, key), phases in reached.items()
        if index == 0 or members[name][0] == index
    }


def _contexts(
    edges: _Edges, members: dict[str, tuple[int, Method]], entries: dict[str, Phase]
) -> dict[tuple[str, str], frozenset[Guard]]:
    """The guards on every way to a method: from `call` or a step, and for what these do not reach, from the others."""
    in_graph = _guards_on_the_way(edges, _starts(members, entries, _GRAPH))
    elsewhere = _guards_on_the_way(edges, _starts(members, entries, frozenset(Phase) - _GRAPH))
    return {
        (name, key): guards
        for (index, name, key), guards in (elsewhere | in_graph).items()
        if index == 0 and guards
    }


def _starts(
    members: dict[str, tuple[int, Method]], entries: dict[str, Phase], phases: frozenset[Phase]
) -> list[_Node]:
    return [
        (members[name][0], name, "") for name, phase in entries.items() if phase in phases and name in members
    ]


def _guards_on_the_way(edges: _Edges, starts: list[_Node]) -> dict[_Node, frozenset[Guard]]:
    """The largest sets of guards that agree with all callers."""
    contexts: dict[_Node, frozenset[Guard]] = dict.fromkeys(starts, frozenset())
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        for target, guards in edges.get(node, ()):
            context = contexts[node] | frozenset(guards)
            before = contexts.get(target)
            merged = context if before is None else before & context
            if merged != before:
                contexts[target] = merged
                waiting.append(target)
    return contexts


def _edges(lineage: Sequence[ClassFacts], members: dict[str, tuple[int, Method]]) -> _Edges:
    """Who runs whom: calls of own methods, of parents' methods, property reads, stored functions."""
    stored, edges = _nested_functions(lineage)
    aliases: dict[str, list[_Node]] = {}
    containers: set[str] = set()
    for _, method in _methods_of(lineage):
        for assign in method.assigns:
            _note_bound_method(assign, members, aliases)
            if assign.value.kind is Kind.CONTAINER:
                containers.add(assign.path)
    for index, method in _methods_of(lineage):
        handed_over = _handed_to_keepers(method)
        for event in method.events:
            targets: list[_Node] = []
            if isinstance(event, Call):
                targets.extend(_called(event, index, lineage, members, stored, aliases))
            elif isinstance(event, Read):
                if event.at not in handed_over and not _only_stored(event, method):
                    targets.extend(_read_method(event, members))
                name = attribute_of(event.path)
                # Reading a container of functions may run them.
                if name in stored and name in containers and event.use is Use.LOADED:
                    targets.extend(stored[name])
            if targets:
                outgoing = edges.setdefault((index, method.name, event.nested), [])
                outgoing.extend((target, event.guards) for target in targets)
    return edges


def _methods_of(lineage: Sequence[ClassFacts]) -> Iterator[tuple[int, Method]]:
    """Every method, with the place of its class in the lineage."""
    return ((index, method) for index, facts in enumerate(lineage) for method in facts.methods)


def _nested_functions(lineage: Sequence[ClassFacts]) -> tuple[dict[str, list[_Node]], _Edges]:
    """The nested functions by the attribute that stores them, and the edges to those that their method runs."""
    stored: dict[str, list[_Node]] = {}
    edges: _Edges = {}
    for index, method in _methods_of(lineage):
        for nested in method.nested:
            node = (index, method.name, nested.key)
            for path in nested.stored:
                stored.setdefault(path, []).append(node)
            if nested.runs:
                edges.setdefault((index, method.name, nested.outer), []).append((node, ()))
    return stored, edges


def _note_bound_method(
    assign: Assign, members: dict[str, tuple[int, Method]], aliases: dict[str, list[_Node]]
) -> None:
    """`self.step = self._step`: a call of the attribute is a call of the method."""
    for part in assign.value.walk():
        if part.path in members and part.kind is Kind.FUNCTION:
            aliases.setdefault(assign.path, []).append((members[part.path][0], part.path, ""))


def _read_method(event: Read, members: dict[str, tuple[int, Method]]) -> Iterator[_Node]:
    """The method that is read: called, or handed to something that calls it; a property is run by its read."""
    name = attribute_of(event.path)
    if name in members:
        yield members[name][0], name, ""


def _handed_to_keepers(method: Method) -> frozenset[At]:
    """The arguments of functions that may run them once only: `get_or_create_layer("net", self.make_net)`."""
    return frozenset(
        argument.value.at
        for call in method.calls
        if keeps_results(call.value.method)
        for argument in call.value.args
    )


def _only_stored(event: Read, method: Method) -> bool:
    """Whether the read of a method is nothing but its storing on `self`: `self.fn = self._method`, `{"a": self._a}`."""
    return event.use is Use.LOADED and any(
        part.at == event.at and part.kind is Kind.FUNCTION
        for assign in method.assigns
        for part in _stored_in(assign.value)
    )


def _stored_in(value: Value) -> Iterator[Value]:
    yield value
    if value.kind is Kind.CONTAINER and not value.path:
        for item in value.items:
            yield from _stored_in(item)


def _called(
    call: Call,
    index: int,
    lineage: Sequence[ClassFacts],
    members: dict[str, tuple[int, Method]],
    stored: dict[str, list[_Node]],
    aliases: dict[str, list[_Node]],
) -> Iterator[_Node]:
    if call.value.on_super():
        name = call.value.member
        for parent in range(index + 1, len(lineage)):
            if any(m.name == name for m in lineage[parent].methods):
                yield (parent, name, "")
                return
        return
    for part in (call.value, call.value.receiver):
        if part is None or not part.path:
            continue
        path = part.path.partition("[")[0]
        yield from stored.get(path, ())
        yield from aliases.get(path, ())
        if part is call.value and path in members:
            yield (members[path][0], path, "")
