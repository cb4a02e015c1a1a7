"""`layerlint graph` and `layerlint trace`: what is inside a layer, as a picture or as a tree."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import in_log, is_terminal, put, put_bytes, say, show_lines, to_be_seen
from layerlint.errors import LayerlintError
from layerlint.regular import read_bytes

if TYPE_CHECKING:
    from layerlint.graphs.fold import Ops
    from layerlint.graphs.layer_graph import Graph
    from layerlint.trace.traced import Trace, TraceFailure

Target = Annotated[
    str,
    typer.Argument(help="path/to/file.py:Class, module:Class, module:make_model; a file or folder for all."),
]
Init = Annotated[
    str, typer.Option(metavar="ARGUMENTS", help="Constructor arguments: \"units=4, activation='relu'\".")
]
Inputs = Annotated[
    list[str] | None,
    typer.Option("--input", metavar="SPEC", help='An input: "float32[None,64]"; may be repeated.'),
]
CallArguments = Annotated[
    str,
    typer.Option(
        "--call", "--call-kwargs", metavar="ARGUMENTS", help='Arguments of the call: "training=True".'
    ),
]
Training = Annotated[
    bool | None, typer.Option("--training/--no-training", help="The same as --call training=...")
]
Keras = Annotated[str | None, typer.Option(metavar="2|3|auto", help="The Keras to run.")]
Python = Annotated[str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow.")]
TimeLimit = Annotated[float, typer.Option(metavar="SECONDS", help="How long one layer may take.")]
MemoryLimit = Annotated[int, typer.Option(metavar="MIB", help="How much memory one layer may take.")]
TrainStep = Annotated[
    bool | None,
    typer.Option(
        "--train-step/--no-train-step", help="Trace train_step; by default where the model has its own."
    ),
]


def graph(
    target: Target,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; the suffix says the format."),
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="svg, png, pdf, dot, json, mermaid, html.")
    ] = None,
    init: Init = "",
    input: Inputs = None,
    call: CallArguments = "",
    training: Training = None,
    train_step: TrainStep = None,
    keras: Keras = None,
    python: Python = None,
    depth: Annotated[int | None, typer.Option(min=0, help="Draw layers below this depth closed.")] = None,
    fold: Annotated[bool, typer.Option("--fold/--no-fold", help="Draw equal blocks in a row once.")] = True,
    ops: Annotated[str | None, typer.Option(metavar="all|branches|none", help="Which ops to draw.")] = None,
    weights: Annotated[
        str, typer.Option(metavar="auto|rows|summary|nodes|none", help="How to draw weights.")
    ] = "auto",
    rankdir: Annotated[str, typer.Option(metavar="TB|LR", help="Which way data flows.")] = "TB",
    order: Annotated[bool, typer.Option("--order", help="Number the calls.")] = False,
    theme: Annotated[str, typer.Option(metavar="auto|light|dark", help="The colours.")] = "auto",
    engine: Annotated[str, typer.Option(metavar="auto|wasm|dot", help="What lays it out.")] = "auto",
    link: Annotated[str, typer.Option(help="Links to source lines.", show_default=True)] = "{path}#L{line}",
    findings: Annotated[
        bool, typer.Option("--findings/--no-findings", help="Draw what `check` finds.")
    ] = True,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = 8192,
) -> None:
    """Build a layer in TensorFlow and draw what is inside."""
    from layerlint.graphs import fold as folding
    from layerlint.render import Engine, Options, Theme, Weights, render, suffix_format

    options = Options(
        theme=Theme(_one_of(theme, [item.value for item in Theme], "--theme")),
        engine=Engine(_one_of(engine, [item.value for item in Engine], "--engine")),
        weights=Weights(_one_of(weights, [item.value for item in Weights], "--weights")),
        rankdir=_one_of(rankdir, ["TB", "LR"], "--rankdir"),
        order=order,
        link=link,
        depth=depth,
    )
    shown = None if ops is None else folding.Ops(_one_of(ops, [item.value for item in folding.Ops], "--ops"))
    chosen = format or (suffix_format(output) if output is not None else "svg")
    code = 0
    traces = list(
        _traces(
            target,
            init,
            input,
            call,
            training,
            train_step,
            keras,
            python,
            time_limit,
            memory_limit,
            ahead="layerlint.run.lint" if findings else "",
        )
    )
    for one in traces:
        made = _graph_of(one, findings)
        picture = render(_seen(made, chosen, depth, fold, shown), chosen, options)
        path = output if len(traces) == 1 else _numbered(output, one, chosen)
        if path is None or path == "-":
            _print(picture)
        else:
            _write(path, picture)
            say(f"wrote {path}")
        if one.failure is not None:
            code = max(code, _code(one.failure))
            _tell(one)
    raise typer.Exit(code)


def trace(
    target: Target,
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
    init: Init = "",
    input: Inputs = None,
    call: CallArguments = "",
    training: Training = None,
    train_step: TrainStep = None,
    keras: Keras = None,
    python: Python = None,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = 8192,
) -> None:
    """Build a layer in TensorFlow and list its layers, weights, shapes and losses."""
    import json

    from layerlint.trace.layer_tree import Style, tree
    from layerlint.trace.relative_paths import RelativePaths
    from layerlint.trace.traced import encode

    _one_of(output_format, ["text", "json"], "--output-format")
    style = Style(is_terminal() and "NO_COLOR" not in os.environ, RelativePaths("."))
    code = 0
    for one in _traces(
        target, init, input, call, training, train_step, keras, python, time_limit, memory_limit
    ):
        if output_format == "json":
            data = encode(one)
            data.pop("log")
            show_lines(json.dumps(data, indent=2) + "\n")
        else:
            put(in_log(tree(one, style)))
        if one.failure is not None:
            code = max(code, _code(one.failure))
            if code == 2:
                _tell(one)
    raise typer.Exit(code)


def _code(failure: TraceFailure) -> int:
    """1 for a layer that fails, which was found out; 2 where there is no layer: its module cannot be imported."""
    return 2 if failure.stage == "import" else 1


def _traces(
    target: str,
    init: str,
    input: list[str] | None,
    call: str,
    training: bool | None,
    train_step: bool | None,
    keras: str | None,
    python: str | None,
    time_limit: float,
    memory_limit: int,
    ahead: str = "",
) -> Iterator[Trace]:
    """Trace every target, one after the other, in one worker. `ahead` is a module that is needed afterwards."""
    from layerlint.settings.load import load_settings
    from layerlint.trace import interpreters, targets
    from layerlint.trace.jobs import job_for
    from layerlint.trace.result import trace as run_trace
    from layerlint.trace.worker_session import session

    every = targets.expand(target)
    place = every[0].rpartition(":")[0]
    settings = load_settings(place if os.path.exists(place) else ".")
    jobs = [
        job_for(
            one, settings, init=init, inputs=input or [], call=call, training=training, train_step=train_step
        )
        for one in every
    ]
    version = _keras(keras or settings.keras, place)
    with session(python=interpreters.choose(python), keras=version) as worker:
        worker.begin()
        if ahead:
            importlib.import_module(ahead)  # while the worker imports TensorFlow
        for job in jobs:
            result = run_trace(job, worker, time_limit=time_limit, memory_limit=memory_limit)
            if result.failure is not None and not result.failure.user:
                raise LayerlintError(result.failure.exception)
            yield result


def _keras(option: str, place: str) -> str:
    """Which Keras runs: as asked, else as the project's metadata and imports say."""
    from layerlint.settings.target import choose_target, shown_by

    _one_of(option, ["2", "3", "auto"], "--keras")
    if option != "auto" or not os.path.isfile(place):
        return option
    text = read_bytes(place).decode("utf-8", "replace")
    return str(choose_target("auto", [place], [shown_by(text)]).keras)


