"""The graph of what is inside a layer: calls, ops, tensors, losses, and the edges between them.

Pure data without layout. A `Graph` is flat: every node names the node that encloses it (`parent`), so a layer
that is some node's parent is *opened* (drawn as a cluster) and any other layer is a card. Nodes stand in
call order. Identifiers are stable paths, unique over nodes and weights together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from layerlint.graphs.graph_notes import FailureNote, FindingNote
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Tensor

VERSION = 1
"""The version of this data as JSON: raised when a reader of the old one would misread the new one."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What a layer that is drawn closed hides, sublayers of sublayers included.

    weights        variables other than states, those of the layer itself included
    non_trainable  how many numbers Keras holds in it and does not train
    states         the states of seed generators
    """

    sublayers: int
    weights: int
    non_trainable: int = 0
    states: int = 0

    def __add__(self, other: Closed) -> Closed:
        return Closed(
            self.sublayers + other.sublayers,
            self.weights + other.weights,
            self.non_trainable + other.non_trainable,
            self.states + other.states,
        )

    def __mul__(self, count: int) -> Closed:
        return Closed(
            self.sublayers * count, self.weights * count, self.non_trainable * count, self.states * count
        )


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run of equal siblings of which only the first is drawn: `count` of them, `first` to `last`."""

    count: int
    first: str
    last: str
    params: int
    """The parameters of all of them together."""
    non_trainable: int | None = None
    """What Keras holds in all of them and does not train, where they do not hold the same; else None."""


@dataclass(frozen=True, slots=True)
class LayerNode:
    """One call of a layer.

    path        the attribute path from the traced layer: `encoder.blocks[3].attn`; "" for the traced layer itself
    name        what the picture says: the last part of `path` below the enclosing layer (`blocks[3]`)
    setting     one key setting (`relu`, `4 heads`), "" for none
    dtype       the dtype of its variables: a row says its own only where it differs
    compute_dtype   the dtype that it computes in, "" where that is the same
    weights     what this layer itself owns, not its sublayers; given at its first call only
    params      what the layer's own `count_params()` says, sublayers included, seeds' state excluded; None when
                not built
    call, calls this is call `call` (from 1) of `calls` of the same layer
    detail      a line under the weights, such as a formula; "" for none
    called      False for a layer that was made but never called, which has no data edges
    ops         how many ops a card of the user's own layer hides, where its call holds nothing else
    """

    id: str
    parent: str
    path: str
    name: str
    class_name: str
    setting: str = ""
    keras_name: str = ""
    inputs: tuple[Tensor, ...] = ()
    outputs: tuple[Tensor, ...] = ()
    dtype: str = ""
    weights: tuple[Weight, ...] = ()
    params: int | None = 0
    call: int = 1
    calls: int = 1
    source: SourceLine | None = None
    defined: SourceLine | None = None
    """Where its class is written; `source` is where the instance was made."""
    detail: str = ""
    called: bool = True
    compute_dtype: str = ""
    ops: int = 0
    closed: Closed | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class UnitNode(LayerNode):
    """A layer with those that follow it in the same card; only in pictures. `layers` is how many they are together."""

    layers: int = 1


@dataclass(frozen=True, slots=True)
class OpNode:
    """An operation of `call` between two layers. `name` is the user's word (`relu`, `+`), `detail` the op's own."""

    id: str
    parent: str
    name: str
    detail: str = ""
    output: Tensor | None = None
    source: SourceLine | None = None
    count: int = 1
    """How many ops in a chain this pill stands for."""
    words: str = ""
    """Its arguments other than tensors: `axis=-1`, `(-1, 8)`."""

    @property
    def label(self) -> str:
        """The op as a picture writes it: `mean axis=-1`; a slice or operator as it is written, `[:, 0]`, `1 - x`."""
        if self.name == "[…]" and self.words:
            return self.words
        if self.name in self.words.split():
            return self.words
        return f"{self.name} {self.words}".rstrip()


@dataclass(frozen=True, slots=True)
class LossNode:
    """A loss: `name` is `add_loss`, `activity_regularizer`, `regularizer`, or that of the compiled loss.

    `where` is `VAE.call`.
    """

    id: str
    parent: str
    name: str
    value: str = ""
    where: str = ""
    detail: str = ""
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True)
class MetricNode:
    id: str
    parent: str
    name: str
    value: str = ""
    where: str = ""
    source: SourceLine | None = None


