"""What parents make of a class that an attribute holds, where a child gives that attribute another class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from layerlint.extract.class_values import classes_of, holds_classes
from layerlint.extract.copies import evolve
from layerlint.model.facts import Assign, ClassFacts, Form, Method, Value


def as_seen_by_child(lineage: Sequence[ClassFacts]) -> list[ClassFacts]:
    """The lineage, nearest first: `norm = LayerNormalization` in the child decides what `self.norm()` of a parent is."""
    if len(lineage) == 1:
        return list(lineage)
    given = Counter(path for facts in lineage for path in _of_classes(facts))
    replaced = frozenset(path for path, count in given.items() if count > 1)
    if not replaced:
        return list(lineage)
    return [lineage[0], *(_without(facts, replaced) for facts in lineage[1:])]


def _of_classes(facts: ClassFacts) -> set[str]:
    """The attributes that the class gives a class, or a table of classes."""
    return {one.path for one in _assigns(facts) if classes_of(one.value) or holds_classes(one.value)}


def _assigns(facts: ClassFacts) -> Iterable[Assign]:
    yield from facts.attributes
    for method in facts.methods:
        yield from method.assigns


def _without(facts: ClassFacts, replaced: frozenset[str]) -> ClassFacts:
    return evolve(facts, methods=tuple(_method(method, replaced) for method in facts.methods))


def _method(method: Method, replaced: frozenset[str]) -> Method:
    if all(replaced.isdisjoint(one.value.reads) for one in method.assigns):
        return method
    return evolve(
        method,
        events=tuple(
            evolve(event, value=_open(event.value))
            if isinstance(event, Assign) and not replaced.isdisjoint(event.value.reads)
            else event
            for event in method.events
        ),
        by_type={},
    )


def _open(value: Value) -> Value:
    """The value without what made it."""
    return Value(value.kind, Form.OTHER, value.at, reads=value.reads, params=value.params)
