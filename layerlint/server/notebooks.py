"""Notebooks that an editor sends cell by cell: checked as one module, each cell a document of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from layerlint.files.notebook import notebook_of
from layerlint.run.run_memory import RunMemory
from layerlint.server.documents import Choices, Document, lint_file


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell as it stands in the editor."""

    uri: str
    version: int | None
    text: str


def notebook_path(path: str) -> str:
    """The path as one of a notebook, whatever the editor calls a notebook that was never saved."""
    return path if path.lower().endswith(".ipynb") else f"{path}.ipynb"


def lint_notebook(
    path: str, cells: Sequence[Cell], choices: Choices = Choices(), memory: RunMemory | None = None
) -> dict[str, Document]:
    """The cells of a notebook, checked together, by their URI. Raises `LayerlintError` for settings."""
    name, raw = notebook_path(path), notebook_of([cell.text for cell in cells])
    found = lint_file(name, raw, choices, memory)
    return {
        cell.uri: Document(
            name,
            cell.version,
            cell.text,
            tuple(one for one in found.diagnostics if one.cell == number),
            found.problems,
            cell=number,
            raw=raw,
            inputs=found.inputs,
        )
        for number, cell in enumerate(cells, 1)
    }


def cell_texts(raw: str) -> list[str]:
    """The texts of the code cells of a notebook as `notebook_of` writes it."""
    return [str(cell["source"]) for cell in json.loads(raw)["cells"]]
