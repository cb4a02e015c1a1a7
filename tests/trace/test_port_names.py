"""What arguments and results of calls are called in pictures."""

from __future__ import annotations

import pytest

from layerlint.trace.port_names import argument_name, argument_names, result_name
from layerlint.trace.traced import TracedArgument, TracedCall


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("query", "query"),
        ("inputs['image']", "image"),
        ("inputs[1]", "inputs[1]"),
        ("states[0]", "states[0]"),
        ("", ""),
    ],
)
def test_an_argument_is_called_by_its_key_or_its_path(path: str, said: str) -> None:
    assert argument_name(path) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [("['boxes']", "boxes"), ("[0]", "[0]"), ("[1][0]", "[1][0]"), ("['a'][0]", "['a'][0]"), ("", "")],
)
def test_a_result_is_called_by_its_key_or_its_place(path: str, said: str) -> None:
    assert result_name(path) == said


def test_what_is_given_for_two_arguments_has_both_names() -> None:
    given = [("query", ("t1",)), ("value", ("t1", "t2")), ("", ("t3",))]
    arguments = tuple(TracedArgument(name, sources, (2,), "float32") for name, sources in given)
    call = TracedCall(0, None, 0, arguments, (), {}, None, "", ())
    assert argument_names(call) == {"t1": "query, value", "t2": "value", "t3": ""}
