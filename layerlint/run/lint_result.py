"""What a run over layer classes gave, before the settings and comments of files have their say."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerlint.index.layer_index import BrokenFile
from layerlint.rule import Diagnostic
from layerlint.text import Position


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed with an error of its own: a bug of ours, which must not stop the rest."""

    path: str
    message: str


@dataclass(slots=True)
class LintResult:
    """The diagnostics and crashes of so many layer classes."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    layers: int = 0
    broken: list[BrokenFile] = field(default_factory=list)
    """Classes that LibCST could not parse."""

    def take(self, other: LintResult) -> None:
        self.diagnostics += other.diagnostics
        self.crashes += other.crashes
        self.layers += other.layers
        self.broken += other.broken


def sort_key(diagnostic: Diagnostic) -> tuple[str, Position, str, str]:
    return diagnostic.path, diagnostic.span.start, diagnostic.code, diagnostic.message
