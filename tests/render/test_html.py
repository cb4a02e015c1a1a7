"""The page: self-contained, and alive in a real browser where one is installed."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import layerlint.render.html
from layerlint.graphs.fold import view
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node, Repeat
from layerlint.render import Options, Theme, render
from tests.render.browser import opened, started
from tools.sample_graphs import broken_layer, loop, mlp_block, transformer, vae

ENCODER, DECODER = "autoencoder/encoder", "autoencoder/decoder"


def page_of(content: bytes) -> str:
    return content.decode("utf-8")


def data_of(content: bytes) -> dict[str, Any]:
    packed = re.search(r'id="data">([^<]*)<', page_of(content))
    assert packed is not None
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return data


def flat(count: int) -> Graph:
    """A functional model, whose page has groups."""
    nodes: list[Node] = [LayerNode("m", "", "", "m", "Model")]
    nodes += [
        LayerNode(f"m.{n}", "m", f"block{n // 10}_{n}", f"block{n // 10}_{n}", "Dense", setting=str(n))
        for n in range(count)
    ]
    edges = tuple(Edge(f"m.{n}", f"m.{n + 1}") for n in range(count - 1))
    return Graph("m", tuple(nodes), edges)


@pytest.mark.slow
def test_nothing_is_loaded_from_anywhere() -> None:
    text = page_of(render(vae(), "html"))
    assert "default-src 'none'" in text
    licence = re.compile(r'<template id="licence">.*?</template>', re.DOTALL)
    assert "Eclipse Public License" in text
    hosts = set(re.findall(r"https?://[^\"'\s<]+", licence.sub("", text)))
    assert hosts == {"http://www.w3.org/2000/svg"}


def test_the_first_picture_is_there_without_scripts() -> None:
    text = page_of(render(vae(), "html"))
    before, _, _ = text.partition("<script")
    assert before.count('class="ll-node') == 9
    assert "dense_mean" in before


def test_the_same_page_each_time() -> None:
    assert render(vae(), "html") == render(vae(), "html")


def test_depth_is_where_the_page_starts() -> None:
    assert data_of(render(vae(), "html", Options(depth=1)))["start"] == [DECODER, ENCODER]
    assert data_of(render(vae(), "html"))["start"] == []


def test_hostile_names_cannot_leave_the_script() -> None:
    text = page_of(render(hostile(), "html"))
    assert "<script>alert" not in text
    assert "<img" not in text


def hostile() -> Graph:
    evil = "</script><img src=x onerror=alert(1)><script>alert(1)</script>\"'\\\n"
    graph = vae()
    nodes = tuple(
        replace(
            n,
            id=n.id.replace("encoder", evil),
            parent=n.parent.replace("encoder", evil),
            name=n.name.replace("encoder", evil),
        )
        for n in graph.nodes
    )
    edges = tuple(
        replace(e, start=e.start.replace("encoder", evil), end=e.end.replace("encoder", evil), label=evil)
        for e in graph.edges
    )
    return replace(graph, title=evil, nodes=nodes, edges=edges)


def test_without_graphviz_the_page_is_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    layerlint.render.html._graphviz.cache_clear()
    monkeypatch.setattr(layerlint.render.html, "find_spec", lambda name: None)
    text = page_of(render(mlp_block(), "html"))
    layerlint.render.html._graphviz.cache_clear()
    assert 'id="graphviz"' not in text
    assert text.count('class="ll-node') == 7


@pytest.mark.slow
def test_a_page_of_a_large_model_is_small() -> None:
    assert len(render(view(flat(450), groups_open=True), "html")) < 1_500_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as one:
        yield one


def state(page: Any) -> list[str]:
    found: list[str] = json.loads(page.evaluate("document.documentElement.dataset.state"))
    return found


def count(page: Any) -> int:
    found: int = page.locator("#stage .ll-node").count()
    return found


@pytest.mark.slow
def test_frames_open_and_close_in_any_combination(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html"))
    assert (state(page), count(page)) == ([], 9)
    page.click(f'[data-toggle="{ENCODER}"]')
    assert (state(page), count(page)) == ([ENCODER], 6)
    assert "4 sublayers" in page.locator("#stage").inner_text()
    page.click(f'[data-toggle="{DECODER}"]')
    assert (state(page), count(page)) == ([DECODER, ENCODER], 5)
    page.click(f'[data-toggle="{ENCODER}"]')
    assert (state(page), count(page)) == ([DECODER], 8)
    page.click("#open")
    assert (state(page), count(page)) == ([], 9)
    page.click("#close")
    assert (state(page), count(page)) == ([DECODER, ENCODER], 5)
    assert page.said == []


@pytest.mark.slow
def test_every_frame_opens_alone_and_nothing_lies_on_anything(browser: Any, tmp_path: Path) -> None:
    """In the transformer closed but for one block, one more at each step: cards lie in their frames, and apart."""
    page = opened(browser, tmp_path, render(transformer(4), "html", Options(depth=1)))
    assert len(state(page)) == 4
    while state(page):
        page.locator(f'[data-toggle="{state(page)[0]}"]').dispatch_event("click")
        assert page.evaluate(OVERLAPS) == []
    assert page.said == []


OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('#stage .ll-node')].map((node) => {
    const box = [...node.children].find((part) => part.tagName !== 'title').getBoundingClientRect();
    return [node.dataset.id, box];
  });
  const found = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([two, b]) => {
    const across = a.left < b.right - 1 && b.left < a.right - 1;
    if (across && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push([one, two]);
  }));
  return found;
}"""


