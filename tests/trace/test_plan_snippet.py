"""A plan as a table of the settings: what it says, and how it comes into a settings file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.errors import LayerlintError
from layerlint.trace.plan_snippet import added, confidence, snippet
from layerlint.trace.specs import parse_arguments, parse_inputs
from layerlint.trace.traced import ArgumentValue, Trace

UNITS = ArgumentValue("units", "4", "tests/test_a.py:3")
MODE = ArgumentValue("mode", "'su\"m'", "usual for its name")
X = ArgumentValue("x", "float32[None,8]", "from how call uses it")
MASK = ArgumentValue("mask", "{'a': bool[None,8]}", "settings")


def trace(*given: ArgumentValue, fed: tuple[ArgumentValue, ...] = ()) -> Trace:
    return cast(Trace, SimpleNamespace(init=given, fed=fed))


def test_the_table_reads_as_the_options_do() -> None:
    text = snippet(trace(UNITS, MODE, fed=(X, MASK)), "a.py:A", "pyproject.toml")
    table: dict[str, Any] = tomllib.loads(text)["tool"]["layerlint"]["trace"]["a.py:A"]
    assert parse_arguments(table["init"], "init").kwargs == {"units": "4", "mode": "'su\"m'"}
    inputs = parse_inputs(table["input"], "input")
    assert (inputs.args[0]["shape"], list(inputs.kwargs)) == ([None, 8], ["mask"])
    assert "# seen: units: tests/test_a.py:3" in text
    assert "# guess: mode: usual for its name" in text
    assert snippet(trace(UNITS), "a.py:A", "layerlint.toml").splitlines()[1] == '[trace."a.py:A"]'


@pytest.mark.parametrize(
    ("origin", "sure"),
    [
        ("given", "given"),
        ("net.py:12", "seen"),
        ("demo.ipynb, cell 3, line 1", "seen"),
        ("what the model declares", "seen"),
        ("from how the class uses it", "likely"),
        ("an error message asked for it", "likely"),
        ("learned from an error message", "likely"),
        ("one float input", "guess"),
    ],
)
def test_a_plan_is_as_sure_as_its_weakest_value(origin: str, sure: str) -> None:
    assert confidence(trace(replace(UNITS, origin="given"), replace(UNITS, origin=origin))) == sure


def test_the_rest_of_the_settings_stays() -> None:
    before = "[project]\nname = 'a'  # mine\n\n\n"
    text = added(before, snippet(trace(UNITS), "a.py:A", "pyproject.toml"), "a.py:A")
    assert text.startswith("[project]\nname = 'a'  # mine\n\n# seen")
    other = added(text, snippet(trace(UNITS), "a.py:B", "pyproject.toml"), "a.py:B")
    assert other.startswith(text.rstrip())
    assert len(tomllib.loads(other)["tool"]["layerlint"]["trace"]) == 2


@pytest.mark.parametrize(
    "before", ['[tool.layerlint.trace."a.py:A"]\ninit = "1"\n', "tool = 1\n", "[broken\n"]
)
def test_a_file_that_cannot_take_it_is_told(before: str) -> None:
    with pytest.raises(LayerlintError, match="without --write it is printed"):
        added(before, snippet(trace(UNITS), "a.py:A", "pyproject.toml"), "a.py:A")
