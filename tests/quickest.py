"""What `make quick` takes of many like cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def some_quick(cases: Iterable[Any], count: int = 1) -> list[Any]:
    """The first `count` cases are for the quick part, the others, which are more of the same, for the whole suite."""
    return [
        pytest.param(case, marks=[] if number < count else pytest.mark.slow)
        for number, case in enumerate(cases)
    ]
