"""`layerlint graph` and `layerlint trace`: what is inside a layer, as a picture or as a tree."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from layerlint.cli.graph_options import GraphOptions, TraceOptions, TreeOptions
from layerlint.cli.streams import in_log, is_terminal, put, put_bytes, say, show_lines, to_be_seen
from layerlint.cli.typer_options import record, takes
from layerlint.errors import LayerlintError
from layerlint.settings.option import options_of

if TYPE_CHECKING:
    from layerlint.graphs.fold import Ops
    from layerlint.graphs.layer_graph import Graph
    from layerlint.render import Options
    from layerlint.trace.traced import Trace, TraceFailure


@takes((*options_of(TraceOptions), *options_of(GraphOptions)))
def graph(context: typer.Context, values: Mapping[str, Any]) -> None:
    """Build a layer in TensorFlow and draw what is inside."""
    from layerlint.render import render, suffix_format

    drawing = record(GraphOptions, values)
    options, ops = _render_options(drawing), _ops(drawing)
    format = drawing.format or (suffix_format(drawing.output) if drawing.output is not None else "svg")
    code = 0
    preload = "layerlint.run.lint_class" if drawing.findings else ""
    traces = list(_traces(record(TraceOptions, values), preload))
    for trace in traces:
        whole = _graph_of(trace, drawing.findings)
        picture = render(_visible(whole, format, drawing, ops), format, options)
        _put_picture(
            picture, drawing.output if len(traces) == 1 else _numbered(drawing.output, trace, format)
        )
        if trace.failure is not None:
            code = max(code, _code(trace.failure))
            _say_failure(trace, trace.failure)
    raise typer.Exit(code)


@takes((*options_of(TraceOptions), *options_of(TreeOptions)))
def trace(context: typer.Context, values: Mapping[str, Any]) -> None:
    """Build a layer in TensorFlow and list its layers, weights, shapes and losses."""
    import json

    from layerlint.trace.layer_tree import Style, tree
    from layerlint.trace.relative_paths import RelativePaths
    from layerlint.trace.traced import encode

    output_format = _one_of(record(TreeOptions, values).output_format, ["text", "json"], "--output-format")
    style = Style(is_terminal() and "NO_COLOR" not in os.environ, RelativePaths("."))
    code = 0
    for result in _traces(record(TraceOptions, values)):
        if output_format == "json":
            data = encode(result)
            data.pop("log")
            show_lines(json.dumps(data, indent=2) + "\n")
        else:
            put(in_log(tree(result, style)))
        if result.failure is not None:
            code = max(code, _code(result.failure))
            if code == 2:
                _say_failure(result, result.failure)
    raise typer.Exit(code)


def _render_options(options: GraphOptions) -> Options:
    from layerlint.render import Engine, Options, Theme, Weights

    return Options(
        theme=Theme(_one_of(options.theme, [item.value for item in Theme], "--theme")),
        engine=Engine(_one_of(options.engine, [item.value for item in Engine], "--engine")),
        weights=Weights(_one_of(options.weights, [item.value for item in Weights], "--weights")),
        rankdir=_one_of(options.rankdir, ["TB", "LR"], "--rankdir"),
        order=options.order,
        link=options.link,
        depth=options.depth,
    )


def _ops(options: GraphOptions) -> Ops | None:
    from layerlint.graphs.fold import Ops

    if options.ops is None:
        return None
    return Ops(_one_of(options.ops, [item.value for item in Ops], "--ops"))


def _code(failure: TraceFailure) -> int:
    """1 for a layer that fails; 2 where nothing is known of it: its module or its process is gone."""
    return 2 if failure.lost or failure.stage == "import" else 1


def _traces(options: TraceOptions, preload: str = "") -> Iterator[Trace]:
    """Trace every target, one after the other, in one worker. `preload` is a module that is needed afterwards."""
    from layerlint.settings.load import load_settings
    from layerlint.trace import interpreters, targets
    from layerlint.trace.jobs import job_for
    from layerlint.trace.result import trace as run_trace
    from layerlint.trace.worker_session import session

    every = targets.expand(options.target)
    place = every[0].rpartition(":")[0]
    settings = load_settings(place if os.path.exists(place) else ".")
    jobs = [
        job_for(
            target,
            settings,
            init=options.init,
            inputs=options.input or [],
            call=options.call,
            training=options.training,
            train_step=options.train_step,
        )
        for target in every
    ]
    version = _keras(options.keras or settings.keras, place)
    with session(python=interpreters.choose(options.python), keras=version) as worker:
        worker.begin()
        if preload:
            importlib.import_module(preload)  # while the worker imports TensorFlow
        for job in jobs:
            result = run_trace(job, worker, time_limit=options.time_limit, memory_limit=options.memory_limit)
            if result.failure is not None and not result.failure.user:
                raise LayerlintError(result.failure.exception)
            yield result


def _keras(option: str, place: str) -> str:
    """Which Keras runs: as asked, else as the project's metadata and imports say."""
    from layerlint.target.keras_target import target_of

    _one_of(option, ["2", "3", "auto"], "--keras")
    if option != "auto" or not os.path.isfile(place):
        return option
    return str(target_of(place).keras)


def _graph_of(trace: Trace, findings: bool) -> Graph:
    from layerlint.trace.assemble import assemble
    from layerlint.trace.finding_notes import with_findings

    graph = assemble(trace, folder=".")
    version = trace.interpreter.keras_major if trace.interpreter is not None else 3
    return with_findings(graph, version) if findings else graph


def _visible(graph: Graph, format: str, options: GraphOptions, ops: Ops | None) -> Graph:
    """What a format shows: JSON the whole graph, a page what its reader can open and close."""
    from layerlint.graphs.fold import view

    if format == "json":
        return graph
    page = format == "html"
    return view(graph, depth=None if page else options.depth, fold=options.fold, ops=ops, groups_open=page)


def _say_failure(trace: Trace, failure: TraceFailure) -> None:
    from layerlint.trace.relative_paths import RelativePaths

    place = failure.place
    where = f"{RelativePaths('.')(place.path)}:{place.line}: " if place is not None else ""
    say(f"{where}{failure.exception} (in {failure.stage} of {trace.target})", "error")
    for note in trace.notes:
        say(note, "note")


def _one_of(value: str, choices: list[str], option: str) -> str:
    from layerlint.suggestions import did_you_mean

    if value not in choices:
        raise LayerlintError(
            f"{option} `{value}` is not one of {', '.join(choices)}{did_you_mean(value, choices)}"
        )
    return value


def _numbered(output: str | None, trace: Trace, format: str) -> str:
    """Where one of several pictures goes: a folder, with the class as the file's name."""
    folder = output or "."
    if os.path.splitext(folder)[1]:
        raise LayerlintError(
            f"{trace.target.rpartition(':')[0]} has several layers; give a folder with -o, or name one"
        )
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, f"{trace.target.rpartition(':')[2]}.{format}")


def _put_picture(picture: bytes, path: str | None) -> None:
    if path is None or path == "-":
        _print(picture)
    else:
        _write(path, picture)
        say(f"wrote {path}")


def _print(picture: bytes) -> None:
    """Print a picture: as it is for a program or a file, fit to be seen where it is text for a person."""
    text = None
    if to_be_seen():
        with suppress(UnicodeDecodeError):
            text = picture.decode()
    if text is None:
        put_bytes(picture)
    else:
        show_lines(text)


def _write(path: str, data: bytes) -> None:
    from layerlint.files.output import write_output

    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        write_output(path, data, "the picture")
    except OSError as problem:
        raise LayerlintError(f"cannot write `{path}`: {problem.strerror or problem}") from problem
