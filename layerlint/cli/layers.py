"""`layerlint layers`: the layer classes of a project, and what each one holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import say, show, show_lines
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.model.facts import LayerClass
    from layerlint.model.inventory import Inventory


def layers(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders.")] = None,
    keras: Annotated[str, typer.Option(metavar="2|3|auto", help="The Keras that the code is for.")] = "auto",
    prove: Annotated[
        bool,
        typer.Option("--prove", help="Build each layer in TensorFlow, and compare what it really holds."),
    ] = False,
    python: Annotated[
        str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow.")
    ] = None,
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
) -> None:
    """List the layer classes, with their weights, sublayers and metrics as the source shows them."""
    import json

    from layerlint.extract.reader import Reader
    from layerlint.files.sources import Source, Unreadable, discover, read
    from layerlint.index.layers import class_line, find_layers
    from layerlint.model.inventory import inventory
    from layerlint.report.closing import counted
    from layerlint.run.diagnose import site_paths
    from layerlint.settings.target import choose_target, shown_by
    from layerlint.settings.values import DEFAULT_EXCLUDE

    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    chosen = paths or ["."]
    unreadable: list[Unreadable] = []
    files = discover(chosen, exclude=DEFAULT_EXCLUDE, suffixes=frozenset({".py"}), unread=unreadable)
    sources: list[Source] = []
    unread = [f"{one.path}: {one.reason}" for one in unreadable]
    for given in map(read, files):
        if isinstance(given, Source):
            sources.append(given)
        else:
            unread.append(f"{given.path}: {given.reason}")
    target = choose_target(keras, chosen, (shown_by(source.text) for source in sources))
    found = find_layers(sources, site_paths=site_paths())
    unread.extend(f"{one.path}:{one.line}: {one.message}" for one in found.broken)
    for line in unread:
        say(line, "error")
    reader = Reader(found, target.keras)
    layers_read = [reader.read(source).layer for source in found.layers]
    lines = [class_line(source)[0] for source in found.layers]
    inventories = [inventory(layer, line) for layer, line in zip(layers_read, lines, strict=True)]
    if prove:
        _prove(inventories, layers_read, target.keras, python, output_format, failed=bool(unread))
        return
    if output_format == "json":
        show_lines(json.dumps([_plain(one) for one in inventories], indent=2) + "\n")
        raise typer.Exit(2 if unread else 0)
    for one in inventories:
        show(f"{one.path}:{one.line}: {one.layer} ({', '.join(one.roots)})")
        for held in one.held:
            made = f" = {held.made}" if held.made else ""
            show(f"    {held.what:10} self.{held.path}{made}")
        for method in one.losses:
            show(f"    loss       {method}")
        if one.unknown:
            show(f"    unknown    {', '.join(f'self.{path}' for path in one.unknown)}")
    extent = f"{counted(len(inventories), 'layer')} in {counted(len(files), 'file')}"
    show(f"{extent}, Keras {target.keras} ({target.reason})")
    raise typer.Exit(2 if unread else 0)


def _plain(one: Inventory) -> dict[str, object]:
    """One class as JSON; `filename` is relative to the working folder, attribute paths are those of `self`."""
    return {
        "filename": os.path.relpath(one.path).replace(os.sep, "/"),
        "line": one.line,
        "name": one.layer,
        "keras": one.keras,
        "bases": list(one.bases),
        "roots": list(one.roots),
        "weights": list(one.paths("weight", "variable")),
        "sublayers": list(one.paths("sublayer")),
        "metrics": list(one.paths("metric")),
        "others": list(one.paths("seed generator", "tf.Module")),
        "losses": list(one.losses),
        "unknown": list(one.unknown),
    }


def _prove(
    inventories: list[Inventory],
    layers_read: list[LayerClass],
    keras: int,
    python: str | None,
    output_format: str,
    *,
    failed: bool,
) -> None:
    """Trace each class, and tell where its source and the traced layer disagree; exit 1 when they do."""
    import json
    from dataclasses import asdict

    from layerlint.prove.agreement import compare
    from layerlint.settings.load import load_settings
    from layerlint.trace.interpreters import choose
    from layerlint.trace.jobs import job_for
    from layerlint.trace.result import trace
    from layerlint.trace.worker_session import session

    settings = load_settings(".")
    counts = {"agreed": 0, "unknown": 0, "traced_only": 0, "static_only": 0}
    not_built = 0
    told: list[dict[str, object]] = []
    with session(python=choose(python), keras=str(keras)) as worker:
        for one, layer in zip(inventories, layers_read, strict=True):
            job = job_for(f"{one.path}:{one.layer}", settings)
            result = trace(job, worker, time_limit=60.0, memory_limit=4096)
            if result.failure is not None or not result.layers:
                not_built += 1
                reason = result.failure.exception if result.failure is not None else "no layer was traced"
                told.append({"layer": f"{one.path}:{one.layer}", "not built": reason})
                continue
            assigned = frozenset(assign.path.partition(".")[0] for _, assign in layer.assignments())
            found = compare(one, result, assigned)
            for name in counts:
                counts[name] += len(getattr(found, name))
            told.append({"layer": f"{one.path}:{one.layer}", **asdict(found)})
            if output_format == "text":
                for name in ("traced_only", "static_only"):
                    for item in getattr(found, name):
                        show(f"{one.path}:{one.line}: {one.layer}: {name.replace('_', ' ')}: self.{item}")
    if output_format == "json":
        show_lines(json.dumps({"counts": counts, "not built": not_built, "layers": told}, indent=2) + "\n")
    else:
        total = sum(counts.values()) - counts["unknown"]
        share = f"{counts['agreed'] / total:.1%}" if total else "nothing to compare"
        show(
            f"{len(inventories)} layers, {not_built} not built; {counts['agreed']} attributes agree ({share}),"
            f" {counts['traced_only']} only traced, {counts['static_only']} only in the source,"
            f" {counts['unknown']} unknown"
        )
    if failed:
        raise typer.Exit(2)
    if counts["traced_only"] or counts["static_only"]:
        raise typer.Exit(1)
