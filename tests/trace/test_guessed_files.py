"""A number is no guess for a file: `open` takes it for a file that is open already, such as those of the worker."""

from __future__ import annotations

import inspect

import pytest

from layerlint.worker import guess


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vocabulary_file", "None"),
        ("vocab_path", "None"),
        ("weights_dir", "None"),
        ("path", "None"),
        ("vocab_size", "100"),
        ("drop_path", "0.1"),
        ("drop_paths", "0.1"),
        ("num_paths", "2"),
    ],
)
def test_no_number_is_guessed_for_a_file(name: str, text: str) -> None:
    assert guess.argument(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY))[0] == text