@pytest.mark.slow
def test_the_bodies_of_loops_and_branches_close_too(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(loop(), "html"))
    whole = count(page)
    page.click("#close")
    assert 0 < count(page) < whole
    page.click("#open")
    assert count(page) == whole
    assert page.said == []


@pytest.mark.slow
def test_the_groups_of_a_flat_model_are_closed_at_first_and_open(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(view(flat(80), groups_open=True), "html"))
    assert count(page) == 5 * 10 + 3, "as many blocks as fit are open"
    page.click('[data-toggle="m/block6"]')
    page.click('[data-toggle="m/block5"]')
    assert count(page) == 7 * 10 + 1
    page.keyboard.press("/")
    page.keyboard.type("block7_75")
    assert page.locator("#said").inner_text() == "1 match, 1 in closed frames"
    page.keyboard.press("Enter")
    assert "m/block7" not in state(page)
    assert page.locator(".item.hit.current").count() == 1
    assert page.said == []


@pytest.mark.slow
def test_search_opens_the_way_and_shows_what_it_found(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html", Options(depth=1)))
    page.keyboard.press("/")
    page.keyboard.type("Dense_Mean")
    assert page.locator("#said").inner_text() == "1 match, 1 in closed frames"
    page.keyboard.press("Enter")
    assert state(page) == [DECODER]
    assert page.locator("#said").inner_text() == "1 of 1"
    assert page.evaluate(
        "(() => { const box = document.querySelector('.current').getBoundingClientRect();"
        " return box.top > 40 && box.bottom < innerHeight && box.left > 0 && box.right < innerWidth; })()"
    )
    page.keyboard.press("Escape")
    assert page.locator(".hit").count() == 0
    assert page.said == []


@pytest.mark.slow
def test_search_finds_what_a_folded_run_stands_for(browser: Any, tmp_path: Path) -> None:
    graph = transformer(1)
    run = Repeat(12, "blocks[0]", "blocks[11]", 12)
    nodes = tuple(
        replace(n, repeat=run) if isinstance(n, LayerNode) and n.id == "transformer/blocks[0]" else n
        for n in graph.nodes
    )
    page = opened(browser, tmp_path, render(replace(graph, nodes=nodes), "html", Options(depth=1)))
    page.fill("#search", "blocks[7].attn.query")
    assert page.locator("#said").inner_text() == "1 match, 1 in closed frames"
    page.press("#search", "Enter")
    assert page.locator(".item.current").get_attribute("data-item") == "transformer/blocks[0]/attn/query"
    page.fill("#search", "ocks[7]")
    assert page.locator("#said").inner_text() != "0 matches", "a part of a name is enough"
    page.fill("#search", "blocks[12]")
    assert page.locator("#said").inner_text() == "0 matches"
    assert page.said == []


@pytest.mark.slow
def test_a_card_tells_its_weights_source_and_findings(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(broken_layer(), "html"))
    page.locator("#stage .ll-badge").first.locator("xpath=ancestor::*[1]").wait_for()
    graph = broken_layer()
    target = next(note.target for note in graph.findings if note.target)
    page.evaluate(
        "(id) => [...document.querySelectorAll('.item')].find((one) => one.dataset.item === id)"
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }))",
        target,
    )
    told = page.locator("#details")
    assert told.is_visible()
    note = next(note for note in graph.findings if note.target == target)
    assert note.code in told.inner_text()
    assert note.message.split("`")[0] in told.inner_text()
    page.keyboard.press("Escape")
    assert not told.is_visible()
    assert page.said == []


