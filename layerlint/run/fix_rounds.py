"""Fixes in rounds: apply those that do not overlap and check the result, until nothing is left to fix.

A fix whose result does not parse or still has the finding is taken back: it is a bug in layerlint. One that causes
another finding is taken back too; a finding that it only uncovers is reported like any other.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.files.edits import choose
from layerlint.files.embedded import edit_file, is_embedded, read_embedded
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Severity
from layerlint.run.fix_effects import Key, key, new_findings, written

MAX_ROUNDS = 100

FindingsByPath = Mapping[str, Sequence[Diagnostic]]
"""Diagnostics by path, with spans and fixes in lines of the module (not of cells or pages)."""

Check = Callable[[Mapping[str, str]], FindingsByPath]
"""From the text of files, as they would be on disk, to their diagnostics."""

Applicable = Callable[[Diagnostic], bool]


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after, the findings that were fixed in it, and all that it had."""

    path: str
    before: str
    after: str
    fixed: tuple[Diagnostic, ...]
    had: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A fix that was taken back. `ours` is whether that is a bug in layerlint."""

    path: str
    diagnostic: Diagnostic
    reason: str
    ours: bool

    def __str__(self) -> str:
        what = (
            "this is a bug in layerlint, please report it with the class"
            if self.ours
            else "repair it by hand"
        )
        line = self.diagnostic.span.start.line
        return f"{self.path}:{line}: the fix of {self.diagnostic.code} was taken back: {self.reason}; {what}"


@dataclass(frozen=True, slots=True)
class _Problem:
    reason: str
    ours: bool = True


@dataclass(frozen=True, slots=True)
class FixResult:
    changes: tuple[Change, ...]
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(change.fixed) for change in self.changes)


@dataclass(slots=True)
class _FileState:
    path: str
    before: str
    text: str
    diagnostics: Sequence[Diagnostic]
    fixed: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[Key, str], list[str]] = field(default_factory=dict)
    """Fixes that are not tried again, with their reasons."""
    taken_back: list[TakenBack] = field(default_factory=list)


def fix_files(
    texts: Mapping[str, str], check: Check, applicable: Applicable, rounds: int = MAX_ROUNDS
) -> FixResult:
    """Apply all `applicable` fixes in memory.

    `check` is called with all files first, then with those that changed.
    """
    first = check(texts)
    files = [_FileState(path, text, text, first.get(path, ())) for path, text in texts.items()]
    waiting = [file for file in files if _wanted(file, applicable)]
    for _ in range(rounds):
        if not waiting:
            break
        proposed = {file.path: _apply(file, _chosen(file, applicable)) for file in waiting}
        checked = check({path: text for path, (text, _) in proposed.items()})
        for file in waiting:
            text, applied = proposed[file.path]
            after = checked.get(file.path, ())
            if applied and _problem(file, after, applied, applicable) is None:
                file.text, file.diagnostics = text, after
                file.fixed.extend(applied)
            else:
                _apply_singly(file, applied, check, applicable)
        waiting = [file for file in waiting if _wanted(file, applicable)]
    changes = [
        Change(f.path, f.before, f.text, tuple(f.fixed), tuple(first.get(f.path, ())))
        for f in files
        if f.text != f.before
    ]
    return FixResult(tuple(changes), tuple(fix for file in files for fix in file.taken_back))


def applied_text(path: str, text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text of a file after the fixes of these diagnostics. Raises `ValueError` when they do not fit it."""
    edits = [
        edit for diagnostic in diagnostics if diagnostic.fix is not None for edit in diagnostic.fix.edits
    ]
    return edit_file(path, text, edits)


def format_fixes(changes: Sequence[Change]) -> str:
    """The output of `--show-fixes`: for each file the number of fixes by rule."""
    lines: list[str] = []
    for change in changes:
        lines.append(f"- {change.path.replace(os.sep, '/')}:")
        counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in change.fixed)
        lines.extend(f"    {count} × {code} ({name})" for (code, name), count in sorted(counts.items()))
    total = sum(len(change.fixed) for change in changes)
    head = f"Fixed {total} finding{'' if total == 1 else 's'}:\n" if lines else ""
    return head + "".join(f"{line}\n" for line in lines)


