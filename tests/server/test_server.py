"""The language server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from layerlint.files.edits import LineIndex, apply_edits
from layerlint.server.positions import Converter
from layerlint.text import Edit, Position, Span

pytestmark = pytest.mark.slow  # a server runs

COMMAND = [sys.executable, "-m", "layerlint", "server"]
BAD = """import keras


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.é = "🐍"; self.ds = [keras.layers.Dense(4)] * n; self.head = keras.layers.Dense(4)

    def __call__(self, x):
        for d in self.ds:
            x = d(x)
        return self.head(x)
"""


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND), scope="module")  # type: ignore[untyped-decorator]
async def started(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """One server for a module: to start one takes a second."""
    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.workspace is not None
    capabilities.workspace.did_change_watched_files = None  # the server looks itself
    await lsp_client.initialize_session(types.InitializeParams(capabilities))
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(loop_scope="module")
async def client(started: LanguageClient, tmp_path: Path) -> AsyncIterator[LanguageClient]:
    """The client, with nothing of the test before: what a test opened is closed after it."""
    yield started
    for uri in list(started.diagnostics):
        started.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    # The answer comes after all that was published before.
    (tmp_path / "last.py").touch()
    last = types.TextDocumentIdentifier(uri_of(tmp_path / "last.py"))
    with pytest.raises(JsonRpcInvalidParams, match="not open"):
        await started.text_document_hover_async(types.HoverParams(last, types.Position(0, 0)))
    started.diagnostics.clear()
    started.messages.clear()
    started.shown_documents.clear()


def uri_of(path: Path) -> str:
    return path.as_uri()


async def show(client: LanguageClient, uri: str, text: str) -> list[types.Diagnostic]:
    """Open a document, and wait for what is published about it."""
    item = types.TextDocumentItem(uri, types.LanguageKind.Python, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


async def change(client: LanguageClient, uri: str, text: str, version: int) -> None:
    document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
    whole = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))


def line(number: int, character: int = 0) -> types.Range:
    return types.Range(types.Position(number, character), types.Position(number, character))


async def actions(
    client: LanguageClient, uri: str, where: types.Range, only: list[types.CodeActionKind | str] | None = None
) -> dict[str, types.CodeAction]:
    document = types.TextDocumentIdentifier(uri)
    found = await client.text_document_code_action_async(
        types.CodeActionParams(document, where, types.CodeActionContext([], only=only))
    )
    offered = [one for one in found or [] if isinstance(one, types.CodeAction)]
    whole = [await client.code_action_resolve_async(one) if one.edit is None else one for one in offered]
    return {one.title: one for one in whole if one.edit is not None}


def done(text: str, action: types.CodeAction) -> str:
    """The text after an action, applied as a client does: by UTF-16 units."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (changed,) = action.edit.document_changes
    assert isinstance(changed, types.TextDocumentEdit)
    converter = Converter(LineIndex(text), "utf-16")
    return apply_edits(
        text,
        [
            Edit(Span(converter.ours(one.range.start), converter.ours(one.range.end)), one.new_text)
            for one in changed.edits
            if isinstance(one, types.TextEdit)
        ],
    )


@pytest.mark.asyncio(loop_scope="module")
async def test_findings_are_published_in_the_units_of_the_client(
    client: LanguageClient, tmp_path: Path
) -> None:
    found = await show(client, uri_of(tmp_path / "a.py"), BAD)
    assert [(one.code, one.source, one.severity) for one in found] == [
        ("LL203", "layerlint", types.DiagnosticSeverity.Error),
        ("LL501", "layerlint", types.DiagnosticSeverity.Error),
    ]
    shared = found[0].range
    assert shared.start == types.Position(6, len('        self.é = "🐍"; self.ds = ') + 1)
    assert "help: " in found[0].message


