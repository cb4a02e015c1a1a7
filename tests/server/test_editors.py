"""What docs/editors.md promises, row by row: a server in this process, asked as editors ask."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from layerlint.server import language_server, outside_files
from tests.server.test_protocol import Client

pytestmark = pytest.mark.slow  # a server runs

PAGE = (Path(__file__).parent.parent.parent / "docs" / "editors.md").read_text(encoding="utf-8")
BAD = """import keras


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.ds = [keras.layers.Dense(4)] * n; self.head = keras.layers.Dense(4)

    def __call__(self, x):
        for d in self.ds:
            x = d(x)
        return self.head(x)
"""
DERIVED = "from base import Base\n\n\nclass A(Base):\n    def __call__(self, x):\n        return x\n"
BASE = "import keras\n\n\nclass Base(keras.layers.Layer):\n    pass\n"
RESOLVES = {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}}


class Editor(Client):
    """An editor with a folder."""

    folder: Path

    async def start(self, options: Any = None, **text: Any) -> None:
        capabilities = {"textDocument": text}
        params = {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": capabilities}
        await self.ask("initialize", {**params, "initializationOptions": options})
        self.send({"method": "initialized", "params": {}})

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def show(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a document; what is pushed about it."""
        item = {"uri": self.uri(name), "languageId": "python", "version": 0, "text": text}
        self.said.clear()
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        while True:
            said = await self.until("method", "textDocument/publishDiagnostics")
            if said["params"]["uri"] == self.uri(name):
                return list(said["params"]["diagnostics"])
            self.said.remove(said)

    async def pushed(self) -> list[dict[str, Any]]:
        said = await self.until("method", "textDocument/publishDiagnostics")
        return list(said["params"]["diagnostics"])

    async def type(self, name: str, version: int, *changes: dict[str, Any]) -> list[dict[str, Any]]:
        self.said.clear()
        at = {"uri": self.uri(name), "version": version}
        self.send(
            {"method": "textDocument/didChange", "params": {"textDocument": at, "contentChanges": changes}}
        )
        return await self.pushed()

    async def actions(self, name: str, kind: str) -> list[dict[str, Any]]:
        at = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
        params = {"textDocument": {"uri": self.uri(name)}, "range": at}
        answer = await self.ask(
            "textDocument/codeAction", {**params, "context": {"diagnostics": [], "only": [kind]}}
        )
        found: list[dict[str, Any]] = answer["result"]
        return found


def codes(found: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(one["code"], one["range"]["start"]["line"]) for one in found]


def insertion(line: int, text: str) -> dict[str, Any]:
    at = {"line": line, "character": 0}
    return {"range": {"start": at, "end": at}, "text": text}


@pytest_asyncio.fixture
async def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Editor]:
    monkeypatch.setattr(language_server, "_DELAY", 0)
    monkeypatch.setattr(outside_files, "LOOK_EVERY", 0.05)
    server = language_server.create_server()
    made = Editor(server)
    made.folder = tmp_path
    yield made
    if server.looking is not None:
        server.looking.cancel()
    server.shutdown()  # type: ignore[no-untyped-call]


@pytest.mark.asyncio
async def test_a_module_that_is_created_later_is_seen(editor: Editor) -> None:
    await editor.start()
    assert codes(await editor.show("der.py", DERIVED)) == []
    for text, found in ((BASE, [("LL501", 4)]), ("Base = object\n", []), (BASE, [("LL501", 4)])):
        editor.said.clear()
        (editor.folder / "base.py").write_text(text)
        assert codes(await editor.pushed()) == found
    editor.said.clear()
    (editor.folder / "base.py").unlink()
    assert codes(await editor.pushed()) == []


@pytest.mark.asyncio
async def test_a_client_that_watches_files_is_asked_to(editor: Editor) -> None:
    watches = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    params = {"processId": None, "rootUri": editor.folder.as_uri(), "capabilities": watches}
    await editor.ask("initialize", params)
    editor.send({"method": "initialized", "params": {}})
    asked = await editor.until("method", "client/registerCapability")
    assert asked["params"]["registrations"][0]["method"] == "workspace/didChangeWatchedFiles"
    editor.send({"id": asked["id"], "result": None})
    assert codes(await editor.show("der.py", DERIVED)) == []
    (editor.folder / "base.py").write_text(BASE)
    editor.said.clear()
    change = {"uri": editor.uri("base.py"), "type": 1}
    editor.send({"method": "workspace/didChangeWatchedFiles", "params": {"changes": [change]}})
    assert codes(await editor.pushed()) == [("LL501", 4)]
    assert editor.server.looking is None


