"""The constructors of ancestors that a call of a constructor skips, and what the class needs of them."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, ClassFacts, LayerClass, Method, attribute_of
from layerlint.tables.keras_names import KERAS_BASES, keras_name


def ancestors_before(layer: LayerClass, owner: str) -> tuple[ClassFacts, ...]:
    """The ancestors before that class, whose constructor is called by name."""
    names = [f"{facts.module}.{facts.qualname}" for facts in layer.ancestors]
    if owner in layer.roots:
        return layer.ancestors
    return layer.ancestors[: names.index(owner)] if owner in names else ()


def ancestors_through(layer: LayerClass, owner: str) -> tuple[ClassFacts, ...]:
    """The ancestors whose `__init__` is skipped by a `super` that starts after that class."""
    names = [f"{facts.module}.{facts.qualname}" for facts in layer.ancestors]
    if owner in layer.roots:
        return layer.ancestors
    return layer.ancestors[: names.index(owner) + 1] if owner in names else ()


def skips_on_purpose(layer: LayerClass, owner: str, skipped: tuple[ClassFacts, ...]) -> bool:
    """Whether nothing reads attributes that only the skipped constructors set: the class skips them on purpose."""
    if owner in layer.roots:
        short = keras_name(owner)
        if short in KERAS_BASES or layer.own_method("call") is None:
            return False
    elif not skipped:
        return False
    lost = {assign.path for facts in skipped for assign in constructor_assigns(facts)}
    for method in running_methods(layer):
        lost.difference_update(assign.path for assign in method.assigns)
    return all(
        attribute_of(read.path) not in lost for method in running_methods(layer) for read in method.reads
    )


def constructor_assigns(facts: ClassFacts) -> tuple[Assign, ...]:
    return next((method.assigns for method in facts.methods if method.name == "__init__"), ())


def running_methods(layer: LayerClass) -> Iterator[Method]:
    """The methods in force, and the parents' methods that they call."""
    for name, method in layer.members.items():
        yield method
        if name != "__init__" and any(True for _ in method.super_calls):
            yield from (other for facts in layer.ancestors for other in facts.methods if other.name == name)
