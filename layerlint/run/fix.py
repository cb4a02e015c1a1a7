"""One run of `layerlint check --fix`: the fixes that may be applied, in rounds, and what they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from layerlint.files.embedded import edit_file
from layerlint.files.sources import Source
from layerlint.known.suppress import ignore_edits
from layerlint.report import Failure
from layerlint.rule import Diagnostic, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.run.check import Run, check, without_baseline
from layerlint.run.diagnose import diagnose
from layerlint.run.files import checked_file, in_file
from layerlint.run.request import Request
from layerlint.run.rounds import Change, Outcome, fix_files, write_changes
from layerlint.settings.select import fixable
from layerlint.text import Safety

Allowed = Callable[[Diagnostic], bool]


def fix(request: Request) -> tuple[Run, Outcome]:
    """Check the files and work out the fixes; nothing is written. The run is that of the fixed texts."""
    return fix_in(request, check(request))


def may_fix(request: Request, run: Run, diagnostic: Diagnostic) -> bool:
    """Whether the options and the settings let the fix of a finding be applied."""
    if diagnostic.fix is None or (diagnostic.severity is Severity.NOTE and not request.show_notes):
        return False
    rule = next(rule for rule in rule_set(run.settings).known if rule.code == diagnostic.code)
    if not fixable(rule, run.files[diagnostic.path].settings):
        return False
    return request.unsafe_fixes or diagnostic.fix.safety is Safety.SAFE


def fix_in(request: Request, run: Run, allowed: Allowed = lambda diagnostic: True) -> tuple[Run, Outcome]:
    """The same for what `check` has found, with the fixes that are `allowed`."""
    failures: list[Failure] = []
    first = dict(run.by_path)
    original = {path: file.raw for path, file in run.files.items()}

    def again(texts: Mapping[str, str]) -> Mapping[str, list[Diagnostic]]:
        if all(original[path] == text for path, text in texts.items()):
            return {path: first[path] for path in texts}
        files = dict(run.files)
        for path, text in texts.items():
            files[path] = checked_file(Source(path, text), files[path].settings)
        found, _ = diagnose(files, run.settings, run.target, failures, only=texts.keys())
        return {path: found[path] for path in texts}

    def applicable(diagnostic: Diagnostic) -> bool:
        return may_fix(request, run, diagnostic) and allowed(diagnostic)

    outcome = fix_files(original, again, applicable)
    changed = {change.path: change.after for change in outcome.changes}
    if changed:
        found = again(changed)
        for path, text in changed.items():
            run.files[path] = checked_file(Source(path, text), run.files[path].settings)
            run.by_path[path] = list(found[path])
    left = tuple(placed for path, file in run.files.items() for placed in in_file(file, run.by_path[path]))
    kept, _ = without_baseline(request, run.settings, run.files, left)
    run.report = replace(run.report, diagnostics=kept, fixed=outcome.count)
    return run, outcome


def ignore_all(run: Run, reason: str) -> int:
    """Write a comment that ignores each finding of the run; how many were written. Raises `LayerlintError`."""
    count = 0
    changes: list[Change] = []
    for path, file in run.files.items():
        told = [d for d in run.by_path[path] if d.severity is not Severity.NOTE]
        edits = ignore_edits(file.text, told, reason)
        if edits:
            count += len(edits)
            changes.append(Change(path, file.raw, edit_file(path, file.raw, edits), ()))
    write_changes(changes)
    return count