@pytest.mark.asyncio(loop_scope="module")
async def test_unsaved_text_is_what_counts(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("saved = 1\n")
    uri = uri_of(path)
    assert len(await show(client, uri, BAD)) == 2
    await change(client, uri, BAD.replace("__call__", "cal"), 2)
    await change(client, uri, BAD.replace("__call__", "call"), 3)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [one.code for one in client.diagnostics[uri]] == ["LL203"]
    await change(client, uri, "class A(\n", 4)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_path_with_a_space_and_a_letter_beyond_ascii(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "my layers é" / "a.py")
    assert "%20" in uri
    assert len(await show(client, uri, BAD)) == 2
    client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert set(client.diagnostics) == {uri}


@pytest.mark.asyncio(loop_scope="module")
async def test_a_closed_document_has_no_findings(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "a.py")
    await show(client, uri, BAD)
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_finding_can_be_fixed_or_ignored(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "a.py")
    text = BAD.replace("\n", "\r\n")
    await show(client, uri, text)
    offered = await actions(client, uri, line(6, 40))
    fix = offered["Make a layer for each entry, with a comprehension"]
    assert fix.is_preferred
    assert fix.diagnostics is not None
    assert done(text, fix) == text.replace(
        "[keras.layers.Dense(4)] * n", "[keras.layers.Dense(4) for _ in range(n)]"
    )
    ignore = offered["Ignore LL203 (shared-sublayer-instances) here"]
    assert done(text, ignore) == text.replace("Dense(4)\r\n", "Dense(4)  # layerlint: ignore[LL203]\r\n")
    assert await actions(client, uri, line(0)) == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_all_safe_fixes_at_once(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "a.py")
    await show(client, uri, BAD)
    for kind in ("source.fixAll.layerlint", types.CodeActionKind.SourceFixAll, "source"):
        (action,) = (await actions(client, uri, line(0), [kind])).values()
        fixed = done(BAD, action)
        assert "def call(self" in fixed
        assert "for _ in range(n)" in fixed
    assert await actions(client, uri, line(6, 40), ["refactor"]) == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_hovering_shows_the_page_of_the_rule(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "a.py")
    text = BAD + "a = 1  # noqa: LL104\n"
    await show(client, uri, text)
    document = types.TextDocumentIdentifier(uri)

    async def shown(line: int, character: int) -> str:
        params = types.HoverParams(document, types.Position(line, character))
        hover = await client.text_document_hover_async(params)
        if hover is None:
            return ""
        assert isinstance(hover.contents, types.MarkupContent)
        return hover.contents.value.splitlines()[0]

    assert await shown(8, 10) == "# overrides-dunder-call (LL501)"
    assert await shown(12, 17) == "# untracked-variable (LL104)"
    assert await shown(0, 0) == ""


@pytest.mark.asyncio(loop_scope="module")
async def test_each_layer_has_a_lens(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "a.py")
    await show(client, uri, BAD + "\n\nclass B(A):\n    pass\n\n\nclass C:\n    pass\n")
    lenses = await client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(uri))
    )
    assert lenses is not None
    assert [(one.range.start.line, list(one.command.arguments or ())) for one in lenses if one.command] == [
        (3, [uri, "A"]),
        (14, [uri, "B"]),
    ]


@pytest.mark.asyncio(loop_scope="module")
async def test_broken_settings_are_told_once_and_do_not_stop_the_server(
    client: LanguageClient, tmp_path: Path
) -> None:
    (tmp_path / "layerlint.toml").write_text('select = ["LL999"]\n')
    uri = uri_of(tmp_path / "a.py")
    assert not await show(client, uri, BAD)
    assert len(client.messages) == 1
    assert "LL999" in client.messages[0].message
    (tmp_path / "layerlint.toml").write_text('select = ["LL501"]\n')
    client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [one.code for one in client.diagnostics[uri]] == ["LL501"]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_layer_that_cannot_be_drawn_says_so(client: LanguageClient, tmp_path: Path) -> None:
    uri = uri_of(tmp_path / "missing.py")
    await show(client, uri, "a = 1\n")
    params = types.ExecuteCommandParams("layerlint.showGraph", [uri, "A"])
    answer = await asyncio.wait_for(client.workspace_execute_command_async(params), 120)
    assert answer is None
    assert client.messages


@pytest.mark.asyncio(loop_scope="module")
async def test_a_layer_is_drawn(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(BAD.replace("* n", "* 2").replace("n, **", "**").replace("__call__", "call"), "utf-8")
    await show(client, uri_of(path), path.read_text("utf-8"))
    params = types.ExecuteCommandParams("layerlint.showGraph", [uri_of(path), "A"])
    svg = await asyncio.wait_for(client.workspace_execute_command_async(params), 120)
    assert isinstance(svg, str)
    assert "<svg" in Path(svg).read_text("utf-8")
    assert [Path(shown.uri).name for shown in client.shown_documents] == ["A.svg"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", None])
def test_places_go_to_the_client_and_back(encoding: str | None) -> None:
    text = "a\r\né🐍b\n\n"
    converter = Converter(LineIndex(text), encoding)
    for number, width in ((1, 1), (2, 3), (3, 0), (4, 0)):
        for column in range(1, width + 2):
            place = Position(number, column)
            assert converter.ours(converter.position(place)) == place
    assert converter.position(Position(99, 99)) == types.Position(3, 0)
    assert converter.ours(types.Position(99, 99)) == Position(4, 1)


HELPER = "import tensorflow as tf\n\n\ndef half(t):\n    é = '🐍'; return t / 2 if tf.norm(t) > 1 else t\n"
CALLS = (
    "import keras\nfrom helper import half\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n"
    "        return half(x)\n"
)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_place_in_another_file_is_one_of_that_file(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text(HELPER, encoding="utf-8")
    (one,) = await show(client, uri_of(tmp_path / "a.py"), CALLS)
    assert (one.code, one.range.start.line) == ("LL503", 6)
    (related,) = one.related_information or ()
    assert related.location.uri == uri_of(tmp_path / "helper.py")
    assert related.location.range.start == types.Position(4, HELPER.split("\n")[4].index("tf.norm") + 1)
    assert related.message == "`half` does it here"


@pytest.mark.asyncio(loop_scope="module")
async def test_saving_the_other_file_checks_this_one(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text(HELPER, encoding="utf-8")
    uri = uri_of(tmp_path / "a.py")
    assert await show(client, uri, CALLS)
    (tmp_path / "helper.py").write_text("def half(t):\n    return t / 2\n", encoding="utf-8")
    saved = types.TextDocumentIdentifier(uri)
    client.text_document_did_save(types.DidSaveTextDocumentParams(saved))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert list(client.diagnostics[uri]) == []