class Port(StrEnum):
    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class TensorNode:
    """An input or output of the traced call."""

    id: str
    parent: str
    name: str
    tensor: Tensor
    port: Port


@dataclass(frozen=True, slots=True)
class RegionNode:
    """A body that encloses nodes but is no layer: `while_loop`, `cond · true`, `train_step`.

    detail  of a branch: "ran" or "did not run", "" where that is not known
    """

    id: str
    parent: str
    name: str
    detail: str = ""
    source: SourceLine | None = None
    repeat: Repeat | None = None


Node = LayerNode | OpNode | LossNode | MetricNode | TensorNode | RegionNode


class EdgeKind(StrEnum):
    DATA = "data"
    LOSS = "loss"
    """From what a loss is computed of, to the loss."""
    METRIC = "metric"
    READS = "reads"
    """From a weight to the node that reads it."""
    UPDATES = "updates"
    """From a node to the weight that it assigns; `label` is the method."""
    SHARED = "shared"
    """Between neighbouring calls of the same layer."""
    DECIDES = "decides"
    """From what a condition is computed of, to the frame of each branch."""
    LOOP = "loop"
    """Back from the end of a turn of a loop to the start of the next."""
    OWNS = "owns"
    """From a layer to a weight that is drawn outside of it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From `start` to `end` (node or weight ids). `tensor` is what flows; `label` is additional text.

    An end that is an opened layer means its border. `count` merged edges run along this one.

    result    which of several results of `start` it is: `[1]`, `boxes`
    argument  which of several arguments of `end` it is: `query`
    crossing  for each frame whose border it crosses, the argument by which it enters, or the result by which it leaves
    """

    start: str
    end: str
    kind: EdgeKind = EdgeKind.DATA
    tensor: Tensor | None = None
    label: str = ""
    count: int = 1
    result: str = ""
    argument: str = ""
    crossing: tuple[tuple[str, str], ...] = ()

    @property
    def likeness(self) -> tuple[str, str, str]:
        """The properties in which like edges between other nodes agree."""
        return self.kind.value, self.result, self.argument

    def at(self, frame: str) -> str:
        """The argument or result that it is at the border of a frame; "" where that is not known."""
        return next((name for crossed, name in self.crossing if crossed == frame), "")

    def moved(self, start: str, end: str) -> Edge:
        """The edge between the closed frames that stand for its ends."""
        result = self.result if start == self.start else self.at(start)
        argument = self.argument if end == self.end else self.at(end)
        return replace(self, start=start, end=end, result=result, argument=argument)


@dataclass(frozen=True, slots=True)
class Graph:
    """The inside of one traced layer or model.

    title    what was traced: `MLPBlock`
    facts    the line under the legend: `MLPBlock(units=32)`, `training=False`
    view     what the picture leaves out, for its header: "120 of 1,043 nodes: folded, depth 2"
    keras    the Keras major version that ran
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    source: SourceLine | None = None
    facts: tuple[str, ...] = ()
    view: tuple[str, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    failure: FailureNote | None = None
    keras: str = ""
    version: int = VERSION

    @property
    def weights(self) -> Iterator[tuple[LayerNode, Weight]]:
        """Every weight with the layer that owns it, in call order."""
        for node in self.nodes:
            if isinstance(node, LayerNode):
                for weight in node.weights:
                    yield node, weight

    @property
    def opened(self) -> frozenset[str]:
        """The ids of nodes that enclose others: drawn as clusters."""
        return frozenset(node.parent for node in self.nodes if node.parent)


def held(node: LayerNode) -> Closed:
    """The counts of one card: itself as a sublayer, its weights, and what it hides. A later call counts nothing."""
    if node.call > 1:
        return Closed(0, 0)
    if node.closed is not None:
        return node.closed + Closed(1, 0)
    frozen = sum(w.params or 0 for w in node.weights if w.kind is WeightKind.NON_TRAINABLE)
    states = sum(w.kind is WeightKind.STATE for w in node.weights)
    layers = node.layers if isinstance(node, UnitNode) else 1
    return Closed(layers, len(node.weights) - states, frozen, sum(w.random for w in node.weights))
