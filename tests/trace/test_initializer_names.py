"""The word for an initializer: what a weight is made of may be a value, which is not compared with a text."""

from __future__ import annotations

import numpy as np
import pytest

from layerlint.worker.tracing.recorded import initializer_name


class Tensor:
    """Compares as tensors of TensorFlow do: not with a text."""

    shape = (3,)

    def __eq__(self, other: object) -> bool:
        raise TypeError("Cannot convert '' to EagerTensor of dtype float")

    __hash__ = None  # type: ignore[assignment]


class RandomNormal: ...


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (None, ""),
        ("", ""),
        ("ones", "ones"),
        (RandomNormal(), "random_normal"),
        (lambda shape: shape, "a function"),
        (Tensor(), "a value"),
        (np.ones(3), "a value"),
        (2.0, "float"),
    ],
)
def test_the_name_of_an_initializer(given: object, name: str) -> None:
    assert initializer_name(given) == name
