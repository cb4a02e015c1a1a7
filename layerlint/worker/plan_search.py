"""The search for a plan: what to construct a class with and what to call it on, until both work.

Candidates stand in a queue by their cost. A try that fails adds what its message names, and other values for the
arguments that the failing line reads; a message that comes again and again adds nothing more.
"""

from __future__ import annotations

import heapq
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Callable, NamedTuple

from . import input_repairs, loading
from .argument_values import UnknownName
from .blame import blamed, message
from .call_signature import positional
from .constructor_search import PART, SMALLER, Choice, Constructor, with_value
from .deadline import own_time, stretched, within
from .exceptions import first_line
from .input_forms import Feed
from .input_search import DECLARED, InputReader, forms
from .lacks import Lack, lack_of
from .needs import is_final
from .shown_uses import LARGE, shown
from .sub_plans import LARGE as PART_LARGE
from .sub_plans import SECONDS as PART_SECONDS
from .sub_plans import SubPlans
from .usage import ClassUsage

SECONDS, END = 5.0, 6.0
"""How long plans are looked for, and when what is tried last has to be done."""
AFTER_CALL = 2.0
"""Seconds to look for inputs that can also be traced, once there are some that can be called with."""
AFTER_DOUBT = 1.0
"""Seconds to look for a plausible plan, once there is one that works."""
ENOUGH = 6
"""After so many failures with the same message, it teaches nothing more."""
GRACE, LEAST = 1.5, 0.1
"""Seconds that a try may last longer than the search, and that its call has before the end."""
TRACE = 4.0
"""Seconds that each step behind the call has before the end: what was called nearly works."""
FIRST = 4.0
"""Seconds for defaults that can be made smaller."""
FIRST_LEAST = 0.5
"""Seconds of a try in any case, where there was none before: it tells why nothing works."""
STEP = 0.15
DEPTH = 3
Step = Callable[[Any], None]
"""What has to work with a new instance: a call, a trace."""


class Candidate(NamedTuple):
    """`feed` is None before the class was constructed with `choice`."""

    choice: Choice
    feed: Feed | None


class Failure(NamedTuple):
    """A try, how far it came, and its error."""

    reached: int
    candidate: Candidate
    error: Exception
    layer: Any = None


