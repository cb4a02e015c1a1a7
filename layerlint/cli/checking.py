"""`layerlint check`, once it is known what was asked for: one call, what it gives told, an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from layerlint.cli.asked import Asked
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.cache.runs import RunMemory
    from layerlint.run.check import Run
    from layerlint.run.request import Request
    from layerlint.run.rounds import Outcome
    from layerlint.run.writing import Writes
    from layerlint.workers import Helper


def check_as_asked(asked: Asked, typed: Sequence[str] | None, helper: Helper | None = None) -> int:
    """Check, and tell what was found; the exit code. `typed` is the command line, where there is one.

    `helper` is a process that has imported what checks need.

    Raises `LayerlintError`.
    """
    if asked.watch:
        from layerlint.cli.watching import watch

        watch(asked.chosen, [argument for argument in typed or () if argument not in ("--watch", "-w")])
        return 0
    stdin = None
    if asked.chosen == ("-",):
        if asked.proves:
            raise LayerlintError(
                "--prove runs a file with what it imports, so it cannot run the text of stdin; save it and give its path"
            )
        if asked.add_ignore is not None:
            raise LayerlintError(
                "--add-ignore writes into files; save the text and give its path instead of `-`"
            )
        stdin = sys.stdin.read()
    if asked.show_settings or asked.show_files:
        _show(asked)
        return 0
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
                sys.stdout.write(stdin)  # an editor puts in the place of its text whatever comes
            raise
        outcome = _tell_fixes(request, run, outcome, diff=asked.diff, show=asked.show_fixes)
        fixed = outcome.count if asked.exit_non_zero_on_fix else 0
        if asked.diff:
            _tell_failures(run)
            return 2 if run.report.failures else 1 if outcome.changes else 0
        if stdin is not None or asked.fix_only:
            _tell_failures(run)
            return _code(run, fixed, asked)
    elif asked.proves:
        from layerlint.prove.run import prove_findings

        tell = _teller(asked)
        run = prove_findings(request, everything=asked.prove_all, python=asked.python, tell=tell)
    else:
        from layerlint.run.check import check

        run = check(request)
    if asked.add_ignore is not None:
        from layerlint.run.fix import ignore_all

        count, writes = ignore_all(request, run, asked.add_ignore)
        _tell_written(writes)
        _tell_failures(run)
        print(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.")
        return 2 if run.report.failures else 0
    out, err = _tell(asked, run)
    code = _code(run, fixed, asked)
    if memory is not None and not run.report.failures and not run.settings.plugins:
        from layerlint.run.looked_at import keep_run

        keep_run(memory, request, run, out, err, code, asdict(asked))
    return code


def _memory(asked: Asked, typed_: Sequence[str] | None) -> RunMemory | None:
    """Where this run is kept; None for one that cannot be."""
    if typed_ is None or not asked.can_be_kept:
        return None
    from layerlint.cache.runs import RunMemory, guessed_folder, typed

    folder = guessed_folder(typed_[1:])
    return RunMemory(folder, typed(typed_)) if folder is not None else None


def _request(asked: Asked, stdin: str | None, memory: RunMemory | None, helper: Helper | None) -> Request:
    from layerlint.run.request import Request

    return Request(
        asked.chosen,
        tuple(asked.config or ()),
        asked.isolated,
        asked.settings,
        show_notes=asked.show_notes,
        unsafe_fixes=asked.unsafe_fixes,
        changed_only=asked.changed_only or asked.base is not None,
        base=asked.base,
        write_baseline=asked.write_baseline,
        stdin=stdin,
        stdin_filename=asked.stdin_filename or "<stdin>",
        cache=not asked.no_cache and not asked.alters,
        jobs=asked.processes,
        memory=memory,
        helper=helper,
    )


def _fixed(asked: Asked, request: Request) -> tuple[Run, Outcome]:
    if not asked.proves:
        from layerlint.run.fix import fix

        return fix(request)
    from layerlint.prove.run import prove_and_fix

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
            print(line, file=sys.stderr, flush=True)

    return tell


def _tell(asked: Asked, run: Run) -> tuple[str, str]:
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
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    return text, err


def _tell_failures(run: Run) -> str:
    """Print what a run warns of and what it could not do to standard error."""
    warnings = [f"warning: {warning}\n" for warning in run.warnings]
    failures = [f"error: {failure.path}: {failure.message}\n" for failure in run.report.failures]
    err = "".join([*warnings, *failures])
    print(err, end="", file=sys.stderr, flush=True)
    return err


def _tell_written(writes: Writes) -> None:
    """Where some files could not be written, say which ones were."""
    if writes.failed:
        for change in writes.written:
            print(f"written: {change.path}", file=sys.stderr)


def _code(run: Run, fixed: int, asked: Asked) -> int:
    if run.report.failures:
        return 2
    failing = (run.report.failing and not asked.fix_only) or fixed > 0
    return 1 if failing and not asked.exit_zero else 0


def _tell_fixes(request: Request, run: Run, outcome: Outcome, *, diff: bool, show: bool) -> Outcome:
    """Write the changed files, or show what would change; fixes of standard input go to standard output.

    The outcome that comes back holds only what was written.
    """
    from layerlint.files.edits import unified_diff
    from layerlint.run.fix import write_fixes
    from layerlint.run.rounds import shown_fixes

    if diff:
        for change in outcome.changes:
            print(unified_diff(change.path, change.before, change.after), end="")
        total = outcome.count
        sys.stdout.flush()
        print(f"Would fix {total} finding{'' if total == 1 else 's'}.", file=sys.stderr)
    elif request.stdin is not None:
        text = outcome.changes[0].after if outcome.changes else request.stdin
        sys.stdout.write(text)
    else:
        writes = write_fixes(request, run, outcome)
        _tell_written(writes)
        outcome = replace(outcome, changes=writes.written)
    for taken in outcome.taken_back:
        print(f"warning: {taken}", file=sys.stderr)
    if show and not diff:
        print(
            shown_fixes(outcome.changes), end="", file=sys.stderr if request.stdin is not None else sys.stdout
        )
    return outcome


def _coloured(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _show(asked: Asked) -> None:
    from layerlint.files.sources import discover
    from layerlint.settings.load import SettingsTree, show_settings

    tree = SettingsTree(config=tuple(asked.config or ()), isolated=asked.isolated, options=asked.settings)
    settings = tree.of(asked.chosen[0])
    if not asked.show_files:
        print(show_settings(settings), end="")
        return
    excluded = (*settings.exclude, *settings.extend_exclude)
    for path in discover(asked.chosen, exclude=excluded, force_exclude=settings.force_exclude):
        print(path)
