"""Texts of pictures: shapes, counts, places, tooltips."""

from __future__ import annotations

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
    UnitNode,
    held,
)
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Tensor, shape_text
from layerlint.rule import Severity

MARKS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}
KIND_TOKENS = {
    WeightKind.TRAINABLE: "trainable",
    WeightKind.NON_TRAINABLE: "frozen",
    WeightKind.STATE: "state",
    WeightKind.UNTRACKED: "error",
}


def tensor_text(tensor: Tensor) -> str:
    return f"{tensor.dtype} {shape_text(tensor.shape)}".strip()


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 loss`, `2 losses`, `54,400 params`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def params_text(params: int | None) -> str:
    return "not built" if params is None else f"{params:,}"


def place(source: SourceLine | None) -> str:
    return f"{source.path}:{source.line}" if source else ""


def short_place(source: SourceLine | None) -> str:
    """`vae.py:58`: the file's own name, where space is short."""
    return f"{source.path.replace(chr(92), '/').rpartition('/')[2]}:{source.line}" if source else ""


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def times(graph: Graph, root: str) -> dict[str, int]:
    """The number of nodes that each node inside `root` stands for: the product of the folded runs around it."""
    counts = {root: 1}
    for node in graph.nodes:
        if node.parent in counts and node.id != root:
            repeat = node.repeat if isinstance(node, LayerNode | RegionNode) else None
            counts[node.id] = counts[node.parent] * (repeat.count if repeat else 1)
    return counts


def _summed(graph: Graph, layer: LayerNode) -> dict[str, int]:
    """The non-trainable numbers in folded blocks of `layer` that differ: at the first of them, and 0 inside."""
    numbers: dict[str, int] = {}
    for node in graph.nodes:
        if node is layer or not isinstance(node, LayerNode | RegionNode):
            continue
        if node.parent in numbers:
            numbers[node.id] = 0
        elif node.repeat and node.repeat.non_trainable is not None:
            numbers[node.id] = node.repeat.non_trainable
    return numbers


def each(layer: LayerNode) -> str:
    """Whether the parameters of a folded layer are those of each, or of the one that is drawn, as text."""
    same = layer.repeat and (layer.params or 0) * layer.repeat.count == layer.repeat.params
    return "each" if same else "in the first"


def totals(graph: Graph, layer: LayerNode) -> str:
    """The totals of an opened layer: parameters, non-trainable ones, losses, states, shared sublayers.

    Of a folded one they are those of each, and the parameters of all stand last.
    """
    counts = times(graph, layer.id)
    summed = _summed(graph, layer)
    frozen = untracked = states = losses = shared = 0
    for node in graph.nodes:
        number = counts.get(node.id, 0)
        if not number:
            continue
        losses += number * isinstance(node, LossNode)
        if isinstance(node, LayerNode):
            inside = held(node)
            frozen += summed.get(node.id, number * inside.non_trainable)
            untracked += number * _held(node, WeightKind.UNTRACKED)
            states += number * inside.states
            shared += number * (node.calls > 1 and node.call == 1 and node is not layer)
    if layer.params is None:
        params = "not built"
    elif layer.repeat:
        params = f"{layer.params:,} params {each(layer)}"
    else:
        params = count(layer.params, "tracked param" if untracked else "param")
    return joined(
        f"call {layer.call} of {layer.calls}" if layer.calls > 1 else "",
        params,
        f"{frozen:,} non-trainable" if frozen else "",
        count(untracked, "untracked value") if untracked else "",
        count(losses, "loss", "losses") if losses else "",
        count(states, "random state") if states else "",
        count(shared, "shared sublayer") if shared and not layer.repeat else "",
        f"{layer.repeat.params:,} in all" if layer.repeat and layer.params is not None else "",
    )


def _held(node: LayerNode, kind: WeightKind) -> int:
    return sum(weight.params or 0 for weight in node.weights if weight.kind is kind)


def weight_tip(owner: LayerNode, weight: Weight) -> str:
    path = f"{owner.path}.{weight.name}" if owner.path else weight.name
    lines = [f"{path}: {weight.kind_text} {tensor_text(Tensor(weight.shape, weight.dtype))}"]
    if weight.params is not None:
        lines.append(count(weight.params, "value"))
    lines += [f"initial value: {weight.initializer}"] if weight.initializer else []
    lines += [f"Keras name: {weight.keras_name}"] if weight.keras_name else []
    lines += [f"made at {place(weight.source)}"] if weight.source else []
    return "\n".join(lines)


def node_tip(node: Node) -> str:
    """The tooltip of a node: one fact a line."""
    if isinstance(node, LayerNode):
        return _layer_tip(node)
    if isinstance(node, OpNode):
        return "\n".join(
            part
            for part in (
                node.label,
                node.detail,
                tensor_text(node.output) if node.output else "",
                place(node.source),
            )
            if part
        )
    if isinstance(node, TensorNode):
        return f"{node.port.value} {node.name}: {tensor_text(node.tensor)}"
    if isinstance(node, RegionNode):
        return "\n".join(part for part in (node.name, node.detail, place(node.source)) if part)
    value = f" = {node.value}" if node.value else ""
    detail = node.detail if isinstance(node, LossNode) else ""
    return "\n".join(part for part in (f"{node.name}{value}", node.where, detail, place(node.source)) if part)


def _layer_tip(node: LayerNode) -> str:
    lines = [f"{node.path or node.name or node.class_name}: {node.class_name}"]
    lines += [node.setting] if node.setting else []
    lines += [f"Keras name: {node.keras_name}"] if node.keras_name else []
    lines += [f"in: {', '.join(tensor_text(t) for t in node.inputs)}"] if node.inputs else []
    lines += [f"out: {', '.join(tensor_text(t) for t in node.outputs)}"] if node.outputs else []
    lines += [f"variables are {node.dtype}"] if node.dtype else []
    lines += [f"computes in {node.compute_dtype}"] if node.compute_dtype else []
    lines += [count(node.params, "parameter")] if node.params is not None else ["not built"]
    lines += [f"{count(node.ops, 'op')} inside"] if node.ops else []
    lines += [f"call {node.call} of {node.calls}"] if node.calls > 1 else []
    lines += [f"made at {place(node.source)}"] if node.source else []
    lines += [f"class at {place(node.defined)}"] if node.defined else []
    if node.closed:
        lines.append(closed_text(node))
    return "\n".join(lines)


def closed_text(node: LayerNode) -> str:
    if not node.closed:
        return ""
    return joined(
        count(node.closed.sublayers, "sublayer") if node.closed.sublayers else "",
        count(node.closed.weights, "weight") if node.closed.weights else "",
        count(node.closed.states, "random state") if node.closed.states else "",
    )


def finding_tip(finding: FindingNote) -> str:
    return f"{finding.code} {finding.severity.value}: {finding.message}" + (
        f" ({place(finding.source)})" if finding.source else ""
    )


def kind_word(node: Node) -> str:
    """The kind of a node as the JSON, DOT and SVG classes name it."""
    return {
        LayerNode: "layer",
        UnitNode: "layer",
        OpNode: "op",
        LossNode: "loss",
        MetricNode: "metric",
        TensorNode: "tensor",
        RegionNode: "region",
    }[type(node)]
