"""`layerlint graph` and `layerlint trace`: what is inside a layer, as a picture or as a tree."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from layerlint.cli.choices import check_choice
from layerlint.cli.graph_options import GraphOptions, TraceOptions, TreeOptions
from layerlint.cli.picture_files import write_picture
from layerlint.cli.streams import (
    escape_commands,
    is_displayed,
    is_terminal,
    print_lines,
    print_stderr,
    write_stdout,
    write_stdout_bytes,
)
from layerlint.cli.typer_options import record, with_options
from layerlint.settings.option import declared_options

if TYPE_CHECKING:
    from layerlint.cli.target_traces import TracedTarget
    from layerlint.trace.traced import Trace


@with_options((*declared_options(TraceOptions), *declared_options(GraphOptions)))
def graph(context: typer.Context, values: Mapping[str, Any]) -> None:
    """Build layers in TensorFlow and draw what is inside."""
    from layerlint.cli.gallery import GalleryRun, draw_gallery
    from layerlint.cli.picture_places import picture_places
    from layerlint.cli.target_pictures import picture_style, target_pictures
    from layerlint.cli.target_traces import target_jobs
    from layerlint.trace.targets import named_targets

    drawing, tracing = record(GraphOptions, values), record(TraceOptions, values)
    picture_style(drawing, "svg")  # reports a misspelt option before files are read
    named = named_targets(tracing.target)
    places = picture_places(
        named.targets,
        output=drawing.output,
        format=drawing.format,
        several=named.several,
        terminal=is_terminal(),
    )
    style = picture_style(drawing, places.format)
    jobs = target_jobs(named.targets, tracing)
    if places.gallery:
        raise typer.Exit(draw_gallery(jobs, places, GalleryRun(tracing, drawing, style)))
    code = 0
    for picture, path in zip(target_pictures(jobs, tracing, style), places.paths, strict=True):
        if picture.graph is not None:
            _put_picture(picture.content, path)
        if picture.traced.trace is not None and path != "-":
            _print_inferred(picture.traced.trace)
        code = max(code, _report_ending(picture.traced, failures=True))
    raise typer.Exit(code)


@with_options((*declared_options(TraceOptions), *declared_options(TreeOptions)))
def trace(context: typer.Context, values: Mapping[str, Any]) -> None:
    """Build layers in TensorFlow and list their layers, weights, shapes and losses."""
    import json

    from layerlint.cli.target_traces import target_jobs, traced_targets
    from layerlint.trace.encoding import encode
    from layerlint.trace.layer_tree import Style, tree
    from layerlint.trace.plan_snippet import confidence
    from layerlint.trace.relative_paths import RelativePaths
    from layerlint.trace.targets import named_targets

    printing = record(TreeOptions, values)
    output_format = check_choice(printing.output_format, ["text", "json"], "--output-format")
    style = Style(is_terminal() and "NO_COLOR" not in os.environ, RelativePaths("."))
    tracing = record(TraceOptions, values)
    code = 0
    for traced in traced_targets(target_jobs(named_targets(tracing.target).targets, tracing), tracing):
        result = traced.trace
        if result is not None and output_format == "json":
            data = encode(result)
            data.pop("log")
            data["confidence"] = confidence(result)
            print_lines(json.dumps(data, indent=2) + "\n")
        elif result is not None:
            write_stdout(escape_commands(tree(result, style, depth=printing.depth, fold=printing.fold)))
        code = max(code, _report_ending(traced, failures=False))
    raise typer.Exit(code)


def _report_ending(traced: TracedTarget, *, failures: bool) -> int:
    """Print how a target ended; return its exit code."""
    from layerlint.cli.target_ending import ending

    code, messages = ending(traced, failures=failures)
    for message, kind in messages:
        print_stderr(message, kind)
    return code


def _put_picture(picture: bytes, path: str) -> None:
    if path == "-":
        _print(picture)
    else:
        write_picture(path, picture)
        print_stderr(f"wrote {path}")


def _print_inferred(trace: Trace) -> None:
    """Print the arguments and inputs that the user did not give."""
    from layerlint.trace.provenance import inferred_values

    lines = list(inferred_values(trace))
    if lines:
        print_stderr("inferred; set your own with --init and --input:")
    for line in lines:
        print_stderr(f"  {line}")


def _print(picture: bytes) -> None:
    """Print a picture: unchanged for a program or a file, escaped if it is text on a terminal."""
    text = None
    if is_displayed():
        with suppress(UnicodeDecodeError):
            text = picture.decode()
    if text is None:
        write_stdout_bytes(picture)
    else:
        print_lines(text)
