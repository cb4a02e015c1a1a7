"""Run `layerlint check` with parsed options: check, print the report, return an exit code."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from layerlint.cli.check_output import (
    output_fixes,
    print_fixable,
    print_messages,
    print_report,
    print_written,
    printer,
)
from layerlint.cli.streams import (
    escape_commands,
    print_line,
    print_stderr,
    read_stdin,
    write_stdout,
    write_stdout_bytes,
)
from layerlint.errors import LayerlintError
from layerlint.settings.declarations import CheckOptions

if TYPE_CHECKING:
    from layerlint.cache.run_cache import RunCache
    from layerlint.run.fix_rounds import FixResult
    from layerlint.run.lint_run import LintRun
    from layerlint.run.request import LintRequest
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

    return prove_paths(request, everything=options.prove_all, python=options.python, notify=printer(options))


def _fix(options: CheckOptions, request: LintRequest, stdin: bytes | None) -> int:
    """Fix, print what was fixed and, unless `--fix-only`, report the rest."""
    try:
        run, result = _fixed(options, request)
    except Exception:
        if stdin is not None and not options.diff:
            write_stdout_bytes(stdin)  # an editor replaces its text by this output
        raise
    run, result = output_fixes(run, result, stdin, diff=options.diff, show_fixes=options.show_fixes)
    if options.diff:
        if not options.quiet:
            print_fixable(run, result)
        print_messages(run)
        return 2 if run.report.failures else 1 if result.changes else 0
    fixed = result.count if options.exit_non_zero_on_fix else 0
    if stdin is not None or options.fix_only:
        print_messages(run)
        return _exit_code(run, fixed, options)
    return _ignore(run, options.add_ignore) if options.add_ignore is not None else _end(options, run, fixed)


def _ignore(run: LintRun, reason: str) -> int:
    """Write comments that ignore the findings, and print their number."""
    from layerlint.run.fix import ignore_all

    run, writes, count = ignore_all(run, reason)
    print_written(writes)
    print_messages(run)
    write_stdout(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.\n")
    return 2 if run.report.failures else 0


def _end(options: CheckOptions, run: LintRun, fixed: int = 0) -> int:
    """Print the report, and cache the output for the same command."""
    out, err = print_report(options, run)
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

    tell = printer(options)
    run, result, left_out = prove_and_fix(
        request, everything=options.prove_all, python=options.python, notify=tell
    )
    for error in left_out:
        tell(str(error))
    return run, result


def _exit_code(run: LintRun, fixed: int, options: CheckOptions) -> int:
    if run.report.failures:
        return 2
    failing = (run.report.failing and not options.fix_only) or fixed > 0
    return 1 if failing and not options.exit_zero else 0


def _show_settings(options: CheckOptions) -> int:
    from layerlint.settings.load import show_settings

    write_stdout(escape_commands(show_settings(_settings(options))))
    return 0


def _show_files(options: CheckOptions) -> int:
    """Print the files, one a line; return the exit code."""
    from layerlint.files.discovery import discover

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
