"""Doors: data enters a frame by one entry for each thing that comes in, and leaves by one exit for each that goes out.

A line between two frames is cut at every border that it crosses, so that what skips parts of a frame starts inside of
it, no line runs through a title, and none leaves a frame and comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LossNode
from layerlint.render.drawn_lines import Line
from layerlint.render.ways import Place, longest_ways

_CROSSING = (EdgeKind.DATA, EdgeKind.READS, EdgeKind.LOSS, EdgeKind.METRIC, EdgeKind.DECIDES)
"""The kinds of edges that pass doors; others join their ends directly."""


@dataclass(frozen=True, slots=True)
class Door:
    """The place where a result of `source` crosses the border of `frame`: into it (`entry`), or out of it.

    name  the argument or result of the frame that it is, where there are several of them
    """

    id: str
    frame: str
    entry: bool
    source: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one, between two nodes, doors or frames.

    edge    the edge that it stands for: to the frame that it enters, or, where it is the `last` piece, to its end
    main    it goes on to the next thing; `spine`: it lies on the longest way through the graph, which is drawn straight
    """

    edge: Edge
    start: str
    end: str
    label: str = ""
    last: bool = True
    main: bool = False
    spine: bool = False


def cut(
    lines: Iterable[Line], graph: Graph, homes: Mapping[str, str]
) -> tuple[tuple[Door, ...], tuple[Piece, ...]]:
    """The lines in pieces, and the doors between them; `homes` has the frame around every node, weight and frame."""
    cutter = _Cutter(graph, homes)
    for line in lines:
        cutter.add(line)
    doors = sorted(cutter.doors.values(), key=lambda door: cutter.places[door.id])
    return tuple(_named(doors, homes)), cutter.ranked()


def _named(doors: list[Door], homes: Mapping[str, str]) -> Iterator[Door]:
    """The doors, named only where a frame has several of a kind; the outermost frame has ports instead."""
    several = Counter((door.frame, door.entry) for door in doors)
    for door in doors:
        needs_name = bool(homes.get(door.frame)) and several[door.frame, door.entry] > 1
        yield door if needs_name else replace(door, name="")


class _Cutter:
    def __init__(self, graph: Graph, homes: Mapping[str, str]) -> None:
        self.homes = homes
        self.frames = graph.opened
        self.penalties = {
            node.id for node in graph.nodes if isinstance(node, LossNode) and node.name == "regularizer"
        }
        """Losses of weights: no data flows to them."""
        self.repeated = {node.id for node in graph.nodes if getattr(node, "repeat", None)}
        self.doors: dict[tuple[str, bool, str, str], Door] = {}
        self.pieces: dict[tuple[str, ...], Piece] = {}
        self.places: dict[str, Place] = {node.id: (index, 0) for index, node in enumerate(graph.nodes)}
        self.ends = self._last_members(graph)

    def _last_members(self, graph: Graph) -> dict[str, int]:
        """The place of the last node in each frame."""
        ends: dict[str, int] = {}
        for index, node in enumerate(graph.nodes):
            for frame in self._chain(node.parent):
                ends[frame] = index
        return ends

    def _chain(self, identifier: str) -> list[str]:
        """The frames around a node, the outermost first; itself included where it is a frame."""
        around = []
        while identifier:
            if identifier in self.frames:
                around.append(identifier)
            identifier = self.homes.get(identifier, "")
        return around[::-1]

    def add(self, line: Line) -> None:
        edge = line.edge
        if edge.kind not in _CROSSING:
            self._put(Piece(edge, edge.start, edge.end, line.label))
            return
        stops = self._stops(edge)
        labelled = self._labelled(stops, line)
        for number, (start, end) in enumerate(pairwise(stops)):
            last = number == len(stops) - 2
            parts = (line.at_start if number == labelled else "", line.argument if last else "")
            label = line.label if len(stops) == 2 else " → ".join(part for part in parts if part)
            self._put(Piece(self._part(edge, end, last), start, end, label, last))

    def _stops(self, edge: Edge) -> list[str]:
        """The stops of a line: its start, doors out of frames, doors into frames, its end, unless that is a frame."""
        out, into = self._chain(edge.start), self._chain(edge.end)
        common = 0
        while common < min(len(out), len(into)) and out[common] == into[common]:
            common += 1
        frame_itself = edge.kind is EdgeKind.DECIDES and edge.end in self.frames
        entered = into[common:-1] if frame_itself else into[common:]
        stops = [] if edge.start in self.frames else [edge.start]
        stops += [self._door(frame, False, edge) for frame in reversed(out[common:])]
        stops += [self._door(frame, True, edge) for frame in entered]
        return stops if edge.end in self.frames and not frame_itself else [*stops, edge.end]

    def _door(self, frame: str, entry: bool, edge: Edge) -> str:
        crossing_name = next((name for crossed, name in edge.crossing if crossed == frame), None)
        key = (frame, entry, edge.start, "") if crossing_name is None else (frame, entry, "", crossing_name)
        if key not in self.doors:
            number = sum(other[:2] == key[:2] for other in self.doors)
            door = Door(
                f"{frame} {'in' if entry else 'out'} {number}", frame, entry, edge.start, crossing_name or ""
            )
            self.doors[key] = door
            self.places[door.id] = self._place(door, edge)
        door = self.doors[key]
        if not entry:  # it is placed after all nodes that leave by it
            self.places[door.id] = max(self.places[door.id], self._place(door, edge))
        return door.id

    def _place(self, door: Door, edge: Edge) -> Place:
        start = self.places.get(edge.start, (len(self.places), 0))[0]
        source = self.ends.get(edge.start, start)
        depth = len(self._chain(door.frame))
        return (self.places[door.frame][0], 1 + source) if door.entry else (source, 1000 - depth)

    def _labelled(self, stops: Sequence[str], line: Line) -> int:
        """The piece that has the label: the first, or for a folded run the one that leaves it."""
        if not line.edge.label:
            return 0
        exits = {door.id: door.frame for door in self.doors.values() if not door.entry}
        leaving = [number for number, stop in enumerate(stops) if exits.get(stop) in self.repeated]
        return min(leaving[-1], len(stops) - 2) if leaving else 0

    def _part(self, edge: Edge, end: str, last: bool) -> Edge:
        """The edge that a piece stands for; before the last border it is data like any other."""
        if last:
            return edge
        door = next(door for door in self.doors.values() if door.id == end)
        is_data = (
            edge.start in self.places and edge.kind is not EdgeKind.READS and edge.end not in self.penalties
        )
        return replace(edge, end=door.frame, kind=EdgeKind.DATA if is_data else edge.kind)

    def _put(self, piece: Piece) -> None:
        """Add a piece, once: one source sends one line through a door."""
        last = (piece.edge.label, piece.edge.result, piece.edge.argument) if piece.last else ()
        key = (piece.start, piece.end, piece.edge.kind.value, *last)
        existing = self.pieces.get(key)
        if existing is None:
            self.pieces[key] = piece
        elif piece.label and not existing.label:
            self.pieces[key] = replace(existing, label=piece.label)

    def ranked(self) -> tuple[Piece, ...]:
        """The pieces, with those of data that make the straight way through the picture."""
        data = [piece for piece in self.pieces.values() if piece.edge.kind is EdgeKind.DATA]
        ways = longest_ways(self.places, ((piece.start, piece.end) for piece in data))
        return tuple(
            replace(piece, main=ways.main(piece.start, piece.end), spine=ways.spine(piece.start, piece.end))
            if piece.edge.kind is EdgeKind.DATA
            else piece
            for piece in self.pieces.values()
        )
