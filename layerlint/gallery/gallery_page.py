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
"""By which we know a page of ours again."""
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
    places = {one.key: number for number, one in reversed([*enumerate(entries)])}
    within = _within(entries, places)
    rows = "\n".join(_row(number, one, places, within, entries) for number, one in enumerate(entries))
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
<thead><tr>{"".join(_heading(*one) for one in _COLUMNS)}</tr></thead>
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
    """How many there are; those that need something are no failures."""
    counts = Counter(one.needs or "failed" for one in entries if one.failure)
    return ", ".join([f"{len(entries):,} layers", *(f"{count:,} {what}" for what, count in counts.items())])


def _heading(name: str, kind: str) -> str:
    """The head of a column. Without the script its button does nothing, so the script makes it."""
    return element("th", escape(name), scope="col", data_sort=kind or None)


def _within(entries: Sequence[GalleryEntry], places: Mapping[str, int]) -> dict[int, list[int]]:
    """The entries in which each one is."""
    found: dict[int, list[int]] = {}
    for number, one in enumerate(entries):
        for key in one.holds:
            if key in places:
                found.setdefault(places[key], []).append(number)
    return found


def _row(
    number: int,
    one: GalleryEntry,
    places: Mapping[str, int],
    within: Mapping[int, Sequence[int]],
    entries: Sequence[GalleryEntry],
) -> str:
    contained = [_reference(places.get(key), key.rpartition(":")[2]) for key in one.holds]
    around = [_reference(other, entries[other].name) for other in within.get(number, ())]
    cells = (
        element("td", _picture(one)),
        _class(one, contained, around),
        element("td", escape(one.place), class_="place"),
        *(_number(value) for value in (one.params, one.weights, one.sublayers, one.losses)),
        _findings(one.findings),
        element("td", _plan(one)),
        _confidence(one.confidence),
        _time(one.seconds),
    )
    return element(
        "tr", "".join(cells), id=f"layer-{number}", class_="failed" if one.failure and not one.needs else None
    )


def _reference(number: int | None, name: str) -> str:
    return escape(name) if number is None else element("a", escape(name), href=f"#layer-{number}")


def _picture(one: GalleryEntry) -> str:
    if not one.picture:
        return element("span", "none", class_="mute")
    address = quote(one.picture)
    if not one.picture.endswith(_IMAGES):
        return element("a", escape(one.picture), href=address)
    image = f'<img src="{escape(address)}" alt="Picture of {escape(one.name)}" loading="lazy">'
    return element("a", image, href=address, class_="thumbnail")


def _class(one: GalleryEntry, contained: Sequence[str], around: Sequence[str]) -> str:
    parts = [element("strong", escape(one.name))]
    if contained:
        parts.append(element("p", f"contains {', '.join(contained)}"))
    if around:
        parts.append(element("p", f"in {', '.join(around)}"))
    if one.failure:
        said = f"{element('b', escape(one.needs or 'failed') + ':')} {escape(one.failure)}"
        parts.append(element("p", said, class_="mute" if one.needs else "failure"))
    if one.help:
        told = "Settings to start from"
        parts.append(_more(told, f"<pre tabindex=0>{escape(one.help)}</pre>"))
    return element("th", "".join(parts), scope="row", data_key=one.name.casefold())


def _more(summary: str, body: str) -> str:
    return element("details", element("summary", escape(summary)) + body)


def _number(value: int | None) -> str:
    if value is None:
        return _unknown()
    return element("td", f"{value:,}", class_="number", data_key=str(value))


def _unknown(**attributes: str) -> str:
    """A cell without a value: a dash for the eye, a word for who hears it. It is sorted last, whichever way."""
    dash = '<span aria-hidden="true">—</span><span class="heard">unknown</span>'
    return element("td", dash, class_="number mute", data_key="", **attributes)


def _findings(findings: Sequence[EntryFinding] | None) -> str:
    if findings is None:
        return _unknown()
    if not findings:
        return _number(0)
    counts = Counter(one.severity for one in findings)
    said = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in counts.items())
    listed = "".join(
        element(
            "li",
            f"{element('b', escape(one.code))} {escape(one.message)} "
            + element("span", escape(one.place), class_="place"),
            class_=escape(one.severity),
        )
        for one in findings
    )
    return element("td", _more(said, element("ul", listed)), data_key=str(len(findings)))


def _plan(one: GalleryEntry) -> str:
    listed = "".join(map(_value, one.plan))
    notes = "".join(element("p", escape(note)) for note in one.notes)
    if not listed:
        return notes or element("span", "nothing was needed" if not one.failure else "none", class_="mute")
    said = ", ".join(value.name or value.text for value in one.plan)
    return _more(said, element("dl", listed) + notes)


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
