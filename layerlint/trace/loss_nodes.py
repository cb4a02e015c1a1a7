"""The nodes of losses."""

from __future__ import annotations

from layerlint.graphs import layer_graph as g
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.trace.graph_draft import ROOT, GraphDraft
from layerlint.trace.traced import TracedLoss
from layerlint.trace.wording import amount


def add_losses(draft: GraphDraft) -> None:
    """Add a node for each loss, with the edges to it; a regularizer has one for each of its weights."""
    for loss in draft.trace.losses:
        if loss.loss_kind == "regularizer":
            _add_regularizer(draft, loss)
        else:
            _add_loss(draft, loss)


def _add_loss(draft: GraphDraft, loss: TracedLoss) -> None:
    owner = draft.layers.get(loss.owner) if loss.owner is not None else None
    cluster = draft.cluster(owner)
    name = "loss" if loss.loss_kind == "gradient" else loss.loss_kind
    identifier = draft.identify(f"{cluster or ROOT}/{name}")
    where = _where(owner.class_name, name, draft.trace.entry) if owner is not None else ""
    draft.nodes.append(
        g.LossNode(identifier, cluster, name, amount(loss.amount), where, "", draft.source(loss.place))
    )
    draft.links.arrive(loss.sources, identifier, Tensor(loss.shape, loss.dtype), g.EdgeKind.LOSS)


def _where(owner: str, name: str, entry: str) -> str:
    if name == "activity_regularizer":
        return owner
    return f"{owner}.{'call' if name == 'add_loss' else entry}"


def _add_regularizer(draft: GraphDraft, loss: TracedLoss) -> None:
    owner = draft.layers.get(loss.owner) if loss.owner is not None else None
    cluster = draft.cluster(owner)
    where = owner.class_name if owner is not None else ""
    for weight in [draft.origins.weights.get(int(word[1:])) for word in loss.sources]:
        if weight is not None:
            identifier = draft.identify(f"{cluster or ROOT}/regularizer")
            source = draft.source(loss.place)
            value = amount(loss.amount)
            draft.nodes.append(
                g.LossNode(identifier, cluster, "regularizer", value, where, loss.detail, source)
            )
            draft.links.edges.append(g.Edge(weight, identifier, g.EdgeKind.LOSS))
