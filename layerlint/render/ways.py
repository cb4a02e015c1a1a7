"""Longest ways through a picture: which steps go on to the next thing, and which lie on the straight spine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Place = tuple[int, int]
"""Where something stands in the order of the calls; the second number orders what stands at the same call."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How many steps there are at most from the start to each thing, and from it to the end."""

    before: dict[str, int]
    after: dict[str, int]
    longest: int

    def main(self, start: str, end: str) -> bool:
        """Whether a step goes on to the next thing; any other skips some."""
        return self.before.get(end, 0) - self.before.get(start, 0) == 1

    def spine(self, start: str, end: str) -> bool:
        """Whether a step lies on a longest way from the start to the end."""
        return self.main(start, end) and all(
            self.before[one] + self.after[one] == self.longest for one in (start, end) if one in self.before
        )


def longest_ways(places: Mapping[str, Place], steps: Iterable[tuple[str, str]]) -> Ways:
    """The longest ways along `steps`; those against the order of `places` do not count."""
    leaving: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        if start in places and end in places and places[start] < places[end]:
            leaving[start].append(end)
    order = sorted(places, key=places.__getitem__)
    before = dict.fromkeys(order, 0)
    after = dict(before)
    for one in order:
        for end in leaving[one]:
            before[end] = max(before[end], before[one] + 1)
    for one in reversed(order):
        after[one] = max((after[end] + 1 for end in leaving[one]), default=0)
    return Ways(before, after, max((before[one] + after[one] for one in order), default=0))
