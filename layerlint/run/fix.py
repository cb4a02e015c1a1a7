"""One run of `layerlint check --fix`: the fixes that may be applied, in rounds, and what they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from layerlint.errors import LayerlintError
from layerlint.files.embedded import edit_file
from layerlint.files.sources import ModuleSource
from layerlint.report import RunFailure
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.run.files import checked_file, in_file
from layerlint.run.lint_files import lint_files
from layerlint.run.lint_paths import LintRun, lint_paths, without_baseline
from layerlint.run.request import LintRequest
from layerlint.run.rounds import Change, FixResult, fix_files
from layerlint.run.writing import Writes, write_changes
from layerlint.settings.select import fixable
from layerlint.suppression.comments import ignore_edits
from layerlint.text import Safety

Allowed = Callable[[Diagnostic], bool]


def fix(request: LintRequest) -> tuple[LintRun, FixResult]:
    """Check the files and work out the fixes; nothing is written. The run is that of the fixed texts."""
    return fix_in(request, lint_paths(request))


def may_fix(request: LintRequest, run: LintRun, diagnostic: Diagnostic) -> bool:
    """Whether the options and the settings let the fix of a finding be applied."""
    if diagnostic.fix is None or (diagnostic.severity is Severity.NOTE and not request.show_notes):
        return False
    rule = next(rule for rule in rule_set(run.settings).known if rule.code == diagnostic.code)
    if not fixable(rule, run.files[diagnostic.path].settings):
        return False
    return request.unsafe_fixes or diagnostic.fix.safety is Safety.SAFE


def fix_in(
    request: LintRequest, run: LintRun, allowed: Allowed = lambda diagnostic: True
) -> tuple[LintRun, FixResult]:
    """The same for what `lint_paths` has found, with the fixes that are `allowed`."""
    failures: list[RunFailure] = []
    original = _texts(run)
    first = dict(run.by_path)

    def again(texts: Mapping[str, str]) -> Mapping[str, list[Diagnostic]]:
        if all(original[path] == text for path, text in texts.items()):
            return {path: first[path] for path in texts}
        files = dict(run.files)
        for path, text in texts.items():
            files[path] = checked_file(ModuleSource(path, text), files[path].settings)
        found, _ = lint_files(files, run.settings, run.target, failures, only=texts.keys())
        return {path: found[path] for path in texts}

    def applicable(diagnostic: Diagnostic) -> bool:
        return may_fix(request, run, diagnostic) and allowed(diagnostic)

    outcome = fix_files(original, again, applicable)
    _hold(run, {change.path: change.after for change in outcome.changes})
    _report(request, run, outcome.count)
    return run, outcome


def write_fixes(request: LintRequest, run: LintRun, outcome: FixResult) -> Writes:
    """Write what was fixed, and let the run tell of what is on disk then."""
    writes = write_changes(outcome.changes, request.paths)
    if writes.failed:
        failed = {failure.path for failure in writes.failed}
        left = [change for change in outcome.changes if change.path in failed]
        _hold(run, {change.path: change.before for change in left})
        run.by_path.update({change.path: list(change.had) for change in left})
        _report(request, run, sum(len(change.fixed) for change in writes.written), writes.failed)
    return writes


def ignore_all(request: LintRequest, run: LintRun, reason: str) -> tuple[int, Writes]:
    """Write a comment that ignores each finding of the run; how many were written, and what was not."""
    counts: dict[str, int] = {}
    changes: list[Change] = []
    _texts(run)
    for path, file in run.files.items():
        told = [d for d in run.by_path[path] if d.severity is not Severity.NOTE]
        edits = ignore_edits(file.text, told, reason)
        if edits:
            counts[path] = len(edits)
            changes.append(Change(path, file.raw, edit_file(path, file.raw, edits), ()))
    writes = write_changes(changes, request.paths)
    _report(request, run, run.report.fixed, writes.failed)
    return sum(counts[change.path] for change in writes.written), writes


def _texts(run: LintRun) -> dict[str, str]:
    """The texts of the files. One that can no longer be read, or is another now, leaves the run as a failure."""
    texts: dict[str, str] = {}
    failures: list[RunFailure] = []
    for path, file in run.files.items():
        try:
            texts[path] = file.raw
        except LayerlintError as problem:
            said = str(problem).removeprefix(f"{path} ").removeprefix(f"cannot read {path} again: ")
            failures.append(RunFailure(path, f"not written: {said}"))
    for failure in failures:
        del run.files[failure.path], run.by_path[failure.path]
    run.report = replace(run.report, failures=(*run.report.failures, *failures))
    return texts


def _hold(run: LintRun, texts: Mapping[str, str]) -> None:
    """Let the run hold other texts of some files; what it knows of the others may rest on these.

    What was seen by running a class is not found again, so it stays in all other files.
    """
    if not texts:
        return
    for path, text in texts.items():
        run.files[path] = checked_file(ModuleSource(path, text), run.files[path].settings)
    proved = any(
        one.evidence is not Evidence.STATIC for diagnostics in run.by_path.values() for one in diagnostics
    )
    only = texts.keys() if proved else run.files.keys()
    failures: list[RunFailure] = []
    found, _ = lint_files(run.files, run.settings, run.target, failures, only=only)
    run.by_path.update({path: found[path] for path in only})
    more = tuple(failure for failure in failures if failure not in run.report.failures)
    run.report = replace(run.report, failures=(*run.report.failures, *more))


def _report(request: LintRequest, run: LintRun, fixed: int, failed: tuple[RunFailure, ...] = ()) -> None:
    """Let the report tell what the run now holds."""
    left = tuple(placed for path, file in run.files.items() for placed in in_file(file, run.by_path[path]))
    kept, _ = without_baseline(request, run.settings, run.files, left)
    failures = (*run.report.failures, *(one for one in failed if one not in run.report.failures))
    run.report = replace(run.report, diagnostics=kept, fixed=fixed, failures=failures)
