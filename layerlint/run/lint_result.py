"""What checking layer classes gave, before the settings and comments of files have their say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layerlint.index.layer_index import BrokenFile
from layerlint.rule import Diagnostic
from layerlint.text import Position


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed with an error of its own: a bug of ours, which must not stop the rest."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LintResult:
    """The diagnostics and crashes of so many layer classes."""

    diagnostics: tuple[Diagnostic, ...] = ()
    crashes: tuple[Crash, ...] = ()
    layers: int = 0
    broken: tuple[BrokenFile, ...] = ()
    """Classes that LibCST could not parse."""
    opened: frozenset[str] = frozenset()
    """Files and folders to which names led in other processes."""
    migrated: bool = False
    """Whether it is told what stands between a project and Keras 3."""


def merged(results: Iterable[LintResult]) -> LintResult:
    """All of them as one, in their order."""
    parts = list(results)
    return LintResult(
        tuple(one for part in parts for one in part.diagnostics),
        tuple(one for part in parts for one in part.crashes),
        sum(part.layers for part in parts),
        tuple(one for part in parts for one in part.broken),
        frozenset().union(*(part.opened for part in parts)),
    )


def sort_key(diagnostic: Diagnostic) -> tuple[str, Position, str, str]:
    return diagnostic.path, diagnostic.span.start, diagnostic.code, diagnostic.message
