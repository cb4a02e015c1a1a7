"""The result of checking layer classes, before settings and comments of files apply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layerlint.index.layer_index import BrokenFile
from layerlint.rule import Diagnostic
from layerlint.text import Position


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that raised an error: a bug in layerlint, which must not stop the rest."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LintResult:
    """The diagnostics and crashes of a number of layer classes."""

    diagnostics: tuple[Diagnostic, ...] = ()
    crashes: tuple[Crash, ...] = ()
    layers: int = 0
    broken: tuple[BrokenFile, ...] = ()
    """Classes that LibCST could not parse."""
    opened: frozenset[str] = frozenset()
    """Files and folders that other processes opened to resolve names."""
    migrated: bool = False
    """Whether diagnostics are marked that a migration to Keras 3 causes."""


def merge_results(results: Iterable[LintResult]) -> LintResult:
    """All results as one, in their order."""
    parts = list(results)
    return LintResult(
        tuple(diagnostic for part in parts for diagnostic in part.diagnostics),
        tuple(crash for part in parts for crash in part.crashes),
        sum(part.layers for part in parts),
        tuple(file for part in parts for file in part.broken),
        frozenset().union(*(part.opened for part in parts)),
    )


def sort_key(diagnostic: Diagnostic) -> tuple[str, Position, str, str]:
    return diagnostic.path, diagnostic.span.start, diagnostic.code, diagnostic.message
