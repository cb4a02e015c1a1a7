"""Attributes that hold a class in a parent, and another class in its child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from layerlint.extract.class_values import classes_of, holds_classes
from layerlint.extract.copies import evolve
from layerlint.model.facts import Assign, ClassFacts, Form, Method, Value


def with_child_classes(lineage: Sequence[ClassFacts]) -> list[ClassFacts]:
    """Return the lineage, nearest first, without instances in parents of a class that a child replaces.

    `norm = LayerNormalization` in the child decides what `self.norm()` of a parent creates.
    """
    if len(lineage) == 1:
        return list(lineage)
    counts = Counter(path for facts in lineage for path in _class_attributes_of(facts))
    replaced = frozenset(path for path, count in counts.items() if count > 1)
    if not replaced:
        return list(lineage)
    return [lineage[0], *(_without_replaced(facts, replaced) for facts in lineage[1:])]


def _class_attributes_of(facts: ClassFacts) -> set[str]:
    """The attributes to which the class assigns a class, or a table of classes."""
    return {
        assign.path for assign in _assigns(facts) if classes_of(assign.value) or holds_classes(assign.value)
    }


def _assigns(facts: ClassFacts) -> Iterable[Assign]:
    yield from facts.attributes
    for method in facts.methods:
        yield from method.assigns


def _without_replaced(facts: ClassFacts, replaced: frozenset[str]) -> ClassFacts:
    return evolve(
        facts, methods=tuple(_method_without_replaced(method, replaced) for method in facts.methods)
    )


def _method_without_replaced(method: Method, replaced: frozenset[str]) -> Method:
    if all(replaced.isdisjoint(assign.value.reads) for assign in method.assigns):
        return method
    return evolve(
        method,
        events=tuple(
            evolve(event, value=_without_source(event.value))
            if isinstance(event, Assign) and not replaced.isdisjoint(event.value.reads)
            else event
            for event in method.events
        ),
        by_type={},
    )


def _without_source(value: Value) -> Value:
    """The value without the call that created it."""
    return Value(value.kind, Form.OTHER, value.at, reads=value.reads, params=value.params)
