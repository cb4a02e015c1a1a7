"""One target on the page of a gallery: its contents, its plan, or the reason of its failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layerlint.graphs.layer_graph import Graph
from layerlint.trace.plan_snippet import CONFIDENCE, confidence, skeleton, snippet, sureness
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.settings_place import SettingsPlace
from layerlint.trace.traced import Layer, Trace
from layerlint.trace.unmet_needs import KINDS

_NO_SETTINGS = ("import", "read")
"""The stages in which arguments and inputs make no difference: the module's own code, and ours."""
_NO_HELP = ("abstract", "release", "package", "network")
"""The needs that no settings meet."""


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """A finding in the picture: `place` is its file and line."""

    code: str
    severity: str
    message: str
    place: str


@dataclass(frozen=True, slots=True)
class PlannedValue:
    """A value that the layer was constructed or called with, its origin, and the confidence in it."""

    name: str
    text: str
    origin: str
    sure: str


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """One target. Numbers are None where they are not known, as of a layer that was not finished."""

    target: str
    name: str
    place: str
    """The file and line of its class; of what has none, the part of the target before its name."""
    key: str
    """Its class, as `holds` of others names it."""
    holds: tuple[str, ...] = ()
    """The classes of the project whose layers are in it, but for those inside of others of them."""
    picture: str = ""
    """The name of its file in the folder; "" where there is none."""
    params: int | None = None
    weights: int | None = None
    sublayers: int | None = None
    losses: int | None = None
    findings: tuple[EntryFinding, ...] | None = None
    plan: tuple[PlannedValue, ...] = ()
    confidence: str = ""
    seconds: float | None = None
    failure: str = ""
    """Why it failed, or cannot be drawn at all."""
    needs: str = ""
    """What it needs that no argument can supply, in a word or two: it is no failure then."""
    help: str = ""
    """The table of settings that may help, where it failed."""
    notes: tuple[str, ...] = ()


def lost_entry(target: str, why: str, folder: str) -> GalleryEntry:
    """The entry of a target that has no trace."""
    place, _, name = target.rpartition(":")
    place = RelativePaths(folder)(place) if place.endswith(".py") else place
    return GalleryEntry(target, name, place, f"{place}:{name}", failure=why)


def traced_entry(
    trace: Trace,
    graph: Graph,
    *,
    folder: str,
    settings: SettingsPlace,
    findings: bool,
    seconds: float | None,
) -> GalleryEntry:
    """The entry of a target that was traced; paths are relative to a folder, as in its graph."""
    place, _, name = trace.target.rpartition(":")
    relative = RelativePaths(folder)
    root = trace.layers[0] if trace.layers else None
    place_text = relative(place) if place.endswith(".py") else place
    key = f"{place_text}:{name}"
    if root is not None and root.defined is not None:
        place_text = f"{relative(root.defined.path)}:{root.defined.line}"
    failed = trace.failure is not None
    values = (*trace.init, *trace.fed)
    return GalleryEntry(
        trace.target,
        name,
        place_text,
        key,
        holds=tuple(dict.fromkeys(_held(trace, key, relative))),
        params=None if failed or root is None else root.params,
        weights=None if failed or root is None else root.weights,
        sublayers=None if failed else _sublayers(trace.layers),
        losses=None if failed else len(trace.losses),
        findings=_findings(graph) if findings else None,
        plan=tuple(
            PlannedValue(value.name, value.text, value.origin, CONFIDENCE[sureness(value.origin)])
            for value in values
        ),
        confidence="" if failed else confidence(trace),
        seconds=seconds,
        failure="" if trace.failure is None else _reason(trace, relative),
        needs="" if trace.failure is None else KINDS.get(trace.failure.needs, ""),
        help=_help(trace, settings),
        notes=trace.notes,
    )


def _reason(trace: Trace, relative: RelativePaths) -> str:
    failure = trace.failure
    if failure is None:
        return ""
    place = failure.place
    where = f"{relative(place.path)}:{place.line}: " if place is not None else ""
    stage = f"in {failure.stage}"
    return f"{where}{failure.exception}" + ("" if stage in failure.exception else f" ({stage})")


def _help(trace: Trace, settings: SettingsPlace) -> str:
    """The failed plan as settings to correct; "" where no settings can help."""
    failure = trace.failure
    if failure is None or failure.lost or failure.stage in _NO_SETTINGS or failure.needs in _NO_HELP:
        return ""
    if trace.init and trace.fed:
        return snippet(trace, settings.name, settings.file)
    return snippet(trace, settings.name, settings.file) + skeleton(trace)


def _findings(graph: Graph) -> tuple[EntryFinding, ...]:
    return tuple(
        EntryFinding(
            note.code,
            note.severity.value,
            note.message,
            "" if note.source is None else f"{note.source.path}:{note.source.line}",
        )
        for note in graph.findings
    )


def _sublayers(layers: Sequence[Layer]) -> int:
    """The number of layers in the first one, except those that Keras made for itself."""
    return sum(layer.kind == "layer" and not layer.by_keras for layer in layers[1:])


def _held(trace: Trace, key: str, relative: RelativePaths) -> Iterator[str]:
    """The project's classes among the layers; those inside of others of them are theirs."""
    own = {
        layer.number: layer for layer in trace.layers if layer.defined is not None and layer.kind == "layer"
    }
    owners = {layer.number: layer.owner for layer in trace.layers}
    for number, layer in own.items():
        owner = owners[number]
        while owner is not None and (owner not in own or owner == trace.layers[0].number):
            owner = owners.get(owner)
        if owner is None and layer.defined is not None:
            held = f"{relative(layer.defined.path)}:{layer.class_name}"
            if held != key:
                yield held
