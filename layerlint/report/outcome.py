"""The outcome of a run, which the formats read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from layerlint.rule import Diagnostic, Evidence, Related, Rule, Severity
from layerlint.text import Position, Safety

TextReader = Callable[[str, int | None], str]
"""The text of a file, or of one code cell of a notebook (from 1), by its path as the diagnostics spell it."""

PageReader = Callable[[str], str | None]
"""The Markdown page of a rule by its code; None if it has none."""

AddressLookup = Callable[[str], str | None]
"""The web address of a rule's page by the rule's name; None if it has none."""

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class ReportedTarget:
    """The Keras that a file is for, the reason, whether that is a guess, and contradicting evidence."""

    keras: int
    reason: str
    guess: bool = False
    contradictions: tuple[str, ...] = ()


TargetLookup = Callable[[str], ReportedTarget | None]
"""The target of a file by its path; None if it was not detected."""


def _no_target(path: str) -> None:
    return None


def _no_text(path: str, cell: int | None) -> str:
    return ""


def _no_page(code: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class RunFailure:
    """A failure and its file: an unreadable file, a crashed check."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run.

    The command line prints every failure to stderr, in any format; the text formats only count them, while
    SARIF and JUnit hold them, because their readers never see stderr. `keras` and `keras_reason` are the
    target and its reason. `read_text` is called only for files with findings. `fixed` counts the
    findings that this run fixed; `elapsed` is in seconds.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    layers: int = 0
    failures: tuple[RunFailure, ...] = ()
    keras: int | None = None
    keras_reason: str = ""
    elapsed: float = 0.0
    read_text: TextReader = _no_text
    rules: tuple[Rule, ...] = ()
    read_page: PageReader = _no_page
    page_address: AddressLookup = _no_page
    find_target: TargetLookup = _no_target
    root: Path | None = None
    """The folder that URIs and paths for servers are relative to: the repository's."""
    show_notes: bool = False
    unsafe_fixes: bool = False
    fixed: int = 0
    migrated: bool = False
    """Whether a project of Keras 2 was checked for Keras 3."""
    in_baseline: int = 0
    """Findings that the baseline holds, which are not among the diagnostics."""
    old_layers: int = 0
    """Layers that run with Keras 2 whatever the target is: they derive from `tf_keras`."""

    @property
    def sorted(self) -> tuple[Diagnostic, ...]:
        """Every diagnostic, in the order of the files' own lines."""
        return tuple(sorted(self.diagnostics, key=_place))

    @property
    def visible(self) -> tuple[Diagnostic, ...]:
        """The diagnostics for people: without notes unless `show_notes`, but with refuted findings, which are notes."""
        return tuple(
            d
            for d in self.sorted
            if self.show_notes or d.severity is not Severity.NOTE or d.evidence is Evidence.REFUTED
        )

    @property
    def failing(self) -> bool:
        """Whether the run fails: any finding except notes."""
        return any(d.severity is not Severity.NOTE for d in self.diagnostics)

    def applies(self, diagnostic: Diagnostic) -> bool:
        """Whether `--fix`, with the same options, would fix this finding."""
        fix = diagnostic.fix
        return fix is not None and (self.unsafe_fixes or fix.safety is Safety.SAFE)

    def rule(self, code: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == code), None)

    def lines(self, diagnostic: Diagnostic) -> tuple[str, ...]:
        """The lines of the diagnostic's file or cell, without line ends."""
        return self.source_lines(diagnostic.path, diagnostic.cell)

    def source_lines(self, path: str, cell: int | None) -> tuple[str, ...]:
        """The lines of a file, or of a code cell of a notebook."""
        return split_lines(self.read_text(path, cell))

    def file_line(self, diagnostic: Diagnostic) -> int:
        """The line of the file where the diagnostic begins; of a cell, the line of the notebook's file."""
        line = diagnostic.span.start.line
        if diagnostic.cell is None:
            return line
        from layerlint.files.notebook_cells import line_in_file

        return line_in_file(self.read_text(diagnostic.path, None), diagnostic.cell, line)

    def server_path(self, path: str) -> str:
        """The path relative to the repository's root with `/`; an outside path is unchanged."""
        if self.root is not None:
            full, root = Path(os.path.abspath(path)), Path(os.path.abspath(self.root))
            if full.is_relative_to(root):
                return full.relative_to(root).as_posix()
        return Path(path).as_posix()


