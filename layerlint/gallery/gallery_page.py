"""The page of a gallery: one table of all targets, without network, that sorts and searches."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from urllib.parse import quote

from layerlint.gallery.gallery_entry import EntryFinding, GalleryEntry, PlannedValue
from layerlint.render.markup import element, escape
from layerlint.trace.plan_snippet import CONFIDENCE

GENERATOR = '<meta name="generator" content="layerlint">'
"""By this a page of ours is recognized."""
_POLICY = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_IMAGES = (".svg", ".png")
_COLUMNS = (
    ("Picture", ""),
    ("Class", "text"),
    ("File", "text"),
    ("Parameters", "number"),
    ("Weights", "number"),
    ("Sublayers", "number"),
    ("Losses", "number"),
    ("Findings", "number"),
    ("Plan", "text"),
    ("Confidence", "number"),
    ("Time", "number"),
)
"""The heading of each column, and how it is sorted; "" for not at all."""


def gallery_page(entries: Sequence[GalleryEntry], *, theme: str = "auto") -> str:
    """The page of these entries, in their order."""
    places = {entry.key: number for number, entry in reversed([*enumerate(entries)])}
    within = _within(entries, places)
    rows = "\n".join(_row(number, entry, places, within, entries) for number, entry in enumerate(entries))
    attribute = "" if theme == "auto" else f' data-theme="{escape(theme)}"'
    return f"""<!DOCTYPE html>
<html lang="en"{attribute}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
{GENERATOR}
<title>Layers</title>
<style>{_asset("gallery.css")}</style>
</head>
<body>
<header>
<h1>Layers</h1>
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search layers" aria-controls="layers">
<output id="said" for="search" role="status">{escape(_summary(entries))}</output>
</header>
<main>
<table id="layers">
<caption>Every layer and model, with its picture. A heading's button sorts by its column.</caption>
<thead><tr>{"".join(_heading(*entry) for entry in _COLUMNS)}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
<script>"use strict";
{_asset("gallery.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files("layerlint.gallery").joinpath("assets", name).read_text(encoding="utf-8")


def _summary(entries: Sequence[GalleryEntry]) -> str:
    """The number of entries, of failures, and of those that need something."""
    counts = Counter(entry.needs or "failed" for entry in entries if entry.failure)
    return ", ".join([f"{len(entries):,} layers", *(f"{count:,} {need}" for need, count in counts.items())])


def _heading(name: str, kind: str) -> str:
    """The head of a column. Without the script its button does nothing, so the script makes it."""
    return element("th", escape(name), scope="col", data_sort=kind or None)


def _within(entries: Sequence[GalleryEntry], places: Mapping[str, int]) -> dict[int, list[int]]:
    """The entries that hold each entry."""
    containing: dict[int, list[int]] = {}
    for number, entry in enumerate(entries):
        for key in entry.holds:
            if key in places:
                containing.setdefault(places[key], []).append(number)
    return containing


def _row(
    number: int,
    entry: GalleryEntry,
    places: Mapping[str, int],
    within: Mapping[int, Sequence[int]],
    entries: Sequence[GalleryEntry],
) -> str:
    contained = [_reference(places.get(key), key.rpartition(":")[2]) for key in entry.holds]
    around = [_reference(other, entries[other].name) for other in within.get(number, ())]
    cells = (
        element("td", _picture(entry)),
        _class(entry, contained, around),
        element("td", escape(entry.place), class_="place"),
        *(_number(value) for value in (entry.params, entry.weights, entry.sublayers, entry.losses)),
        _findings(entry.findings),
        element("td", _plan(entry)),
        _confidence(entry.confidence),
        _time(entry.seconds),
    )
    return element(
        "tr",
        "".join(cells),
        id=f"layer-{number}",
        class_="failed" if entry.failure and not entry.needs else None,
    )


def _reference(number: int | None, name: str) -> str:
    return escape(name) if number is None else element("a", escape(name), href=f"#layer-{number}")


def _picture(entry: GalleryEntry) -> str:
    if not entry.picture:
        return element("span", "none", class_="mute")
    address = quote(entry.picture)
    if not entry.picture.endswith(_IMAGES):
        return element("a", escape(entry.picture), href=address)
    image = f'<img src="{escape(address)}" alt="Picture of {escape(entry.name)}" loading="lazy">'
    return element("a", image, href=address, class_="thumbnail")


def _class(entry: GalleryEntry, contained: Sequence[str], around: Sequence[str]) -> str:
    parts = [element("strong", escape(entry.name))]
    if contained:
        parts.append(element("p", f"contains {', '.join(contained)}"))
    if around:
        parts.append(element("p", f"in {', '.join(around)}"))
    if entry.failure:
        reason = f"{element('b', escape(entry.needs or 'failed') + ':')} {escape(entry.failure)}"
        parts.append(element("p", reason, class_="mute" if entry.needs else "failure"))
    if entry.help:
        summary = "Settings to start from"
        parts.append(_more(summary, f"<pre tabindex=0>{escape(entry.help)}</pre>"))
    return element("th", "".join(parts), scope="row", data_key=entry.name.casefold())


def _more(summary: str, body: str) -> str:
    return element("details", element("summary", escape(summary)) + body)


def _number(value: int | None) -> str:
    if value is None:
        return _unknown()
    return element("td", f"{value:,}", class_="number", data_key=str(value))


def _unknown(**attributes: str) -> str:
    """A cell without a value: a dash, and a word for screen readers. It is sorted last in either order."""
    dash = '<span aria-hidden="true">—</span><span class="heard">unknown</span>'
    return element("td", dash, class_="number mute", data_key="", **attributes)


def _findings(findings: Sequence[EntryFinding] | None) -> str:
    if findings is None:
        return _unknown()
    if not findings:
        return _number(0)
    counts = Counter(finding.severity for finding in findings)
    summary = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in counts.items())
    listed = "".join(
        element(
            "li",
            f"{element('b', escape(finding.code))} {escape(finding.message)} "
            + element("span", escape(finding.place), class_="place"),
            class_=escape(finding.severity),
        )
        for finding in findings
    )
    return element("td", _more(summary, element("ul", listed)), data_key=str(len(findings)))


def _plan(entry: GalleryEntry) -> str:
    listed = "".join(map(_value, entry.plan))
    notes = "".join(element("p", escape(note)) for note in entry.notes)
    if not listed:
        return notes or element("span", "nothing was needed" if not entry.failure else "none", class_="mute")
    summary = ", ".join(value.name or value.text for value in entry.plan)
    return _more(summary, element("dl", listed) + notes)


def _value(value: PlannedValue) -> str:
    text = element("code", escape(f"{value.name}={value.text}" if value.name else value.text))
    return element("dt", text) + element("dd", f"{escape(value.sure)}: {escape(value.origin)}")


def _confidence(word: str) -> str:
    if word not in CONFIDENCE:
        return _unknown()
    return element("td", word, class_=f"sure-{word}", data_key=str(CONFIDENCE.index(word)))


def _time(seconds: float | None) -> str:
    if seconds is None or not math.isfinite(seconds):
        return _unknown()
    return element("td", f"{seconds:.1f} s", class_="number", data_key=f"{seconds:.3f}")
