"""The footer of a picture: the constructor's call, the place of the class, the inputs, and the guesses."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.graphs.source_line import SourceLine
from layerlint.trace.provenance import provenance
from layerlint.trace.traced import Trace
from layerlint.trace.wording import arguments


def graph_facts(trace: Trace, source: SourceLine | None) -> Iterator[str]:
    """The facts, one by one; `source` is the place of the traced class."""
    if not trace.layers:
        return
    traced = trace.layers[0]
    name = trace.target.rpartition(":")[2].rpartition(".")[2] or traced.class_name
    instance = name != traced.class_name and not trace.init
    yield name if instance else f"{name}({arguments(trace.init)})"
    if trace.entry != "call":
        yield trace.entry
    if source is not None:
        yield f"{source.path}:{source.line}"
    root = next((call for call in trace.calls if call.parent is None), None)
    if root is not None:
        yield from (f"{name}={value}" for name, value in sorted(root.options.items()))
    yield from (f"{item.path}: {item.class_name}" for item in trace.layers if item.kind == "optimizer")
    if trace.fed:
        yield f"called on {arguments(trace.fed)}"
    yield from provenance((*trace.init, *trace.fed))
    if trace.interpreter is not None:
        yield f"Keras {trace.interpreter.keras}"
    yield from trace.notes