@lru_cache(maxsize=4)
def split_lines(text: str) -> tuple[str, ...]:
    """Lines as Python counts them: form feeds and Unicode separators do not end one."""
    return tuple(_NEWLINE.split(text))


def location(diagnostic: Diagnostic) -> str:
    """`path:line:column`, and for a notebook `path:cell 3:line:column`."""
    return _located(diagnostic.path, diagnostic.cell, diagnostic.span.start)


def related_location(diagnostic: Diagnostic, related: Related) -> str:
    """The location of a related place, in the same form."""
    return _located(related.path or diagnostic.path, related.cell, related.span.start)


def _located(path: str, cell: int | None, start: Position) -> str:
    return f"{path}:{f'cell {cell}:' if cell is not None else ''}{start.line}:{start.column}"


def symbol(diagnostic: Diagnostic) -> str:
    """`Class.method`, or one of them; "" for neither."""
    return ".".join(part for part in (diagnostic.layer, diagnostic.method) if part)


def evidence(diagnostic: Diagnostic) -> str:
    """The result of running the layer: `proved: observation`, `not run: reason`; "" for static findings."""
    if diagnostic.evidence is Evidence.STATIC:
        return ""
    summary = ": ".join(filter(None, (diagnostic.evidence.value, diagnostic.seen)))
    return f"{summary} [{rests_on}]" if (rests_on := run_with(diagnostic)) else summary


_CONTROLS = {
    "passed": "plain calls passed (the control)",
    "constructed": "the constructor passed (the control), plain calls fail",
}


def run_with(diagnostic: Diagnostic) -> str:
    """The grounds of the evidence: `scenario save; inputs=float32[None,8] (one float input); plain calls passed …`."""
    grounds = diagnostic.grounds
    if grounds is None:
        return ""
    plan = ", ".join(f"{name or 'argument'}={text} ({origin})" for name, text, origin in grounds.plan)
    scenarios = f"scenario {', '.join(grounds.scenarios)}" if grounds.scenarios else ""
    error = "" if grounds.control in diagnostic.seen else f": {grounds.control}"
    control = _CONTROLS.get(grounds.control, f"plain calls fail too{error}")
    return "; ".join(filter(None, (scenarios, plan, control)))


def with_evidence(diagnostic: Diagnostic) -> str:
    """The message in one line, followed by the evidence, and by the place in a function that the class calls."""
    return _with_details(diagnostic, evidence(diagnostic))


def with_brief_evidence(diagnostic: Diagnostic) -> str:
    """The same in a short line: of the evidence only the first thing that was seen, or the reason with the advice."""
    if diagnostic.evidence is Evidence.STATIC:
        return _with_details(diagnostic, "")
    seen = re.sub(r" in `\[tool\.[^`]*`", "", diagnostic.seen)
    if diagnostic.evidence is not Evidence.NOT_RUN:
        seen = seen.partition("; ")[0]
    short = seen if len(seen) <= _BRIEF else f"{seen[: _BRIEF - 3]}..."
    return _with_details(diagnostic, ": ".join(filter(None, (diagnostic.evidence.value, short))))


_BRIEF = 120


def _with_details(diagnostic: Diagnostic, shown: str) -> str:
    inner = next(
        (f"see {related_location(diagnostic, place)}" for place in diagnostic.related if place.function), ""
    )
    details = "; ".join(filter(None, (shown, inner)))
    return f"{diagnostic.message} ({details})" if details else diagnostic.message


def _place(diagnostic: Diagnostic) -> tuple[str, int, Position, Position, str, str]:
    span = diagnostic.span
    return (
        diagnostic.path,
        diagnostic.cell or 0,
        span.start,
        span.end,
        diagnostic.code,
        diagnostic.message,
    )


def repository_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a `.git`."""
    folder = start.absolute()
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), None)
