"""Notebooks in the language server: cells are one module, and findings stand in the cell that they are about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from layerlint.files.edits import apply_edits
from layerlint.server.notebooks import Cell, lint_notebook
from tests.server.test_server import actions, client, done, line, started

pytestmark = pytest.mark.slow  # a server runs

__all__ = ["client", "started"]

IMPORTS = "%pip install keras\nimport keras"
FIRST = (
    "class A(keras.layers.Layer):\n    def __init__(self, n, **kwargs):\n        super().__init__(**kwargs)\n"
    "        self.ds = [keras.layers.Dense(4)] * n\n\n    def call(self, x):\n        for d in self.ds:\n"
    "            x = d(x)\n        return x"
)
SECOND = (
    "!ls\nclass B(keras.layers.Layer):\n    def __init__(self, **kwargs):\n        super().__init__(**kwargs)\n"
    "        self.d = keras.layers.Dense(2)\n\n    def __call__(self, x):\n        return self.d(x)"
)


def cell(path: Path, name: str) -> str:
    """The URI of a cell, as VS Code makes it."""
    return path.as_uri().replace("file:", "vscode-notebook-cell:") + f"#{name}%3D"


async def show(client: LanguageClient, path: Path, *texts: str) -> list[str]:
    """Open a notebook with a Markdown cell and these code cells; their URIs."""
    uris = [cell(path, f"W{number}") for number in range(len(texts))]
    cells = [types.NotebookCell(types.NotebookCellKind.Markup, cell(path, "M0"))]
    cells += [types.NotebookCell(types.NotebookCellKind.Code, uri) for uri in uris]
    notebook = types.NotebookDocument(path.as_uri(), "jupyter-notebook", 1, cells)
    documents = [
        types.TextDocumentItem(uri, types.LanguageKind.Python, 1, text)
        for uri, text in zip(uris, texts, strict=True)
    ]
    client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, documents))
    await until(lambda: set(uris) <= set(client.diagnostics))
    return uris


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what the server publishes, cell by cell."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError("the server did not publish what was waited for")


def codes(client: LanguageClient, uri: str) -> list[tuple[str, int]]:
    return [(str(one.code), one.range.start.line) for one in client.diagnostics[uri]]


async def alter(client: LanguageClient, path: Path, change: types.NotebookDocumentCellChanges) -> None:
    at = types.VersionedNotebookDocumentIdentifier(uri=path.as_uri(), version=2)
    event = types.NotebookDocumentChangeEvent(cells=change)
    client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(at, event))


@pytest.mark.asyncio(loop_scope="module")
async def test_findings_stand_in_their_cell(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "a b.ipynb"
    imports, first, second = await show(client, path, IMPORTS, FIRST, SECOND)
    assert codes(client, imports) == []
    assert codes(client, first) == [("LL203", 3)]
    assert codes(client, second) == [("LL501", 6)]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_fix_and_an_ignore_edit_the_cell(client: LanguageClient, tmp_path: Path) -> None:
    _, first, second = await show(client, tmp_path / "a.ipynb", IMPORTS, FIRST, SECOND)
    offered = await actions(client, first, line(3, 20))
    fix = offered["Make a layer for each entry, with a comprehension"]
    assert done(FIRST, fix) == FIRST.replace("] * n", " for _ in range(n)]").replace("(4) for", "(4) for")
    assert fix.edit is not None
    assert fix.edit.document_changes is not None
    assert [one.text_document.uri for one in fix.edit.document_changes if hasattr(one, "text_document")] == [
        first
    ]
    ignore = (await actions(client, second, line(6, 10)))["Ignore LL501 (overrides-dunder-call) here"]
    assert done(SECOND, ignore).splitlines()[6].endswith("# layerlint: ignore[LL501]")
    (every,) = (await actions(client, second, line(0), ["source.fixAll.layerlint"])).values()
    assert done(SECOND, every) == SECOND.replace("__call__", "call")


LATE = (
    "class A(keras.layers.Layer):\n    def call(self, x):\n        return self.d(x)\n\n"
    "    def __init__(self, **kwargs):\n        super().__init__(**kwargs)\n        self.trainable = False\n"
    "        self.d = keras.layers.Dense(2)"
)


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_fix_never_adds_lines_to_the_next_cell(end: str) -> None:
    cells = [Cell("a", 1, "import keras"), Cell("b", 1, LATE + end), Cell("c", 1, "x = 1")]
    (found,) = lint_notebook("a.ipynb", cells)["b"].diagnostics
    assert found.code == "LL212"
    assert found.fix is not None
    assert apply_edits(LATE + end, found.fix.edits).endswith(f"Dense(2)\n        self.trainable = False{end}")


@pytest.mark.asyncio(loop_scope="module")
async def test_typing_in_one_cell_counts_for_the_others(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    imports, first, second = await show(client, path, IMPORTS, FIRST, SECOND)
    change = types.NotebookDocumentCellContentChanges(
        types.VersionedTextDocumentIdentifier(uri=imports, version=2),
        [types.TextDocumentContentChangeWholeDocument("import os as keras")],
    )
    await alter(client, path, types.NotebookDocumentCellChanges(text_content=[change]))
    await until(lambda: not any(codes(client, uri) for uri in (imports, first, second)))


@pytest.mark.asyncio(loop_scope="module")
async def test_a_removed_cell_and_a_closed_notebook_have_no_findings(
    client: LanguageClient, tmp_path: Path
) -> None:
    path = tmp_path / "a.ipynb"
    imports, first, second = await show(client, path, IMPORTS, FIRST, SECOND)
    structure = types.NotebookDocumentCellChangeStructure(
        types.NotebookCellArrayChange(start=3, delete_count=1),
        did_close=[types.TextDocumentIdentifier(second)],
    )
    await alter(client, path, types.NotebookDocumentCellChanges(structure=structure))
    await until(lambda: codes(client, second) == [])
    assert codes(client, first) == [("LL203", 3)]
    notebook = types.NotebookDocumentIdentifier(path.as_uri())
    cells = [types.TextDocumentIdentifier(uri) for uri in (imports, first)]
    client.notebook_document_did_close(types.DidCloseNotebookDocumentParams(notebook, cells))
    await until(lambda: codes(client, first) == [])


@pytest.mark.asyncio(loop_scope="module")
async def test_saving_reads_the_settings_again(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    _, first, second = await show(client, path, IMPORTS, FIRST, SECOND)
    (tmp_path / "layerlint.toml").write_text('select = ["LL501"]\n')
    client.notebook_document_did_save(
        types.DidSaveNotebookDocumentParams(types.NotebookDocumentIdentifier(path.as_uri()))
    )
    await until(lambda: codes(client, first) == [])
    assert codes(client, second) == [("LL501", 6)]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_place_in_another_cell_is_one_of_that_cell(client: LanguageClient, tmp_path: Path) -> None:
    helper = "import tensorflow as tf\ndef half(t):\n    return t / 2 if tf.norm(t) > 1 else t"
    layer = "class A(keras.layers.Layer):\n    def call(self, x):\n        return half(x)"
    _, first, second = await show(client, tmp_path / "a.ipynb", IMPORTS, helper, layer)
    assert codes(client, first) == []
    (one,) = client.diagnostics[second]
    (related,) = one.related_information or ()
    assert (related.location.uri, related.location.range.start.line) == (first, 2)