@pytest.mark.asyncio
async def test_excluded_files_have_no_findings(editor: Editor) -> None:
    await editor.start()
    for name in ("build/a.py", ".venv/lib/a.py"):
        assert codes(await editor.show(name, BAD)) == []
        assert await editor.actions(name, "source.fixAll") == []
    (editor.folder / "layerlint.toml").write_text('extend-exclude = ["old"]\n')
    assert codes(await editor.show("old/a.py", BAD)) == []
    assert codes(await editor.show("new/a.py", BAD)) == [("LL203", 6), ("LL501", 8)]


@pytest.mark.asyncio
async def test_changed_settings_act_at_once(editor: Editor) -> None:
    await editor.start()
    assert len(await editor.show("a.py", BAD)) == 2
    for text, found in (('select = ["LL501"]', ["LL501"]), ("nonsense", []), ('ignore = ["LL5"]', ["LL203"])):
        editor.said.clear()
        (editor.folder / "layerlint.toml").write_text(text)
        assert [one["code"] for one in await editor.pushed()] == found


@pytest.mark.asyncio
async def test_the_configuration_of_the_editor_acts_at_once(editor: Editor) -> None:
    await editor.start({"showNotes": False})
    (editor.folder / "layerlint.toml").write_text('severity = { LL203 = "note" }\n')
    assert codes(await editor.show("a.py", BAD)) == [("LL501", 8)]
    editor.said.clear()
    settings = {"layerlint": {"showNotes": True}}
    editor.send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})
    assert codes(await editor.pushed()) == [("LL203", 6), ("LL501", 8)]


@pytest.mark.asyncio
async def test_a_half_typed_line_keeps_the_last_good_findings(editor: Editor) -> None:
    await editor.start()
    assert codes(await editor.show("a.py", BAD)) == [("LL203", 6), ("LL501", 8)]
    broken = await editor.type("a.py", 1, insertion(7, "        self.x = (\n"))
    assert codes(broken)[1:] == [("LL203", 6), ("LL501", 9)]
    assert broken[0]["code"] == "LL900"
    again = await editor.type("a.py", 2, insertion(0, "# a comment\n"))
    assert codes(again)[1:] == [("LL203", 7), ("LL501", 10)]
    whole = await editor.type("a.py", 3, {"text": BAD})
    assert codes(whole) == [("LL203", 6), ("LL501", 8)]
    header = await editor.type("a.py", 4, {"text": BAD.replace("class A(keras.layers.Layer):", "class A(")})
    assert codes(header)[1:] == [("LL203", 6), ("LL501", 8)]


@pytest.mark.asyncio
async def test_findings_link_to_their_page_and_carry_data_and_tags(editor: Editor) -> None:
    await editor.start()
    removed = "        self.x = 1  # layerlint: ignore[LL104]\n        self.add_metric(1)\n"
    found = await editor.show("a.py", BAD.replace("        self.ds", f"{removed}        self.ds"))
    by_code = {one["code"]: one for one in found}
    page = by_code["LL203"]["codeDescription"]["href"]
    assert page.startswith("file://")
    assert page.endswith("/shared-sublayer-instances.md")
    assert by_code["LL203"]["data"]["name"] == "shared-sublayer-instances"
    assert by_code["LL203"]["data"]["fix"]["safety"] == "safe"
    assert by_code["LL901"]["tags"] == [1]
    assert by_code["LL701"]["tags"] == [2]


@pytest.mark.asyncio
async def test_an_editor_may_ask_for_diagnostics(editor: Editor) -> None:
    await editor.start(diagnostic={})
    item = {"uri": editor.uri("a.py"), "languageId": "python", "version": 0, "text": BAD}
    editor.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
    asked = {"textDocument": {"uri": editor.uri("a.py")}}
    first = (await editor.ask("textDocument/diagnostic", asked))["result"]
    assert first["kind"] == "full"
    assert codes(first["items"]) == [("LL203", 6), ("LL501", 8)]
    again = await editor.ask("textDocument/diagnostic", {**asked, "previousResultId": first["resultId"]})
    assert again["result"]["kind"] == "unchanged"
    assert not [one for one in editor.said if one.get("method") == "textDocument/publishDiagnostics"]


