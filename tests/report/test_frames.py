"""Frames: what is shown of the source around a finding, and where the marks stand."""

from __future__ import annotations

from layerlint.report.colors import Paint
from layerlint.report.frames import Label, frame
from tests.report.sample import span


def drawn(text: str, *labels: Label) -> list[str]:
    return frame(tuple(text.split("\n")), labels, "a.py:1:1", "red", Paint())


def test_middle_of_a_long_span_is_left_out() -> None:
    text = "\n".join(f"line{n}" for n in range(1, 31))
    assert drawn(text, Label(span(10, 1, 25, 7), "why", True)) == [
        "  --> a.py:1:1",
        "   |",
        " 8 |   line8",
        " 9 |   line9",
        "10 | / line10",
        "11 | | line11",
        "12 | | line12",
        "...",
        "23 | | line23",
        "24 | | line24",
        "25 | | line25",
        "   | |______^ why",
        "26 |   line26",
        "27 |   line27",
        "   |",
    ]


def test_two_spans_of_one_line_have_a_line_of_marks_each() -> None:
    labels = (Label(span(1, 5, 1, 8), "this", True), Label(span(1, 1, 1, 2), "because of this", False))
    assert drawn("a = bcd", *labels) == [
        " --> a.py:1:1",
        "  |",
        "1 | a = bcd",
        "  |     ^^^ this",
        "  | - because of this",
        "  |",
    ]


def test_related_lines_far_away_come_in_the_order_of_the_file() -> None:
    text = "\n".join(f"line{n}" for n in range(1, 21))
    labels = (Label(span(3, 1, 3, 6), "here", True), Label(span(20, 1, 20, 7), "there", False))
    assert drawn(text, *labels)[2:] == [
        " 1 | line1",
        " 2 | line2",
        " 3 | line3",
        "   | ^^^^^ here",
        " 4 | line4",
        " 5 | line5",
        "...",
        "20 | line20",
        "   | ------ there",
        "   |",
    ]


def test_an_empty_span_still_has_a_mark() -> None:
    assert "  |  ^ here" in drawn("abc", Label(span(1, 2, 1, 2), "here", True))


def test_a_frame_neither_opens_nor_ends_with_empty_lines() -> None:
    assert drawn("\n\nx\n\n", Label(span(3, 1, 3, 2), "here", True)) == [
        " --> a.py:1:1",
        "  |",
        "3 | x",
        "  | ^ here",
        "  |",
    ]


def test_a_span_past_the_end_of_its_line_is_held_at_the_end() -> None:
    assert "  |   ^ here" in drawn("ab", Label(span(1, 90, 1, 95), "here", True))


def test_no_source_no_frame() -> None:
    assert drawn("", Label(span(1, 1, 1, 2), "here", True)) == [" --> a.py:1:1"]