class PlanSearch:
    """`plan` is told what is tried: `use(choice)` and `feed_with(feed, layer)`."""

    large = LARGE
    """What shows how the class is made with larger sizes comes after the first guess."""

    def __init__(
        self,
        plan: Any,
        construct: Callable[[], Any],
        steps: Sequence[Step],
        seconds: float = SECONDS,
        after_call: float = AFTER_CALL,
        depth: int = DEPTH,
    ) -> None:
        self.plan = plan
        self.construct = construct
        self.steps = steps
        self.seconds = stretched(seconds)
        self.limit = stretched(END)
        """Seconds after which what is tried last has to be done."""
        self.after_call = after_call
        self.usage = ClassUsage(plan.thing) if isinstance(plan.thing, type) else ClassUsage(type(plan.thing))
        self.constructor = Constructor(plan, self.usage)
        self.depth = depth
        """How many levels of parts are searched for: arguments that are layers, and those of these."""
        self.parts = SubPlans(plan, self.usage, self._part) if depth else None
        self.made: dict[type, str | Lack] = {}
        """The arguments of each part that was searched for; parts of parts are noted here, too."""
        self.queue: list[tuple[float, int, Candidate]] = []
        self.count = itertools.count()
        self.costs: dict[str, float] = {}
        """The least that each candidate of the queue costs: what a message names comes before what is only usual."""
        self.tried: set[str] = set()
        self.said: Counter[str] = Counter()
        self.furthest: Failure | None = None
        self.unknown: Failure | None = None
        self.tries = 0
        self.until = self.end = math.inf
        self.doubted: Candidate | None = None
        """The first candidate that works and is not plausible."""
        self.accepts_doubts = False
        self.enumerated = False
        """Whether other ranks and types were tried, for nothing else was left."""
        self.named = False
        """Whether the layers that arguments are said to be were searched for."""
        self.began_try = self.took = 0.0
        """When the last try began, and how long that of `doubted` took."""

    def run(self) -> Any:
        """The instance for which every step worked. Raises the error of the try that came furthest.

        The plan is left at that try.
        """
        began = own_time()
        if not (self.plan.inputs_given and self.constructor.is_given()):
            self.until, self.end = began + self.seconds, began + self.limit
        self.plan.end = self.end
        self._push(0.0, Candidate(self._first(), None))
        for cost, choice, feed in shown(self.plan, self.constructor, self.large):
            self._push(cost, Candidate(choice, feed))
        called: float | None = None
        while own_time() < min(self.until, began + self.seconds):
            if called is not None and own_time() - called > self.after_call:
                break
            next_one = self._next()
            if next_one is None or (self.furthest is not None and own_time() > self.end):
                break
            layer = self._try(*next_one)
            if layer is not None:
                return layer
            if self.furthest is not None and is_final(self.furthest.error):
                break
            if called is None and self.furthest is not None and self.furthest.reached > 1:
                called = own_time()
        if self.doubted is not None:
            self.accepts_doubts = True
            self.until = own_time() + 2 * self.took
            layer = self._try(0.0, self.doubted)
            if layer is not None:
                return layer
        self.furthest = self.furthest or self.unknown
        if self.furthest is None:
            raise loading.TargetError("no inputs could be found; give --input")
        self._settle(self.furthest)
        self._say_lack(self.furthest.error)
        raise self.furthest.error

    def _first(self) -> Choice:
        return self.constructor.first()

    def _named_parts(self, candidate: Candidate) -> bool:
        """Put the layers that arguments are said to be before what is usual for their names."""
        choice = candidate.choice
        if self.parts is None:
            return False
        for name, text in self.constructor.sure_parts(choice, self.parts):
            choice = with_value(choice, name, (text, PART))
        if choice != candidate.choice:
            self._push(-0.5, Candidate(choice, None))
        return choice != candidate.choice

    def lack(self, error: BaseException) -> Lack:
        """What is missing that no guess gives, where that is why the search failed."""
        found = lack_of(self.plan.thing, frozenset(self.constructor.signature.parameters), error)
        lacks = self.parts.lacks if self.parts is not None and not found.kind else {}
        for name, part in lacks.items():
            if part.kind:
                return Lack(part.kind, f"no layer for `{name}` can be made: {part.why}")
        return found

    def _say_lack(self, error: BaseException) -> None:
        kind, why = self.lack(error)
        self.plan.lacks = kind
        if why != first_line(error):
            self.plan.notes.append(why)

    def _next(self) -> tuple[float, Candidate] | None:
        """What is tried now, and its cost; None where nothing is left."""
        while self.queue or not self.enumerated:
            if not self.queue:
                self.enumerated = True
                self._enumerate()
                continue
            cost, _, candidate = heapq.heappop(self.queue)
            if cost >= 0 and not self.named:
                self.named = True
                if self._named_parts(candidate):
                    self._push(cost, candidate)
                    continue
            if _key(candidate) not in self.tried:
                self.tried.add(_key(candidate))
                return cost, candidate
        return None

    def _settle(self, failure: Failure) -> None:
        """Leave the plan at a try that failed, so that it can be told."""
        self.plan.use(failure.candidate.choice)
        if failure.candidate.feed is not None:
            self.plan.feed_with(failure.candidate.feed, failure.layer)

    def _try(self, cost: float, candidate: Candidate) -> Any:
        """One candidate; a choice of arguments goes on at once with the first inputs for it."""
        self.plan.use(candidate.choice)
        self.began_try = own_time()
        smaller = self._smaller(candidate.choice)
        certain = smaller is None and candidate.feed is None and self._made_by_function()
        try:
            with within(math.inf if certain else self._left(smaller)):
                layer = self.construct()
        except loading.TargetError:
            raise
        except UnknownName as error:  # a place has what only it knows: that says nothing of the class
            self.unknown = self.unknown or Failure(0, candidate, error)
            return None
        except Exception as error:
            if isinstance(error, TimeoutError) and smaller is not None:
                self._push(cost, Candidate(smaller, None))
            self._failed(cost, Failure(0, candidate, error))
            return None
        if candidate.feed is None:
            candidate = self._with_first_feed(cost, candidate, layer)
            certain = certain and candidate.feed is not None and candidate.feed.why == DECLARED
        assert candidate.feed is not None
        self.tries += 1
        self.plan.feed_with(candidate.feed, layer)
        failure = self._failure_of_steps(candidate, layer, smaller, certain)
        if failure is not None:
            if isinstance(failure.error, TimeoutError) and smaller is not None:
                self._push(cost, Candidate(smaller, None))
            self._failed(cost, failure)
            return None
        if self.plan.doubt is not None and not self.accepts_doubts:
            self._doubt(cost, Failure(len(self.steps), candidate, self.plan.doubt, layer))
            return None
        return layer

    def _failure_of_steps(
        self, candidate: Candidate, layer: Any, smaller: Choice | None, certain: bool
    ) -> Failure | None:
        """The first step that fails; a `certain` candidate has all the time of the worker."""
        for number, step in enumerate(self.steps, 1):
            try:
                with within(math.inf if certain else self._left(smaller, TRACE if number > 1 else LEAST)):
                    step(layer)
            except Exception as error:
                return Failure(number, candidate, error, layer)
        return None

    def _with_first_feed(self, cost: float, candidate: Candidate, layer: Any) -> Candidate:
        """The choice with the first inputs for it; the others wait in the queue."""
        first, *others = self._feeds(layer)
        for index, feed in enumerate(others, 1):
            self._push(cost + 0.5 + 0.5 * index, Candidate(candidate.choice, feed))
        if not candidate.choice and first.why == DECLARED:
            self.end += TRACE  # nothing is guessed, so that nothing else is to be tried
        candidate = Candidate(candidate.choice, first)
        self.tried.add(_key(candidate))
        return candidate

    def _made_by_function(self) -> bool:
        """Whether it is a function that makes the layer, and is given all that it asks for."""
        return not isinstance(self.plan.thing, type) and self.constructor.is_given()

    def _doubt(self, cost: float, failure: Failure) -> None:
        """Go on for a while from what works, but is not plausible."""
        if self.doubted is None:
            self.doubted = failure.candidate
            self.took = own_time() - self.began_try
            self.until = min(self.until, own_time() + AFTER_DOUBT)
        self._failed(cost, failure)

    def _smaller(self, choice: Choice) -> Choice | None:
        """The choice with smaller sizes for large defaults; None where there are none, or no time is short."""
        if math.isinf(self.until):
            return None
        smaller = self.constructor.shallow(choice, SMALLER)
        return None if smaller == choice else smaller

    def _left(self, smaller: Choice | None, least: float = LEAST) -> float:
        """Seconds for what is tried now: a little more than are left, so that what nearly works comes to its end.

        Less where something smaller can be tried after it.
        """
        shortest = 0.01 if self.furthest is not None else FIRST_LEAST
        left = max(min(max(self.until + GRACE - own_time(), least), self.end - own_time()), shortest)
        if smaller is None:
            return left
        return min(left, max(self.began_try + FIRST - own_time(), 0.01))

    def _feeds(self, layer: Any) -> list[Feed]:
        if self.plan.inputs_given:
            self.plan.arrange(layer)
            return [Feed(self.plan.input_args, self.plan.input_kwargs, self.plan.origin)]
        return list(forms(InputReader(layer, self.usage, self.plan.features(), self.plan.api)))

    def _push(self, cost: float, candidate: Candidate) -> None:
        key = _key(candidate)
        if key not in self.tried and cost < self.costs.get(key, math.inf):
            self.costs[key] = cost
            heapq.heappush(self.queue, (cost, next(self.count), candidate))

    def _failed(self, cost: float, failure: Failure) -> None:
        if self.furthest is None or failure.reached > self.furthest.reached:
            self.furthest = failure
        gist = re.sub(r"\d+", "0", first_line(failure.error))
        self.said[gist] += 1
        if self.said[gist] > ENOUGH:
            return
        for more, candidate in self._following(failure):
            self._push(max(cost, 0.0) + more, candidate)

    def _following(self, failure: Failure) -> Iterator[tuple[float, Candidate]]:
        """What to try after a failure, and what it costs more."""
        choice, feed = failure.candidate
        names, said = blamed(failure.error, self.usage), message(failure.error, self.usage)
        taught = self.constructor.taught(choice, said, names, failure.reached > 0)
        for index, (cost, other) in enumerate(taught):
            yield cost + 0.01 * index, Candidate(other, None)
        if self.parts is not None:
            for index, other in enumerate(
                self.constructor.with_parts(choice, self.parts, failure.error, names)
            ):
                yield 0.2 + 0.1 * index, Candidate(other, None)
        for index, other in enumerate(self.constructor.related(choice, said)):
            yield 0.25 + 0.05 * index, Candidate(other, None)
        if failure.reached == 0:
            for index, other in enumerate(self.constructor.others(choice, names)):
                yield 1.0 + 0.05 * index, Candidate(other, None)
            return
        if feed is None or self.plan.inputs_given:
            return
        for index, repaired in enumerate(input_repairs.repairs(feed, said)):
            yield STEP + 0.02 * index, Candidate(choice, repaired)
        led = positional(failure.layer) if failure.layer is not None else []
        for index, other_feed in enumerate(input_repairs.plain(feed, led, names, said)):
            yield 0.3 + 0.1 * index, Candidate(choice, other_feed)
        for other in self.constructor.others(choice, names, only_blamed=True):
            yield 1.5, Candidate(other, None)
        for name in names:
            extra = self.plan.optional_input(name)
            fed = {*feed.kwargs, *led[: len(feed.args)]}
            if extra is not None and name not in fed and "None" in said:
                kwargs = {**feed.kwargs, name: extra}
                yield 0.4, Candidate(choice, Feed(feed.args, kwargs, "an error message asked for it"))

    def _part(self, cls: type) -> str | Lack:
        """The arguments that a class can be made with, by a short search of its own."""
        if cls not in self.made:
            self.made[cls] = Lack("", "it would be a part of itself")
            seconds = min(PART_SECONDS, max(self.until - own_time(), 0.0))
            self.made[cls] = PartSearch(self, self.plan.of_part(cls), seconds).arguments()
        return self.made[cls]

    def _enumerate(self) -> None:
        """Nothing is left: other ranks and types for the inputs that came furthest."""
        best = self.furthest
        if best is None or best.reached == 0 or best.candidate.feed is None or self.plan.inputs_given:
            return
        self.said.clear()
        for index, feed in enumerate(input_repairs.others(best.candidate.feed)):
            self._push(2.0 + 0.01 * index, Candidate(best.candidate.choice, feed))


class PartSearch(PlanSearch):
    """The search for an argument that is a layer: it has to be made, and quickly."""

    large = PART_LARGE

    def __init__(self, whole: PlanSearch, plan: Any, seconds: float) -> None:
        super().__init__(plan, plan.construct, [], seconds, depth=whole.depth - 1)
        self.made = whole.made
        self.limit = max(min(self.seconds + GRACE, whole.end - own_time()), 0.0)

    def _first(self) -> Choice:
        return self.constructor.shallow(super()._first())

    def arguments(self) -> str | Lack:
        try:
            self.run()
        except Exception as error:  # whatever it raises, there is no such part
            return self.lack(error)
        return ", ".join(f"{name}={text}" for name, text in self.plan.guessed_init.items())


def _key(candidate: Candidate) -> str:
    feed = candidate.feed
    return repr((candidate.choice, None if feed is None else (feed.args, feed.kwargs)))