@pytest.mark.asyncio
async def test_all_fixes_are_resolved_when_they_are_chosen(editor: Editor) -> None:
    await editor.start(codeAction=RESOLVES)
    await editor.show("a.py", BAD)
    (action,) = await editor.actions("a.py", "source.fixAll")
    assert "edit" not in action
    resolved = (await editor.ask("codeAction/resolve", action))["result"]
    (change,) = resolved["edit"]["documentChanges"]
    assert "def call(self" in change["edits"][0]["newText"]


@pytest.mark.asyncio
async def test_all_fixes_of_a_notebook(editor: Editor) -> None:
    await editor.start()
    texts = [
        "import keras",
        BAD.removeprefix("import keras\n\n\n"),
        "x = 1",
        "class B(A):\n    def __call__(self, x):\n        return self.head(x)",
    ]
    path = editor.folder / "a.ipynb"
    uris = [path.as_uri().replace("file:", "vscode-notebook-cell:") + f"#{number}" for number in range(4)]
    cells = [{"kind": 2, "document": uri} for uri in uris]
    notebook = {"uri": path.as_uri(), "notebookType": "jupyter-notebook", "version": 1, "cells": cells}
    documents = [
        {"uri": uri, "languageId": "python", "version": 1, "text": text}
        for uri, text in zip(uris, texts, strict=True)
    ]
    editor.send(
        {
            "method": "notebookDocument/didOpen",
            "params": {"notebookDocument": notebook, "cellTextDocuments": documents},
        }
    )
    at = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
    context = {"diagnostics": [], "only": ["notebook.source.fixAll"]}
    asked = {"textDocument": {"uri": uris[0]}, "range": at, "context": context}
    (action,) = (await editor.ask("textDocument/codeAction", asked))["result"]
    assert action["kind"] == "notebook.source.fixAll.layerlint"
    changed = {
        one["textDocument"]["uri"]: one["edits"][0]["newText"] for one in action["edit"]["documentChanges"]
    }
    assert set(changed) == {uris[1], uris[3]}
    assert "for _ in range(n)" in changed[uris[1]]
    assert "def call" in changed[uris[3]]


@pytest.mark.asyncio
async def test_a_layer_that_is_not_saved_is_not_drawn(editor: Editor) -> None:
    await editor.start()
    (editor.folder / "a.py").write_text("import keras\n")
    await editor.show("a.py", BAD)
    arguments = [editor.uri("a.py"), "A"]
    asked = {"command": language_server.SHOW_GRAPH, "arguments": arguments}
    assert (await editor.ask("workspace/executeCommand", asked))["result"] is None
    said = await editor.until("method", "window/showMessage")
    assert "save the file first" in said["params"]["message"]


@pytest.mark.asyncio
async def test_drawing_shows_progress_and_uses_the_interpreter(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, ...]] = []

    def draw(*told: str) -> str:
        drawn.append(told)
        return "nothing was drawn"

    monkeypatch.setattr(language_server, "draw", draw)
    (editor.folder / "a.py").write_text(BAD)
    capabilities = {"window": {"workDoneProgress": True}}
    options = {"interpreter": "/old/python"}
    params = {"processId": None, "rootUri": None, "capabilities": capabilities}
    await editor.ask("initialize", {**params, "initializationOptions": options})
    await editor.show("a.py", BAD)
    arguments = [editor.uri("a.py"), "A"]
    editor.said.clear()
    editor.send(
        {
            "id": 8,
            "method": "workspace/executeCommand",
            "params": {"command": language_server.SHOW_GRAPH, "arguments": arguments},
        }
    )
    created = await editor.until("method", "window/workDoneProgress/create")
    editor.send({"id": created["id"], "result": None})
    await editor.until("id", 8)
    kinds = [one["params"]["value"]["kind"] for one in editor.said if one.get("method") == "$/progress"]
    assert kinds == ["begin", "end"]
    assert [told[0::3] for told in drawn] == [(str(editor.folder / "a.py"), "/old/python")]


