"""`layerlint check`, once it is known what was asked for: one call, what it gives told, an exit code."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from layerlint.cli.streams import in_log, is_terminal, put, put_bytes, read_stdin, say, show, to_be_seen, told
from layerlint.errors import LayerlintError
from layerlint.settings.declarations import CheckOptions

if TYPE_CHECKING:
    from layerlint.cache.run_cache import RunCache
    from layerlint.run.lint_run import LintRun
    from layerlint.run.request import LintRequest
    from layerlint.run.rounds import FixResult
    from layerlint.run.writing import Writes
    from layerlint.settings.declarations import Settings
    from layerlint.workers import Helper


def check_as_asked(asked: CheckOptions, typed: Sequence[str] | None, helper: Helper | None = None) -> int:
    """Check, and tell what was found; the exit code. `typed` is the command line, where there is one.

    `helper` is a process that has imported what checks need.

    Raises `LayerlintError`.
    """
    _refuse_contradictions(asked)
    if asked.watch:
        from layerlint.cli.watching import watch

        watch(asked.chosen, [argument for argument in typed or () if argument not in ("--watch", "-w")])
        return 0
    stdin = read_stdin() if asked.chosen == ("-",) else None
    if asked.show_settings:
        return _show_settings(asked)
    if asked.show_files:
        return _show_files(asked)
    # Syntax trees have no cycles and are dropped class by class: looking for garbage often is a fifth of the time.
    gc.set_threshold(1_000_000, 20, 100)
    request = _request(asked, stdin, _run_cache(asked, typed), helper)
    if asked.fixes:
        return _fix(asked, request, stdin)
    run = _prove(asked, request) if asked.proves else _lint(request)
    return _ignore(run, asked.add_ignore) if asked.add_ignore is not None else _end(asked, run)


def _lint(request: LintRequest) -> LintRun:
    from layerlint.run.lint_paths import lint_paths

    return lint_paths(request)


def _prove(asked: CheckOptions, request: LintRequest) -> LintRun:
    from layerlint.prove.prove_paths import prove_paths

    return prove_paths(request, everything=asked.prove_all, python=asked.python, tell=_teller(asked))


def _fix(asked: CheckOptions, request: LintRequest, stdin: bytes | None) -> int:
    """Fix, and tell what was fixed and, unless only that was asked for, what is left."""
    try:
        run, result = _fixed(asked, request)
    except Exception:
        if stdin is not None and not asked.diff:
            put_bytes(stdin)  # an editor puts in the place of its text whatever comes
        raise
    run, result = _tell_fixes(run, result, stdin, diff=asked.diff, show=asked.show_fixes)
    if asked.diff:
        if not asked.quiet:
            _tell_would_fix(run, result)
        _tell_failures(run)
        return 2 if run.report.failures else 1 if result.changes else 0
    fixed = result.count if asked.exit_non_zero_on_fix else 0
    if stdin is not None or asked.fix_only:
        _tell_failures(run)
        return _code(run, fixed, asked)
    return _ignore(run, asked.add_ignore) if asked.add_ignore is not None else _end(asked, run, fixed)


def _ignore(run: LintRun, reason: str) -> int:
    """Write comments that ignore what is found, and tell how many."""
    from layerlint.run.fix import ignore_all

    run, writes, count = ignore_all(run, reason)
    _tell_written(writes)
    _tell_failures(run)
    put(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.\n")
    return 2 if run.report.failures else 0


def _end(asked: CheckOptions, run: LintRun, fixed: int = 0) -> int:
    """Tell what was found, and keep it for the same command."""
    out, err = _tell(asked, run)
    code = _code(run, fixed, asked)
    if not run.report.failures and not run.settings.plugins:
        from layerlint.cache.run_cache import captured
        from layerlint.run.run_inputs import keep_run

        keep_run(run, captured(out, err, code, run.report.elapsed), asdict(asked))
    return code


def _refuse_contradictions(asked: CheckOptions) -> None:
    if "-" in asked.chosen and asked.chosen != ("-",):
        raise LayerlintError("standard input (`-`) is checked alone; leave the other paths out")
    if asked.stdin_filename is not None and "-" not in asked.chosen:
        raise LayerlintError(
            "--stdin-filename is the name of what standard input holds; give the path `-` with it"
        )
    if asked.chosen != ("-",) or asked.watch:
        return
    if asked.proves:
        raise LayerlintError(
            "--prove runs a file with what it imports, so it cannot run the text of stdin; save it and give its path"
        )
    if asked.add_ignore is not None:
        raise LayerlintError("--add-ignore writes into files; save the text and give its path instead of `-`")


def _decoded(data: bytes, name: str) -> str:
    """The text of standard input, read as a file of that name would be. Raises `LayerlintError`."""
    from layerlint.files.sources import decode

    try:
        return decode(data)
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise LayerlintError(f"{name}: cannot decode standard input: {problem}") from problem


def _run_cache(asked: CheckOptions, typed: Sequence[str] | None) -> RunCache:
    """Where this run is kept."""
    from layerlint.cache.run_cache import NoRunCache, RunCache, guessed_folder, key_of

    folder = guessed_folder(typed[1:]) if typed is not None and asked.can_be_kept else None
    return RunCache(folder, key_of(typed or ())) if folder is not None else NoRunCache()


def _request(
    asked: CheckOptions, stdin: bytes | None, run_cache: RunCache, helper: Helper | None
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
        run_cache=run_cache,
        helper=helper,
        allow_project_plugins=asked.allow_project_plugins,
    )


def _fixed(asked: CheckOptions, request: LintRequest) -> tuple[LintRun, FixResult]:
    if not asked.proves:
        from layerlint.run.fix import fix_paths

        return fix_paths(request)
    from layerlint.prove.prove_paths import prove_and_fix

    tell = _teller(asked)
    run, result, left_out = prove_and_fix(request, everything=asked.prove_all, python=asked.python, tell=tell)
    for one in left_out:
        tell(str(one))
    return run, result


def _teller(asked: CheckOptions) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if not asked.quiet:
            say(line)

    return tell


def _tell(asked: CheckOptions, run: LintRun) -> tuple[str, str]:
    """Print or write the report; what went to standard output, and to standard error."""
    from layerlint.report import render, render_statistics, write

    err = _tell_failures(run, quiet=asked.quiet)
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


def _tell_failures(run: LintRun, *, quiet: bool = False) -> str:
    """Print what a run did, what it warns of and what it could not do to standard error."""
    from layerlint.text import printable

    warnings = [f"warning: {printable(warning)}\n" for warning in run.warnings if not quiet]
    failures = [f"error: {printable(f'{one.path}: {one.message}')}\n" for one in run.report.failures]
    notices = [f"{printable(notice)}\n" for notice in run.notices if not quiet]
    err = in_log("".join([*notices, *warnings, *failures]))
    told(err)
    return err


def _tell_written(writes: Writes) -> None:
    """Where some files could not be written, say which ones were."""
    if writes.failed:
        for change in writes.written:
            say(change.path, "written")


def _code(run: LintRun, fixed: int, asked: CheckOptions) -> int:
    if run.report.failures:
        return 2
    failing = (run.report.failing and not asked.fix_only) or fixed > 0
    return 1 if failing and not asked.exit_zero else 0


def _tell_fixes(
    run: LintRun, result: FixResult, stdin: bytes | None, *, diff: bool, show: bool
) -> tuple[LintRun, FixResult]:
    """Write the changed files, or show what would change; fixes of standard input go to standard output.

    A patch and the fixed text of standard input are data, whole, unless a person or a log is there to see the patch.
    The result that comes back holds only what was written, the run what is on disk then.
    """
    from layerlint.run.rounds import format_fixes
    from layerlint.run.writing import encoded
    from layerlint.text import printable_lines

    if diff:
        _tell_patches(result)
    elif stdin is not None:
        fixed = [encoded(stdin, one.before, one.after) for one in result.changes]
        put_bytes(fixed[0] if fixed else stdin)
    else:
        run, result = _write(run, result)
    for taken in result.taken_back:
        say(str(taken), "warning")
    if show and not diff:
        told_where = told if stdin is not None else put
        told_where(in_log(printable_lines(format_fixes(result.changes))))
    return run, result


def _tell_patches(result: FixResult) -> None:
    from layerlint.files.edits import unified_diff
    from layerlint.text import printable_lines

    for change in result.changes:
        patch = unified_diff(change.path, change.before, change.after)
        put(patch if not to_be_seen() else in_log(printable_lines(patch)))


def _tell_would_fix(run: LintRun, result: FixResult) -> None:
    """How many findings the patch repairs, and whether there are fixes that it leaves out."""
    total = result.count
    unsafe = sum(one.fix is not None and not run.report.applies(one) for one in run.report.shown)
    more = f"; {unsafe} more with `--unsafe-fixes`" if unsafe else ""
    say(f"Would fix {total} finding{'' if total == 1 else 's'}{more}.")


def _write(run: LintRun, result: FixResult) -> tuple[LintRun, FixResult]:
    from layerlint.run.fix import write_fixes

    run, writes = write_fixes(run, result)
    _tell_written(writes)
    return run, replace(result, changes=writes.written)


def _coloured(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal()


def _show_settings(asked: CheckOptions) -> int:
    from layerlint.settings.load import show_settings

    put(in_log(show_settings(_settings(asked))))
    return 0


def _show_files(asked: CheckOptions) -> int:
    """Print the files, one a line; the exit code."""
    from layerlint.files.sources import discover

    settings = _settings(asked)
    excluded = (*settings.exclude, *settings.extend_exclude)
    found = discover(asked.chosen, exclude=excluded, force_exclude=settings.force_exclude)
    for path in found.files:
        show(path)
    for one in found.unread:
        say(f"{one.path}: {one.reason}", "error")
    return 2 if found.unread else 0


def _settings(asked: CheckOptions) -> Settings:
    from layerlint.settings.load import SettingsTree

    tree = SettingsTree(config=tuple(asked.config or ()), isolated=asked.isolated, options=asked.settings)
    return tree.of(asked.chosen[0])
