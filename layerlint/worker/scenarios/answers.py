"""What a layer answers, and whether another one answers the same: outputs where they repeat, else weights alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from .shown_values import shown

Numbers = Sequence[Any]
Same = Callable[[Numbers, Numbers], bool]


class Answers:
    """The outputs of two calls with the same inputs, and the weights after them.

    A layer that draws random numbers, or counts its calls, answers differently: then only its weights are compared.
    """

    def __init__(self, first: Numbers, second: Numbers, weights: Numbers, same: Same) -> None:
        self.first = first
        self.weights = weights
        self.same = same
        self.repeats = same(first, second)
        self.again: Numbers = ()

    def agree(self, weights: Numbers, ask: Callable[[], Numbers]) -> bool:
        """Whether a layer is the same one: `weights` are those that it has before it is asked."""
        if self.repeats:
            self.again = ask()
            return self.same(self.first, self.again)
        return self.same(self.weights, weights)

    def shown(self) -> list[str]:
        """Both outputs, where they can be compared."""
        return [f"output {shown(self.first)} before, {shown(self.again)} after"] if self.again else []
