"""The frames of loops and branches."""

from __future__ import annotations

from layerlint.graphs import layer_graph as g
from layerlint.trace.graph_draft import GraphDraft
from layerlint.trace.traced import Condition, Place


class RegionNodes:
    """Makes the frame of a region when the first node stands in it."""

    def __init__(self, draft: GraphDraft) -> None:
        self.draft = draft
        self.decisions: list[tuple[tuple[str, ...], str]] = []
        """The sources of a condition, and the frame of a branch that it decides on."""
        self._ids: set[str] = set()

    def innermost(self, parent: str, region: tuple[str, ...], call: int | None, place: Place | None) -> str:
        """The id of the innermost frame of a region below `parent`, the node of `call`."""
        outside = self.draft.calls[call].region if call is not None else ()
        for number, word in enumerate(region):
            if number < len(outside) and outside[number] == word:
                continue
            parent = self._frame(parent, word, place)
        return parent

    def branches(self, condition: Condition) -> None:
        """Make the frames of a condition's branches; the sources of the condition lead to each of them."""
        cluster = self.draft.origins.calls[condition.call] if condition.call is not None else ""
        place = condition.place
        parent = self.innermost(cluster, condition.region, condition.call, place)
        for branch in condition.branches:
            word = branch.rpartition(" ")[2]
            detail = "" if not condition.ran else "ran" if word == condition.ran else "did not run"
            identifier = self._frame(parent, f"{branch}#{condition.host}", place, detail)
            self.decisions.append((condition.sources, identifier))

    def _frame(self, parent: str, word: str, place: Place | None, detail: str = "") -> str:
        name, _, host = word.partition("#")
        identifier = f"{parent}/{name}@{host}"
        if identifier not in self._ids:
            self._ids.add(identifier)
            self.draft.nodes.append(g.RegionNode(identifier, parent, name, detail, self.draft.source(place)))
        return identifier
