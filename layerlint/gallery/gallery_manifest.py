"""The manifest of a folder of pictures: a line for each target, written when its picture is.

A run that is killed leaves the lines that it wrote, and the next one goes on from there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.files.edits import write_atomically
from layerlint.gallery.gallery_entry import EntryFinding, GalleryEntry, PlannedValue
from layerlint.trace.encoding import encode

FILE = ".layerlint-gallery.jsonl"
_FINDING = dict.fromkeys((field.name for field in fields(EntryFinding)), str)
_VALUE = dict.fromkeys((field.name for field in fields(PlannedValue)), str)
_ENTRY: dict[str, Any] = {
    **dict.fromkeys(
        ("target", "name", "place", "key", "picture", "confidence", "failure", "needs", "help"), str
    ),
    **dict.fromkeys(("params", "weights", "sublayers", "losses"), Maybe(int)),
    "holds": [str],
    "notes": [str],
    "findings": Maybe([_FINDING]),
    "plan": [_VALUE],
    "seconds": Maybe(float),
}
_LINE = {"key": str, "content": str, "code": range(256), "said": [(str, str)], "entry": _ENTRY}


@dataclass(frozen=True, slots=True)
class ManifestLine:
    """A target that was drawn. `key` is a digest of all that it depended on, `content` one of its picture."""

    key: str
    content: str
    code: int
    said: tuple[tuple[str, str], ...]
    """The printed messages, each with its kind."""
    entry: GalleryEntry


class GalleryManifest:
    """The lines of a folder, by target."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, FILE)
        self._lines = {line.entry.target: line for line in _read(self._path)}

    def unchanged(self, target: str, key: str, picture: str) -> ManifestLine | None:
        """The line of a target whose key is the same and whose picture is still there unchanged; else None."""
        line = self._lines.get(target)
        if line is None or line.key != key or line.entry.picture != picture:
            return None
        with suppress(OSError), open(os.path.join(self._folder, picture), "rb") as opened:
            if content_digest(opened.read()) == line.content:
                return line
        return None

    def add(self, line: ManifestLine) -> None:
        """Append a line at once. A target whose line cannot be written is drawn again the next time."""
        with suppress(OSError), open(self._path, "ab") as opened:
            opened.write(b"\n" + _encode(line))  # the line before may have been cut off

    def settle(self, lines: Iterable[ManifestLine]) -> None:
        """Replace all lines."""
        with suppress(OSError):
            write_atomically(self._path, b"".join(_encode(line) + b"\n" for line in lines))


def content_digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _encode(line: ManifestLine) -> bytes:
    return json.dumps(encode(line)).encode("ascii")


def _read(path: str) -> list[ManifestLine]:
    try:
        with open(path, "rb") as opened:
            texts = opened.read().splitlines()
    except OSError:
        return []
    lines = []
    for text in texts:
        with suppress(ValueError, RecursionError):
            data = json.loads(text)
            if fits(data, _LINE):
                lines.append(_decode(data))
    return lines


def _decode(data: dict[str, Any]) -> ManifestLine:
    entry = data["entry"]
    findings = entry["findings"]
    gallery_entry = GalleryEntry(
        **{
            **entry,
            "holds": tuple(entry["holds"]),
            "notes": tuple(entry["notes"]),
            "findings": None if findings is None else tuple(EntryFinding(**finding) for finding in findings),
            "plan": tuple(PlannedValue(**value) for value in entry["plan"]),
        }
    )
    said = tuple((message, kind) for message, kind in data["said"])
    return ManifestLine(data["key"], data["content"], data["code"], said, gallery_entry)
