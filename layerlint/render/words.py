"""How the pictures say things: shapes, counts, places, tooltips."""

from __future__ import annotations

from layerlint.graph import (
    FindingNote,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    Shape,
    Source,
    Tensor,
    TensorNode,
    Weight,
    WeightKind,
)
from layerlint.rule import Severity

MARKS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}
KIND_TOKENS = {
    WeightKind.TRAINABLE: "trainable",
    WeightKind.NON_TRAINABLE: "frozen",
    WeightKind.STATE: "state",
    WeightKind.UNTRACKED: "error",
}


def shape_text(shape: Shape | None) -> str:
    """`(3, 64)`, `(64,)`, `()`, `(None, 8)`; `(…)` where the rank itself is open."""
    if shape is None:
        return "(…)"
    inside = ", ".join("None" if size is None else str(size) for size in shape)
    return f"({inside},)" if len(shape) == 1 else f"({inside})"


def tensor_text(tensor: Tensor) -> str:
    return f"{tensor.dtype} {shape_text(tensor.shape)}".strip()


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 loss`, `2 losses`, `54,400 params`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def params_text(params: int | None) -> str:
    return "not built" if params is None else f"{params:,}"


def place(source: Source | None) -> str:
    return f"{source.path}:{source.line}" if source else ""


def short_place(source: Source | None) -> str:
    """`vae.py:58`: the file's own name, for where space is dear."""
    return f"{source.path.replace(chr(92), '/').rpartition('/')[2]}:{source.line}" if source else ""


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def inside(graph: Graph, root: str) -> list[Node]:
    """The nodes that `root` encloses, at any depth, in call order."""
    enclosed = {root}
    found: list[Node] = []
    changed = True
    while changed:
        changed = False
        for node in graph.nodes:
            if node.parent in enclosed and node.id not in enclosed:
                enclosed.add(node.id)
                changed = True
    enclosed.discard(root)
    for node in graph.nodes:
        if node.id in enclosed:
            found.append(node)
    return found


def totals(graph: Graph, layer: LayerNode) -> str:
    """What an opened layer holds in all: parameters, what of them is not trained, losses, states, sharing."""
    nodes = inside(graph, layer.id)
    layers = [layer, *(node for node in nodes if isinstance(node, LayerNode))]
    weights = [weight for node in layers for weight in node.weights]
    untracked = sum(w.params or 0 for w in weights if w.kind is WeightKind.UNTRACKED)
    frozen = sum(w.params or 0 for w in weights if w.kind is WeightKind.NON_TRAINABLE)
    states = sum(w.kind is WeightKind.STATE for w in weights)
    losses = sum(isinstance(node, LossNode) for node in nodes)
    shared = len({node.path for node in layers if node.calls > 1 and node is not layer})
    if layer.params is None:
        params = "not built"
    else:
        params = count(layer.params, "tracked param" if untracked else "param")
    if layer.repeat:
        params = f"{layer.params or 0:,} params each · {layer.repeat.params:,} in all"
    parts = [params]
    if frozen:
        parts.append(f"{frozen:,} non-trainable")
    if untracked:
        parts.append(count(untracked, "untracked value"))
    if losses:
        parts.append(count(losses, "loss", "losses"))
    if states:
        parts.append(count(states, "random state"))
    if shared:
        parts.append(count(shared, "shared sublayer"))
    return " · ".join(parts)


def weight_tip(owner: LayerNode, weight: Weight) -> str:
    path = f"{owner.path}.{weight.name}" if owner.path else weight.name
    lines = [f"{path}: {weight.kind.value} {tensor_text(Tensor(weight.shape, weight.dtype))}"]
    if weight.params is not None:
        lines.append(count(weight.params, "value"))
    lines += [f"initial value: {weight.initializer}"] if weight.initializer else []
    lines += [f"Keras name: {weight.keras_name}"] if weight.keras_name else []
    lines += [f"made at {place(weight.source)}"] if weight.source else []
    return "\n".join(lines)


def node_tip(node: Node) -> str:
    """What pointing at a node says: one fact a line."""
    if isinstance(node, LayerNode):
        return _layer_tip(node)
    if isinstance(node, OpNode):
        return "\n".join(
            part
            for part in (
                node.name,
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
    lines += [count(node.params, "parameter")] if node.params is not None else ["not built"]
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
    )


def finding_tip(finding: FindingNote) -> str:
    return f"{finding.code} {finding.severity.value}: {finding.message}" + (
        f" ({place(finding.source)})" if finding.source else ""
    )


def kind_word(node: Node) -> str:
    """The kind of a node as the JSON, DOT and SVG classes name it."""
    return {
        LayerNode: "layer",
        OpNode: "op",
        LossNode: "loss",
        MetricNode: "metric",
        TensorNode: "tensor",
        RegionNode: "region",
    }[type(node)]
