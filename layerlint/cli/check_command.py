"""Run `layerlint check` with parsed options: check, print the report, return an exit code."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from layerlint.cli.streams import (
    escape_commands,
    is_displayed,
    is_terminal,
    print_line,
    print_stderr,
    read_stdin,
    write_stderr,
    write_stdout,
    write_stdout_bytes,
)
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


def run_check(options: CheckOptions, typed: Sequence[str] | None, helper: Helper | None = None) -> int:
    """Check, print what was found, and return the exit code. `typed` is the command line, if there is one.

    `helper` is a process that has imported what checks need.

    Raises `LayerlintError`.
    """
    _refuse_contradictions(options)
    if options.watch:
        from layerlint.cli.watching import watch

        watch(options.chosen, [argument for argument in typed or () if argument not in ("--watch", "-w")])
        return 0
    stdin = read_stdin() if options.chosen == ("-",) else None
    if options.show_settings:
        return _show_settings(options)
    if options.show_files:
        return _show_files(options)
    # Syntax trees have no cycles and are dropped class by class: looking for garbage often is a fifth of the time.
    gc.set_threshold(1_000_000, 20, 100)
    request = _request(options, stdin, _run_cache(options, typed), helper)
    if options.fixes:
        return _fix(options, request, stdin)
    run = _prove(options, request) if options.proves else _lint(request)
    return _ignore(run, options.add_ignore) if options.add_ignore is not None else _end(options, run)


def _lint(request: LintRequest) -> LintRun:
    from layerlint.run.lint_paths import lint_paths

    return lint_paths(request)


def _prove(options: CheckOptions, request: LintRequest) -> LintRun:
    from layerlint.prove.prove_paths import prove_paths

    return prove_paths(request, everything=options.prove_all, python=options.python, tell=_printer(options))


def _fix(options: CheckOptions, request: LintRequest, stdin: bytes | None) -> int:
    """Fix, print what was fixed and, unless `--fix-only`, report the rest."""
    try:
        run, result = _fixed(options, request)
    except Exception:
        if stdin is not None and not options.diff:
            write_stdout_bytes(stdin)  # an editor replaces its text by this output
        raise
    run, result = _output_fixes(run, result, stdin, diff=options.diff, show_fixes=options.show_fixes)
    if options.diff:
        if not options.quiet:
            _print_fixable(run, result)
        _print_messages(run)
        return 2 if run.report.failures else 1 if result.changes else 0
    fixed = result.count if options.exit_non_zero_on_fix else 0
    if stdin is not None or options.fix_only:
        _print_messages(run)
        return _exit_code(run, fixed, options)
    return _ignore(run, options.add_ignore) if options.add_ignore is not None else _end(options, run, fixed)


def _ignore(run: LintRun, reason: str) -> int:
    """Write comments that ignore the findings, and print their number."""
    from layerlint.run.fix import ignore_all

    run, writes, count = ignore_all(run, reason)
    _print_written(writes)
    _print_messages(run)
    write_stdout(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.\n")
    return 2 if run.report.failures else 0


def _end(options: CheckOptions, run: LintRun, fixed: int = 0) -> int:
    """Print the report, and cache the output for the same command."""
    out, err = _print_report(options, run)
    code = _exit_code(run, fixed, options)
    if not run.report.failures and not run.settings.plugins:
        from layerlint.cache.run_cache import captured
        from layerlint.run.run_inputs import keep_run

        keep_run(run, captured(out, err, code, run.report.elapsed), asdict(options))
    return code


def _refuse_contradictions(options: CheckOptions) -> None:
    if "-" in options.chosen and options.chosen != ("-",):
        raise LayerlintError("standard input (`-`) is checked alone; leave the other paths out")
    if options.stdin_filename is not None and "-" not in options.chosen:
        raise LayerlintError(
            "--stdin-filename is the name of what standard input holds; give the path `-` with it"
        )
    if options.chosen != ("-",) or options.watch:
        return
    if options.proves:
        raise LayerlintError(
            "--prove runs a file with what it imports, so it cannot run the text of stdin; save it and give its path"
        )
    if options.add_ignore is not None:
        raise LayerlintError("--add-ignore writes into files; save the text and give its path instead of `-`")


def _decoded(data: bytes, name: str) -> str:
    """Decode standard input as a file of that name. Raises `LayerlintError`."""
    from layerlint.files.sources import decode

    try:
        return decode(data)
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise LayerlintError(f"{name}: cannot decode standard input: {problem}") from problem


def _run_cache(options: CheckOptions, typed: Sequence[str] | None) -> RunCache:
    """The cache for this command."""
    from layerlint.cache.run_cache import NoRunCache, RunCache, command_key, guessed_folder

    folder = guessed_folder(typed[1:]) if typed is not None and options.is_cacheable else None
    return RunCache(folder, command_key(typed or ())) if folder is not None else NoRunCache()


def _request(
    options: CheckOptions, stdin: bytes | None, run_cache: RunCache, helper: Helper | None
) -> LintRequest:
    from layerlint.run.request import LintRequest

    name = options.stdin_filename or "<stdin>"
    return LintRequest(
        options.chosen,
        tuple(options.config or ()),
        options.isolated,
        options.settings,
        show_notes=options.show_notes,
        unsafe_fixes=options.unsafe_fixes,
        changed_only=options.changed_only or options.base is not None,
        base=options.base,
        write_baseline=options.write_baseline,
        stdin=_decoded(stdin, name) if stdin is not None else None,
        stdin_filename=name,
        cache=not options.no_cache and not options.alters,
        jobs=options.processes,
        run_cache=run_cache,
        helper=helper,
        allow_project_plugins=options.allow_project_plugins,
    )


def _fixed(options: CheckOptions, request: LintRequest) -> tuple[LintRun, FixResult]:
    if not options.proves:
        from layerlint.run.fix import fix_paths

        return fix_paths(request)
    from layerlint.prove.prove_paths import prove_and_fix

    tell = _printer(options)
    run, result, left_out = prove_and_fix(
        request, everything=options.prove_all, python=options.python, tell=tell
    )
    for error in left_out:
        tell(str(error))
    return run, result


def _printer(options: CheckOptions) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if not options.quiet:
            print_stderr(line)

    return tell


def _print_report(options: CheckOptions, run: LintRun) -> tuple[str, str]:
    """Print or write the report; return what went to standard output, and to standard error."""
    from layerlint.report import render, render_statistics, write

    err = _print_messages(run, quiet=options.quiet)
    format_ = run.settings.output_format
    coloured = _coloured(options.color) and options.output_file is None
    if options.statistics:
        text = render_statistics(run.report, format=format_, color=coloured)
    else:
        text = render(run.report, format_, color=coloured, closing=not options.quiet)
    if options.output_file is not None:
        write(text, options.output_file)
        return "", err
    if format_ != "github":  # its lines are commands
        text = escape_commands(text)
    write_stdout(text)
    return text, err


def _print_messages(run: LintRun, *, quiet: bool = False) -> str:
    """Print the notices, warnings and failures of a run to standard error."""
    from layerlint.text import printable

    warnings = [f"warning: {printable(warning)}\n" for warning in run.warnings if not quiet]
    failures = [
        f"error: {printable(f'{failure.path}: {failure.message}')}\n" for failure in run.report.failures
    ]
    notices = [f"{printable(notice)}\n" for notice in run.notices if not quiet]
    err = escape_commands("".join([*notices, *warnings, *failures]))
    write_stderr(err)
    return err


def _print_written(writes: Writes) -> None:
    """Print the written files, if others could not be written."""
    if writes.failed:
        for change in writes.written:
            print_stderr(change.path, "written")


def _exit_code(run: LintRun, fixed: int, options: CheckOptions) -> int:
    if run.report.failures:
        return 2
    failing = (run.report.failing and not options.fix_only) or fixed > 0
    return 1 if failing and not options.exit_zero else 0


def _output_fixes(
    run: LintRun, result: FixResult, stdin: bytes | None, *, diff: bool, show_fixes: bool
) -> tuple[LintRun, FixResult]:
    """Write the changed files, or print a patch; the fixed text of standard input goes to standard output.

    A patch is escaped only for a terminal or a log. The returned result holds only what was written, and the run is
    that of the files on disk.
    """
    from layerlint.run.rounds import format_fixes
    from layerlint.run.writing import encoded
    from layerlint.text import printable_lines

    if diff:
        _print_patches(result)
    elif stdin is not None:
        fixed = [encoded(stdin, change.before, change.after) for change in result.changes]
        write_stdout_bytes(fixed[0] if fixed else stdin)
    else:
        run, result = _write(run, result)
    for taken in result.taken_back:
        print_stderr(str(taken), "warning")
    if show_fixes and not diff:
        output = write_stderr if stdin is not None else write_stdout
        output(escape_commands(printable_lines(format_fixes(result.changes))))
    return run, result


def _print_patches(result: FixResult) -> None:
    from layerlint.files.edits import unified_diff
    from layerlint.text import printable_lines

    for change in result.changes:
        patch = unified_diff(change.path, change.before, change.after)
        write_stdout(patch if not is_displayed() else escape_commands(printable_lines(patch)))


def _print_fixable(run: LintRun, result: FixResult) -> None:
    """Print the number of findings that the patch fixes, and of those that need `--unsafe-fixes`."""
    total = result.count
    unsafe = sum(
        diagnostic.fix is not None and not run.report.applies(diagnostic) for diagnostic in run.report.visible
    )
    more = f"; {unsafe} more with `--unsafe-fixes`" if unsafe else ""
    print_stderr(f"Would fix {total} finding{'' if total == 1 else 's'}{more}.")


def _write(run: LintRun, result: FixResult) -> tuple[LintRun, FixResult]:
    from layerlint.run.fix import write_fixes

    run, writes = write_fixes(run, result)
    _print_written(writes)
    return run, replace(result, changes=writes.written)


def _coloured(color_option: bool | None) -> bool:
    if color_option is not None:
        return color_option
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal()


def _show_settings(options: CheckOptions) -> int:
    from layerlint.settings.load import show_settings

    write_stdout(escape_commands(show_settings(_settings(options))))
    return 0


def _show_files(options: CheckOptions) -> int:
    """Print the files, one a line; return the exit code."""
    from layerlint.files.sources import discover

    settings = _settings(options)
    excluded = (*settings.exclude, *settings.extend_exclude)
    discovered = discover(options.chosen, exclude=excluded, force_exclude=settings.force_exclude)
    for path in discovered.files:
        print_line(path)
    for unread in discovered.unread:
        print_stderr(f"{unread.path}: {unread.reason}", "error")
    return 2 if discovered.unread else 0


def _settings(options: CheckOptions) -> Settings:
    from layerlint.settings.load import SettingsTree

    tree = SettingsTree(
        config=tuple(options.config or ()), isolated=options.isolated, options=options.settings
    )
    return tree.of(options.chosen[0])
