"""What was drawn into a folder, kept in it: a line for each target, written when that is done.

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
_FINDING = dict.fromkeys((one.name for one in fields(EntryFinding)), str)
_VALUE = dict.fromkeys((one.name for one in fields(PlannedValue)), str)
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
class Drawn:
    """A target that was done. `key` is what all of it depended on, `content` a digest of its picture."""

    key: str
    content: str
    code: int
    said: tuple[tuple[str, str], ...]
    """What was printed of it: messages, each with its kind."""
    entry: GalleryEntry


class GalleryManifest:
    """The lines of a folder, by target."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, FILE)
        self._drawn = {one.entry.target: one for one in _read(self._path)}

    def known(self, target: str, key: str, picture: str) -> Drawn | None:
        """What was done of a target, if it depends on the same now and its picture is still there as it was."""
        found = self._drawn.get(target)
        if found is None or found.key != key or found.entry.picture != picture:
            return None
        with suppress(OSError), open(os.path.join(self._folder, picture), "rb") as opened:
            if content_digest(opened.read()) == found.content:
                return found
        return None

    def add(self, drawn: Drawn) -> None:
        """Keep it, at once. What cannot be kept is done again the next time."""
        with suppress(OSError), open(self._path, "ab") as opened:
            opened.write(b"\n" + _encode(drawn))  # the line before may have been cut off

    def settle(self, drawn: Iterable[Drawn]) -> None:
        """Keep these, and nothing else."""
        with suppress(OSError):
            write_atomically(self._path, b"".join(_encode(one) + b"\n" for one in drawn))


def content_digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _encode(drawn: Drawn) -> bytes:
    return json.dumps(encode(drawn)).encode("ascii")


def _read(path: str) -> list[Drawn]:
    try:
        with open(path, "rb") as opened:
            lines = opened.read().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with suppress(ValueError, RecursionError):
            data = json.loads(line)
            if fits(data, _LINE):
                found.append(_decode(data))
    return found


def _decode(data: dict[str, Any]) -> Drawn:
    entry = data["entry"]
    findings = entry["findings"]
    made = GalleryEntry(
        **{
            **entry,
            "holds": tuple(entry["holds"]),
            "notes": tuple(entry["notes"]),
            "findings": None if findings is None else tuple(EntryFinding(**one) for one in findings),
            "plan": tuple(PlannedValue(**one) for one in entry["plan"]),
        }
    )
    said = tuple((message, kind) for message, kind in data["said"])
    return Drawn(data["key"], data["content"], data["code"], said, made)