@pytest.mark.slow
def test_details_of_a_layer(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html", Options(link="vscode://file/{path}:{line}")))
    page.locator(f'[data-item="{ENCODER}/dense_mean"]').click()
    told = page.locator("#details").inner_text()
    for said in ("dense_mean", "Dense", "2,080", "kernel", "(64, 32)", "trainable", "vae.py:25"):
        assert said in told
    assert page.locator("#details a").first.get_attribute("href") == "vscode://file/vae.py:25"


@pytest.mark.slow
def test_the_keyboard_walks_opens_and_closes(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html"))
    here = "document.activeElement.dataset.item"
    assert page.locator('.item[tabindex="0"]').count() == 1
    page.locator('.item[tabindex="0"]').focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(here) == ENCODER
    page.keyboard.press("ArrowLeft")
    assert state(page) == [ENCODER]
    assert page.evaluate(here) == ENCODER
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("ArrowRight")
    assert state(page) == []
    page.keyboard.press("ArrowRight")
    assert page.evaluate(here) == f"{ENCODER}/dense_proj"
    page.keyboard.press("Enter")
    assert page.locator("#details").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate(here) == f"{ENCODER}/dense_proj"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(here) == ENCODER
    assert page.said == []


@pytest.mark.slow
def test_a_screen_reader_has_a_tree(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html", Options(depth=1)))
    items = page.evaluate(
        "[...document.querySelectorAll('[role=tree] [role=treeitem]')].map((one) =>"
        " [one.getAttribute('aria-label'), one.getAttribute('aria-level'), one.getAttribute('aria-expanded')])"
    )
    assert items[0] == ["inputs, input, Tensor float32 (2, 784)", "1", None]
    assert items[2][0].startswith("encoder, Encoder, Parameters 54,400")
    assert items[2][1:] == ["2", "false"]
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input')].filter((one) =>"
        " !one.textContent.trim() && !one.getAttribute('aria-label')).length"
    )
    assert unnamed == 0


@pytest.mark.slow
def test_pan_zoom_and_fit(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(mlp_block(), "html"))
    where = "document.querySelector('svg.ll').style.transform"
    first = page.evaluate(where)
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -300)
    zoomed = page.evaluate(where)
    assert zoomed != first
    page.mouse.down()
    page.mouse.move(560, 440)
    page.mouse.up()
    assert page.evaluate(where) != zoomed
    page.keyboard.press("0")
    assert page.evaluate(where) == first
    assert page.said == []


@pytest.mark.slow
def test_a_long_picture_is_fit_to_read_and_has_a_map(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(transformer(), "html"))
    scale = float(
        re.findall(r"scale\(([\d.]+)\)", page.evaluate("document.querySelector('svg.ll').style.transform"))[0]
    )
    assert scale >= 0.6
    assert page.locator("#map").is_visible()
    before = page.evaluate("document.querySelector('svg.ll').style.transform")
    page.locator("#map").click(position={"x": 10, "y": 100})
    assert page.evaluate("document.querySelector('svg.ll').style.transform") != before
    page.click("#whole")
    assert page.locator("#map").is_hidden()
    assert page.said == []


@pytest.mark.slow
def test_what_runs_to_the_right_is_shown_from_its_beginning(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html", Options(rankdir="LR")))
    box = page.locator('[data-item="inputs"]').bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert page.said == []


@pytest.mark.slow
def test_nothing_built_is_a_page_too(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(Graph("Odd", ()), "html"))
    assert "Odd: nothing was built" in page.locator("#stage").inner_text()
    assert page.locator("#open").is_hidden()
    assert page.said == []


@pytest.mark.slow
def test_dark_mode(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(mlp_block(), "html", Options(theme=Theme.LIGHT)))
    card = "getComputedStyle(document.querySelector('#stage .ll-node.ll-layer rect')).fill"
    assert page.evaluate(card) == "rgb(255, 255, 255)"
    page.click("#theme")
    assert page.evaluate(card) == "rgb(26, 36, 54)"
    assert page.said == []


@pytest.mark.slow
def test_a_phone_shows_it_too(browser: Any, tmp_path: Path) -> None:
    page = opened(
        browser, tmp_path, render(vae(), "html"), viewport={"width": 390, "height": 780}, has_touch=True
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator("#stage .item .ll-node").first.tap()
    told = page.locator("#details").bounding_box()
    assert told is not None
    assert told["width"] == 390
    assert told["y"] > 300
    assert page.locator("#map").is_hidden()
    assert page.said == []


@pytest.mark.slow
def test_hostile_names_do_nothing(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(hostile(), "html"))
    page.click("#close")
    page.click("#open")
    for one in page.locator(".item").all():
        one.dispatch_event("click")
    page.fill("#search", "encoder")
    page.press("#search", "Enter")
    assert page.locator("img").count() == 0
    assert page.said == []


@pytest.mark.slow
def test_without_webassembly_the_picture_stays(browser: Any, tmp_path: Path) -> None:
    content = render(vae(), "html").replace(b" 'wasm-unsafe-eval'", b"")
    page = opened(browser, tmp_path, content)
    assert page.get_attribute("html", "data-ready") == "false"
    assert page.locator("#said").inner_text().startswith("Frames do not open here")
    assert count(page) == 9
    assert page.locator("#open").is_hidden()


@pytest.mark.slow
def test_text_fits_in_the_browser_too(browser: Any, tmp_path: Path) -> None:
    """With the fonts that a browser finds, no text leaves its card."""
    page = opened(browser, tmp_path, render(vae(), "html"))
    outside = page.evaluate(
        """() => [...document.querySelectorAll('#stage .ll-node.ll-layer')].flatMap((node) => {
          const box = node.querySelector('rect')?.getBoundingClientRect();
          return box ? [...node.querySelectorAll('text')].filter((text) => {
            const has = text.getBoundingClientRect();
            return has.left < box.left || has.right > box.right + 1;
          }).map((text) => text.textContent) : [];
        })"""
    )
    assert outside == []
