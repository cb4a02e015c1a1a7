"""What `--init` and `--input` mean, and what is said of what they cannot mean."""

from __future__ import annotations

import pytest

from layerlint.errors import LayerlintError
from layerlint.trace.specs import parse_arguments, parse_inputs, written


@pytest.mark.parametrize(
    ("text", "args", "kwargs"),
    [
        ("", (), {}),
        ("units=4, activation='relu'", (), {"units": "4", "activation": "'relu'"}),
        ("4, 'relu', shape=(2, -1)", ("4", "'relu'"), {"shape": "(2, -1)"}),
        ("layer=keras.layers.Dense(3)", (), {"layer": "keras.layers.Dense(3)"}),
    ],
)
def test_arguments(text: str, args: tuple[str, ...], kwargs: dict[str, str]) -> None:
    got = parse_arguments(text, "--init")
    assert (got.args, got.kwargs) == (args, kwargs)


@pytest.mark.parametrize(
    "text",
    [
        "float32[None,64]",
        "int32[2]",
        "float32[]",
        "{'ids': int32[2,16], 'mask': bool[2,16]}",
        "[float32[2,3], float32[2,3]]",
        "{'a': [int8[1], {'b': bool[2]}]}",
    ],
)
def test_inputs_are_written_as_they_are_read(text: str) -> None:
    got = parse_inputs([text])
    assert [written(item) for item in got.args] == [text]
    assert got.kwargs == {}


def test_several_inputs_with_and_without_names() -> None:
    got = parse_inputs(["float32[2,3]", "ids=int32[2], mask=bool[2]"])
    assert [written(item) for item in got.args] == ["float32[2,3]"]
    assert {name: written(item) for name, item in got.kwargs.items()} == {
        "ids": "int32[2]",
        "mask": "bool[2]",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("float[2]", "`float` is not a dtype; use one of bfloat16, bool,"),
        ("float32[2", "--input `float32[2` cannot be read"),
        ("float32[a]", "`a` is not a size; use a whole number, None for an open one, or batch for"),
        ("float32[True]", "`True` is not a size"),
        ("float32[-1]", "`-1` is not a size"),
        ("{ids: int32[2]}", "the keys must be quoted names"),
        ("x", "`x` is no tensor; write it like"),
        ("**x", "** cannot be used here"),
    ],
)
def test_what_cannot_be_read_is_told_with_an_example(text: str, message: str) -> None:
    with pytest.raises(LayerlintError) as caught:
        parse_inputs([text])
    assert message in str(caught.value)


def test_arguments_that_are_no_python_are_told() -> None:
    with pytest.raises(LayerlintError, match=r"--init `units=` cannot be read .*units=4"):
        parse_arguments("units=", "--init")