def _wanted(file: _FileState, applicable: Applicable) -> list[Diagnostic]:
    """The findings whose fix may be applied and was not refused before."""
    return [
        diagnostic
        for diagnostic in file.diagnostics
        if diagnostic.fix is not None
        and applicable(diagnostic)
        and (key(diagnostic), diagnostic.fix.title) not in file.refused
    ]


def _chosen(file: _FileState, applicable: Applicable) -> list[Diagnostic]:
    """The wanted findings whose fixes do not overlap; of equal fixes one."""
    wanted = {
        diagnostic.fix: diagnostic
        for diagnostic in reversed(_wanted(file, applicable))
        if diagnostic.fix is not None
    }
    return [wanted[fix] for fix in choose(wanted)]


def _apply(file: _FileState, diagnostics: list[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """The text after the fixes, and the findings fixed: none when the fixes cannot be combined."""
    try:
        return applied_text(file.path, file.text, diagnostics), diagnostics
    except ValueError:
        return file.text, []


def _apply_singly(file: _FileState, applied: list[Diagnostic], check: Check, applicable: Applicable) -> None:
    """Apply the first fix of a round that works alone, and refuse those before it that do not."""
    for diagnostic in applied or _chosen(file, applicable):
        try:
            text = applied_text(file.path, file.text, [diagnostic])
        except ValueError as error:
            _refuse(file, diagnostic, _Problem(str(error), ours=not is_embedded(file.path)))
            continue
        after = check({file.path: text}).get(file.path, ())
        problem = _problem(file, after, [diagnostic], applicable)
        if problem is None:
            file.text, file.diagnostics = text, after
            file.fixed.append(diagnostic)
            return
        _refuse(file, diagnostic, problem)


def _refuse(file: _FileState, diagnostic: Diagnostic, problem: _Problem) -> None:
    title = diagnostic.fix.title if diagnostic.fix is not None else ""
    reasons = file.refused.setdefault((key(diagnostic), title), [])
    if problem.reason not in reasons:
        reasons.append(problem.reason)
        file.taken_back.append(TakenBack(file.path, diagnostic, problem.reason, problem.ours))


def _problem(
    file: _FileState, after: Sequence[Diagnostic], applied: Sequence[Diagnostic], applicable: Applicable
) -> _Problem | None:
    """The problem with the result of some fixes, if any.

    A new note, a finding that the next round fixes, and one that was only hidden before are no problem.
    """
    if _broken(after) > _broken(file.diagnostics):
        return _Problem("the result does not parse")
    had, has = Counter(map(_finding_key, file.diagnostics)), Counter(map(_finding_key, after))
    for said, count in Counter(map(_finding_key, applied)).items():
        if has[said] > had[said] - count:
            return _Problem("the finding is still there")
    if not has - had:
        return None
    fixes = written(
        _module(file.path, file.text),
        (diagnostic.fix for diagnostic in applied if diagnostic.fix is not None),
    )
    for diagnostic in new_findings(file.diagnostics, after, fixes):
        follows = diagnostic.fix is not None and applicable(diagnostic)
        if diagnostic.severity is not Severity.NOTE and not follows and fixes.caused(diagnostic):
            return _Problem(f"it would raise {diagnostic.code} ({diagnostic.message})", ours=False)
    return None


def _broken(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(diagnostic.code == SYNTAX_ERROR.code for diagnostic in diagnostics)


def _finding_key(diagnostic: Diagnostic) -> tuple[Key, str]:
    return key(diagnostic), diagnostic.message


def _module(path: str, text: str) -> str:
    """The text whose lines the findings count."""
    mapped = read_embedded(path, text)
    return text if mapped is None else mapped.text
