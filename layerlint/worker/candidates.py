"""The candidates of a plan search, in a queue by their cost; none is tried twice."""

from __future__ import annotations

import heapq
import itertools
import math
from typing import NamedTuple

from .constructor_search import Choice
from .input_forms import Feed


class Candidate(NamedTuple):
    """Arguments and inputs; `feed` is None until the class was constructed with `choice`."""

    choice: Choice
    feed: Feed | None


class CandidateQueue:
    """Candidates by cost, the cheapest first; those of equal cost in the order in which they came."""

    def __init__(self) -> None:
        self.heap: list[tuple[float, int, Candidate]] = []
        self.count = itertools.count()
        self.costs: dict[str, float] = {}
        """The lowest cost of each candidate: values from a message come before usual ones."""
        self.tried: set[str] = set()

    def __len__(self) -> int:
        return len(self.heap)

    def push(self, cost: float, candidate: Candidate) -> None:
        """Add a candidate, unless it was tried or is in the queue at a lower cost."""
        key = _key(candidate)
        if key not in self.tried and cost < self.costs.get(key, math.inf):
            self.costs[key] = cost
            heapq.heappush(self.heap, (cost, next(self.count), candidate))

    def pop(self) -> tuple[float, Candidate]:
        """Remove and return the cheapest candidate with its cost. Raises IndexError where there is none."""
        cost, _, candidate = heapq.heappop(self.heap)
        return cost, candidate

    def mark_tried(self, candidate: Candidate) -> bool:
        """Record a try; return whether it is the first of the candidate."""
        key = _key(candidate)
        first = key not in self.tried
        self.tried.add(key)
        return first


def _key(candidate: Candidate) -> str:
    feed = candidate.feed
    return repr((candidate.choice, None if feed is None else (feed.args, feed.kwargs)))
