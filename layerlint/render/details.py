"""The details of a node in a page, and the words by which a search finds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import (
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    TensorNode,
)
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render.formatting import joined, params_text, place, tensor_text, weight_tip
from layerlint.render.options import Options
from layerlint.rule import Severity

Details = dict[str, Any]


def node_details(node: Node, options: Options) -> Details:
    """A heading, a kind, rows of a name and a text, the weights, and the lines of source of a node."""
    heading, kind, rows = _headline(node)
    details: Details = {"heading": heading, "kind": kind, "rows": [row for row in rows if row[1]]}
    if isinstance(node, LayerNode):
        details["weights"] = [_weight_row(weight) for weight in node.weights]
        details["sources"] = _sources(options, made_at=node.source, class_at=node.defined)
    elif not isinstance(node, TensorNode):
        details["sources"] = _sources(options, written_at=node.source)
    return details


def node_words(node: Node) -> str:
    """The words for a search: paths, names, classes, weights."""
    if isinstance(node, LayerNode):
        weights = " ".join(f"{weight.name} {shape_text(weight.shape)}" for weight in node.weights)
        return f"{node.path} {node.name} {node.class_name} {node.setting} {node.keras_name} {weights}"
    if isinstance(node, OpNode):
        return f"{node.label} {node.detail}"
    if isinstance(node, TensorNode):
        return f"{node.name} {tensor_text(node.tensor)}"
    if isinstance(node, RegionNode):
        return f"{node.name} {node.detail}"
    return f"{node.name} {node.value} {node.where}"


def weight_details(owner: LayerNode, weight: Weight, options: Options) -> Details:
    path = f"{owner.path}.{weight.name}" if owner.path else weight.name
    return {
        "heading": path,
        "kind": f"{weight.kind_text} weight",
        "rows": [],
        "weights": [_weight_row(weight)],
        "sources": _sources(options, made_at=weight.source),
    }


def weight_words(owner: LayerNode, weight: Weight) -> str:
    return f"{owner.path}.{weight.name} {weight.keras_name} {shape_text(weight.shape)}"


def all_notes(graph: Graph) -> list[FindingNote]:
    """The failure, and the findings of `check`."""
    failure = graph.failure
    if failure is None:
        return list(graph.findings)
    failed = FindingNote("failed", Severity.ERROR, failure.exception, failure.target, failure.source)
    return [failed, *graph.findings]


def finding_details(graph: Graph, options: Options) -> Iterator[Details]:
    """The failure and the findings, each with the id of its node or weight."""
    for note in all_notes(graph):
        yield {
            "target": note.target,
            "code": note.code,
            "severity": note.severity.value,
            "message": note.message,
            "place": place(note.source),
            "href": options.href(note.source),
        }


def _headline(node: Node) -> tuple[str, str, list[tuple[str, str]]]:
    if isinstance(node, LayerNode):
        return node.path or node.name or node.class_name, joined(node.class_name, node.setting), _rows(node)
    if isinstance(node, OpNode):
        output = tensor_text(node.output) if node.output else ""
        ops = f"{node.count} in a chain" if node.count > 1 else ""
        return node.label, "op", [("TensorFlow", node.detail), ("Out", output), ("Ops", ops)]
    if isinstance(node, TensorNode):
        name = node.tensor.name if node.tensor.name != node.name else ""
        return node.name, node.port.value, [("Tensor", tensor_text(node.tensor)), ("Name", name)]
    if isinstance(node, RegionNode):
        return node.name, joined("body", node.detail), _repeated(node)
    rows = [("Value", node.value), ("In", node.where)]
    if isinstance(node, LossNode):
        return node.name, "loss", [*rows, ("Detail", node.detail)]
    assert isinstance(node, MetricNode)
    return node.name, "metric", rows


def _rows(node: LayerNode) -> list[tuple[str, str]]:
    params = params_text(node.params)
    if node.call > 1:
        params += ", counted at its first call"
    return [
        ("In", ", ".join(tensor_text(tensor) for tensor in node.inputs)),
        ("Out", ", ".join(tensor_text(tensor) for tensor in node.outputs)),
        ("Parameters", params),
        ("Variables", node.dtype),
        ("Computes in", node.compute_dtype),
        ("Ops inside", f"{node.ops:,}" if node.ops else ""),
        ("Call", f"{node.call} of {node.calls}" if node.calls > 1 else ""),
        ("Called", "" if node.called else "never"),
        ("Keras name", node.keras_name),
        ("Detail", node.detail),
        *_repeated(node),
    ]


def _repeated(node: LayerNode | RegionNode) -> list[tuple[str, str]]:
    if node.repeat is None:
        return []
    repeat = node.repeat
    return [
        ("Stands for", f"{repeat.count} equal ones, {repeat.first} to {repeat.last}"),
        ("All of them", f"{repeat.params:,} parameters" if repeat.params else ""),
    ]


def _weight_row(weight: Weight) -> dict[str, Any]:
    return {
        "name": weight.name,
        "shape": shape_text(weight.shape),
        "dtype": weight.dtype,
        "kind": weight.kind_text,
        "count": "" if weight.params is None else f"{weight.params:,}",
        "initial": weight.initializer,
        "tip": weight_tip(LayerNode("", "", "", "", ""), weight),
    }


def _sources(options: Options, **lines: SourceLine | None) -> list[dict[str, str | None]]:
    return [
        {"word": word.replace("_", " "), "place": place(line), "href": options.href(line)}
        for word, line in lines.items()
        if line is not None
    ]
