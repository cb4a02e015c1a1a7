"""The static findings in the classes of a traced layer and its sublayers, as notes at nodes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import Graph, LayerNode
from layerlint.graphs.source_line import SourceLine
from layerlint.rule import Diagnostic
from layerlint.trace.relative_paths import RelativePaths


def with_findings(graph: Graph, keras: int, *, folder: str = ".") -> Graph:
    """The graph with a note for each finding in the files of the classes that the user wrote.

    The paths of the graph are relative to `folder`.
    """
    nodes = [node for node in graph.nodes if isinstance(node, LayerNode) and node.defined is not None]
    paths = sorted({node.defined.path for node in nodes if node.defined is not None})
    if not paths:
        return graph  # before the linter is imported, which takes half a second
    from layerlint.files.sources import read
    from layerlint.run.lint_text import lint_text

    notes: list[FindingNote] = []
    for path in paths:
        file = os.path.relpath(os.path.join(folder, path)) if folder != "." else path
        source = read(file) if os.path.isfile(file) else None
        text = getattr(source, "text", None)
        if text is None:
            continue
        for reported in lint_text(text, path=file, keras=keras):
            diagnostic = _as_drawn(reported, path, RelativePaths(folder)) if file != path else reported
            layer = _first_layer(nodes, diagnostic)
            if layer is not None:
                line = SourceLine(diagnostic.path, diagnostic.span.start.line)
                target = _target(graph, layer, diagnostic)
                notes.append(
                    FindingNote(
                        diagnostic.code, diagnostic.severity, diagnostic.message, target, line, layer.id
                    )
                )
    return replace(graph, findings=(*graph.findings, *notes))


def _as_drawn(diagnostic: Diagnostic, path: str, relative: RelativePaths) -> Diagnostic:
    """A finding with the paths of the graph."""
    related = tuple(
        replace(related_line, path=relative(related_line.path) if related_line.path else related_line.path)
        for related_line in diagnostic.related
    )
    return replace(diagnostic, path=path, related=related)


def _first_layer(nodes: list[LayerNode], diagnostic: Diagnostic) -> LayerNode | None:
    """The first instance of the class that a finding is about."""
    name = diagnostic.layer.split(".")[-1]
    same = (
        node
        for node in nodes
        if node.class_name.split(".")[-1] == name
        and node.defined is not None
        and node.defined.path == diagnostic.path
    )
    return next(same, None)


def _target(graph: Graph, layer: LayerNode, diagnostic: Diagnostic) -> str:
    """The weight or sublayer of that attribute in a layer, else the layer itself."""
    attribute = diagnostic.attribute
    if attribute:
        for weight in layer.weights:
            if weight.name == attribute or weight.name.startswith((f"{attribute}[", f"{attribute}.")):
                return weight.id
        path = f"{layer.path}.{attribute}" if layer.path else attribute
        for node in graph.nodes:
            if isinstance(node, LayerNode) and node.path == path:
                return node.id
    for line in _lines(diagnostic):
        for _, weight in graph.weights:
            if weight.source == line:
                return weight.id
        for node in graph.nodes:
            if not isinstance(node, LayerNode) and getattr(node, "source", None) == line:
                return node.id
    return layer.id


def _lines(diagnostic: Diagnostic) -> Iterator[SourceLine]:
    """The lines of a finding: that in the class, then those in the functions that it calls."""
    yield SourceLine(diagnostic.path, diagnostic.span.start.line)
    for place in diagnostic.related:
        if place.function:
            yield SourceLine(place.path or diagnostic.path, place.span.start.line)
