"""The search for a plan: arguments for the constructor and inputs for the call, until both work.

Candidates wait in a queue by cost. A failed try adds candidates by its message, and other values for the arguments
that the failing line reads; a message that recurs too often adds no more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Callable

from . import input_repairs, loading
from .aborted_tries import TryRecord
from .argument_values import UnknownName
from .blame import blamed_names
from .candidates import Candidate, CandidateQueue
from .constructor_search import PART, SMALLER, Choice, Constructor, with_value
from .deadline import own_time, within
from .declared_inputs import DECLARED
from .exceptions import first_line
from .hinted_choices import LARGE, hinted_choices
from .image_sizes import with_image_sizes
from .input_forms import Feed
from .input_search import InputReader, forms
from .lacks import Lack, does_nothing, find_lack
from .next_candidates import Failure, Follower
from .search_clock import AFTER_CALL, GRACE, SECONDS, SearchClock
from .search_progress import SearchProgress
from .sub_plans import LARGE as PART_LARGE
from .sub_plans import SECONDS as PART_SECONDS
from .sub_plans import SubPlans
from .usage import ClassUsage

DEPTH = 3
Step = Callable[[Any], None]
"""A step that has to work with a new instance: a call, a trace."""


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
        self.clock = SearchClock(seconds, after_call)
        self.record = TryRecord(plan.request, plan.target)
        self.usage = ClassUsage(plan.target if isinstance(plan.target, type) else type(plan.target))
        self.constructor = Constructor(plan, self.usage)
        self.is_abstract = bool(steps) and isinstance(plan.target, type) and does_nothing(plan.target)
        """Whether the class leaves the call to its subclasses, so that one try is enough."""
        self.depth = depth
        """How many levels of parts are searched: arguments that are layers, and their arguments in turn."""
        self.parts = SubPlans(plan, self.usage, self._part) if depth else None
        self.part_arguments: dict[tuple[type, tuple[str, ...]], str | Lack] = {}
        """The arguments of each part that was searched, parts of parts included."""
        self.follower = Follower(plan, self.usage, self.constructor, self.parts)
        self.queue = CandidateQueue()
        self.progress = SearchProgress()
        self.tries = 0
        self.doubted: Candidate | None = None
        """The first candidate that works without being plausible."""
        self.accepts_doubts = False
        self.enumerated = False
        """Whether other ranks and dtypes were added, after the queue ran empty."""
        self.parts_tried = False
        """Whether the layer classes named for arguments were searched."""

    def run(self) -> Any:
        """Return the instance for which every step worked. Raises the error of the try that came furthest.

        The plan then describes that try.
        """
        self.clock.start(not (self.plan.inputs_given and self.constructor.is_complete()))
        self.plan.end = self.clock.end
        self.queue.push(0.0, Candidate(self._first(), None))
        for cost, choice, feed in hinted_choices(self.plan, self.constructor, self.large):
            self.queue.push(cost, Candidate(choice, feed))
        while self.clock.has_time():
            if (next_try := self._next()) is None or (self.furthest is not None and self.clock.is_past_end()):
                break
            if (layer := self._try(*next_try)) is not None:
                return layer
            if self.is_abstract or self.progress.is_over():
                break  # no other argument or input helps, it seems
            if self.furthest is not None and self.furthest.reached > 1:
                self.clock.note_called()
        if self.doubted is not None:
            self.accepts_doubts = True
            self.clock.repeat_doubted()
            if (layer := self._try(0.0, self.doubted)) is not None:
                return layer
        failure = self.furthest or self.progress.unknown
        if failure is None:
            raise loading.TargetError("no inputs could be found; give --input")
        self._report(failure)
        raise failure.error

    @property
    def furthest(self) -> Failure | None:
        """The failed try that came furthest."""
        return self.progress.furthest

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
        if lack.kind or self.parts is None:
            return lack
        choice = self.furthest.candidate.choice if self.furthest is not None else ()
        return self.parts.lack(error, {name: text for name, (text, _) in choice}) or lack

    def _report(self, failure: Failure) -> None:
        """Set the plan to a failed try, for the report."""
        kind, why = self.lack(failure.error)
        self.plan.lacks = kind
        if why != first_line(failure.error):
            self.plan.notes.append(why)
        self.plan.use(failure.candidate.choice)
        if failure.candidate.feed is not None:
            self.plan.feed_with(failure.candidate.feed, failure.layer)

    def _next(self) -> tuple[float, Candidate] | None:
        """The next candidate and its cost; None where none is left."""
        while self.queue or not self.enumerated:
            if not self.queue:
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

    def _try(self, cost: float, candidate: Candidate) -> Any:
        """Try a candidate; one without inputs goes on at once with the first inputs for it."""
        self.plan.use(candidate.choice)
        self.clock.begin_try()
        smaller = self._smaller(candidate.choice)
        try:
            with self.record.step(0, candidate.choice), within(self._left(candidate, smaller)):
                layer = self.construct()
        except loading.TargetError:
            raise
        except UnknownName as error:  # a hint uses a local name of its file: no failure of the class
            self.progress.unknown = self.progress.unknown or Failure(0, candidate, error)
            return None
        except Exception as error:
            self._failed(cost, Failure(0, candidate, error), smaller)
            return None
        if candidate.feed is None:
            candidate = self._with_first_feed(cost, candidate, layer)
        assert candidate.feed is not None
        self.tries += 1
        self.plan.feed_with(candidate.feed, layer)
        if (failure := self._failure_of_steps(candidate, layer, smaller)) is not None:
            self._failed(cost, failure, smaller)
            return None
        if self.plan.doubt is not None and not self.accepts_doubts:
            self._doubt(cost, Failure(len(self.steps), candidate, self.plan.doubt, layer))
            return None
        return layer

    def _failure_of_steps(self, candidate: Candidate, layer: Any, smaller: Choice | None) -> Failure | None:
        """The failure of the first step that fails."""
        for number, step in enumerate(self.steps, 1):
            try:
                limit = self._left(candidate, smaller, number > 1)
                with self.record.step(number, *candidate), within(limit):
                    step(layer)
            except Exception as error:
                return Failure(number, candidate, error, layer)
        return None

    def _with_first_feed(self, cost: float, candidate: Candidate, layer: Any) -> Candidate:
        """The candidate with its first inputs; its other inputs go to the queue."""
        first, *others = self._feeds(layer, candidate.choice)
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
            self.clock.note_doubt()
        self._failed(cost, failure)

    def _smaller(self, choice: Choice) -> Choice | None:
        """The choice with smaller sizes for large defaults; None where there are none, or time is unlimited."""
        if math.isinf(self.clock.until):
            return None
        smaller = self.constructor.shallow(self.constructor.reduced(choice, True), SMALLER)
        return None if smaller == choice else smaller

    def _left(self, candidate: Candidate, smaller: Choice | None, is_traced: bool = False) -> float:
        """Seconds for a step of this try; all the time of the worker where nothing is guessed."""
        if self._guesses_nothing(candidate, smaller):
            return math.inf
        return self.clock.left(self.furthest is not None, smaller is not None, is_traced)

    def _feeds(self, layer: Any, choice: Choice) -> list[Feed]:
        if self.plan.inputs_given:
            self.plan.arrange(layer)
            return [Feed(self.plan.input_args, self.plan.input_kwargs, self.plan.origin)]
        reader = InputReader(layer, self.usage, self.plan.features(), self.plan.api)
        return list(with_image_sizes(forms(reader), layer, self.constructor.literals(choice)))

    def _failed(self, cost: float, failure: Failure, smaller: Choice | None = None) -> None:
        """Queue the candidates that follow from a failure; `smaller` where it took too long."""
        if isinstance(failure.error, TimeoutError) and smaller is not None:
            self.queue.push(cost, Candidate(smaller, None))
        names = blamed_names(failure.error, self.usage)
        if self.progress.note(failure, names):
            for more, candidate in self.follower.following(failure, names):
                self.queue.push(max(cost, 0.0) + more, candidate)

    def _part(self, cls: type, requested: tuple[str, ...]) -> str | Lack:
        """The constructor arguments of a part, by a short search of its own."""
        key = (cls, requested)
        if key not in self.part_arguments:
            self.part_arguments[key] = Lack("", "it would be a part of itself")
            seconds = min(PART_SECONDS, self.clock.rest())
            part = PartSearch(self, self.plan.part_plan(cls), seconds, requested)
            self.part_arguments[key] = part.arguments()
        return self.part_arguments[key]

    def _enumerate(self) -> None:
        """Queue other ranks and dtypes for the inputs that came furthest."""
        best, self.enumerated = self.furthest, True
        if best is None or best.reached == 0 or best.candidate.feed is None or self.plan.inputs_given:
            return
        self.progress.begin_again()
        for index, feed in enumerate(input_repairs.others(best.candidate.feed)):
            self.queue.push(2.0 + 0.01 * index, Candidate(best.candidate.choice, feed))


class PartSearch(PlanSearch):
    """The search for an argument that is a layer: it has to be constructed, and quickly."""

    large = PART_LARGE

    def __init__(self, whole: PlanSearch, plan: Any, seconds: float, requested: tuple[str, ...]) -> None:
        super().__init__(plan, plan.construct, [], seconds, depth=whole.depth - 1)
        self.requested = requested
        self.part_arguments = whole.part_arguments
        self.clock.limit = max(min(self.clock.seconds + GRACE, whole.clock.end - own_time()), 0.0)

    def _first(self) -> Choice:
        return self.constructor.completed(self.constructor.shallow(super()._first()), self.requested)

    def arguments(self) -> str | Lack:
        """Return the arguments of the part as text, or why it cannot be constructed."""
        try:
            self.run()
        except Exception as error:  # no such part can be constructed
            return self.lack(error)
        return ", ".join(f"{name}={text}" for name, text in self.plan.guessed_init.items())
