"""`layerlint layers`: the layer classes of a project, and what each one holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import say, show, show_lines
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.model.facts import LayerClass
    from layerlint.model.inventory import Inventory
    from layerlint.prove.agreement import Agreement
    from layerlint.target.keras_target import Target


@dataclass(frozen=True, slots=True)
class ListedLayer:
    """A layer class as its source shows it."""

    layer: LayerClass
    inventory: Inventory

    @property
    def place(self) -> str:
        return f"{self.inventory.path}:{self.inventory.line}: {self.inventory.layer}"

    @property
    def target(self) -> str:
        """As `trace` takes it."""
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
    """A class beside its trace; without an agreement, `reason` says why there is no trace."""

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
    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    as_json = output_format == "json"
    listing = _listing(paths or ["."], keras)
    for error in listing.errors:
        say(error, "error")
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
    from layerlint.files.sources import ModuleSource, discover, read
    from layerlint.index.import_search import installed_search
    from layerlint.index.layer_index import class_line, find_layers
    from layerlint.model.inventory import inventory
    from layerlint.settings.declarations import DEFAULT_EXCLUDE
    from layerlint.target.keras_target import Targets

    discovered = discover(paths, exclude=DEFAULT_EXCLUDE, suffixes=frozenset({".py"}))
    texts = [read(file) for file in discovered.files]
    sources = [text for text in texts if isinstance(text, ModuleSource)]
    unreadable = [*discovered.unread, *(text for text in texts if not isinstance(text, ModuleSource))]
    index = find_layers(sources, installed_search(), targets=Targets(other=keras))
    target = index.targets.of_most((source.path for source in index.layers), paths[0])
    reader = Reader(index)
    listed = []
    for source in index.layers:
        layer = reader.read(source).layer
        listed.append(ListedLayer(layer, inventory(layer, class_line(source)[0])))
    errors = [
        *(f"{file.path}: {file.reason}" for file in unreadable),
        *(f"{place.path}:{place.line}: {place.message}" for place in index.broken),
    ]
    return Listing(tuple(listed), tuple(errors), len(discovered.files), target)


def _show_json(listing: Listing) -> None:
    import json

    show_lines(json.dumps([_as_json(listed.inventory) for listed in listing.layers], indent=2) + "\n")


def _show_text(listing: Listing) -> None:
    from layerlint.report.closing import counted

    for listed in listing.layers:
        inventory = listed.inventory
        show(f"{listed.place} ({', '.join(inventory.roots)})")
        for held in inventory.held:
            show(f"    {held.what:10} self.{held.path}{f' = {held.made}' if held.made else ''}")
        for method in inventory.losses:
            show(f"    loss       {method}")
        if inventory.unknown:
            show(f"    unknown    {', '.join(f'self.{path}' for path in inventory.unknown)}")
    extent = f"{counted(len(listing.layers), 'layer')} in {counted(listing.files, 'file')}"
    show(f"{extent}, Keras {listing.target.keras} ({listing.target.reason})")


def _as_json(inventory: Inventory) -> dict[str, object]:
    """One class as JSON; `filename` is relative to the working folder, attribute paths are those of `self`."""
    return {
        "filename": os.path.relpath(inventory.path).replace(os.sep, "/"),
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
        "unknown": list(inventory.unknown),
    }


def _show_comparisons(listing: Listing, python: str | None, as_json: bool) -> bool:
    """Tell where source and traced layer disagree; whether any do."""
    from layerlint.prove.agreement import Agreement

    comparisons = []
    for comparison in _compared(listing, python):
        comparisons.append(comparison)
        if not as_json:
            for difference in comparison.differences:
                show(f"{comparison.listed.place}: {difference}")
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
    show_lines(json.dumps({"counts": counts, "not built": not_built, "layers": layers}, indent=2) + "\n")


def _show_totals(counts: Mapping[str, int], layers: int, not_built: int) -> None:
    total = sum(counts.values()) - counts["unknown"]
    share = f"{counts['agreed'] / total:.1%}" if total else "nothing to compare"
    show(
        f"{layers} layers, {not_built} not built; {counts['agreed']} attributes agree ({share}),"
        f" {counts['traced_only']} only traced, {counts['static_only']} only in the source,"
        f" {counts['unknown']} unknown"
    )


def _compared(listing: Listing, python: str | None) -> Iterator[Comparison]:
    """Trace each class, one after the other, and hold its source against the traced layer."""
    from layerlint.prove.agreement import compare
    from layerlint.settings.load import load_settings
    from layerlint.trace.interpreters import choose
    from layerlint.trace.jobs import job_for
    from layerlint.trace.result import trace
    from layerlint.trace.worker_session import session

    settings = load_settings(".")
    with session(python=choose(python), keras=str(listing.target.keras)) as worker:
        for listed in listing.layers:
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