NEOVIM = """
local id = vim.lsp.start_client({ name = "layerlint", cmd = { [[%s]], "-m", "layerlint", "server" } })
vim.lsp.buf_attach_client(0, id)
local published = false
local usual = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(...) published = true; return usual(...) end
vim.wait(60000, function() return published end, 50)
io.stdout:write(#vim.diagnostic.get(0), " ")
local file = io.open("base.py", "w")
file:write([[%s]])
file:close()
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, one in ipairs(vim.diagnostic.get(0)) do io.stdout:write(one.code, " ", one.lnum) end
io.stdout:flush()
os.exit(0)
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_shows_a_finding_when_the_base_class_is_created(tmp_path: Path) -> None:
    (tmp_path / "der.py").write_text(DERIVED)
    (tmp_path / "test.lua").write_text(NEOVIM % (sys.executable, BASE))
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "der.py", "-c", "luafile test.lua"],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.stdout.split() == ["0", "LL501", "4"], done.stderr


ROWS = {
    "Findings as you type, from the unsaved text": "test_server.test_unsaved_text_is_what_counts",
    "Findings that the client asks for (pull diagnostics)": "test_an_editor_may_ask_for_diagnostics",
    "Link from a code to its page": "test_findings_link_to_their_page_and_carry_data_and_tags",
    "Faded and struck-through code (tags)": "test_findings_link_to_their_page_and_carry_data_and_tags",
    "Data of the fix with each finding": "test_findings_link_to_their_page_and_carry_data_and_tags",
    "Other places that explain a finding": "test_server.test_a_place_in_another_file_is_one_of_that_file",
    "A half-typed line keeps the last good findings": "test_a_half_typed_line_keeps_the_last_good_findings",
    "Excluded files are left alone": "test_excluded_files_have_no_findings",
    "A new or changed module changes findings in others": "test_a_module_that_is_created_later_is_seen",
    "Changed settings act at once": "test_changed_settings_act_at_once",
    "Changed configuration of the editor acts at once": "test_the_configuration_of_the_editor_acts_at_once",
    "Fix one finding, or ignore it with a comment": "test_server.test_a_finding_can_be_fixed_or_ignored",
    "`source.fixAll`": "test_server.test_all_safe_fixes_at_once",
    "`notebook.source.fixAll`": "test_all_fixes_of_a_notebook",
    "Edits are computed when an action is chosen (resolve)": "test_all_fixes_are_resolved_when_they_are_chosen",
    "Notebooks, cell by cell": "test_notebooks.test_findings_stand_in_their_cell",
    "The page of a rule on hover": "test_server.test_hovering_shows_the_page_of_the_rule",
    "Incremental changes of documents": "test_a_half_typed_line_keeps_the_last_good_findings",
    "A picture of each layer (lens)": "test_server.test_each_layer_has_a_lens",
    "Progress while a layer is drawn": "test_drawing_shows_progress_and_uses_the_interpreter",
    "A chosen interpreter": "test_drawing_shows_progress_and_uses_the_interpreter",
}
"""The rows of docs/editors.md with a *yes* of ours, each with its test."""


def test_every_yes_of_the_table_is_a_test() -> None:
    table = PAGE.partition("## What it does")[2]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line[:1] == "|"
    ]
    assert {row[0] for row in rows[2:] if row[2].startswith("yes")} == set(ROWS)
    for place in ROWS.values():
        module, _, test = f"test_editors.{place}".rpartition(".")
        assert hasattr(import_module(f"tests.server.{module.rpartition('.')[2]}"), test), place


def snippet(language: str) -> str:
    """The only example of that language in docs/editors.md."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_editors_start_the_server() -> None:
    code = json.loads(snippet("json"))
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == ["layerlint", "server"]
    helix = tomllib.loads(snippet("toml"))
    started = helix["language-server"]["layerlint"]
    assert [started["command"], *started["args"]] == ["layerlint", "server"]
    (language,) = helix["language"]
    assert language["name"] == "python"
    assert "layerlint" in language["language-servers"]
    assert 'cmd = { "layerlint", "server" }' in snippet("lua")
    assert "command `layerlint server`" in re.sub(r"\s+", " ", PAGE)
