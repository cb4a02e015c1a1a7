"""How tracing a target ended: its exit code and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layerlint.cli.target_traces import TracedTarget
    from layerlint.trace.traced import Trace, TraceFailure

Message = tuple[str, str]
"""A line for standard error, and its kind."""


def ending(traced: TracedTarget, *, failures: bool) -> tuple[int, tuple[Message, ...]]:
    """The exit code and messages of a target. `failures` is whether failures of the layer's own code are included."""
    if traced.trace is None:
        return 2, ((f"{traced.target}: {traced.error}", "error"),)
    failure = traced.trace.failure
    if failure is None:
        return 0, ()
    code = _code(failure)
    return code, tuple(_messages(traced.trace, failure)) if failures or code == 2 else ()


def _code(failure: TraceFailure) -> int:
    """1 for a layer that fails; 2 if its module or its process failed."""
    return 2 if failure.lost or failure.stage == "import" else 1


def _messages(trace: Trace, failure: TraceFailure) -> list[Message]:
    from layerlint.trace.relative_paths import RelativePaths
    from layerlint.trace.unmet_needs import unmet_need

    place = failure.place
    where = f"{RelativePaths('.')(place.path)}:{place.line}: " if place is not None else ""
    first = f"{where}{failure.exception} (in {failure.stage} of {trace.target})", "error"
    if need := unmet_need(failure):
        return [first, (need, "note")]
    return [first, *((note, "note") for note in trace.notes)]
