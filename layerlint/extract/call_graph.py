"""The call graph of a class: who runs whom, over its lineage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerlint.model.facts import (
    Assign,
    At,
    Call,
    ClassFacts,
    Guard,
    Kind,
    Method,
    Read,
    Use,
    Value,
    attribute_of,
)
from layerlint.tables.apis import keeps_results

CallNode = tuple[int, str, str]
"""Which class of the lineage, which method, which nested function ("" for the method itself)."""

CallGraph = dict[CallNode, list[tuple[CallNode, tuple[Guard, ...]]]]
"""Who runs whom, and under which guards."""


def call_graph(lineage: Sequence[ClassFacts], members: dict[str, tuple[int, Method]]) -> CallGraph:
    """Who runs whom: calls of own methods, of parents' methods, property reads, stored functions."""
    stored, edges = _nested_functions(lineage)
    aliases: dict[str, list[CallNode]] = {}
    containers: set[str] = set()
    for _, method in _methods_of(lineage):
        for assign in method.assigns:
            _note_bound_method(assign, members, aliases)
            if assign.value.kind is Kind.CONTAINER:
                containers.add(assign.path)
    for index, method in _methods_of(lineage):
        handed_over = _handed_to_keepers(method)
        for event in method.events:
            targets: list[CallNode] = []
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


def _nested_functions(lineage: Sequence[ClassFacts]) -> tuple[dict[str, list[CallNode]], CallGraph]:
    """The nested functions by the attribute that stores them, and the edges to those that their method runs."""
    stored: dict[str, list[CallNode]] = {}
    edges: CallGraph = {}
    for index, method in _methods_of(lineage):
        for nested in method.nested:
            node = (index, method.name, nested.key)
            for path in nested.stored:
                stored.setdefault(path, []).append(node)
            if nested.runs:
                edges.setdefault((index, method.name, nested.outer), []).append((node, ()))
    return stored, edges


def _note_bound_method(
    assign: Assign, members: dict[str, tuple[int, Method]], aliases: dict[str, list[CallNode]]
) -> None:
    """`self.step = self._step`: a call of the attribute is a call of the method."""
    for part in assign.value.walk():
        if part.path in members and part.kind is Kind.FUNCTION:
            aliases.setdefault(assign.path, []).append((members[part.path][0], part.path, ""))


def _read_method(event: Read, members: dict[str, tuple[int, Method]]) -> Iterator[CallNode]:
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
    stored: dict[str, list[CallNode]],
    aliases: dict[str, list[CallNode]],
) -> Iterator[CallNode]:
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
