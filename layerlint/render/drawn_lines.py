"""The lines of a picture: the edges that are drawn, their ends and their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LayerNode, Node, Port, TensorNode
from layerlint.graphs.tensor_shapes import Shape, shape_text
from layerlint.render.metrics import elide
from layerlint.render.ways import Ways, longest_ways

WIDEST_LABEL = 180.0
"""In points: a longer label is elided."""
MANY_CALLS = 4
"""With more calls than this of one layer, no dotted edges join them: the note in the card is enough."""


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn, with the parts of its label: the `result` of its start, the `argument` of its end, and `more`."""

    edge: Edge
    result: str
    argument: str
    more: str

    @property
    def label(self) -> str:
        """The whole label: `[1] → query (None, 8)`."""
        wire = " → ".join(part for part in (self.result, self.argument) if part)
        return elide(f"{wire} {self.more}".strip(), WIDEST_LABEL, 8.5)

    @property
    def at_start(self) -> str:
        """The label where a line of several pieces leaves its start; its end has the argument."""
        return elide(f"{self.result} {self.more}".strip(), WIDEST_LABEL, 8.5)


def drawn_lines(graph: Graph, cylinders: Mapping[str, tuple[LayerNode, str]]) -> tuple[Line, ...]:
    """The lines of a graph. `cylinders` are the weights that are nodes, with their owner and the frame around."""
    edges = _drawn_edges(graph, cylinders)
    nodes = {node.id: node for node in graph.nodes}
    arriving: defaultdict[str, set[Shape | None]] = defaultdict(set)
    for edge in edges:
        if edge.kind is EdgeKind.DATA and edge.tensor:
            arriving[edge.end].add(edge.tensor.shape)
    wires = _Wires(edges)
    places = {node.id: (index, 0) for index, node in enumerate(graph.nodes)}
    ways = longest_ways(places, ((e.start, e.end) for e in edges if e.kind is EdgeKind.DATA))
    lines = [
        _line(edge, wires, _more(edge, nodes, arriving))
        for edge in edges
        if edge.kind is not EdgeKind.SHARED or _level(edge, ways)
    ]
    return _without_repeats(lines, ways)


def _drawn_edges(graph: Graph, cylinders: Mapping[str, tuple[LayerNode, str]]) -> list[Edge]:
    """The edges between what is drawn. Those of owners lead from the weight: it stands above its owner, as it does
    above what reads it."""
    drawn = {node.id for node in graph.nodes} | set(cylinders)
    edges = [
        edge
        for edge in _from_cards(graph, drawn)
        if edge.start in drawn and edge.end in drawn and _wanted(graph, edge)
    ]
    touched = {end for edge in edges for end in (edge.start, edge.end)}
    owning = [
        Edge(weight, owner.id, EdgeKind.OWNS)
        for weight, (owner, parent) in cylinders.items()
        if weight not in touched and owner.id != parent
    ]
    turned = [
        replace(edge, start=edge.end, end=edge.start)
        if edge.kind is EdgeKind.OWNS and edge.end in cylinders
        else edge
        for edge in edges
    ]
    return [*turned, *owning]


def _without_repeats(lines: list[Line], ways: Ways) -> tuple[Line, ...]:
    """The lines; a skip does not repeat the label of the line to the next node."""

    def main(line: Line) -> bool:
        return line.edge.kind is EdgeKind.DATA and ways.main(line.edge.start, line.edge.end)

    names = {(line.edge.start, line.result, line.more) for line in lines if main(line)}
    return tuple(
        replace(line, more="")
        if line.edge.kind is EdgeKind.DATA
        and not main(line)
        and (line.edge.start, line.result, line.more) in names
        else line
        for line in lines
    )


def _from_cards(graph: Graph, drawn: set[str]) -> Iterator[Edge]:
    """The edges, those of a weight that is a row in a card from that card; a layer reads its own rows silently."""
    owners = {weight.id: owner.id for owner, weight in graph.weights}
    for edge in graph.edges:
        if edge.start in drawn or edge.start not in owners:
            yield edge
        elif edge.end != owners[edge.start]:
            yield replace(edge, start=owners[edge.start])


def _wanted(graph: Graph, edge: Edge) -> bool:
    if edge.kind is not EdgeKind.SHARED:
        return True
    if {edge.start, edge.end} <= graph.opened:
        return False  # the cards inside are joined
    nodes = {node.id: node for node in graph.nodes}
    start, end = nodes[edge.start], nodes[edge.end]
    if _path(end) in _paths_around(start, nodes) or _path(start) in _paths_around(end, nodes):
        return False  # one call is closed: its card says which call it is
    return all(node.calls <= MANY_CALLS for node in (start, end) if isinstance(node, LayerNode))


def _path(node: Node | None) -> str:
    return node.path if isinstance(node, LayerNode) else ""


def _paths_around(node: Node, nodes: Mapping[str, Node]) -> set[str]:
    """The paths of the layers around a node, other than the traced one."""
    paths = set()
    above = nodes.get(node.parent)
    while above is not None:
        paths.add(_path(above))
        above = nodes.get(above.parent)
    return paths - {""}


def _level(edge: Edge, ways: Ways) -> bool:
    """Whether two calls of a layer stand side by side: a line along the flow between others would only confuse."""
    return abs(ways.before.get(edge.start, 0) - ways.before.get(edge.end, 0)) <= 1


class _Wires:
    """The results and arguments of edges, named where there are several."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.results: defaultdict[str, set[str]] = defaultdict(set)
        self.arguments: defaultdict[str, set[str]] = defaultdict(set)
        for edge in edges:
            if edge.kind is EdgeKind.DATA:
                self.results[edge.start].add(edge.result)
            if edge.kind is EdgeKind.DATA or edge.argument:
                self.arguments[edge.end].add(edge.argument)

    def names(self, edge: Edge) -> tuple[str, str]:
        """`[1]`, `query`; "" for the first or only result, and for the only argument."""
        argument = edge.argument if len(self.arguments[edge.end]) > 1 else ""
        alone = edge.kind is not EdgeKind.DATA or self.results[edge.start] <= {"", "[0]"}
        return "" if alone else edge.result, argument


def _line(edge: Edge, wires: _Wires, more: str) -> Line:
    """The line of an edge; a read names its operand, or "reads"."""
    result, argument = wires.names(edge)
    return Line(edge, result, argument, "" if argument and edge.kind is EdgeKind.READS else more)


def _more(edge: Edge, nodes: dict[str, Node], arriving: dict[str, set[Shape | None]]) -> str:
    """The rest of a label: a shape only where it differs from the card before, or where the tensor has a name."""
    if edge.kind is not EdgeKind.DATA:
        words = {EdgeKind.READS: "reads", EdgeKind.SHARED: "same layer", EdgeKind.LOOP: "next turn"}
        return edge.label or words.get(edge.kind, "")
    parts = []
    start, end = nodes.get(edge.start), nodes.get(edge.end)
    if edge.tensor is not None:
        name = edge.tensor.name
        pill = isinstance(start, TensorNode) or (isinstance(end, TensorNode) and end.port is Port.OUTPUT)
        same = edge.tensor.shape in arriving.get(edge.start, ())
        if name and not pill:
            parts.append(f"{name} {shape_text(edge.tensor.shape)}")
        elif not pill and not same:
            parts.append(shape_text(edge.tensor.shape))
    if edge.label:
        parts.append(edge.label)
    if edge.count > 1:
        parts.append(f"× {edge.count}")
    return " ".join(parts)
