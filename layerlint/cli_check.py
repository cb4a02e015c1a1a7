"""`layerlint check`: options in, one call, exit code out."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

Codes = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Rules to run: LL101, LL1, a name, ALL.")
]


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; - for stdin.")
    ] = None,
    keras: Annotated[
        str | None, typer.Option(metavar="2|3|auto", help="The Keras that the code is for.")
    ] = None,
    select: Codes = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Rules to leave out.")] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Rules to add.")] = None,
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
) -> None:
    """Find what goes wrong in Keras layers and models, without running them."""
    from layerlint.check_run import Request
    from layerlint.check_run import check as run_check

    chosen = tuple(paths or ["."])
    options: dict[str, Any] = {
        "keras": keras,
        "select": select,
        "ignore": ignore,
        "extend-select": extend_select,
        "output-format": output_format,
        "exclude": exclude or None,
        "extend-exclude": extend_exclude or None,
        "force-exclude": force_exclude or None,
        "baseline": baseline,
    }
    stdin = None
    if chosen == ("-",):
        stdin = sys.stdin.read()
    if show_settings or show_files:
        _show(chosen, tuple(config or ()), isolated, options, files=show_files)
        return
    run = run_check(
        Request(
            chosen,
            tuple(config or ()),
            isolated,
            options,
            show_notes=show_notes,
            changed_only=changed_only or base is not None,
            base=base,
            write_baseline=write_baseline,
            stdin=stdin,
            stdin_filename=stdin_filename or "<stdin>",
        )
    )
    from layerlint.report import render, render_statistics, write

    for warning in run.warnings:
        typer.echo(f"warning: {warning}", err=True)
    for failure in run.report.failures:
        typer.echo(f"error: {failure.path}: {failure.message}", err=True)
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
    if run.report.failures:
        raise typer.Exit(2)
    raise typer.Exit(1 if run.report.failing and not exit_zero else 0)


def _coloured(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _show(
    paths: tuple[str, ...], config: tuple[str, ...], isolated: bool, options: dict[str, Any], *, files: bool
) -> None:
    from layerlint.config import SettingsTree, show_settings
    from layerlint.sources import discover

    settings = SettingsTree(config=config, isolated=isolated, options=options).of(paths[0])
    if not files:
        typer.echo(show_settings(settings), nl=False)
        return
    excluded = (*settings.exclude, *settings.extend_exclude)
    for path in discover(paths, exclude=excluded, force_exclude=settings.force_exclude):
        typer.echo(path)
