"""Print what `layerlint check` found and fixed, and write fixed files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from layerlint.cli.streams import (
    escape_commands,
    is_displayed,
    is_terminal,
    print_stderr,
    write_stderr,
    write_stdout,
    write_stdout_bytes,
)
from layerlint.settings.declarations import CheckOptions

if TYPE_CHECKING:
    from layerlint.run.fix_rounds import FixResult
    from layerlint.run.lint_run import LintRun
    from layerlint.run.writing import Writes


def printer(options: CheckOptions) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if not options.quiet:
            print_stderr(line)

    return tell


def print_report(options: CheckOptions, run: LintRun) -> tuple[str, str]:
    """Print or write the report; return what went to standard output, and to standard error."""
    from layerlint.report import render, render_statistics, write

    err = print_messages(run, quiet=options.quiet)
    format_ = run.settings.output_format
    coloured = _coloured(options.color) and options.output_file is None
    if options.statistics:
        text = render_statistics(run.report, format=format_, color=coloured, closing=not options.quiet)
    else:
        text = render(run.report, format_, color=coloured, closing=not options.quiet)
    if options.output_file is not None:
        write(text, options.output_file)
        return "", err
    if format_ != "github":  # its lines are commands
        text = escape_commands(text)
    write_stdout(text)
    return text, err


def print_messages(run: LintRun, *, quiet: bool = False) -> str:
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


def print_written(writes: Writes) -> None:
    """Print the written files, if others could not be written."""
    if writes.failed:
        for change in writes.written:
            print_stderr(change.path, "written")


def output_fixes(
    run: LintRun, result: FixResult, stdin: bytes | None, *, diff: bool, show_fixes: bool
) -> tuple[LintRun, FixResult]:
    """Write the changed files, or print a patch; the fixed text of standard input goes to standard output.

    A patch is escaped only for a terminal or a log. The returned result holds only what was written, and the run is
    that of the files on disk.
    """
    from layerlint.run.fix_rounds import format_fixes
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


def print_fixable(run: LintRun, result: FixResult) -> None:
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
    print_written(writes)
    return run, replace(result, changes=writes.written)


def _coloured(color_option: bool | None) -> bool:
    if color_option is not None:
        return color_option
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal()
