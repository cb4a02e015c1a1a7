"""Mutants are drawn by a seed, and are Python."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from tools.mutants import ROOT, Mutant, mutants


@cache
def every() -> list[Mutant]:
    return list(mutants())


@pytest.mark.slow
def test_every_mutant_is_another_module_that_compiles() -> None:
    for mutant in random.Random(0).sample(every(), 60):
        source = (ROOT / mutant.file).read_bytes()
        faulty = source[: mutant.start] + mutant.replacement.encode() + source[mutant.end :]
        assert faulty != source
        compile(faulty, mutant.file, "exec")


@pytest.mark.slow
def test_the_same_seed_draws_the_same_mutants() -> None:
    first, second = (random.Random(2).sample(drawn, 10) for drawn in (every(), list(mutants())))
    assert first == second


@pytest.mark.parametrize("kind", ["finding", "logic"])
def test_checks_and_queries_have_mutants(kind: str) -> None:
    folders = {Path(mutant.file).parent.name for mutant in every() if _is(mutant, kind)}
    assert "checks" in folders


def _is(mutant: Mutant, kind: str) -> bool:
    return mutant.kind == kind
