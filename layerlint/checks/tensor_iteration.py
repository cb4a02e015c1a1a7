"""LL503: loops of Python over a tensor, by `for`, by a builtin or by unpacking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import (
    At,
    Event,
    Form,
    GuardKind,
    Iterate,
    Kind,
    LayerClass,
    Method,
    Value,
    answered_once,
)
from layerlint.queries.single_tensors import is_single_tensor

FAILS = ": inside `fit` or a functional model this fails"


class GraphProblem(NamedTuple):
    """What fails in a graph: the place, the message and the help."""

    at: At
    message: str
    help: str


def iteration_problem(layer: LayerClass, method: Method, event: Iterate, keras: int) -> GraphProblem | None:
    """A loop or an unpacking of a tensor that Keras of that version leaves to Python."""
    by_function = _iterates_over_argument(layer, method, event.value)
    counts = keras == 2 and event.value.called == "range" and _counts_by_tensor(event.value)
    if not counts and not iterates_over_tensor(layer, method, event.value):
        return None
    if keras == 2 and not event.comprehension and not event.unpacking and not by_function:
        return _collected(method, event)
    if event.unpacking:
        return GraphProblem(
            event.at,
            f"a tensor is unpacked{FAILS}",
            "use `tf.unstack` or `tf.split`, or take the parts by index",
        )
    return loop_problem(event.at)


def _collected(method: Method, loop: Iterate) -> GraphProblem | None:
    """The problem of a loop that Keras 2 makes one of the graph, and whose tensors a list of Python collects."""
    for call in method.calls:
        value = call.value
        in_loop = any(
            guard.kind is GuardKind.LOOP and guard.value is not None and guard.value.at == loop.value.at
            for guard in call.guards
        )
        collects = value.called_method == "append" and value.holder.kind is Kind.CONTAINER
        if in_loop and collects and any(item.kind in (Kind.TENSOR, Kind.INPUT) for item in value.positional):
            return GraphProblem(
                loop.at,
                "a list collects tensors in a loop over a tensor, which Keras 2 makes a loop of the graph: they have no"
                " value outside it, and this fails inside `fit` or a functional model",
                "use operations on the whole tensor, `tf.map_fn`, or a `tf.TensorArray`",
            )
    return None


def _counts_by_tensor(call: Value) -> bool:
    """Whether the bound of a `range` is a tensor: Keras 2 passes it to TensorFlow."""
    return any(argument.kind is Kind.TENSOR for argument in call.positional)


def loop_problem(at: At) -> GraphProblem:
    """The problem of a loop over a tensor, whatever runs it."""
    return GraphProblem(
        at,
        f"Python iterates over a tensor{FAILS}",
        "use operations on the whole tensor, `tf.unstack`, `tf.map_fn` or `tf.while_loop`",
    )


def batch_iteration_problem(layer: LayerClass, event: Event) -> GraphProblem | None:
    """A loop over inputs that are one tensor, since each element gets the axis of the batch again: `row[None]`."""
    if not isinstance(event, Iterate) or event.unpacking:
        return None
    value = event.value
    iterated = value.positional if value.name in {"zip", "enumerate"} else (value,)
    inputs = {
        item.at
        for item in iterated
        if item.kind is Kind.INPUT and item.form is not Form.CALL and not item.reads
    }
    return loop_problem(event.at) if inputs and not inputs.isdisjoint(_rows_of_batches(layer)) else None


@answered_once
def _rows_of_batches(layer: LayerClass) -> frozenset[At]:
    """The places of the loops whose elements get a first axis: `row[None]`, `tf.expand_dims(row, 0)`."""
    return frozenset(_elements_with_axis(layer))


def _elements_with_axis(layer: LayerClass) -> Iterator[At]:
    for part in layer.parts(Form.SUBSCRIPT, Form.CALL):
        value = part.value
        if value.form is Form.SUBSCRIPT:
            row = value.holder
            adds = any(first.kind is Kind.NONE or first.method == "newaxis" for first in value.items[:1])
        else:
            row = value.given("input", 0)
            adds = value.method == "expand_dims" and value.given("axis", 1).constant == 0
        if adds and row.form is Form.OTHER:
            yield row.at


def iterates_over_tensor(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether a loop over the value is a loop over a tensor; `tf.range(3)` is one of the graph for any arguments."""
    return (
        is_single_tensor(layer, method, value)
        or (value.called == "tensorflow.range")
        or _iterates_over_argument(layer, method, value)
    )


def _iterates_over_argument(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether the value is `zip(...)`, `enumerate(...)` or the like of a tensor."""
    match value.called:
        case "zip":
            iterated = value.positional
        case "enumerate" | "reversed":
            iterated = value.positional[:1]
        case "map" | "filter":
            iterated = value.positional[1:]
        case _:
            return False
    return any(iterates_over_tensor(layer, method, item) for item in iterated)
