"""What stands above what where no data says it: titles above all that is in their frame, exits below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from layerlint.graphs.layer_graph import Edge, EdgeKind, Port, TensorNode
from layerlint.render.scene import Scene


def title(frame: str) -> str:
    """The name of the node that keeps the place of a frame's title."""
    return f"{frame} title"


def kept_apart(scene: Scene) -> Iterator[tuple[str, str]]:
    """Pairs of nodes of which the first stands above the second."""
    places = _Places(scene)
    for one in (*scene.faces, *scene.frames, *places.doors):
        home = places.home(one)
        if not home:
            continue
        entry = places.doors.get(one)
        if entry is not True and not places.fed(one, home):
            yield title(home), title(one) if one in scene.frames else one
        while home and home not in places.exits:
            home = scene.homes[home]
        if home and one not in scene.frames and entry is not True and not places.feeds(one, home):
            yield one, places.exits[home]
    yield from _outside(scene, places)


class _Places:
    """What leads to what, and in which frame it lies: a door into a frame in it, one out of it around it."""

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

    def home(self, one: str) -> str:
        """The frame around a node or frame; of a door out of a frame, that around the frame."""
        if one not in self.doors:
            return self.scene.homes[one]
        frame = self.frames[one]
        return frame if self.doors[one] else self.scene.homes[frame]

    def fed(self, one: str, frame: str) -> bool:
        """Whether something in a frame, or a door into it, leads to one of its parts."""
        return one in self.doors or any(self._within(start, frame) for start in self.before[one])

    def feeds(self, one: str, frame: str) -> bool:
        """Whether a part of a frame leads to something in it, or to a door out of it."""
        return any(self._within(end, frame) or self.frames.get(end) == frame for end in self.after[one])

    def _within(self, one: str, frame: str) -> bool:
        home = self.frames[one] if self.doors.get(one) else self.home(one)
        while home and home != frame:
            home = self.scene.homes[home]
        return home == frame


def _outside(scene: Scene, places: _Places) -> Iterator[tuple[str, str]]:
    """Inputs that nothing takes stand above the outermost frame, outputs that nothing gives below it."""
    for frame in (node.id for node in scene.drawing.clusters if not node.parent):
        for one in ports(scene, Port.INPUT):
            if not places.after[one]:
                yield one, title(frame)
        for one in ports(scene, Port.OUTPUT):
            if places.before[one]:
                continue
            inside = [end for end in scene.faces if not places.after[end] and scene.homes[end]]
            ends = [places.exits[frame]] if frame in places.exits else inside or [title(frame)]
            yield from ((end, one) for end in ends)


def ports(scene: Scene, port: Port) -> list[str]:
    """The inputs or outputs of the traced call."""
    return [
        node.id
        for node in scene.drawing.nodes
        if isinstance(node, TensorNode) and node.port is port and not node.parent
    ]


def loose(edge: Edge, scene: Scene) -> bool:
    """Whether an edge says nothing about what stands above what."""
    return edge.kind in (EdgeKind.SHARED, EdgeKind.LOOP) or (
        edge.kind is EdgeKind.UPDATES and _is_read(edge.end, scene)
    )


def _is_read(weight: str, scene: Scene) -> bool:
    return any(line.edge.kind is EdgeKind.READS and line.edge.start == weight for line in scene.drawing.lines)
