"""`layerlint plan`: print how layerlint builds and calls a class, as settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import print_stderr, write_stdout
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.trace.traced import Trace


def plan(
    target: Annotated[
        list[str],
        typer.Argument(metavar="TARGET", help="file.py:Class, module:Class, a file or a folder."),
    ],
    write: Annotated[
        bool, typer.Option("--write", help="Add it to the settings file, and leave the rest unchanged.")
    ] = False,
    from_tests: Annotated[
        bool,
        typer.Option("--from-tests", help="Run the project's tests, and make and call layers as they do."),
    ] = False,
    keras: Annotated[str | None, typer.Option(metavar="2|3|auto", help="The Keras to run.")] = None,
    python: Annotated[
        str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow.")
    ] = None,
) -> None:
    """Infer how to make and call classes, and print it as settings with the origin of each value."""
    from layerlint.cli.graph_options import TraceOptions
    from layerlint.cli.target_traces import target_jobs, traced_targets
    from layerlint.trace.plan_snippet import snippet
    from layerlint.trace.settings_place import settings_place
    from layerlint.trace.targets import named_targets
    from layerlint.trace.unmet_needs import unmet_need

    options = TraceOptions(target=target, from_tests=from_tests, keras=keras, python=python)
    code = 0
    for traced in traced_targets(target_jobs(named_targets(target).targets, options), options):
        result = traced.trace
        if result is None or result.failure is not None:
            why, need = traced.error, ""
            if result is not None and result.failure is not None:
                why, need = result.failure.exception, unmet_need(result.failure)
            print_stderr(f"{traced.target}: no plan was found: {why}", "error")
            if need:
                print_stderr(need, "note")
            code = 1
        elif write:
            print_stderr(f"added to {_written(result)}")
        else:
            place = settings_place(traced.target)
            write_stdout(f"{snippet(result, place.name, place.file)}\n")
    raise typer.Exit(code)


def _written(trace: Trace) -> str:
    """Add the table of a trace to the settings file; return its path."""
    from layerlint.files.output import write_regular
    from layerlint.trace.plan_snippet import added, snippet
    from layerlint.trace.settings_place import settings_place

    place = settings_place(trace.target)
    name, file = place.name, place.file
    try:
        with open(file, encoding="utf-8", newline="") as opened:
            text = opened.read()
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeError) as problem:
        raise LayerlintError(f"cannot read `{file}`: {problem}") from problem
    content = added(text, snippet(trace, name, file), name)
    write_regular(file, content.encode("utf-8"), "the settings")
    return file
