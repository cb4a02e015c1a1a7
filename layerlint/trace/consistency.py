"""Whether a trace is consistent: its numbers refer to something, and nothing encloses itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.trace.decoding import MalformedMessage
from layerlint.trace.traced import Shape, Trace

RANK = 254
SIZE = 2**53
"""More than TensorFlow has of both; the product of all dimensions is still a number that can be printed."""

LAYER_KINDS = frozenset({"layer", "metric", "seed", "optimizer", "generator"})
VARIABLE_KINDS = frozenset({"trainable", "non-trainable", "state", "untracked"})
LOSS_KINDS = frozenset({"add_loss", "activity_regularizer", "gradient", "regularizer"})

_SOURCE = re.compile(r"[tv](0|[1-9][0-9]{0,9})", re.ASCII)


def check_consistency(trace: Trace) -> None:
    """Raise `MalformedMessage` for an unknown number, word or kind, and for layers or calls in a circle."""
    _check_layers(trace)
    _check_calls(trace)
    _check_sources(trace)
    for shape in _shapes(trace):
        for size in shape or ():
            _need(size is None or 0 <= size < SIZE, "a shape has an impossible size")
        _need(len(shape or ()) <= RANK, "a shape has too many dimensions")


def _check_layers(trace: Trace) -> None:
    """Check that layers and variables are numbered from 0, and have a known kind and a known owner."""
    layers = range(len(trace.layers))
    _need([layer.number for layer in trace.layers] == list(layers), "layers are not numbered")
    _need(
        [item.number for item in trace.variables] == list(range(len(trace.variables))),
        "variables are not numbered",
    )
    for layer in trace.layers:
        _need(layer.kind in LAYER_KINDS and bool(layer.paths), "a layer is of no kind, or nowhere")
        _need(layer.params is None or layer.params >= 0, "a layer has an impossible number of parameters")
    for variable in trace.variables:
        _need(variable.variable_kind in VARIABLE_KINDS, "a variable is of no kind")
        _need(variable.owner in layers, "a variable has no layer")
    for loss in trace.losses:
        _need(loss.owner is None or loss.owner in layers, "a loss has no layer")
        _need(loss.loss_kind in LOSS_KINDS, "a loss is of no kind")
    _no_circle({layer.number: layer.owner for layer in trace.layers})


def _check_calls(trace: Trace) -> None:
    """Check that calls and ops have unique numbers, and are in a call that began before."""
    ops = [op.number for op in trace.ops]
    _need(len(set(ops)) == len(ops), "two ops have one number")
    begun: set[int] = set()
    for call in trace.calls:
        _need(call.number not in begun, "two calls have one number")
        _need(call.layer in range(len(trace.layers)), "a call has no layer")
        _need(
            call.parent is None or call.parent in begun, "a call is in one that began later, or is not there"
        )
        begun.add(call.number)
    failed = trace.failed_op
    _need(failed is None or failed.call in begun, "an op failed in no call")
    for number in (*(op.call for op in trace.ops), *(item.call for item in trace.conditions)):
        _need(number is None or number in begun, "an op or a condition is in no call")


def _check_sources(trace: Trace) -> None:
    """Check that sources are words for values and variables, and that ops read and assign variables."""
    for word in _sources(trace):
        _need(_SOURCE.fullmatch(word) is not None, "a source is no value and no variable")
        _need(word[0] != "v" or int(word[1:]) < len(trace.variables), "a source is no variable")
    for op in trace.ops:
        _need(all(word.startswith("v") for word, _ in op.writes), "an op assigns no variable")
        _need(all(word.startswith("v") for word in op.reads), "an op reads no variable")


def _need(holds: bool, problem: str) -> None:
    if not holds:
        raise MalformedMessage(problem)


def _no_circle(above: dict[int, int | None]) -> None:
    fine: set[int] = set()
    for start in above:
        path: list[int] = []
        at: int | None = start
        while at is not None and at not in fine:
            _need(at in above, "a layer is in one that is not there")
            _need(len(path) <= len(above), "layers are in a circle")
            path.append(at)
            at = above[at]
        fine.update(path)


def _sources(trace: Trace) -> Iterator[str]:
    for call in trace.calls:
        for argument in call.arguments:
            yield from argument.sources
        for output in call.outputs:
            yield from output.inner
    for op in trace.ops:
        yield from op.inputs
        yield from op.reads
        yield from (word for word, _ in op.writes)
    for returned in trace.outputs:
        yield from returned.sources
    for loss in trace.losses:
        yield from loss.sources
    for condition in trace.conditions:
        yield from condition.sources
    for argument in trace.failed_op.arguments if trace.failed_op is not None else ():
        yield from argument.sources
    for state in trace.states:
        yield from (*state.first, *state.next)


def _shapes(trace: Trace) -> Iterator[Shape | None]:
    yield from (item.shape for item in trace.variables)
    yield from (item.shape for item in trace.inputs)
    yield from (item.shape for item in trace.outputs)
    yield from (item.shape for item in trace.losses)
    yield from (item.shape for item in trace.states)
    for call in trace.calls:
        yield from (item.shape for item in call.arguments)
        yield from (item.shape for item in call.outputs)
    for op in trace.ops:
        yield from (item.shape for item in op.outputs)
