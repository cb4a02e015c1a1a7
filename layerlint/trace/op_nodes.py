"""The nodes of ops, and of the op that failed."""

from __future__ import annotations

from layerlint.graphs import layer_graph as g
from layerlint.graphs.tensor_shapes import Tensor, shape_text
from layerlint.trace.graph_draft import GraphDraft, tensor
from layerlint.trace.graph_edges import CallPlace
from layerlint.trace.region_nodes import RegionNodes
from layerlint.trace.traced import LoopState, Op


def add_op(draft: GraphDraft, regions: RegionNodes, op: Op) -> None:
    """Add the node of an op; an assignment has none, but an edge from what is assigned to the variable."""
    if op.writes and not op.ends and (_assigns_state(draft, op) or draft.origins.ids(op.inputs)):
        return
    cluster = draft.origins.calls[op.call] if op.call is not None else ""
    parent = regions.innermost(cluster, op.region, op.call, op.place)
    identifier = draft.identify(f"{parent}/{op.name}")
    draft.origins.ops[op.number] = identifier
    last = op.outputs[-1] if op.outputs else None
    output = None if last is None else Tensor(last.shape, last.dtype)
    detail = "" if op.types == (op.name,) else ", ".join(dict.fromkeys(op.types))
    draft.nodes.append(
        g.OpNode(identifier, parent, op.name, detail, output, draft.source(op.place), words=op.words)
    )


def add_state(draft: GraphDraft, regions: RegionNodes, state: LoopState) -> None:
    """Add the node of a loop variable, at the top of its loop; a `TensorArray` has none."""
    cluster = draft.origins.calls[state.call] if state.call is not None else ""
    place = state.place or (None if state.call is None else draft.calls[state.call].place)
    parent = regions.innermost(cluster, state.region, state.call, place)
    identifier = draft.identify(f"{parent}/loop variable")
    draft.origins.states[state.value] = identifier
    flowing = Tensor(state.shape, state.dtype)
    draft.nodes.append(
        g.OpNode(
            identifier,
            parent,
            "loop variable",
            "",
            flowing,
            draft.source(place),
            words=shape_text(state.shape),
        )
    )


def add_failed_op(draft: GraphDraft) -> str:
    """Add the node of the op that failed, with the shapes that it could not take; its id, "" where it is not drawn."""
    op = draft.trace.failed_op
    call = None if op is None else draft.visibility.nearest(op.call)
    if op is None or call is None or draft.trace.failure is None or call not in draft.opened:
        return ""
    parent = draft.origins.calls[call]
    identifier = draft.identify(f"{parent}/{op.name}")
    shapes = " · ".join(shape_text(argument.shape) for argument in op.arguments)
    draft.nodes.append(g.OpNode(identifier, parent, f"{op.name}  {shapes}", "", None, draft.source(op.place)))
    for argument in op.arguments:
        draft.links.arrive(argument.sources, identifier, tensor(argument), home=CallPlace(op.call))
    return identifier


def only_lists(op: Op) -> bool:
    """Whether an op is one of a `TensorArray`, which TensorFlow makes a list and which only passes on its values."""
    return bool(op.types) and all(
        kind.startswith("TensorList") or kind == "EmptyTensorList" for kind in op.types
    )


def _assigns_state(draft: GraphDraft, op: Op) -> bool:
    """Whether an op assigns state that Keras itself keeps: of a metric or of a seed generator."""
    owners = [draft.trace.variables[int(word[1:])].owner for word, _ in op.writes]
    return all(draft.layers[owner].kind != "layer" for owner in owners)
