"""Fixes of wrong classes by the hundred: none is taken back for what it uncovers, and a second run changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

import pytest

from layerlint.rule import Diagnostic, Severity
from layerlint.run.fix_rounds import FixResult, fix_files
from layerlint.text import Safety
from tests.fixes.mutants import mutants
from tests.linted import linted
from tests.quickest import amounts

MOST = 2
"""How many of the runs below may take a fix back: where what it would raise is its own fault."""


def fixed(text: str, keras: int, *, unsafe: bool) -> FixResult:
    def check(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        return {path: linted(text, path=path, keras=keras) for path, text in texts.items()}

    def applicable(one: Diagnostic) -> bool:
        return (
            one.fix is not None
            and one.severity is not Severity.NOTE
            and (unsafe or one.fix.safety is Safety.SAFE)
        )

    return fix_files({"a.py": text}, check, applicable)


def check_runs(seed: int, count: int, *, unsafe: bool) -> None:
    taken_back = fixes = 0
    for keras, text in mutants(seed, count):
        outcome = fixed(text, keras, unsafe=unsafe)
        ours = [str(one) for one in outcome.taken_back if one.ours]
        assert not ours, f"{ours}\n{text}"
        taken_back += bool(outcome.taken_back)
        fixes += outcome.count
        for change in outcome.changes:
            ast.parse(change.after)
            again = fixed(change.after, keras, unsafe=unsafe)
            assert again.changes == (), f"a second run changes more\n{text}\n# becomes\n{change.after}"
    assert fixes > count // (4 if unsafe else 10)
    assert taken_back <= MOST * count // 100


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize(("seed", "count"), amounts((17, 40), (19, 300), (18, 1500)))
@pytest.mark.slow
def test_wrong_classes_are_fixed(seed: int, count: int, unsafe: bool) -> None:
    check_runs(seed, count, unsafe=unsafe)
