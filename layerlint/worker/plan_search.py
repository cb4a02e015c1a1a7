"""The search for a plan: arguments for the constructor and inputs for the call, until both work.

Candidates wait in a queue by cost. A failed try adds candidates by its message, and other values for the arguments
that the failing line reads; a message that recurs too often adds no more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Callable, NamedTuple

from . import input_repairs, loading
from .argument_values import UnknownName
from .blame import blamed_names, message
from .call_signature import positional
from .candidates import Candidate, CandidateQueue
from .constructor_search import PART, SMALLER, Choice, Constructor, with_value
from .deadline import own_time, stretched, within
from .declared_inputs import DECLARED
from .exceptions import first_line
from .hinted_choices import LARGE, hinted_choices
from .input_forms import Feed
from .input_search import InputReader, forms
from .lacks import Lack, does_nothing, find_lack
from .needs import is_final
from .sub_plans import LARGE as PART_LARGE
from .sub_plans import SECONDS as PART_SECONDS
from .sub_plans import SubPlans
from .usage import ClassUsage

SECONDS, END = 5.0, 6.0
"""Seconds of the search, and until the last try has to end."""
AFTER_CALL = 2.0
"""Seconds to search for inputs that can also be traced, once a call works."""
AFTER_DOUBT = 1.0
"""Seconds to search for a plausible plan, once one works."""
ENOUGH = 6
"""How many failures with the same message add candidates."""
GRACE, LEAST = 1.5, 0.1
"""Seconds that a try may exceed the search, and that its call has at least."""
TRACE = 4.0
"""Seconds that each step after the call has at least: a plan that could be called nearly works."""
FIRST = 4.0
"""Seconds for defaults that can be made smaller."""
FIRST_LEAST = 0.5
"""Seconds that the first try has in any case: its error explains the failure."""
STEP = 0.15
DEPTH = 3
Step = Callable[[Any], None]
"""A step that has to work with a new instance: a call, a trace."""


class Failure(NamedTuple):
    """A failed try, the number of steps that it reached, and its error."""

    reached: int
    candidate: Candidate
    error: Exception
    layer: Any = None


class PlanSearch:
    """The search. It reports each try to `plan`: `use(choice)` and `feed_with(feed, layer)`."""

    large = LARGE
    """Hints with larger sizes come after the first guess."""

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
        """Seconds after which the last try has to end."""
        self.after_call = after_call
        self.usage = (
            ClassUsage(plan.target) if isinstance(plan.target, type) else ClassUsage(type(plan.target))
        )
        self.constructor = Constructor(plan, self.usage)
        self.is_abstract = bool(steps) and isinstance(plan.target, type) and does_nothing(plan.target)
        """Whether the class leaves the call to its subclasses, so that one try is enough."""
        self.depth = depth
        """How many levels of parts are searched: arguments that are layers, and their arguments in turn."""
        self.parts = SubPlans(plan, self.usage, self._part) if depth else None
        self.part_arguments: dict[tuple[type, tuple[str, ...]], str | Lack] = {}
        """The arguments of each part that was searched, parts of parts included."""
        self.queue = CandidateQueue()
        self.message_counts: Counter[str] = Counter()
        self.furthest: Failure | None = None
        self.unknown: Failure | None = None
        self.tries = 0
        self.until = self.end = math.inf
        self.doubted: Candidate | None = None
        """The first candidate that works without being plausible."""
        self.accepts_doubts = False
        self.enumerated = False
        """Whether other ranks and dtypes were added, after the queue ran empty."""
        self.parts_tried = False
        """Whether the layer classes named for arguments were searched."""
        self.began_try = self.took = 0.0
        """When the last try began, and how long that of `doubted` took."""

    def run(self) -> Any:
        """Return the instance for which every step worked. Raises the error of the try that came furthest.

        The plan then describes that try.
        """
        began = own_time()
        if not (self.plan.inputs_given and self.constructor.is_complete()):
            self.until, self.end = began + self.seconds, began + self.limit
        self.plan.end = self.end
        self.queue.push(0.0, Candidate(self._first(), None))
        for cost, choice, feed in hinted_choices(self.plan, self.constructor, self.large):
            self.queue.push(cost, Candidate(choice, feed))
        called: float | None = None
        while own_time() < min(self.until, began + self.seconds):
            if called is not None and own_time() - called > self.after_call:
                break
            next_try = self._next()
            if next_try is None or (self.furthest is not None and own_time() > self.end):
                break
            layer = self._try(*next_try)
            if layer is not None:
                return layer
            if self._is_final():
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
        self._report_lack(self.furthest.error)
        raise self.furthest.error

    def _is_final(self) -> bool:
        """Whether no other argument or input helps."""
        return self.furthest is not None and (self.is_abstract or is_final(self.furthest.error))

    def _first(self) -> Choice:
        return self.constructor.first()

    def _named_parts(self, candidate: Candidate) -> bool:
        """Queue the layer classes named for arguments before the usual values for their names."""
        choice = candidate.choice
        if self.parts is None or self.is_abstract:
            return False
        for name, text in self.constructor.sure_parts(choice, self.parts):
            choice = with_value(choice, name, (text, PART))
        if choice != candidate.choice:
            self.queue.push(-0.5, Candidate(choice, None))
        return choice != candidate.choice

    def lack(self, error: BaseException) -> Lack:
        """Return what no guess supplies, where the search failed for it."""
        lack = find_lack(self.plan.target, frozenset(self.constructor.signature.parameters), error)
        lacks = self.parts.lacks if self.parts is not None and not lack.kind else {}
        if not lack.kind and self.parts is not None and self.furthest is not None:
            choice = self.furthest.candidate.choice
            lacks = {**lacks, **self.parts.lacks_of(error, {name: text for name, (text, _) in choice})}
        for name, part in lacks.items():
            if part.kind:
                return Lack(part.kind, f"no layer for `{name}` can be made: {part.why}")
        return lack

    def _report_lack(self, error: BaseException) -> None:
        kind, why = self.lack(error)
        self.plan.lacks = kind
        if why != first_line(error):
            self.plan.notes.append(why)

    def _next(self) -> tuple[float, Candidate] | None:
        """The next candidate and its cost; None where none is left."""
        while self.queue or not self.enumerated:
            if not self.queue:
                self.enumerated = True
                self._enumerate()
                continue
            cost, candidate = self.queue.pop()
            if cost >= 0 and not self.parts_tried:
                self.parts_tried = True
                if self._named_parts(candidate):
                    self.queue.push(cost, candidate)
                    continue
            if self.queue.mark_tried(candidate):
                return cost, candidate
        return None

    def _settle(self, failure: Failure) -> None:
        """Set the plan to a failed try, for the report."""
        self.plan.use(failure.candidate.choice)
        if failure.candidate.feed is not None:
            self.plan.feed_with(failure.candidate.feed, failure.layer)

    def _try(self, cost: float, candidate: Candidate) -> Any:
        """Try a candidate; one without inputs goes on at once with the first inputs for it."""
        self.plan.use(candidate.choice)
        self.began_try = own_time()
        smaller = self._smaller(candidate.choice)
        try:
            with within(self._left(candidate, smaller)):
                layer = self.construct()
        except loading.TargetError:
            raise
        except UnknownName as error:  # a hint uses a local name of its file: no failure of the class
            self.unknown = self.unknown or Failure(0, candidate, error)
            return None
        except Exception as error:
            if isinstance(error, TimeoutError) and smaller is not None:
                self.queue.push(cost, Candidate(smaller, None))
            self._failed(cost, Failure(0, candidate, error))
            return None
        if candidate.feed is None:
            candidate = self._with_first_feed(cost, candidate, layer)
        assert candidate.feed is not None
        self.tries += 1
        self.plan.feed_with(candidate.feed, layer)
        failure = self._failure_of_steps(candidate, layer, smaller)
        if failure is not None:
            if isinstance(failure.error, TimeoutError) and smaller is not None:
                self.queue.push(cost, Candidate(smaller, None))
            self._failed(cost, failure)
            return None
        if self.plan.doubt is not None and not self.accepts_doubts:
            self._doubt(cost, Failure(len(self.steps), candidate, self.plan.doubt, layer))
            return None
        return layer

    def _failure_of_steps(self, candidate: Candidate, layer: Any, smaller: Choice | None) -> Failure | None:
        """The failure of the first step that fails."""
        for number, step in enumerate(self.steps, 1):
            try:
                with within(self._left(candidate, smaller, TRACE if number > 1 else LEAST)):
                    step(layer)
            except Exception as error:
                return Failure(number, candidate, error, layer)
        return None

    def _with_first_feed(self, cost: float, candidate: Candidate, layer: Any) -> Candidate:
        """The candidate with its first inputs; its other inputs go to the queue."""
        first, *others = self._feeds(layer)
        for index, feed in enumerate(others, 1):
            self.queue.push(cost + 0.5 + 0.5 * index, Candidate(candidate.choice, feed))
        candidate = Candidate(candidate.choice, first)
        self.queue.mark_tried(candidate)
        return candidate

    def _guesses_nothing(self, candidate: Candidate, smaller: Choice | None) -> bool:
        """Whether nothing else is to be tried: no argument is guessed, and the model declares its inputs.

        A function that creates the model counts before its inputs are read: it may be a large one.
        """
        if candidate.choice or smaller is not None:
            return False
        if candidate.feed is None:
            return not isinstance(self.plan.target, type)
        return candidate.feed.why == DECLARED

    def _doubt(self, cost: float, failure: Failure) -> None:
        """Continue for a while after a candidate that works without being plausible."""
        if self.doubted is None:
            self.doubted = failure.candidate
            self.took = own_time() - self.began_try
            self.until = min(self.until, own_time() + AFTER_DOUBT)
        self._failed(cost, failure)

    def _smaller(self, choice: Choice) -> Choice | None:
        """The choice with smaller sizes for large defaults; None where there are none, or time is unlimited."""
        if math.isinf(self.until):
            return None
        smaller = self.constructor.shallow(choice, SMALLER)
        return None if smaller == choice else smaller

    def _left(self, candidate: Candidate, smaller: Choice | None, least: float = LEAST) -> float:
        """Seconds for this try: a little more than are left, so that one that nearly works can end.

        Less where a smaller choice can be tried after it; all the time of the worker where nothing is guessed.
        """
        if self._guesses_nothing(candidate, smaller):
            return math.inf
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

    def _failed(self, cost: float, failure: Failure) -> None:
        if self.furthest is None or failure.reached > self.furthest.reached:
            self.furthest = failure
        gist = re.sub(r"\d+", "0", first_line(failure.error))
        self.message_counts[gist] += 1
        if self.message_counts[gist] > ENOUGH:
            return
        for more, candidate in self._following(failure):
            self.queue.push(max(cost, 0.0) + more, candidate)

    def _following(self, failure: Failure) -> Iterator[tuple[float, Candidate]]:
        """Yield the candidates after a failure, with their added costs."""
        choice, feed = failure.candidate
        names, text = blamed_names(failure.error, self.usage), message(failure.error, self.usage)
        from_message = self.constructor.from_message(choice, text, names, failure.reached > 0)
        for index, (cost, other) in enumerate(from_message):
            yield cost + 0.01 * index, Candidate(other, None)
        if self.parts is not None:
            for index, other in enumerate(
                self.constructor.with_parts(choice, self.parts, failure.error, names)
            ):
                yield 0.2 + 0.1 * index, Candidate(other, None)
        for index, other in enumerate(self.constructor.related(choice, text)):
            yield 0.25 + 0.05 * index, Candidate(other, None)
        if failure.reached == 0:
            for index, other in enumerate(self.constructor.others(choice, names)):
                yield 1.0 + 0.05 * index, Candidate(other, None)
            return
        if feed is None or self.plan.inputs_given:
            return
        for index, repaired in enumerate(input_repairs.repairs(feed, text)):
            yield STEP + 0.02 * index, Candidate(choice, repaired)
        input_names = positional(failure.layer) if failure.layer is not None else []
        for index, other_feed in enumerate(input_repairs.number_inputs(feed, input_names, names, text)):
            yield 0.3 + 0.1 * index, Candidate(choice, other_feed)
        for other in self.constructor.others(choice, names, only_blamed=True):
            yield 1.5, Candidate(other, None)
        for name in names:
            extra = self.plan.optional_input(name)
            fed = {*feed.kwargs, *input_names[: len(feed.args)]}
            if extra is not None and name not in fed and "None" in text:
                kwargs = {**feed.kwargs, name: extra}
                yield 0.4, Candidate(choice, Feed(feed.args, kwargs, "an error message asked for it"))

    def _part(self, cls: type, requested: tuple[str, ...]) -> str | Lack:
        """The constructor arguments of a part, by a short search of its own."""
        key = (cls, requested)
        if key not in self.part_arguments:
            self.part_arguments[key] = Lack("", "it would be a part of itself")
            seconds = min(PART_SECONDS, max(self.until - own_time(), 0.0))
            part = PartSearch(self, self.plan.part_plan(cls), seconds, requested)
            self.part_arguments[key] = part.arguments()
        return self.part_arguments[key]

    def _enumerate(self) -> None:
        """Queue other ranks and dtypes for the inputs that came furthest."""
        best = self.furthest
        if best is None or best.reached == 0 or best.candidate.feed is None or self.plan.inputs_given:
            return
        self.message_counts.clear()
        for index, feed in enumerate(input_repairs.others(best.candidate.feed)):
            self.queue.push(2.0 + 0.01 * index, Candidate(best.candidate.choice, feed))


class PartSearch(PlanSearch):
    """The search for an argument that is a layer: it has to be constructed, and quickly."""

    large = PART_LARGE

    def __init__(self, whole: PlanSearch, plan: Any, seconds: float, requested: tuple[str, ...]) -> None:
        super().__init__(plan, plan.construct, [], seconds, depth=whole.depth - 1)
        self.requested = requested
        self.part_arguments = whole.part_arguments
        self.limit = max(min(self.seconds + GRACE, whole.end - own_time()), 0.0)

    def _first(self) -> Choice:
        return self.constructor.completed(self.constructor.shallow(super()._first()), self.requested)

    def arguments(self) -> str | Lack:
        """Return the arguments of the part as text, or why it cannot be constructed."""
        try:
            self.run()
        except Exception as error:  # no such part can be constructed
            return self.lack(error)
        return ", ".join(f"{name}={text}" for name, text in self.plan.guessed_init.items())
