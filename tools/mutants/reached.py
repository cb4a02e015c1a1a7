"""Which texts run which lines of the rules: no other text can show a fault in a line."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

from tools.mutants.mutation import MUTATED, ROOT, Mutant


class Reached:
    """The texts that run each line of the functions in `checks` and `queries`: numbers, each a bit of an integer."""

    def __init__(self) -> None:
        self._texts: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._folders = tuple(str(ROOT / "layerlint" / folder) for folder in MUTATED)
        self._of_rules: dict[CodeType, bool] = {}

    @contextmanager
    def recorded(self, number: int) -> Iterator[None]:
        """Whatever runs until the end of the block runs for this text."""
        lines: set[tuple[str, int]] = set()

        def line(frame: FrameType, event: str, _: object) -> Any:
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, _: object) -> Any:
            code = frame.f_code
            of_rules = self._of_rules.get(code)
            if of_rules is None:
                of_rules = self._of_rules[code] = code.co_filename.startswith(self._folders)
            return line if of_rules else None

        sys.settrace(call)
        try:
            yield
        finally:
            sys.settrace(None)
        for place in lines:
            self._texts[place] |= 1 << number

    def by(self, mutant: Mutant) -> int:
        """The texts that can show the mutant, a bit each: all of them where it is outside a function."""
        if not mutant.in_function:
            return -1
        file = str(ROOT / mutant.file)
        texts = 0
        for line in range(mutant.line, mutant.last_line + 1):
            texts |= self._texts.get((file, line), 0)
        return texts
