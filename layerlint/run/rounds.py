"""Fixes in rounds: apply those that do not overlap, check the result again, until nothing is left to fix.

A fix whose result does not parse or keeps its finding is taken back, and is our bug. One that raises another finding is
taken back too; what it only uncovers is told like any other finding.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.files.edits import choose
from layerlint.files.embedded import edit_file, is_embedded, read_embedded
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Severity
from layerlint.run.causes import Key, key, new_findings, written

MAX_ROUNDS = 100

Found = Mapping[str, Sequence[Diagnostic]]
"""Diagnostics by path, with spans and fixes in lines of the module (not of cells or pages)."""

Check = Callable[[Mapping[str, str]], Found]
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
    """A fix that was not kept. `ours` says whether that is a mistake of layerlint's."""

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
    found: Sequence[Diagnostic]
    fixed: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[Key, str], list[str]] = field(default_factory=dict)
    """Fixes that are not tried again, with the reasons that were told."""
    taken_back: list[TakenBack] = field(default_factory=list)


def fix_files(
    texts: Mapping[str, str], check: Check, applicable: Applicable, rounds: int = MAX_ROUNDS
) -> FixResult:
    """Apply all fixes that are `applicable` to the files; nothing is written.

    `check` is asked about all files first, then about those that changed.
    """
    first = check(texts)
    files = [_FileState(path, text, text, first.get(path, ())) for path, text in texts.items()]
    waiting = [file for file in files if _wanted(file, applicable)]
    for _ in range(rounds):
        if not waiting:
            break
        proposed = {file.path: _apply(file, _chosen(file, applicable)) for file in waiting}
        found = check({path: text for path, (text, _) in proposed.items()})
        for file in waiting:
            text, applied = proposed[file.path]
            after = found.get(file.path, ())
            if applied and _problem(file, after, applied, applicable) is None:
                file.text, file.found = text, after
                file.fixed.extend(applied)
            else:
                _one_by_one(file, applied, check, applicable)
        waiting = [file for file in waiting if _wanted(file, applicable)]
    changes = [
        Change(f.path, f.before, f.text, tuple(f.fixed), tuple(first.get(f.path, ())))
        for f in files
        if f.text != f.before
    ]
    return FixResult(tuple(changes), tuple(one for file in files for one in file.taken_back))


def applied_text(path: str, text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text of a file after the fixes of these diagnostics. Raises `ValueError` when they do not fit it."""
    edits = [edit for one in diagnostics if one.fix is not None for edit in one.fix.edits]
    return edit_file(path, text, edits)


def shown_fixes(changes: Sequence[Change]) -> str:
    """What `--show-fixes` prints: for each file how often each rule was fixed."""
    lines: list[str] = []
    for change in changes:
        lines.append(f"- {change.path.replace(os.sep, '/')}:")
        counts = Counter((one.code, one.name) for one in change.fixed)
        lines.extend(f"    {count} × {code} ({name})" for (code, name), count in sorted(counts.items()))
    total = sum(len(change.fixed) for change in changes)
    head = f"Fixed {total} finding{'' if total == 1 else 's'}:\n" if lines else ""
    return head + "".join(f"{line}\n" for line in lines)


def _wanted(file: _FileState, applicable: Applicable) -> list[Diagnostic]:
    """The findings whose fix may be applied and was not refused before."""
    return [
        one
        for one in file.found
        if one.fix is not None and applicable(one) and (key(one), one.fix.title) not in file.refused
    ]


def _chosen(file: _FileState, applicable: Applicable) -> list[Diagnostic]:
    """Those of them that do not touch each other; of equal fixes one."""
    wanted = {one.fix: one for one in reversed(_wanted(file, applicable)) if one.fix is not None}
    return [wanted[fix] for fix in choose(wanted)]


def _apply(file: _FileState, diagnostics: list[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """The text after the fixes, with those applied: none of them when they cannot be written together."""
    try:
        return applied_text(file.path, file.text, diagnostics), diagnostics
    except ValueError:
        return file.text, []


def _one_by_one(file: _FileState, applied: list[Diagnostic], check: Check, applicable: Applicable) -> None:
    """Apply the first fix of a round that works alone, and refuse those before it that do not."""
    for one in applied or _chosen(file, applicable):
        try:
            text = applied_text(file.path, file.text, [one])
        except ValueError as error:
            _refuse(file, one, _Problem(str(error), ours=not is_embedded(file.path)))
            continue
        after = check({file.path: text}).get(file.path, ())
        problem = _problem(file, after, [one], applicable)
        if problem is None:
            file.text, file.found = text, after
            file.fixed.append(one)
            return
        _refuse(file, one, problem)


def _refuse(file: _FileState, diagnostic: Diagnostic, problem: _Problem) -> None:
    title = diagnostic.fix.title if diagnostic.fix is not None else ""
    told = file.refused.setdefault((key(diagnostic), title), [])
    if problem.reason not in told:
        told.append(problem.reason)
        file.taken_back.append(TakenBack(file.path, diagnostic, problem.reason, problem.ours))


def _problem(
    file: _FileState, after: Sequence[Diagnostic], applied: Sequence[Diagnostic], applicable: Applicable
) -> _Problem | None:
    """What is wrong with the result of some fixes; None when nothing is.

    A new note, one that the next round fixes, or one that was only hidden before, is not.
    """
    if _broken(after) > _broken(file.found):
        return _Problem("the result does not parse")
    had, has = Counter(map(_said, file.found)), Counter(map(_said, after))
    for said, count in Counter(map(_said, applied)).items():
        if has[said] > had[said] - count:
            return _Problem("the finding is still there")
    if not has - had:
        return None
    fixes = written(_module(file.path, file.text), (one.fix for one in applied if one.fix is not None))
    for one in new_findings(file.found, after, fixes):
        follows = one.fix is not None and applicable(one)
        if one.severity is not Severity.NOTE and not follows and fixes.caused(one):
            return _Problem(f"it would raise {one.code} ({one.message})", ours=False)
    return None


def _broken(found: Iterable[Diagnostic]) -> int:
    return sum(one.code == SYNTAX_ERROR.code for one in found)


def _said(one: Diagnostic) -> tuple[Key, str]:
    return key(one), one.message


def _module(path: str, text: str) -> str:
    """The text that the lines of the findings count."""
    mapped = read_embedded(path, text)
    return text if mapped is None else mapped.text
