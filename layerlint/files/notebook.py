"""Jupyter notebooks: read the code cells as one module, and write edits back into the JSON.

Writing changes only the strings of the edited lines: indentation, key order, outputs, the listing of lines and the
escapes of characters stay the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from layerlint.files.edits import LineIndex
from layerlint.files.magics import is_python, parses, without_magics
from layerlint.files.mapped import BrokenCell, LineOrigin, Mapped, by_cell
from layerlint.files.notebook_cells import NotebookCell, code_cells, language_of
from layerlint.files.python import parse
from layerlint.files.sketches import is_exercise
from layerlint.text import Edit, Position

_BLANK = re.compile(r"[^\r\n]")
_CLASS = re.compile(r"^[ \t]*class\b", re.MULTILINE)
_FIRST_INDENT = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*([ \t]*)(?=[^ \t\r\n])")
_LINE_ENDS = re.compile(r"(\r\n?|\n)")
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)

_Range = tuple[int, int, str]
"""An edit by offsets into the source of a cell: from, up to, replacement."""


def read_notebook(path: str, raw: str) -> Mapped:
    """The code cells as one module, each with an empty line at its end.

    Cells in other languages and cells that do not parse become empty lines. Raises `LayerlintError`.
    """
    cells = [_without_indent(_without_commands(cell.source)) for cell in code_cells(path, raw)]
    parts = [_part(text) for text, _ in cells]
    broken = () if parses("".join(parts)) else tuple(_broken(parts))
    origins: list[LineOrigin] = []
    for number, (text, shifts) in enumerate(cells, 1):
        lines = LineIndex(text)
        last = lines.line(lines.count)
        origins.extend(LineOrigin(line, number, shift) for line, shift in enumerate(shifts, 1))
        if last:
            origins.append(LineOrigin(lines.count, number, len(last) + shifts[-1], added=True))
    return Mapped("".join(parts), tuple(origins), broken=broken)


def _part(text: str) -> str:
    """The text of a cell in the module: with an empty line at its end."""
    lines = LineIndex(text)
    newline = lines.newline(lines.count)
    return text + newline * (2 if lines.line(lines.count) else 1)


def _broken(parts: list[str]) -> Iterator[BrokenCell]:
    """The parts that do not parse; they become empty lines in `parts`.

    Exercises, and the cells of a notebook that does not mention Keras, are not among them.
    """
    of_keras = any("keras" in part or "tensorflow" in part for part in parts)
    above = 0
    for number, part in enumerate(parts):
        try:
            parse(part)
        except SyntaxError as error:
            line = error.lineno or 1
            if of_keras and not is_exercise(part, line, error.msg):
                place = Position(above + line, max(error.offset or 1, 1))
                yield BrokenCell(place, error.msg, _CLASS.search(part) is not None)
            parts[number] = _BLANK.sub(" ", part)
        above += LineIndex(part).count - 1


def _without_indent(text: str) -> tuple[str, list[int]]:
    """A cell without the indentation of its first line, as IPython runs it; by line, the number of removed characters."""
    first = _FIRST_INDENT.match(text)
    indent = first[1] if first is not None else ""
    if not indent:
        return text, [0] * LineIndex(text).count
    lines = _LINE_ENDS.split(text)  # each line, and what ends it
    shifts = [len(indent) if line.startswith(indent) else 0 for line in lines[::2]]
    lines[::2] = [line[shift:] for line, shift in zip(lines[::2], shifts, strict=True)]
    return "".join(lines), shifts


def _without_commands(source: str) -> str:
    return without_magics(source) if is_python(source) else _BLANK.sub(" ", source)


def notebook_json(cells: Sequence[str]) -> str:
    """The JSON of a notebook with these code cells."""
    listed = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": text} for text in cells]
    return json.dumps({"cells": listed, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def notebook_text(raw: str) -> str:
    """The text of the same module without origins, which is much faster; "" if it is not a notebook."""
    try:
        notebook = json.loads(raw.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return ""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or language_of(notebook) != "python":
        return ""
    parts: list[str] = []
    for cell in cells:
        source = cell.get("source") if isinstance(cell, dict) and cell.get("cell_type") == "code" else None
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if isinstance(source, str):
            text, _ = _without_indent(_without_commands(source))
            parts.append(f"{text}\n" if text.endswith(("\n", "\r")) or not text else f"{text}\n\n")
    return "".join(parts)


def edit_notebook(path: str, raw: str, edits: Iterable[Edit]) -> str:
    """The notebook's JSON after edits of its module. Raises `ValueError` for an edit that leaves its cell."""
    cells = code_cells(path, raw)
    ascii_only = (
        raw.removeprefix("\ufeff").isascii() and re.search(r"\\u(?!00[01])[0-9a-fA-F]{4}", raw) is not None
    )
    changed: list[tuple[tuple[int, int], str]] = []
    for number, cell_edits in by_cell(read_notebook(path, raw), edits).items():
        if number is not None:
            cell = cells[number - 1]
            changed.append((cell.value, _rewritten(raw, cell, cell_edits, ascii_only)))
    for (start, end), text in sorted(changed, reverse=True):
        raw = raw[:start] + text + raw[end:]
    return raw


