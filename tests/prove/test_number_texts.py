"""Numbers of a run, as the documentation shows them."""

from __future__ import annotations

import numpy as np

from layerlint.worker.scenarios.number_texts import first_numbers, log_text, number_text


def test_a_few_numbers_of_the_first_array_are_shown() -> None:
    assert number_text([np.array([[0.12345, 2.0], [3.0, 4.0]]), np.array([9.0])]) == "0.123, 2, 3, …"
    assert number_text([np.array(True)]) == "1"
    assert number_text([np.array(["a", "b"])]) == "a, b"
    assert number_text([]) == number_text([np.zeros((0,))]) == "nothing"


def test_the_first_number_of_each_output_is_shown() -> None:
    assert (
        first_numbers([[np.array([1.0, 2.0])], [np.array([3.5])], [], [np.zeros((0,))]])
        == "1, 3.5, nothing, nothing"
    )


def test_what_is_reported_is_shown_by_name() -> None:
    assert log_text({"loss": [0.5], "mae": [1.0, 2.0], "acc": 0}) == "loss 0.5, mae 1 then 2, acc 0"
    assert log_text({}) == "nothing"
