"""`layerlint plan`: how layerlint makes and calls a class, as settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import put, say
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.trace.traced import Trace


def plan(
    target: Annotated[
        list[str],
        typer.Argument(metavar="TARGET...", help="file.py:Class, module:Class, a file or a folder."),
    ],
    write: Annotated[
        bool, typer.Option("--write", help="Add it to the settings file, which stays as it is otherwise.")
    ] = False,
    keras: Annotated[str | None, typer.Option(metavar="2|3|auto", help="The Keras to run.")] = None,
    python: Annotated[
        str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow.")
    ] = None,
) -> None:
    """Find out how to make and call classes, and print it as settings, with where each value came from."""
    from layerlint.cli.graph_options import TraceOptions
    from layerlint.cli.target_traces import target_jobs, traced_targets
    from layerlint.trace.targets import named_targets

    options = TraceOptions(target=target, keras=keras, python=python)
    code = 0
    for traced in traced_targets(target_jobs(named_targets(target).targets, options), options):
        result = traced.trace
        if result is None or result.failure is not None:
            why = traced.error if result is None or result.failure is None else result.failure.exception
            say(f"{traced.target}: no plan was found: {why}", "error")
            code = 1
        elif write:
            say(f"added to {_written(result)}")
        else:
            put(f"{_table(result, *_place(traced.target))}\n")
    raise typer.Exit(code)


def _table(trace: Trace, name: str, file: str) -> str:
    from layerlint.trace.plan_snippet import snippet

    return snippet(trace, name, file)


def _place(target: str) -> tuple[str, str]:
    """The target as its settings file names it, and that file: of its folder, where there is none yet."""
    from layerlint.settings.load import load_settings

    path, _, name = target.rpartition(":")
    settings = load_settings(path if os.path.exists(path) else ".")
    file = settings.file or os.path.join(settings.folder, _usual(settings.folder))
    if not os.path.isfile(path):
        return target, file
    return f"{os.path.relpath(path, settings.folder)}:{name}", file


def _usual(folder: str) -> str:
    has_project = os.path.isfile(os.path.join(folder, "pyproject.toml"))
    return "pyproject.toml" if has_project else "layerlint.toml"


def _written(trace: Trace) -> str:
    """Add the table of a trace to the settings file: its path."""
    from layerlint.files.output import write_regular
    from layerlint.trace.plan_snippet import added, snippet

    name, file = _place(trace.target)
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
