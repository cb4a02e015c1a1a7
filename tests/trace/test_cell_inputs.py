"""The states of recurrent cells, without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from layerlint.worker.cell_inputs import states
from layerlint.worker.input_forms import written


class Cell:
    state_size = 4

    def get_initial_state(self, batch_size: Any = None) -> Any:
        return [SimpleNamespace(dtype="float32", shape=(batch_size, 2, self.state_size))]


class Older:
    state_size = 4

    def get_initial_state(self, inputs: Any, batch_size: Any, dtype: Any) -> Any:
        return SimpleNamespace(dtype=dtype, shape=(batch_size, 3))


class Late:
    state_size = 4
    heads = 0

    def get_config(self) -> Any:
        return {}

    @classmethod
    def from_config(cls, config: Any) -> Any:
        return cls()

    def build(self, shape: Any) -> None:
        self.heads = 2

    def get_initial_state(self, batch_size: Any = None) -> Any:
        return SimpleNamespace(dtype="float32", shape=(batch_size, self.heads, 4 // self.heads))


class Failing:
    state_size = (4, 6)

    def get_initial_state(self, batch_size: Any = None) -> Any:
        raise ValueError


def test_a_cell_that_makes_its_first_states_tells_their_shapes() -> None:
    assert written(states(Cell())) == "[float32[None,2,4]]"
    assert written(states(Late())) == "[float32[None,2,2]]"
    assert written(states(Older())) == "[float32[None,3]]"


def test_else_the_size_of_the_states_does() -> None:
    assert written(states(Failing())) == "[float32[None,4], float32[None,6]]"
    assert states(SimpleNamespace(state_size=None)) is None
