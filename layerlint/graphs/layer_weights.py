"""The weights of layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Shape

BOOKS = frozenset({"metric", "optimizer"})
"""Roles of states that have nothing to do with random numbers."""


class WeightKind(StrEnum):
    TRAINABLE = "trainable"
    NON_TRAINABLE = "non-trainable"
    STATE = "state"
    """The state of a seed generator, a metric's totals, an optimizer's counters."""
    UNTRACKED = "untracked"
    """A variable that the layer's Keras does not know: it is neither trained nor saved."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A variable, listed once, at the layer that owns it.

    `name` is the attribute of its owner (`kernel`, `gates[2]`). `initializer` is how the first value was
    made (`glorot_uniform`), `keras_name` the name that Keras gave it, `source` where it was made. `role` is the use of
    a state: metric, optimizer, seed, random generator.
    """

    id: str
    name: str
    shape: Shape | None
    dtype: str = "float32"
    kind: WeightKind = WeightKind.TRAINABLE
    initializer: str = ""
    keras_name: str = ""
    source: SourceLine | None = None
    role: str = ""

    @property
    def kind_text(self) -> str:
        """Its kind in a word: for a state its role, where that is known."""
        return self.role or self.kind.value

    @property
    def random(self) -> bool:
        """Whether it is the state of a generator of random numbers."""
        return self.kind is WeightKind.STATE and self.role not in BOOKS

    @property
    def params(self) -> int | None:
        """How many numbers it holds; None while a dimension is open."""
        count = 1
        for size in self.shape if self.shape is not None else (None,):
            if size is None:
                return None
            count *= size
        return count