def _rewritten(raw: str, cell: NotebookCell, edits: Sequence[Edit], ascii_only: bool) -> str:
    """The JSON value of a cell's source after edits; list entries without an edit keep their text."""
    lines = LineIndex(cell.source)
    ranges = [
        (
            lines.offset(edit.span.start),
            lines.offset(edit.span.end),
            re.sub(r"(?<!\r)\n", lines.newline(edit.span.start.line), edit.replacement),
        )
        for edit in sorted(edits, key=lambda edit: edit.span)
    ]
    literals = [raw[start + 1 : end - 1] for start, end in cell.strings] or [""]
    if not cell.listed:
        return f'"{_edited(literals[0], 0, ranges, ascii_only)}"'
    ends = list(accumulate(len(_CHARACTER.findall(literal)) for literal in literals))
    entries: list[str] = []
    index = start = 0
    while index < len(literals):
        stop = index + 1
        new = literals[index]
        inside = _within(ranges, start, ends, stop)
        # merge an edited entry with those that its edits reach into, or that continue its last line
        while inside:
            new = _edited("".join(literals[index:stop]), start, inside, ascii_only)
            reach = max(end for _, end, _ in inside)
            if stop == len(literals) or (reach <= ends[stop - 1] and new.endswith("\\n")):
                break
            stop += 1
            inside = _within(ranges, start, ends, stop)
        entries.extend(_split(new) if inside else [new])
        index, start = stop, ends[stop - 1]
    gap = _gap(raw, cell)
    opening = raw[cell.value[0] : cell.strings[0][0]] if cell.strings else "["
    closing = raw[cell.strings[-1][1] : cell.value[1]] if cell.strings else "]"
    return opening + gap.join(f'"{entry}"' for entry in entries) + closing


def _within(ranges: Sequence[_Range], start: int, ends: Sequence[int], stop: int) -> list[_Range]:
    """The ranges that begin in the entries from offset `start` up to entry `stop`."""
    last = stop == len(ends)
    return [r for r in ranges if r[0] >= start and (r[0] < ends[stop - 1] or last)]


def _edited(literal: str, start: int, ranges: Sequence[_Range], ascii_only: bool) -> str:
    """The inside of a JSON string that begins at offset `start` of the source, after edits."""
    characters = _CHARACTER.findall(literal)
    parts: list[str] = []
    done = 0
    for first, end, replacement in ranges:
        parts.extend(characters[done : first - start])
        parts.append(json.dumps(replacement, ensure_ascii=ascii_only)[1:-1])
        done = end - start
    parts.extend(characters[done:])
    return "".join(parts)


def _split(literal: str) -> list[str]:
    """The inside of a JSON string, cut after each new line."""
    entries: list[str] = [""]
    for character in _CHARACTER.findall(literal):
        entries[-1] += character
        if character == "\\n":
            entries.append("")
    return entries[:-1] if not entries[-1] else entries


def _gap(raw: str, cell: NotebookCell) -> str:
    """The text between two entries of the list."""
    if len(cell.strings) > 1:
        return raw[cell.strings[0][1] : cell.strings[1][0]]
    if cell.strings:
        return "," + raw[cell.value[0] + 1 : cell.strings[0][0]]
    return ", "
