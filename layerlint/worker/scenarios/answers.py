"""The answers (outputs) of a layer, compared with those of another: outputs where they repeat, else weights alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from .number_texts import number_text

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
        self.repeated: Numbers = ()

    def agree(self, weights: Numbers, compute: Callable[[], Numbers]) -> bool:
        """Whether another layer agrees: `weights` are its weights before `ask` computes its outputs."""
        if self.repeats:
            self.repeated = compute()
            return self.same(self.first, self.repeated)
        return self.same(self.weights, weights)

    def texts(self) -> list[str]:
        """Return both outputs as a text, where they can be compared."""
        return (
            [f"output {number_text(self.first)} before, {number_text(self.repeated)} after"]
            if self.repeated
            else []
        )