def _graph_of(trace: Trace, findings: bool) -> Graph:
    from layerlint.trace.assemble import assemble
    from layerlint.trace.finding_notes import with_findings

    made = assemble(trace, folder=".")
    version = trace.interpreter.keras_major if trace.interpreter is not None else 3
    return with_findings(made, version) if findings else made


def _seen(graph: Graph, format: str, depth: int | None, fold: bool, ops: Ops | None) -> Graph:
    """What a format shows: JSON the whole graph, a page what its reader can open and close."""
    from layerlint.graphs import fold as folding

    if format == "json":
        return graph
    page = format == "html"
    return folding.view(graph, depth=None if page else depth, fold=fold, ops=ops, groups_open=page)


def _tell(trace: Trace) -> None:
    from layerlint.trace.relative_paths import RelativePaths

    failure = trace.failure
    if failure is None:
        return
    where = (
        f"{RelativePaths('.')(failure.place.path)}:{failure.place.line}: "
        if failure.place is not None
        else ""
    )
    say(f"{where}{failure.exception} (in {failure.stage} of {trace.target})", "error")
    for note in trace.notes:
        say(note, "note")


def _one_of(value: str, known: list[str], option: str) -> str:
    from layerlint.hints import did_you_mean

    if value not in known:
        raise LayerlintError(
            f"{option} `{value}` is not one of {', '.join(known)}{did_you_mean(value, known)}"
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
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
    except OSError as problem:
        raise LayerlintError(f"cannot write `{path}`: {problem.strerror or problem}") from problem
