"""LL522 and values that are too large to keep their parts."""

from __future__ import annotations

from typing import Any, cast

from layerlint.checks import string_called
from layerlint.extract.value_size import without_parts
from layerlint.model.facts import Form, Kind, Value

TEXT = Value(Kind.PLAIN, Form.LITERAL, constant="relu")
NOTHING = Value(Kind.NONE, Form.LITERAL)


def test_a_choice_without_its_parts_is_no_string() -> None:
    choice = Value(Kind.UNKNOWN, Form.CHOICE, 1, name="or", items=(TEXT, NOTHING))
    no_method = cast(Any, None)
    assert string_called._text(no_method, choice) == ("relu", False)
    assert string_called._text(no_method, without_parts(choice)) is None
