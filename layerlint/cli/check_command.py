"""`layerlint check`, once it is known what was asked for: one call, what it gives told, an exit code."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from layerlint.cli.asked import Asked
from layerlint.cli.streams import in_log, is_terminal, put, put_bytes, read_stdin, say, show, to_be_seen, told
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.cache.run_cache import RunCache
    from layerlint.run.lint_paths import LintRun
    from layerlint.run.request import LintRequest
    from layerlint.run.rounds import FixResult
    from layerlint.run.writing import Writes
    from layerlint.workers import Helper


def check_as_asked(asked: Asked, typed: Sequence[str] | None, helper: Helper | None = None) -> int:
    """Check, and tell what was found; the exit code. `typed` is the command line, where there is one.

    `helper` is a process that has imported what checks need.

    Raises `LayerlintError`.
    """
    _refuse_contradictions(asked)
    if asked.watch:
        from layerlint.cli.watching import watch

        watch(asked.chosen, [argument for argument in typed or () if argument not in ("--watch", "-w")])
        return 0
    stdin: bytes | None = None
    if asked.chosen == ("-",):
        if asked.proves:
            raise LayerlintError(
                "--prove runs a file with what it imports, so it cannot run the text of stdin; save it and give its path"
            )
        if asked.add_ignore is not None:
            raise LayerlintError(
                "--add-ignore writes into files; save the text and give its path instead of `-`"
            )
        stdin = read_stdin()
    if asked.show_settings or asked.show_files:
        return _show(asked)
    memory = _memory(asked, typed)
    # Syntax trees have no cycles and are dropped class by class: looking for garbage often is a fifth of the time.
    gc.set_threshold(1_000_000, 20, 100)
    request = _request(asked, stdin, memory, helper)
    fixed = 0
    if asked.fixes:
        try:
            run, outcome = _fixed(asked, request)
        except Exception:
            if stdin is not None and not asked.diff:
                put_bytes(stdin)  # an editor puts in the place of its text whatever comes
            raise
        outcome = _tell_fixes(request, run, outcome, stdin, diff=asked.diff, show=asked.show_fixes)
        fixed = outcome.count if asked.exit_non_zero_on_fix else 0
        if asked.diff:
            _tell_failures(run)
            return 2 if run.report.failures else 1 if outcome.changes else 0
        if stdin is not None or asked.fix_only:
            _tell_failures(run)
            return _code(run, fixed, asked)
    elif asked.proves:
        from layerlint.prove.prove_paths import prove_findings

        tell = _teller(asked)
        run = prove_findings(request, everything=asked.prove_all, python=asked.python, tell=tell)
    else:
        from layerlint.run.lint_paths import lint_paths

        run = lint_paths(request)
    if asked.add_ignore is not None:
        from layerlint.run.fix import ignore_all

        count, writes = ignore_all(request, run, asked.add_ignore)
        _tell_written(writes)
        _tell_failures(run)
        put(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.\n")
        return 2 if run.report.failures else 0
    out, err = _tell(asked, run)
    code = _code(run, fixed, asked)
    if memory is not None and not run.report.failures and not run.settings.plugins:
        from layerlint.run.inputs import keep_run

        keep_run(memory, request, run, out, err, code, asdict(asked))
    return code


def _refuse_contradictions(asked: Asked) -> None:
    if "-" in asked.chosen and asked.chosen != ("-",):
        raise LayerlintError("standard input (`-`) is checked alone; leave the other paths out")
    if asked.stdin_filename is not None and "-" not in asked.chosen:
        raise LayerlintError(
            "--stdin-filename is the name of what standard input holds; give the path `-` with it"
        )


def _decoded(data: bytes, name: str) -> str:
    """The text of standard input, read as a file of that name would be. Raises `LayerlintError`."""
    from layerlint.files.sources import decode

    try:
        return decode(data)
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise LayerlintError(f"{name}: cannot decode standard input: {problem}") from problem


def _memory(asked: Asked, typed_: Sequence[str] | None) -> RunCache | None:
    """Where this run is kept; None for one that cannot be."""
    if typed_ is None or not asked.can_be_kept:
        return None
    from layerlint.cache.run_cache import RunCache, guessed_folder, typed

    folder = guessed_folder(typed_[1:])
    return RunCache(folder, typed(typed_)) if folder is not None else None


def _request(
    asked: Asked, stdin: bytes | None, memory: RunCache | None, helper: Helper | None
) -> LintRequest:
    from layerlint.run.request import LintRequest

    name = asked.stdin_filename or "<stdin>"
    return LintRequest(
        asked.chosen,
        tuple(asked.config or ()),
        asked.isolated,
        asked.settings,
        show_notes=asked.show_notes,
        unsafe_fixes=asked.unsafe_fixes,
        changed_only=asked.changed_only or asked.base is not None,
        base=asked.base,
        write_baseline=asked.write_baseline,
        stdin=_decoded(stdin, name) if stdin is not None else None,
        stdin_filename=name,
        cache=not asked.no_cache and not asked.alters,
        jobs=asked.processes,
        memory=memory,
        helper=helper,
        allow_project_plugins=asked.allow_project_plugins,
    )


def _fixed(asked: Asked, request: LintRequest) -> tuple[LintRun, FixResult]:
    if not asked.proves:
        from layerlint.run.fix import fix

        return fix(request)
    from layerlint.prove.prove_paths import prove_and_fix

    tell = _teller(asked)
    run, outcome, left_out = prove_and_fix(
        request, everything=asked.prove_all, python=asked.python, tell=tell
    )
    for one in left_out:
        tell(str(one))
    return run, outcome


def _teller(asked: Asked) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if not asked.quiet:
            say(line)

    return tell


def _tell(asked: Asked, run: LintRun) -> tuple[str, str]:
    """Print or write the report; what went to standard output, and to standard error."""
    from layerlint.report import render, render_statistics, write

    err = _tell_failures(run)
    format_ = run.settings.output_format
    coloured = _coloured(asked.color) and asked.output_file is None
    if asked.statistics:
        text = render_statistics(run.report, format=format_, color=coloured)
    else:
        text = render(run.report, format_, color=coloured, closing=not asked.quiet)
    if asked.output_file is not None:
        write(text, asked.output_file)
        return "", err
    if format_ != "github":  # whose lines are commands, and meant to be
        text = in_log(text)
    put(text)
    return text, err


def _tell_failures(run: LintRun) -> str:
    """Print what a run warns of and what it could not do to standard error."""
    from layerlint.text import printable

    warnings = [f"warning: {printable(warning)}\n" for warning in run.warnings]
    failures = [f"error: {printable(f'{one.path}: {one.message}')}\n" for one in run.report.failures]
    err = in_log("".join([*warnings, *failures]))
    told(err)
    return err


def _tell_written(writes: Writes) -> None:
    """Where some files could not be written, say which ones were."""
    if writes.failed:
        for change in writes.written:
            say(change.path, "written")


def _code(run: LintRun, fixed: int, asked: Asked) -> int:
    if run.report.failures:
        return 2
    failing = (run.report.failing and not asked.fix_only) or fixed > 0
    return 1 if failing and not asked.exit_zero else 0


def _tell_fixes(
    request: LintRequest, run: LintRun, outcome: FixResult, stdin: bytes | None, *, diff: bool, show: bool
) -> FixResult:
    """Write the changed files, or show what would change; fixes of standard input go to standard output.

    A patch and the fixed text of standard input are data, whole, unless a person or a log is there to see the patch.
    The outcome that comes back holds only what was written.
    """
    from layerlint.files.edits import unified_diff
    from layerlint.run.fix import write_fixes
    from layerlint.run.rounds import shown_fixes
    from layerlint.run.writing import encoded
    from layerlint.text import printable_lines

    if diff:
        for change in outcome.changes:
            patch = unified_diff(change.path, change.before, change.after)
            put(patch if not to_be_seen() else in_log(printable_lines(patch)))
        total = outcome.count
        say(f"Would fix {total} finding{'' if total == 1 else 's'}.")
    elif stdin is not None:
        fixed = [encoded(stdin, one.before, one.after) for one in outcome.changes]
        put_bytes(fixed[0] if fixed else stdin)
    else:
        writes = write_fixes(request, run, outcome)
        _tell_written(writes)
        outcome = replace(outcome, changes=writes.written)
    for taken in outcome.taken_back:
        say(str(taken), "warning")
    if show and not diff:
        told_where = told if stdin is not None else put
        told_where(in_log(printable_lines(shown_fixes(outcome.changes))))
    return outcome


def _coloured(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal()


def _show(asked: Asked) -> int:
    """Print the settings, or the files, one a line; the exit code."""
    from layerlint.files.sources import Unreadable, discover
    from layerlint.settings.load import SettingsTree, show_settings

    tree = SettingsTree(config=tuple(asked.config or ()), isolated=asked.isolated, options=asked.settings)
    settings = tree.of(asked.chosen[0])
    if not asked.show_files:
        put(in_log(show_settings(settings)))
        return 0
    excluded = (*settings.exclude, *settings.extend_exclude)
    unread: list[Unreadable] = []
    for path in discover(asked.chosen, exclude=excluded, force_exclude=settings.force_exclude, unread=unread):
        show(path)
    for one in unread:
        say(f"{one.path}: {one.reason}", "error")
    return 2 if unread else 0
