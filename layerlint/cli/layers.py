"""`layerlint layers`: list the layer classes of a project, and what each one holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import print_line, print_lines, print_stderr
from layerlint.errors import LayerlintError
from layerlint.text import Position

if TYPE_CHECKING:
    from layerlint.model.facts import LayerClass
    from layerlint.model.inventory import Inventory
    from layerlint.prove.agreement import Agreement
    from layerlint.run.files import CheckedFile
    from layerlint.settings.declarations import Settings
    from layerlint.target.keras_target import Target


@dataclass(frozen=True, slots=True)
class ListedLayer:
    """A layer class and its inventory, from its source."""

    layer: LayerClass
    inventory: Inventory
    cell: int | None = None
    """The code cell of a notebook, in which the line of the inventory is."""

    @property
    def place(self) -> str:
        return f"{_place(self.inventory.path, self.cell, self.inventory.line)}: {self.inventory.layer}"

    @property
    def target(self) -> str:
        """The target for `layerlint trace`."""
        return f"{self.inventory.path}:{self.inventory.layer}"


@dataclass(frozen=True, slots=True)
class Listing:
    """The layer classes of the files, and an error for each file or class that could not be read."""

    layers: tuple[ListedLayer, ...]
    errors: tuple[str, ...]
    files: int
    target: Target


@dataclass(frozen=True, slots=True)
class Comparison:
    """A class compared with its trace; without an agreement, `reason` says why there is no trace."""

    listed: ListedLayer
    agreement: Agreement | None
    reason: str = ""

    @property
    def differences(self) -> Iterator[str]:
        if self.agreement is not None:
            yield from (f"traced only: self.{path}" for path in self.agreement.traced_only)
            yield from (f"static only: self.{path}" for path in self.agreement.static_only)

    def as_json(self) -> dict[str, object]:
        if self.agreement is None:
            return {"layer": self.listed.target, "not built": self.reason}
        return {"layer": self.listed.target, **asdict(self.agreement)}


def layers(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files or folders.")] = None,
    keras: Annotated[str, typer.Option(metavar="2|3|auto", help="The Keras that the code is for.")] = "auto",
    prove: Annotated[
        bool,
        typer.Option(
            "--prove", help="Build each layer in TensorFlow, and compare its sublayers and variables."
        ),
    ] = False,
    python: Annotated[
        str | None, typer.Option(metavar="PATH", help="The Python that has TensorFlow.")
    ] = None,
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
) -> None:
    """List the layer classes, with their weights, sublayers and metrics as the source shows them."""
    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    as_json = output_format == "json"
    listing = _listing(paths or ["."], keras)
    for error in listing.errors:
        print_stderr(error, "error")
    differs = False
    if prove:
        differs = _show_comparisons(listing, python, as_json)
    elif as_json:
        _show_json(listing)
    else:
        _show_text(listing)
    raise typer.Exit(2 if listing.errors else 1 if differs else 0)


def _listing(paths: Sequence[str], keras: str) -> Listing:
    from layerlint.extract.reader import Reader
    from layerlint.index.layer_source import class_line
    from layerlint.model.inventory import inventory
    from layerlint.run.context import RunContext
    from layerlint.run.files import discover_files
    from layerlint.run.lint_files import index_files
    from layerlint.run.request import LintRequest
    from layerlint.settings.declarations import Settings

    settings = Settings(keras=keras)
    discovered = discover_files(LintRequest(tuple(paths)), settings)
    files, errors = _read(discovered.files, settings)
    index = index_files(files, settings, RunContext())
    target = index.targets.of_most((source.path for source in index.layers), paths[0])
    reader = Reader(index)
    listed = []
    for source in index.layers:
        layer = reader.read(source).layer
        cell, line = _in_file(files[source.path], class_line(source)[0])
        listed.append(ListedLayer(layer, inventory(layer, line), cell))
    errors = [
        *(f"{file.path}: {file.reason}" for file in discovered.unread),
        *errors,
        *(f"{failed.path}: {failed.message}" for failed in index.failed),
        *(
            f"{_place(broken.path, *_in_file(files[broken.path], broken.line))}: {broken.message}"
            for broken in index.broken
        ),
    ]
    return Listing(tuple(listed), tuple(errors), len(files), target)


def _read(paths: Sequence[str], settings: Settings) -> tuple[dict[str, CheckedFile], list[str]]:
    """The files that can be read, by path, and why the others cannot be."""
    from layerlint.files.sources import Unreadable, read
    from layerlint.run.files import checked_file

    files: dict[str, CheckedFile] = {}
    errors: list[str] = []
    for path in paths:
        source = read(path)
        try:
            if isinstance(source, Unreadable):
                raise LayerlintError(f"{path}: {source.reason}")
            files[path] = checked_file(source, settings)
        except LayerlintError as error:
            errors.append(str(error))
    return files, errors


def _in_file(file: CheckedFile, line: int) -> tuple[int | None, int]:
    """The code cell of a notebook and the line in it, for a line of its module."""
    if file.mapped is None:
        return None, line
    cell, position = file.mapped.place(Position(line, 1))
    return cell, position.line


def _place(path: str, cell: int | None, line: int) -> str:
    return f"{path}:{line}" if cell is None else f"{path}:cell {cell}:{line}"


def _show_json(listing: Listing) -> None:
    import json

    print_lines(json.dumps([_as_json(listed) for listed in listing.layers], indent=2) + "\n")


def _show_text(listing: Listing) -> None:
    from layerlint.report.closing import counted

    for listed in listing.layers:
        inventory = listed.inventory
        print_line(f"{listed.place} ({', '.join(inventory.roots)})")
        for held in inventory.held:
            print_line(f"    {held.what:10} self.{held.path}{f' = {held.made}' if held.made else ''}")
        for argument in inventory.arguments:
            details = (argument.annotation, argument.default and f"{argument.default} by default")
            signature = ", ".join(filter(None, details))
            shown = f" ({signature})" if signature else ""
            print_line(f"    argument   self.{argument.path} = {argument.parameter}{shown}")
        for method in inventory.losses:
            print_line(f"    loss       {method}")
        if inventory.unknown:
            print_line(f"    unknown    {', '.join(f'self.{path}' for path in inventory.unknown)}")
    extent = f"{counted(len(listing.layers), 'layer')} in {counted(listing.files, 'file')}"
    print_line(f"{extent}, Keras {listing.target.keras} ({listing.target.reason})")


def _as_json(listed: ListedLayer) -> dict[str, object]:
    """One class as JSON; `filename` is relative to the working folder, attribute paths are those of `self`."""
    inventory = listed.inventory
    return {
        "filename": os.path.relpath(inventory.path).replace(os.sep, "/"),
        "cell": listed.cell,
        "line": inventory.line,
        "name": inventory.layer,
        "keras": inventory.keras,
        "bases": list(inventory.bases),
        "roots": list(inventory.roots),
        "weights": list(inventory.paths("weight", "variable")),
        "sublayers": list(inventory.paths("sublayer")),
        "metrics": list(inventory.paths("metric")),
        "others": list(inventory.paths("seed generator", "tf.Module")),
        "losses": list(inventory.losses),
        "arguments": [asdict(argument) for argument in inventory.arguments],
        "unknown": list(inventory.unknown),
    }


def _show_comparisons(listing: Listing, python: str | None, as_json: bool) -> bool:
    """Print the differences between source and traced layers; return whether there are any."""
    from layerlint.prove.agreement import Agreement

    comparisons = []
    for comparison in _compared(listing, python):
        comparisons.append(comparison)
        if not as_json:
            for difference in comparison.differences:
                print_line(f"{comparison.listed.place}: {difference}")
    agreements = [comparison.agreement for comparison in comparisons if comparison.agreement]
    counts = {
        field.name: sum(len(getattr(agreement, field.name)) for agreement in agreements)
        for field in fields(Agreement)
    }
    not_built = len(comparisons) - len(agreements)
    if as_json:
        _show_comparisons_as_json(comparisons, counts, not_built)
    else:
        _show_totals(counts, len(comparisons), not_built)
    return bool(counts["traced_only"] or counts["static_only"])


def _show_comparisons_as_json(
    comparisons: Sequence[Comparison], counts: Mapping[str, int], not_built: int
) -> None:
    import json

    layers = [comparison.as_json() for comparison in comparisons]
    print_lines(json.dumps({"counts": counts, "not built": not_built, "layers": layers}, indent=2) + "\n")


def _show_totals(counts: Mapping[str, int], layers: int, not_built: int) -> None:
    total = sum(counts.values()) - counts["unknown"]
    share = f"{counts['agreed'] / total:.1%}" if total else "nothing to compare"
    print_line(
        f"{layers} layers, {not_built} not built; {counts['agreed']} attributes agree ({share}),"
        f" {counts['traced_only']} only traced, {counts['static_only']} only in the source,"
        f" {counts['unknown']} unknown"
    )


def _compared(listing: Listing, python: str | None) -> Iterator[Comparison]:
    """Trace each class, one after the other, and compare its source with the traced layer."""
    from layerlint.files.embedded import is_embedded
    from layerlint.prove.agreement import compare
    from layerlint.settings.load import load_settings
    from layerlint.trace.interpreters import choose
    from layerlint.trace.jobs import job_for
    from layerlint.trace.result import trace
    from layerlint.trace.worker_session import session

    settings = load_settings(".")
    with session(python=choose(python), keras=str(listing.target.keras)) as worker:
        for listed in listing.layers:
            if is_embedded(listed.inventory.path):
                yield Comparison(listed, None, "only classes of modules are built")
                continue
            job = job_for(listed.target, settings)
            result = trace(job, worker, time_limit=60.0, memory_limit=4096)
            if result.failure is not None:
                yield Comparison(listed, None, result.failure.exception)
            elif not result.layers:
                yield Comparison(listed, None, "no layer was traced")
            else:
                assigned = frozenset(
                    assign.path.partition(".")[0] for _, assign in listed.layer.assignments()
                )
                yield Comparison(listed, compare(listed.inventory, result, assigned))
