"""The code cells of a Jupyter notebook: their source, and where it stands in the JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.files.edits import LineIndex

_SPACE = re.compile(r"[ \t\r\n]*")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """A code cell: its source and the spans of its JSON strings (`(start, end)` with the quotes)."""

    source: str
    value: tuple[int, int]
    strings: tuple[tuple[int, int], ...]
    listed: bool


def line_in_file(raw: str, cell: int, line: int) -> int:
    """The line of the notebook's file that holds a line of a code cell, both from 1."""
    starts = _starts_of_entries(raw)
    if not 1 <= cell <= len(starts):
        return 1
    done = 1
    for start, lines in starts[cell - 1]:
        if line < done + lines:
            return start
        done += lines
    return starts[cell - 1][-1][0] if starts[cell - 1] else 1


def cell_source(raw: str, cell: int) -> str:
    """The source of a code cell, from 1, as it stands in the notebook; empty without such a cell."""
    sources = _sources(raw)
    return sources[cell - 1] if 1 <= cell <= len(sources) else ""


@lru_cache(maxsize=2)
def _sources(raw: str) -> list[str]:
    try:
        return [cell.source for cell in code_cells("", raw)]
    except LayerlintError:
        return []


@lru_cache(maxsize=2)
def _starts_of_entries(raw: str) -> list[list[tuple[int, int]]]:
    """By code cell, for each JSON string of its source the line of the file, and its number of lines."""
    try:
        cells = code_cells("", raw)
    except LayerlintError:
        return []
    lines = LineIndex(raw)
    return [
        [
            (lines.position(start).line, len(_LINE_ENDS.findall(json.loads(raw[start:end]))) or 1)
            for start, end in cell.strings
        ]
        for cell in cells
    ]


def code_cells(path: str, raw: str) -> list[NotebookCell]:
    """The code cells of a Python notebook, in order. Raises `LayerlintError` for what is no notebook."""
    start = 1 if raw.startswith("\ufeff") else 0
    try:
        notebook = json.loads(raw[start:])
    except (ValueError, RecursionError) as error:
        raise LayerlintError(f"{path}: this is not a notebook, its JSON is broken: {error}") from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        hint = "convert it with `jupyter nbconvert --to notebook`"
        old = isinstance(notebook, dict) and "worksheets" in notebook
        what = f"its format is older than 4; {hint}" if old else 'it has no list of "cells"'
        raise LayerlintError(f"{path}: this is not a notebook that can be read: {what}")
    if language_of(notebook) != "python":
        return []
    cells: list[NotebookCell] = []
    for span in _entries(raw, _members(raw, _skip(raw, start))["cells"][0]):
        cell = _DECODER.raw_decode(raw, span[0])[0]
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        value = _members(raw, span[0]).get("source")
        source = cell.get("source")
        if value is None:
            continue
        if isinstance(source, str):
            cells.append(NotebookCell(source, value, (value,), False))
        elif isinstance(source, list) and all(isinstance(line, str) for line in source):
            cells.append(NotebookCell("".join(source), value, tuple(_entries(raw, value[0])), True))
        else:
            raise LayerlintError(f"{path}: the source of code cell {len(cells) + 1} is not text")
    return cells


def language_of(notebook: dict[str, Any]) -> str:
    """The language of the kernel; Python by default."""
    metadata = notebook.get("metadata")
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        info = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(info, dict) and isinstance(info.get(name), str):
            return str(info[name]).lower()
    return "python"


def _members(raw: str, start: int) -> dict[str, tuple[int, int]]:
    """The spans of the values of the object that starts at `start`; of a repeated key, the last."""
    spans: dict[str, tuple[int, int]] = {}
    place = _skip(raw, start + 1)
    while raw[place] != "}":
        key, place = _DECODER.raw_decode(raw, place)
        value = _skip(raw, _skip(raw, place) + 1)
        _, end = _DECODER.raw_decode(raw, value)
        spans[key] = (value, end)
        place = _skip(raw, end)
        if raw[place] == ",":
            place = _skip(raw, place + 1)
    return spans


def _entries(raw: str, start: int) -> list[tuple[int, int]]:
    """The spans of the entries of the list that starts at `start`."""
    spans: list[tuple[int, int]] = []
    place = _skip(raw, start + 1)
    while raw[place] != "]":
        _, end = _DECODER.raw_decode(raw, place)
        spans.append((place, end))
        place = _skip(raw, end)
        if raw[place] == ",":
            place = _skip(raw, place + 1)
    return spans


def _skip(raw: str, place: int) -> int:
    match = _SPACE.match(raw, place)
    return match.end() if match else place
