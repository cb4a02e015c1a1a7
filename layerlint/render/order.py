"""The vertical order where no data gives one: titles above all that is in their frame, exits below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from layerlint.graphs.layer_graph import Edge, EdgeKind, Port, TensorNode
from layerlint.render.scene import Scene


def title(frame: str) -> str:
    """The name of the node that keeps the place of a frame's title."""
    return f"{frame} title"


def stacked_pairs(scene: Scene) -> Iterator[tuple[str, str]]:
    """Pairs of nodes of which the first stands above the second."""
    places = _Places(scene)
    for part in (*scene.faces, *scene.frames, *places.doors):
        home = places.home(part)
        if not home:
            continue
        entry = places.doors.get(part)
        if entry is not True and not places.fed(part, home):
            yield title(home), title(part) if part in scene.frames else part
        while home and home not in places.exits:
            home = scene.homes[home]
        if home and part not in scene.frames and entry is not True and not places.feeds(part, home):
            yield part, places.exits[home]
    yield from _outside(scene, places)


class _Places:
    """The steps between parts (nodes, frames, doors) and their frames: an entry lies in its frame, an
    exit around it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.doors = scene.drawing.entries
        self.frames = {door.id: door.frame for door in scene.drawing.doors}
        self.exits: dict[str, str] = {}
        for door in scene.drawing.doors:
            if not door.entry:
                self.exits.setdefault(door.frame, door.id)
        self.before: defaultdict[str, list[str]] = defaultdict(list)
        self.after: defaultdict[str, list[str]] = defaultdict(list)
        for piece in scene.drawing.pieces:
            if not loose(piece.edge, scene):
                self.before[
                    self.frames.get(piece.end, "") if self.doors.get(piece.end) else piece.end
                ].append(piece.start)
                self.after[piece.start].append(piece.end)

    def home(self, part: str) -> str:
        """The frame around a node or frame; of a door out of a frame, that around the frame."""
        if part not in self.doors:
            return self.scene.homes[part]
        frame = self.frames[part]
        return frame if self.doors[part] else self.scene.homes[frame]

    def fed(self, part: str, frame: str) -> bool:
        """Whether something in a frame, or a door into it, leads to one of its parts."""
        return part in self.doors or any(self._within(start, frame) for start in self.before[part])

    def feeds(self, part: str, frame: str) -> bool:
        """Whether a part of a frame leads to something in it, or to a door out of it."""
        return any(self._within(end, frame) or self.frames.get(end) == frame for end in self.after[part])

    def _within(self, part: str, frame: str) -> bool:
        home = self.frames[part] if self.doors.get(part) else self.home(part)
        while home and home != frame:
            home = self.scene.homes[home]
        return home == frame


def _outside(scene: Scene, places: _Places) -> Iterator[tuple[str, str]]:
    """Unused inputs above the outermost frame, and outputs without a source below it."""
    for frame in (node.id for node in scene.drawing.clusters if not node.parent):
        for port in ports(scene, Port.INPUT):
            if not places.after[port]:
                yield port, title(frame)
        for port in ports(scene, Port.OUTPUT):
            if places.before[port]:
                continue
            inside = [end for end in scene.faces if not places.after[end] and scene.homes[end]]
            ends = [places.exits[frame]] if frame in places.exits else inside or [title(frame)]
            yield from ((end, port) for end in ends)


def ports(scene: Scene, port: Port) -> list[str]:
    """The inputs or outputs of the traced call."""
    return [
        node.id
        for node in scene.drawing.nodes
        if isinstance(node, TensorNode) and node.port is port and not node.parent
    ]


def loose(edge: Edge, scene: Scene) -> bool:
    """Whether an edge does not constrain the vertical order."""
    return edge.kind in (EdgeKind.SHARED, EdgeKind.LOOP) or (
        edge.kind is EdgeKind.UPDATES and _is_read(edge.end, scene)
    )


def _is_read(weight: str, scene: Scene) -> bool:
    return any(line.edge.kind is EdgeKind.READS and line.edge.start == weight for line in scene.drawing.lines)
