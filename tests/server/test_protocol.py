"""The server and messages that no good client sends, and what is left of those that good ones send for hours."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerlint.server import language_server
from layerlint.server.session import Server

URI = "file:///nowhere/a.py"
TEXT = (
    "import keras\n\n\nclass A(keras.layers.Layer):\n    def Call(self, x):\n        return self.d(x) + {}\n"
)


class Client:
    """Speaks to a server of this process, and waits for its answers."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.said: list[dict[str, Any]] = []
        server.protocol.set_writer(self)

    def write(self, data: bytes) -> None:
        self.said.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None: ...

    def send(self, message: dict[str, Any]) -> None:
        protocol = self.server.protocol
        text = json.dumps({"jsonrpc": "2.0", **message})
        protocol.handle_message(json.loads(text, object_hook=protocol.structure_message))

    async def until(self, one: str, value: object) -> dict[str, Any]:
        for _ in range(20_000):
            for said in self.said:
                if said.get(one) == value:
                    return said
            await asyncio.sleep(0.001)
        raise TimeoutError(f"nothing with {one} = {value!r}")

    async def ask(self, method: str, params: Any) -> dict[str, Any]:
        self.said.clear()
        self.send({"id": 7, "method": method, "params": params})
        return await self.until("id", 7)

    async def open(self) -> None:
        await self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        item = {"uri": URI, "languageId": "python", "version": 0, "text": TEXT.format(0)}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        await self.until("method", "textDocument/publishDiagnostics")

    async def edit(self, version: int, text: str) -> None:
        self.said.clear()
        document = {"uri": URI, "version": version}
        params = {"textDocument": document, "contentChanges": [{"text": text}]}
        self.send({"method": "textDocument/didChange", "params": params})
        await self.until("method", "textDocument/publishDiagnostics")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr(language_server, "_DELAY", 0)
    server = language_server.create_server()
    yield Client(server)
    server.shutdown()  # type: ignore[no-untyped-call]


HERE = {"uri": URI}
AT = {"line": 0, "character": 0}
BAD: list[tuple[str, Any]] = [
    ("nonsense/method", {}),
    ("textDocument/hover", None),
    ("textDocument/hover", {}),
    ("textDocument/hover", []),
    ("textDocument/hover", "a.py"),
    ("textDocument/hover", {"textDocument": HERE}),
    ("textDocument/hover", {"textDocument": None, "position": AT}),
    ("textDocument/hover", {"textDocument": HERE, "position": {"line": "one", "character": 0}}),
    ("textDocument/hover", {"textDocument": HERE, "position": {"line": -1, "character": 0}}),
    ("textDocument/hover", {"textDocument": HERE, "position": {"line": 10**12, "character": 0}}),
    *(
        ("textDocument/hover", {"textDocument": {"uri": uri}, "position": AT})
        for uri in (
            "",
            5,
            "file:///",
            "file:///not/open.py",
            "file:///a%00b.py",
            "file://[bad",
            "http://a/b.py",
        )
    ),
    ("textDocument/codeAction", {"textDocument": HERE}),
    ("textDocument/codeLens", {"textDocument": {"uri": "untitled:Untitled-9"}}),
    ("workspace/executeCommand", {}),
    ("workspace/executeCommand", {"command": "nonsense"}),
    *(
        ("workspace/executeCommand", {"command": language_server.SHOW_GRAPH, "arguments": arguments})
        for arguments in (
            None,
            [],
            [URI],
            [1, 2],
            [URI, "A", "B"],
            [URI, "../../A"],
            [URI, ""],
            {"a": 1},
            ["http://a/b.py", "A"],
            ["untitled:Untitled-1", "A"],
        )
    ),
]


@pytest.mark.asyncio
@pytest.mark.slow
async def test_a_request_that_means_nothing_gets_an_error(client: Client) -> None:
    await client.open()
    hover = {"textDocument": HERE, "position": {"line": 4, "character": 10}}
    for method, params in BAD:
        answer = await client.ask(method, params)
        assert answer["error"]["code"] in (-32601, -32602), (method, params, answer)
        assert answer["error"]["message"], (method, params)
        after = await client.ask("textDocument/hover", hover)
        assert "LL307" in after["result"]["contents"]["value"], (method, params)


@pytest.mark.asyncio
@pytest.mark.slow
async def test_a_notification_that_means_nothing_ends_nothing(client: Client) -> None:
    await client.open()
    client.send({"method": "nonsense", "params": {}})
    bad = {"uri": "file://[bad", "languageId": "python", "version": 0, "text": ""}
    client.send({"method": "textDocument/didOpen", "params": {"textDocument": bad}})
    for uri in ("file:///a%00b.py", "http://a/b.py", "file:///", ""):
        item = {"uri": uri, "languageId": "python", "version": 0, "text": TEXT.format(1)}
        client.said.clear()
        client.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        said = await client.until("method", "textDocument/publishDiagnostics")
        assert [one["code"] for one in said["params"]["diagnostics"]] == ["LL307"]
        client.send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
    assert (await client.ask("textDocument/codeLens", {"textDocument": HERE}))["result"]


@pytest.mark.asyncio
@pytest.mark.slow
@pytest.mark.parametrize("edits", [30, pytest.param(80, marks=pytest.mark.thorough)])
async def test_memory_is_flat_while_one_types(client: Client, edits: int) -> None:
    """Each edit is a new text with new names, numbers and strings; what may be remembered of them has bounds."""

    def text(version: int) -> str:
        return TEXT.format(f"keras.ops.o{version}({version}.5, '{str(version) * 99}')")

    await client.open()
    for version in range(1, 20):
        await client.edit(version, text(version))
    ours = [vars(module) for name, module in sys.modules.items() if name.startswith("layerlint.")]
    caches = [value for names in ours for value in names.values() if hasattr(value, "cache_info")]
    bounded = [cache for cache in caches if cache.cache_info().maxsize is not None]
    tracemalloc.start()
    try:
        sizes = []
        for begin in (1000, 2000, 3000, 4000):
            for cache in bounded:
                cache.cache_clear()
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
            for version in range(begin, begin + edits):
                await client.edit(version, text(version))
    finally:
        tracemalloc.stop()
    grown = min(sizes[2] - sizes[1], sizes[3] - sizes[2])  # what is kept for good is kept each time
    assert grown / edits < 100, sizes
    assert len(client.server.protocol._request_futures) < 10


@pytest.mark.asyncio
@pytest.mark.parametrize("allowed", [None, False, "yes", True])
async def test_a_plugin_of_the_project_runs_where_the_editor_trusts_it(
    client: Client, tmp_path: Path, allowed: object
) -> None:
    (tmp_path / "layerlint.toml").write_text('plugins = ["trusted_by_the_editor"]\n')
    (tmp_path / "trusted_by_the_editor.py").write_text(
        "from pathlib import Path\nPath(__file__ + '.ran').touch()\n"
    )
    options = {} if allowed is None else {"allowProjectPlugins": allowed}
    params = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}
    await client.ask("initialize", params)
    item = {"uri": (tmp_path / "a.py").as_uri(), "languageId": "python", "version": 0, "text": TEXT.format(0)}
    client.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
    said = await client.until("method", "textDocument/publishDiagnostics")
    assert [one["code"] for one in said["params"]["diagnostics"]] == ["LL307"]
    shown = [one["params"]["message"] for one in client.said if one.get("method") == "window/showMessage"]
    assert any("allowProjectPlugins" in message for message in shown) is (allowed is not True)
    assert (tmp_path / "trusted_by_the_editor.py.ran").exists() is (allowed is True)
    sys.modules.pop("trusted_by_the_editor", None)
