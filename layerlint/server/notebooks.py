"""Check notebooks that an editor sends cell by cell: as one module, with a document for each cell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from layerlint.files.notebook import notebook_json
from layerlint.run.run_memory import RunMemory
from layerlint.server.documents import Choices, Document, lint_file


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell in the editor."""

    uri: str
    version: int | None
    text: str


def notebook_path(path: str) -> str:
    """The path with the suffix of a notebook, which an unsaved notebook may lack."""
    return path if path.lower().endswith(".ipynb") else f"{path}.ipynb"


def lint_notebook(
    path: str, cells: Sequence[Cell], choices: Choices = Choices(), memory: RunMemory | None = None
) -> dict[str, Document]:
    """Check the cells of a notebook together; return documents by URI. Raises `LayerlintError` for settings."""
    name, raw = notebook_path(path), notebook_json([cell.text for cell in cells])
    findings = lint_file(name, raw, choices, memory)
    return {
        cell.uri: Document(
            name,
            cell.version,
            cell.text,
            tuple(diagnostic for diagnostic in findings.diagnostics if diagnostic.cell == number),
            findings.problems,
            cell=number,
            raw=raw,
            inputs=findings.inputs,
        )
        for number, cell in enumerate(cells, 1)
    }


def cell_texts(raw: str) -> list[str]:
    """The texts of the code cells of a notebook as `notebook_json` writes it."""
    return [str(cell["source"]) for cell in json.loads(raw)["cells"]]
