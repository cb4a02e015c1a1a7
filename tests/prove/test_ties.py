"""When an error proves a finding: a guess of layerlint's and the rest of the class are not to blame."""

from __future__ import annotations

import pytest

from layerlint.prove.ties import breaks_on_guess, ran, tie
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic, Severity
from layerlint.text import Position, Span

SOURCE = """class Tied(Layer):
    def __init__(self, source):
        super().__init__()
        self.source = source

    def build(self, input_shape):
        self.positions = tf.range(
            self.source.units,
        )

    def call(self, inputs):
        return helper(inputs) + self.positions


def helper(inputs):
    return inputs.shape.rank
"""


def finding(line: int, attribute: str = "positions") -> Diagnostic:
    span = Span(Position(line, 9), Position(line, 20))
    return Diagnostic("tied.py", span, "LL118", "name", Severity.ERROR, "", layer="Tied", attribute=attribute)


def error(text: str, *lines: int) -> Observation:
    frames = (("keras.py", 7), *(("tied.py", line) for line in lines))
    return Observation("fit", frozenset({f"raises={text}"}), {}, text, text, frames)


UNITS = "AttributeError: 'int' object has no attribute 'units'"
SCOPE = "TypeError: <tf.Tensor> is out of scope"


def test_a_guessed_number_that_breaks_on_the_very_line_proves_nothing() -> None:
    found = tie("raises=out of scope", error(UNITS, 8), finding(7), SOURCE)
    assert found.through
    assert not found.proves(control=False, certain=False)


def test_the_same_error_of_a_class_that_was_made_as_the_user_says_proves_it() -> None:
    found = tie("raises=out of scope", error(UNITS, 8), finding(7), SOURCE)
    assert found.proves(control=False, certain=True)


def test_the_declared_error_through_a_line_that_reads_the_attribute_proves_it() -> None:
    found = tie("raises=out of scope", error(SCOPE, 12), finding(7), SOURCE)
    assert not found.through
    assert found.proves(control=True, certain=False)


def test_the_declared_error_of_another_attribute_proves_nothing() -> None:
    found = tie("raises=out of scope", error(SCOPE, 12), finding(4, "source"), SOURCE)
    assert not found.proves(control=True, certain=False)


def test_an_error_in_a_helper_is_not_that_of_the_line_that_calls_it() -> None:
    found = tie("raises=out of scope", error(UNITS, 12, 16), finding(12, ""), SOURCE)
    assert not found.through
    assert not found.proves(control=True, certain=True)


@pytest.mark.parametrize("declared", ["ValueError", "TypeError", "Error", "None", "hape"])
def test_a_text_that_any_error_has_names_nothing(declared: str) -> None:
    found = tie(f"raises={declared}", error(f"{declared}: 8", 4), finding(12), SOURCE)
    assert not found.named


def test_an_attribute_that_the_class_lacks_is_named_whatever_the_page_shows() -> None:
    lacks = "AttributeError: 'Tied' object has no attribute 'positions'"
    found = tie("raises=has no attribute 'kernel'", error(lacks, 12), finding(12), SOURCE)
    assert found.proves(control=False, certain=False)


@pytest.mark.parametrize(
    ("line", "lines", "expected"),
    [(7, {8}, True), (7, {12}, False), (1, set(), True), (6, {6}, True), (8, {7}, True)],
)
def test_a_finding_ran_when_its_statement_did(line: int, lines: set[int], expected: bool) -> None:
    assert ran(SOURCE, finding(line), frozenset(lines)) is expected


def test_what_stands_in_the_body_of_a_class_ran_with_the_import() -> None:
    assert ran("class Tied(Layer):\n    inner = Dense(3)\n", finding(2), frozenset())


@pytest.mark.parametrize(
    ("raised", "text", "origin", "expected"),
    [
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "found by trying", True),
        (
            "AttributeError: 'TrackedList' object has no attribute 'tolist'",
            "[8, 8]",
            "usual for its name",
            True,
        ),
        ("TypeError: 'int' object is not callable", "8", "from how the class uses it", True),
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "tests/test_a.py:3", False),
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "given", False),
        ("AttributeError: 'float' object has no attribute 'tolist'", "8", "found by trying", False),
        ("ValueError: the shape is not known", "0.1", "found by trying", False),
    ],
)
def test_what_a_guessed_value_lacks_proves_nothing(
    raised: str, text: str, origin: str, expected: bool
) -> None:
    assert breaks_on_guess(raised, [("table", text, origin)]) is expected
