"""The candidates that follow a failed try: by its message, and other values for the arguments to blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from . import input_repairs
from .blame import message
from .call_signature import flags, positional
from .candidates import Candidate
from .constructor_search import REQUESTED, Constructor, with_value
from .default_values import fillings
from .image_sizes import with_image_sizes
from .input_forms import Feed
from .sub_plans import SubPlans
from .usage import ClassUsage

STEP = 0.15


class Failure(NamedTuple):
    """A failed try, the number of steps that it reached, and its error."""

    reached: int
    candidate: Candidate
    error: Exception
    layer: Any = None


class Follower(NamedTuple):
    """What the candidates after a failure are made from."""

    plan: Any
    usage: ClassUsage
    constructor: Constructor
    parts: SubPlans | None

    def following(self, failure: Failure, names: list[str]) -> Iterator[tuple[float, Candidate]]:
        """Yield the candidates after a failure, with their added costs; `names` are the arguments to blame."""
        choice, feed = failure.candidate
        text = message(failure.error, self.usage)
        from_message = self.constructor.from_message(choice, text, names, failure.reached > 0)
        for index, (cost, other) in enumerate(from_message):
            yield cost + 0.01 * index, Candidate(other, None)
        if self.parts is not None:
            with_parts = self.constructor.with_parts(choice, self.parts, failure.error, names)
            for index, other in enumerate(with_parts):
                yield 0.2 + 0.1 * index, Candidate(other, None)
        for index, other in enumerate(self.constructor.related(choice, text)):
            yield 0.25 + 0.05 * index, Candidate(other, None)
        if failure.reached == 0:
            for index, other in enumerate(self.constructor.others(choice, names)):
                yield 1.0 + 0.05 * index, Candidate(other, None)
            for index, (name, value) in enumerate(fillings(self.constructor, choice, names)):
                other = with_value(choice, name, (value, REQUESTED))
                yield 0.9 + 0.02 * index, Candidate(other, None)
        elif feed is not None and not self.plan.inputs_given:
            yield from self._other_inputs(failure, feed, names, text)

    def _other_inputs(
        self, failure: Failure, feed: Feed, names: list[str], text: str
    ) -> Iterator[tuple[float, Candidate]]:
        """Yield other inputs after a failure of the call or the trace, and other values of the arguments to blame."""
        choice = failure.candidate.choice
        input_names = positional(failure.layer) if failure.layer is not None else []
        places = (at for at, name in enumerate(input_names) if name in names)
        blamed: frozenset[input_repairs.Key] = frozenset([*names, *places])
        repairs = input_repairs.repairs(feed, text, blamed)
        sized = with_image_sizes(repairs, failure.layer, self.constructor.literals(choice))
        for index, repaired in enumerate(sized):
            yield STEP + 0.02 * index, Candidate(choice, repaired)
        for index, other_feed in enumerate(input_repairs.number_inputs(feed, input_names, names, text)):
            yield 0.3 + 0.1 * index, Candidate(choice, other_feed)
        for name, is_set in flags(failure.layer).items():
            if name in names and name not in feed.kwargs:
                kwargs = {**feed.kwargs, name: {"kind": "literal", "value": not is_set}}
                yield 0.7, Candidate(choice, Feed(feed.args, kwargs, "found by trying"))
        for other in self.constructor.others(choice, names, only_blamed=True):
            yield 1.5, Candidate(other, None)
        for name in names:
            extra = self.plan.optional_input(name)
            fed = {*feed.kwargs, *input_names[: len(feed.args)]}
            if extra is not None and name not in fed and "None" in text:
                kwargs = {**feed.kwargs, name: extra}
                yield 0.4, Candidate(choice, Feed(feed.args, kwargs, "an error message asked for it"))
