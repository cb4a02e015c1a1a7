"""From the facts of a class and its ancestors to the `LayerClass` that checks read."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.extract.call_graph import CallGraph, CallNode, call_graph
from layerlint.extract.extracted import Extracted
from layerlint.extract.overridden_classes import with_child_classes
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import (
    ClassFacts,
    Guard,
    LayerClass,
    Method,
    MethodForm,
    Phase,
)
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
    edges = call_graph(lineage, members)
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
    edges: CallGraph, members: dict[str, tuple[int, Method]], entries: dict[str, Phase]
) -> dict[tuple[str, str], frozenset[Phase]]:
    """For the methods that an instance has, own and inherited, and their nested functions: the phases that reach them."""
    reached: dict[CallNode, set[Phase]] = {}
    for name, phase in entries.items():
        if name not in members:
            continue
        waiting: list[CallNode] = [(members[name][0], name, "")]
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
    edges: CallGraph, members: dict[str, tuple[int, Method]], entries: dict[str, Phase]
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
) -> list[CallNode]:
    return [
        (members[name][0], name, "") for name, phase in entries.items() if phase in phases and name in members
    ]


def _guards_on_the_way(edges: CallGraph, starts: list[CallNode]) -> dict[CallNode, frozenset[Guard]]:
    """The largest sets of guards that agree with all callers."""
    contexts: dict[CallNode, frozenset[Guard]] = dict.fromkeys(starts, frozenset())
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
