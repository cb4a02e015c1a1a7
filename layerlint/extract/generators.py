"""Generator functions: what an iterator over the yielded values is, and where the body runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce

import libcst as cst

from layerlint.extract.frame import Frame, Yielded
from layerlint.extract.value_merge import merge, sources_of
from layerlint.model.facts import At, Form, Guard, Kind, Value
from layerlint.syntax.tree import children


def generator_of(yielded: Sequence[Yielded], outer: tuple[Guard, ...]) -> Value:
    """Return the iterator over these values; `outer` are the guards around the body of the function.

    Its items are those of each turn, if no `yield` is in a loop or a condition; otherwise one item stands for all.
    """
    first = yielded[0]
    is_handed_on = len(yielded) == 1 and first.guards[:-1] == outer
    if is_handed_on and first.whole is not None and first.whole.kind in _GONE_OVER:
        return first.whole
    values = [entry.value for entry in yielded]
    is_straight = all(entry.guards == outer for entry in yielded)
    items = tuple(values[:64]) if is_straight else (reduce(merge, values),)
    reads, params = sources_of(values)
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        values[0].at,
        name="generator",
        items=items,
        reads=reads,
        params=params,
    )


_GONE_OVER = (Kind.SHAPE, Kind.CONTAINER)
CONSUMERS = frozenset({"list", "tuple", "set", "sum", "sorted", "dict"})
"""Functions that go over the whole of their argument."""
_RUNS_LATER = frozenset({cst.FunctionDef, cst.Lambda, cst.ClassDef})


def note_consumed(frame: Frame, node: cst.CSTNode) -> None:
    """Record that all values of the iterator in this expression are taken, so that the body of a generator runs here."""
    if type(node) is cst.Call:
        frame.entering.consumed.add(id(node))


def is_consumed(frame: Frame, call: At) -> bool:
    return id(frame.nodes[call]) in frame.entering.consumed


@lru_cache(maxsize=256)
def is_generator(node: cst.FunctionDef | cst.Lambda) -> bool:
    """Whether a call of it does not run the body at once."""
    waiting: list[cst.CSTNode] = [node.body]
    while waiting:
        inner = waiting.pop()
        type_ = type(inner)
        if type_ is cst.Yield:
            return True
        if type_ not in _RUNS_LATER:
            waiting += children(inner)
    return False
