"""One run of `layerlint check --fix`: apply the fixes in rounds, check again, and write the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from layerlint.errors import LayerlintError
from layerlint.files.embedded import edit_file
from layerlint.files.sources import ModuleSource
from layerlint.report import RunFailure
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.run.cause_groups import first_places
from layerlint.run.context import remembered
from layerlint.run.files import CheckedFile, checked_file
from layerlint.run.fix_rounds import Change, FixResult, fix_files
from layerlint.run.lint_files import lint_files
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest
from layerlint.run.writing import Writes, write_changes
from layerlint.settings.select import fixable
from layerlint.suppression.comments import ignore_edits
from layerlint.text import Safety

Allowed = Callable[[Diagnostic], bool]


def fix_paths(request: LintRequest) -> tuple[LintRun, FixResult]:
    """Check the files and apply fixes in memory; the returned run is that of the fixed texts."""
    return fix_run(lint_paths(request))


def may_fix(run: LintRun, diagnostic: Diagnostic) -> bool:
    """Whether options and settings allow the fix of a finding."""
    if diagnostic.fix is None or (diagnostic.severity is Severity.NOTE and not run.request.show_notes):
        return False
    rule = next(rule for rule in rule_set(run.settings).all_rules if rule.code == diagnostic.code)
    if not fixable(rule, run.files[diagnostic.path].settings):
        return False
    return run.request.unsafe_fixes or diagnostic.fix.safety is Safety.SAFE


def fix_run(run: LintRun, allowed: Allowed = lambda diagnostic: True) -> tuple[LintRun, FixResult]:
    """Apply the `allowed` fixes of a run in memory; the returned run is that of the fixed texts."""
    run = _readable(run)
    original = {path: file.raw for path, file in run.files.items()}

    def check_texts(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        if all(original[path] == text for path, text in texts.items()):
            return {path: run.by_path[path] for path in texts}
        return relint_texts(run, texts)

    def applicable(diagnostic: Diagnostic) -> bool:
        return may_fix(run, diagnostic) and allowed(diagnostic)

    result = fix_files(original, check_texts, applicable)
    fixed = _relint(run, {change.path: change.after for change in result.changes})
    return fixed.with_findings({}).with_fixed(result.count), result


def relint_texts(run: LintRun, texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
    """The findings by path after some files of a run got other texts."""
    context = remembered(run.request, run.settings)
    linted = lint_files(_with_texts(run.files, texts), run.settings, texts.keys(), context)
    return {path: linted.by_path[path] for path in texts}


def write_fixes(run: LintRun, result: FixResult) -> tuple[LintRun, Writes]:
    """Write the fixed files; the returned run is that of the files on disk."""
    writes = write_changes(result.changes, run.request.paths)
    if not writes.failed:
        return run, writes
    failed = {failure.path for failure in writes.failed}
    left = [change for change in result.changes if change.path in failed]
    run = _relint(run, {change.path: change.before for change in left})
    run = run.with_findings({change.path: list(change.had) for change in left})
    fixed = sum(len(change.fixed) for change in writes.written)
    return run.with_fixed(fixed).with_failures(writes.failed), writes


def ignore_all(run: LintRun, reason: str) -> tuple[LintRun, Writes, int]:
    """Write a comment that ignores each finding of the run; the number counts the comments written."""
    counts: dict[str, int] = {}
    changes: list[Change] = []
    run = _readable(run)
    for path, file in run.files.items():
        reported = first_places(d for d in run.by_path[path] if d.severity is not Severity.NOTE)
        edits = ignore_edits(file.text, reported, reason)
        if edits:
            counts[path] = len(edits)
            changes.append(Change(path, file.raw, edit_file(path, file.raw, edits), ()))
    writes = write_changes(changes, run.request.paths)
    written = sum(counts[change.path] for change in writes.written)
    return run.with_findings({}).with_failures(writes.failed), writes, written


def _readable(run: LintRun) -> LintRun:
    """The run without the files that changed or can no longer be read; each is a failure."""
    failures = tuple(failure for failure in map(_unreadable, run.files.values()) if failure is not None)
    lost = {failure.path for failure in failures}
    return replace(
        run,
        files={path: file for path, file in run.files.items() if path not in lost},
        by_path={path: diagnostics for path, diagnostics in run.by_path.items() if path not in lost},
    ).with_failures(failures)


def _unreadable(file: CheckedFile) -> RunFailure | None:
    """The failure if the text of a file can no longer be read; otherwise hold the text."""
    try:
        file.source.text  # noqa: B018
    except LayerlintError as problem:
        said = str(problem).removeprefix(f"{file.path} ").removeprefix(f"cannot read {file.path} again: ")
        return RunFailure(file.path, f"not written: {said}")
    return None


def _relint(run: LintRun, texts: Mapping[str, str]) -> LintRun:
    """Check the run again with other texts of some files.

    All files are checked, since their findings may depend on these texts. Findings by running a class cannot be
    found again this way: with any of them, only the changed files are checked.
    """
    if not texts:
        return run
    run = run.with_files(_with_texts(run.files, texts))
    proved = any(diagnostic.evidence is not Evidence.STATIC for diagnostic in run.diagnostics)
    only = texts.keys() if proved else run.files.keys()
    linted = lint_files(run.files, run.settings, only, remembered(run.request, run.settings))
    return run.with_findings({path: linted.by_path[path] for path in only}).with_failures(linted.failures)


def _with_texts(files: Mapping[str, CheckedFile], texts: Mapping[str, str]) -> dict[str, CheckedFile]:
    changed = {
        path: checked_file(ModuleSource(path, text), files[path].settings) for path, text in texts.items()
    }
    return {**files, **changed}
