"""`layerlint check`: options in, one call, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.run.check import Run
    from layerlint.run.request import Request
    from layerlint.run.rounds import Outcome

Codes = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Rules to run: LL101, LL1, a name, ALL.")
]


def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; - for stdin.")
    ] = None,
    keras: Annotated[
        str | None, typer.Option(metavar="2|3|auto", help="The Keras that the code is for.")
    ] = None,
    select: Codes = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Rules to leave out.")] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Rules to add.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply or show unsafe fixes too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")
    ] = False,
    fix_only: Annotated[bool, typer.Option("--fix-only", help="Fix, and do not tell what is left.")] = False,
    show_fixes: Annotated[bool, typer.Option("--show-fixes", help="Tell what was fixed.")] = False,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="Exit 1 when something was fixed.")
    ] = False,
    fixable: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Rules that may be fixed.")
    ] = None,
    unfixable: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Rules that are not fixed.")
    ] = None,
    add_ignore: Annotated[
        str | None, typer.Option(metavar="REASON", help="Write a comment that ignores each finding.")
    ] = None,
    prove: Annotated[
        bool,
        typer.Option("--prove", help="Run the layers that have findings, and prove or refute each finding."),
    ] = False,
    prove_all: Annotated[
        bool, typer.Option("--prove-all", help="The same for every layer (also --prove=all).")
    ] = False,
    python: Annotated[
        str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow, for --prove.")
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="full, concise, grouped, json, json-lines, sarif, github, ..."),
    ] = None,
    output_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report to a file.")
    ] = None,
    show_notes: Annotated[bool, typer.Option("--show-notes", help="Show notes too.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.")
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", "-e", help="Exit 0 even with findings.")] = False,
    config: Annotated[
        list[str] | None, typer.Option(metavar="FILE|SETTING", help="A settings file, or a setting.")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no settings file.")] = False,
    exclude: Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Paths to leave out.")] = None,
    extend_exclude: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="More paths to leave out.")
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out named files too.")
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Tell only what is not in this file.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write all findings to this file.")
    ] = None,
    changed_only: Annotated[
        bool, typer.Option("--changed-only", help="Check only files that git says changed.")
    ] = False,
    base: Annotated[
        str | None, typer.Option(metavar="REF", help="What --changed-only compares with.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="PATH", help="The name of what stdin holds.")
    ] = None,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print the settings and stop.")
    ] = False,
    show_files: Annotated[bool, typer.Option("--show-files", help="Print the files and stop.")] = False,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="Colours; by default on a terminal.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Remember nothing, use nothing.")] = False,
    cache_dir: Annotated[str | None, typer.Option(metavar="FOLDER", help="Where the cache lies.")] = None,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again whenever a file changes, until Ctrl-C.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0 is one for each core.")
    ] = 0,
) -> None:
    """Find what goes wrong in Keras layers and models, without running them."""
    chosen = tuple(paths or ["."])
    if watch:
        from layerlint.cli.watching import watch as watch_files

        watch_files(chosen, [argument for argument in sys.argv[1:] if argument not in ("--watch", "-w")])
        return
    options: dict[str, Any] = {
        "keras": keras,
        "select": select,
        "ignore": ignore,
        "extend-select": extend_select,
        "fixable": fixable,
        "unfixable": unfixable,
        "output-format": output_format,
        "exclude": exclude or None,
        "extend-exclude": extend_exclude or None,
        "force-exclude": force_exclude or None,
        "baseline": baseline,
        "cache-dir": cache_dir,
    }
    stdin = None
    if chosen == ("-",) and (prove or prove_all):
        raise LayerlintError(
            "--prove runs a file with what it imports, so it cannot run the text of stdin; save it and give its path"
        )
    if chosen == ("-",):
        stdin = sys.stdin.read()
    if show_settings or show_files:
        _show(chosen, tuple(config or ()), isolated, options, files=show_files)
        return
    alters = fix or diff or fix_only or prove or prove_all or add_ignore is not None
    memory = None
    if context.obj is not None and not (
        no_cache
        or alters
        or output_file
        or write_baseline
        or changed_only
        or base
        or config
        or stdin is not None
    ):
        from layerlint.cache.runs import RunMemory, guessed_folder, typed

        folder = guessed_folder(context.obj[1:])
        memory = RunMemory(folder, typed(context.obj)) if folder is not None else None
    # Syntax trees have no cycles and are dropped class by class: looking for garbage often is a fifth of the time.
    gc.set_threshold(1_000_000, 20, 100)
    from layerlint.run.check import check as run_check
    from layerlint.run.request import Request

    request = Request(
        chosen,
        tuple(config or ()),
        isolated,
        options,
        show_notes=show_notes,
        unsafe_fixes=unsafe_fixes,
        changed_only=changed_only or base is not None,
        base=base,
        write_baseline=write_baseline,
        stdin=stdin,
        stdin_filename=stdin_filename or "<stdin>",
        cache=not no_cache and not alters,
        jobs=jobs,
        memory=memory,
    )
    fixed = 0

    def tell(line: str) -> None:
        if not quiet:
            typer.echo(line, err=True)

    if fix or diff or fix_only:
        if prove or prove_all:
            from layerlint.prove.run import prove_and_fix

            run, outcome, left_out = prove_and_fix(request, everything=prove_all, python=python, tell=tell)
            for one in left_out:
                tell(str(one))
        else:
            from layerlint.run.fix import fix as run_fix

            run, outcome = run_fix(request)
        fixed = outcome.count
        _tell_fixes(request, outcome, diff=diff, show=show_fixes)
        if diff:
            raise typer.Exit(2 if run.report.failures else 1 if outcome.changes else 0)
        if stdin is not None or fix_only:
            _stop(run, fixed if exit_non_zero_on_fix else 0, fix_only=fix_only, exit_zero=exit_zero)
    elif prove or prove_all:
        from layerlint.prove.run import prove_findings

        run = prove_findings(request, everything=prove_all, python=python, tell=tell)
    else:
        run = run_check(request)
    if add_ignore is not None:
        from layerlint.run.fix import ignore_all

        count = ignore_all(run, add_ignore)
        typer.echo(f"Wrote {count} ignore comment{'' if count == 1 else 's'}.")
        raise typer.Exit(2 if run.report.failures else 0)
    from layerlint.report import render, render_statistics, write

    told = [f"warning: {warning}\n" for warning in run.warnings]
    told += [f"error: {failure.path}: {failure.message}\n" for failure in run.report.failures]
    typer.echo("".join(told), nl=False, err=True)
    format_ = run.settings.output_format
    coloured = _coloured(color) and output_file is None
    if statistics:
        text = render_statistics(run.report, format=format_, color=coloured)
    else:
        text = render(run.report, format_, color=coloured, closing=not quiet)
    if output_file is not None:
        write(text, output_file)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    if memory is not None and not run.report.failures and not run.settings.plugins:
        from layerlint.run.looked_at import keep_run

        keep_run(memory, request, run, text, "".join(told), 1 if run.report.failing and not exit_zero else 0)
    _stop(run, fixed if exit_non_zero_on_fix else 0, fix_only=False, exit_zero=exit_zero)


def _stop(run: Run, fixed: int, *, fix_only: bool, exit_zero: bool) -> NoReturn:
    if run.report.failures:
        raise typer.Exit(2)
    failing = (run.report.failing and not fix_only) or fixed > 0
    raise typer.Exit(1 if failing and not exit_zero else 0)


def _tell_fixes(request: Request, outcome: Outcome, *, diff: bool, show: bool) -> None:
    """Write the changed files, or show what would change; fixes of standard input go to standard output."""
    from layerlint.files.edits import unified_diff
    from layerlint.run.rounds import shown_fixes, write_changes

    if diff:
        for change in outcome.changes:
            typer.echo(unified_diff(change.path, change.before, change.after), nl=False)
        total = outcome.count
        typer.echo(f"Would fix {total} finding{'' if total == 1 else 's'}.", err=True)
    elif request.stdin is not None:
        text = outcome.changes[0].after if outcome.changes else request.stdin
        sys.stdout.write(text)
    else:
        write_changes(outcome.changes)
    for taken in outcome.taken_back:
        typer.echo(f"warning: {taken}", err=True)
    if show and not diff:
        typer.echo(shown_fixes(outcome.changes), nl=False, err=request.stdin is not None)


def _coloured(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _show(
    paths: tuple[str, ...], config: tuple[str, ...], isolated: bool, options: dict[str, Any], *, files: bool
) -> None:
    from layerlint.files.sources import discover
    from layerlint.settings.load import SettingsTree, show_settings

    settings = SettingsTree(config=config, isolated=isolated, options=options).of(paths[0])
    if not files:
        typer.echo(show_settings(settings), nl=False)
        return
    excluded = (*settings.exclude, *settings.extend_exclude)
    for path in discover(paths, exclude=excluded, force_exclude=settings.force_exclude):
        typer.echo(path)
