"""What a class derives from, by the names of its bases and by what these derive from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layerlint.model.facts import Kind
from layerlint.tables.keras_names import keras_name, kind_of

_NEUTRAL = frozenset(
    {"object", "abc.ABC", "typing.Generic", "typing.Protocol", "typing_extensions.Protocol", "ABC"}
)
MAX_ANCESTORS = 1500
"""A class with more of them counts as unknown: linking them all would take too long."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a class derives from.

    kind       what its instances are; None for a class that is nothing of Keras or TensorFlow
    roots      the classes of Keras where the bases end
    ancestors  qualified names of the classes in between, nearest first, in method resolution order
    complete   False when a base, or a base's base, could not be found
    """

    kind: Kind | None
    roots: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    complete: bool = True


UNKNOWN = Lineage(None, complete=False)
_PLAIN = Lineage(None)


def root_lineage(qualified: str) -> Lineage | None:
    """The lineage of a class of Keras, TensorFlow or Python; None for any other."""
    short = keras_name(qualified)
    if short == "optimizers.schedules.LearningRateSchedule":
        return _PLAIN
    if short is not None:
        kind = kind_of(short)
        return Lineage(kind, (qualified,)) if kind is not None else UNKNOWN
    if qualified in ("tensorflow.Module", "tensorflow.compat.v2.Module", "tensorflow.compat.v1.Module"):
        return Lineage(Kind.TF_MODULE, (qualified,))
    return _PLAIN if qualified in _NEUTRAL else None


def joined_lineage(
    parents: list[tuple[str, Lineage]], complete: bool, is_read: Callable[[str], bool]
) -> Lineage:
    """The lineage of a class with these parents. `is_read` is whether the class of that name stands in a read module."""
    complete = complete and all(parent.complete for _, parent in parents)
    kinds = [parent.kind for _, parent in parents if parent.kind is not None]
    kind = Kind.SUBLAYER if Kind.SUBLAYER in kinds else kinds[0] if kinds else None
    roots: dict[str, None] = {}
    order: list[str] = []
    for name, parent in parents:
        if keras_name(name) is None and is_read(name):
            order.append(name)
        order.extend(parent.ancestors)
        roots |= dict.fromkeys(parent.roots)
    # A class that several parents share comes after all of them.
    last = {name: index for index, name in enumerate(order)}
    ancestors = tuple(name for index, name in enumerate(order) if last[name] == index)
    if len(ancestors) > MAX_ANCESTORS:
        return UNKNOWN
    return Lineage(kind, tuple(roots), ancestors, complete)
