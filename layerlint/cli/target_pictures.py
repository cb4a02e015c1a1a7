"""Draw a picture of each traced target, with the findings of `check`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layerlint.cli.choices import check_choice
from layerlint.cli.graph_options import GraphOptions, TraceOptions
from layerlint.cli.target_traces import TargetJob, TracedTarget, traced_targets

if TYPE_CHECKING:
    from layerlint.graphs.fold import Ops
    from layerlint.graphs.layer_graph import Graph
    from layerlint.render import Options
    from layerlint.trace.traced import Trace

_CHECKING = "layerlint.run.lint_class"
"""The module that checks classes; importing it takes a while."""


@dataclass(frozen=True, slots=True)
class TargetPicture:
    """A target with its whole `graph` and the `content` of its picture, if it was traced."""

    traced: TracedTarget
    graph: Graph | None = None
    content: bytes = b""
    folder: str = "."
    """The folder of its project, to which paths are relative."""


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """How pictures are drawn, from validated options."""

    format: str
    options: Options
    ops: Ops | None
    depth: int | None
    fold: bool
    findings: bool


def picture_style(options: GraphOptions, format: str) -> PictureStyle:
    """The style for this format. Raises `LayerlintError` for an invalid option."""
    from layerlint.graphs.fold import Ops
    from layerlint.render import Engine, Options, Theme, Weights
    from layerlint.render.images import check_images
    from layerlint.render.options import LINKS

    check_images(format)
    return PictureStyle(
        format,
        Options(
            theme=Theme(check_choice(options.theme, [item.value for item in Theme], "--theme")),
            engine=Engine(check_choice(options.engine, [item.value for item in Engine], "--engine")),
            weights=Weights(check_choice(options.weights, [item.value for item in Weights], "--weights")),
            rankdir=check_choice(options.rankdir, ["TB", "LR"], "--rankdir"),
            order=options.order,
            link=LINKS.get(options.link, options.link),
            depth=options.depth,
        ),
        None
        if options.ops is None
        else Ops(check_choice(options.ops, [item.value for item in Ops], "--ops")),
        options.depth,
        options.fold,
        options.findings,
    )


def target_pictures(
    jobs: Sequence[TargetJob],
    tracing: TraceOptions,
    style: PictureStyle,
    *,
    apart: bool = False,
    threads: int = 1,
) -> Iterator[TargetPicture]:
    """The picture of each target, in their order. An untraceable target stops the rest, unless `apart`."""
    preload = _CHECKING if style.findings else ""
    for traced in traced_targets(jobs, tracing, preload=preload, apart=apart, threads=threads):
        folder = project_folder(traced.target)
        if traced.trace is None:
            yield TargetPicture(traced, folder=folder)
            continue
        graph = whole_graph(traced.trace, findings=style.findings, folder=folder)
        yield TargetPicture(traced, graph, draw(graph, style, folder), folder)


def project_folder(target: str) -> str:
    """The folder of the project of a target's file, to which paths are relative; else the current folder."""
    from layerlint.index.module_paths import top_folder

    place = target.rpartition(":")[0]
    return top_folder([place]) if os.path.isfile(place) else os.getcwd()


def whole_graph(trace: Trace, *, findings: bool, folder: str) -> Graph:
    """The whole graph of a trace, with the findings of `check`; paths are relative to a folder."""
    from layerlint.trace.assemble import assemble
    from layerlint.trace.finding_notes import with_findings

    graph = assemble(trace, folder=folder)
    version = trace.interpreter.keras_major if trace.interpreter is not None else 3
    return with_findings(graph, version, folder=folder) if findings else graph


def draw(graph: Graph, style: PictureStyle, folder: str) -> bytes:
    """Render the graph: JSON gets the whole graph, a page one with frames that its reader opens and closes."""
    from layerlint.graphs.fold import view
    from layerlint.render import render

    if style.format != "json":
        page = style.format == "html"
        depth = None if page else style.depth
        graph = view(graph, depth=depth, fold=style.fold, ops=style.ops, groups_open=page)
    return render(graph, style.format, replace(style.options, root=folder))
