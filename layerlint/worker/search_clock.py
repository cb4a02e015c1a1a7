"""The time of a search for a plan: until when candidates are tried, and how long each try may take."""

from __future__ import annotations

import math

from .deadline import own_time, stretched

SECONDS, END = 5.0, 6.0
"""Seconds of the search, and until the last try has to end."""
AFTER_CALL = 2.0
"""Seconds to search for inputs that can also be traced, once a call works."""
AFTER_DOUBT = 1.0
"""Seconds to search for a plausible plan, once one works."""
GRACE, LEAST = 1.5, 0.1
"""Seconds that a try may exceed the search, and that its call has at least."""
TRACE = 4.0
"""Seconds that each step after the call has at least: a plan that could be called nearly works."""
FIRST = 4.0
"""Seconds for defaults that can be made smaller."""
FIRST_LEAST = 0.5
"""Seconds that the first try has in any case: its error explains the failure."""

REPEATS = 2.0
"""Seconds to repeat and draw a failure, also where the search left none."""


class RepeatClock:
    """The limit of all repeats of a failure together, in own time, from the first of them."""

    def __init__(self) -> None:
        self.end = 0.0

    def left(self, end: float) -> float:
        """Return the seconds for a repeat, where the search had to end at `end`."""
        now = own_time()
        self.end = self.end or now + REPEATS
        return max(end - now, self.end - now, 0.01)


class SearchClock:
    """The limits of one search, in own time. `until` and `end` are infinite before `start`, and without limits."""

    def __init__(self, seconds: float, after_call: float) -> None:
        self.seconds = stretched(seconds)
        self.limit = stretched(END)
        """Seconds after which the last try has to end."""
        self.after_call = after_call
        self.until = self.end = self.over = math.inf
        self.called: float | None = None
        """When a call worked for the first time."""
        self.began_try = self.took = 0.0
        """When the last try began, and how long that of the doubted candidate took."""

    def start(self, has_limits: bool) -> None:
        """Begin to count; the tries have no limits where nothing is guessed."""
        began = own_time()
        self.over = began + self.seconds
        if has_limits:
            self.until, self.end = self.over, began + self.limit

    def has_time(self) -> bool:
        """Whether another candidate can be tried."""
        now = own_time()
        late = self.called is not None and now - self.called > self.after_call
        return now < min(self.until, self.over) and not late

    def is_past_end(self) -> bool:
        """Whether even the last try has no time left."""
        return own_time() > self.end

    def rest(self) -> float:
        """Return the seconds until the search ends."""
        return max(self.until - own_time(), 0.0)

    def begin_try(self) -> None:
        """Note that a try begins."""
        self.began_try = own_time()

    def note_called(self) -> None:
        """Note that a call works."""
        if self.called is None:
            self.called = own_time()

    def note_doubt(self) -> None:
        """Allow a little more time, after a candidate that works without being plausible."""
        self.took = own_time() - self.began_try
        self.until = min(self.until, own_time() + AFTER_DOUBT)

    def repeat_doubted(self) -> None:
        """Allow the time that the doubted candidate needs once more."""
        self.until = own_time() + 2 * self.took

    def left(self, is_later: bool, can_shrink: bool, is_traced: bool) -> float:
        """Return the seconds for a step: a little more than are left, so that a try that nearly works can end.

        `is_later`: another try failed before. `can_shrink`: a smaller choice can be tried after it, so it gets less.
        `is_traced`: the call of this try worked.
        """
        least = TRACE if is_traced else LEAST
        shortest = 0.01 if is_later else FIRST_LEAST
        left = max(min(max(self.until + GRACE - own_time(), least), self.end - own_time()), shortest)
        return min(left, max(self.began_try + FIRST - own_time(), 0.01)) if can_shrink else left
