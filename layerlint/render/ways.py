"""Longest paths through a picture: which steps lead to the next node, and which lie on the straight spine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Place = tuple[int, int]
"""The place of a node or door in the order of the calls; the second number orders those at the same call."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The largest number of steps from the start to each node, and from it to the end."""

    before: dict[str, int]
    after: dict[str, int]
    longest: int

    def main(self, start: str, end: str) -> bool:
        """Whether a step leads to the next node; any other skips some."""
        return self.before.get(end, 0) - self.before.get(start, 0) == 1

    def spine(self, start: str, end: str) -> bool:
        """Whether a step lies on a longest way from the start to the end."""
        return self.main(start, end) and all(
            self.before[node] + self.after[node] == self.longest
            for node in (start, end)
            if node in self.before
        )


def longest_ways(places: Mapping[str, Place], steps: Iterable[tuple[str, str]]) -> Ways:
    """The longest paths along `steps`; steps against the order of `places` do not count."""
    leaving: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        if start in places and end in places and places[start] < places[end]:
            leaving[start].append(end)
    order = sorted(places, key=places.__getitem__)
    before = dict.fromkeys(order, 0)
    after = dict(before)
    for node in order:
        for end in leaving[node]:
            before[end] = max(before[end], before[node] + 1)
    for node in reversed(order):
        after[node] = max((after[end] + 1 for end in leaving[node]), default=0)
    return Ways(before, after, max((before[node] + after[node] for node in order), default=0))
