"""What the failed tries of a search say: which came furthest, and whether its last ones say anything new."""

from __future__ import annotations

import re
from collections import Counter

from .aborted_tries import Aborted
from .batch_sizes import reads_batch_size
from .deadline import own_time
from .exceptions import first_line
from .needs import is_final
from .next_candidates import Failure

_TYPES = re.compile(r"'(?:int|float|str|bool|list|tuple|dict|NoneType|TrackedList|LSTM|Dense|Sequential)'")
"""The types of the values that are tried: the same error of another type is no news."""
_SHAPES = re.compile(r"\[0(?:, ?0)*\]|\((?:None|0)(?:, ?(?:None|0))*,?\)")
"""Shapes: the same mismatch of others is no news."""
ENOUGH = 6
"""How many failures with the same message add candidates."""


FEW, SECONDS, MANY = 4, 1.5, 60
"""The last failures say nothing new: at least a few of them for some seconds, or many."""


def _rank(failure: Failure) -> tuple[int, bool]:
    """How far a failure came; of two that came as far, an error says more than an end of the process."""
    return failure.reached, not isinstance(failure.error, Aborted)


class SearchProgress:
    """The failures of one search so far."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """How often each message came, without its numbers."""
        self.furthest: Failure | None = None
        self.unknown: Failure | None = None
        """A failure that says nothing of the class."""
        self.repeated = 0
        """How many failures in a row repeat an earlier one: the same step, message and arguments to blame."""
        self._told = own_time()
        """When a failure last said something new."""
        self._seen: set[tuple[int, str, tuple[str, ...]]] = set()

    def note(self, failure: Failure, names: list[str]) -> bool:
        """Record a failure with the arguments to blame; return whether candidates should follow from it."""
        if self.furthest is None or _rank(failure) > _rank(self.furthest):
            self.furthest = failure
        gist = re.sub(r"\d+", "0", first_line(failure.error))
        kind = _SHAPES.sub("[]", _TYPES.sub("''", gist))
        seen = (failure.reached, kind, tuple(names))
        self.repeated += 1
        if seen not in self._seen:
            self._seen.add(seen)
            self.repeated, self._told = 0, own_time()
        self.counts[gist] += 1
        return self.counts[gist] <= ENOUGH

    def begin_again(self) -> None:
        """Let candidates follow from every message again."""
        self.counts.clear()

    def is_over(self) -> bool:
        """Whether nothing else helps: by the failure that came furthest, or as the last ones say nothing new."""
        furthest = self.furthest
        if furthest is None:
            return False
        of_batch = furthest.reached > 1 and reads_batch_size(furthest.error)
        return of_batch or is_final(furthest.error) or self.is_stuck()

    def is_stuck(self) -> bool:
        """Whether the last failures say nothing new."""
        late = self.repeated >= FEW and own_time() - self._told > SECONDS
        return late or self.repeated >= MANY
