"""`layerlint check`: its options, as Typer reads them from the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from layerlint.cli.asked import Asked

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
        str, typer.Option("--jobs", "-j", metavar="N", help="Processes; 0 is one for each core.")
    ] = "0",
    allow_project_plugins: Annotated[
        bool,
        typer.Option("--allow-project-plugins", help="Let plugins run that are not installed packages."),
    ] = False,
) -> None:
    """Find what goes wrong in Keras layers and models, without running them."""
    from layerlint.cli.check_command import check_as_asked

    raise typer.Exit(check_as_asked(Asked(**context.params), context.obj))
