"""The page: self-contained, and alive in a real browser where one is installed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layerlint.graphs.fold import view
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node
from layerlint.render import Options, Theme, render
from tools.sample_graphs import mlp_block, transformer, vae

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def page_of(graph_page: bytes) -> str:
    return graph_page.decode("utf-8")


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page_of(render(vae(), "html"))
    assert "default-src 'none'" in text
    hosts = set(re.findall(r"https?://[^\"'\s<]+", text))
    assert hosts == {"http://www.w3.org/2000/svg"}


def test_a_page_holds_every_state_that_a_click_leads_to() -> None:
    text = page_of(render(vae(), "html"))
    states = re.findall(r'<template data-closed="([^"]*)"', text)
    encoder, decoder = "&quot;autoencoder/encoder&quot;", "&quot;autoencoder/decoder&quot;"
    assert set(states) == {"[]", f"[{encoder}]", f"[{decoder}]", f"[{decoder},{encoder}]"}


def test_the_same_page_each_time() -> None:
    assert render(vae(), "html") == render(vae(), "html")


def test_depth_is_where_the_page_starts() -> None:
    text = page_of(render(vae(), "html", Options(depth=1)))
    start = re.search(r'id="start">([^<]*)<', text)
    assert start is not None
    assert start[1] == '["autoencoder/decoder", "autoencoder/encoder"]'


def test_hostile_names_cannot_leave_the_script() -> None:
    graph = vae()
    evil = "</script><script>alert(1)</script>"
    nodes = tuple(
        replace(n, id=n.id.replace("encoder", evil), parent=n.parent.replace("encoder", evil))
        for n in graph.nodes
    )
    edges = tuple(
        replace(e, start=e.start.replace("encoder", evil), end=e.end.replace("encoder", evil))
        for e in graph.edges
    )
    text = page_of(render(replace(graph, title=evil, nodes=nodes, edges=edges), "html"))
    assert "<script>alert" not in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


def opened(browser: Any, folder: Path, content: bytes) -> Any:
    """The page in the browser, from a file and without network; every console line and error fails the test."""
    file = folder / "graph.html"
    file.write_bytes(content)
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(file.as_uri())
    return page


def state(page: Any) -> str:
    found: str = page.evaluate("document.documentElement.dataset.state")
    return found


@pytest.mark.slow
def test_layers_open_and_close(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html"))
    assert page.locator(".ll-node").count() == 9
    page.click('[data-toggle="autoencoder/encoder"]')
    assert state(page) == '["autoencoder/encoder"]'
    assert page.locator(".ll-node").count() == 6
    assert "4 sublayers" in page.locator("#stage").inner_text()
    page.focus('[data-toggle="autoencoder/encoder"]')
    page.keyboard.press("Enter")
    assert state(page) == "[]"
    page.click("#close")
    assert page.locator(".ll-node").count() == 5
    page.click("#open")
    assert page.locator(".ll-node").count() == 9
    assert page.said == []


@pytest.mark.slow
def test_the_groups_of_a_flat_model_are_closed_at_first_and_open(browser: Any, tmp_path: Path) -> None:
    nodes: list[Node] = [LayerNode("m", "", "", "m", "Model")]
    nodes += [
        LayerNode(f"m.{n}", "m", f"block{n // 10}_{n}", f"block{n // 10}_{n}", "Dense", setting=str(n))
        for n in range(80)
    ]
    edges = tuple(Edge(f"m.{n}", f"m.{n + 1}") for n in range(79))
    seen = view(Graph("m", tuple(nodes), edges), groups_open=True)
    page = opened(browser, tmp_path, render(seen, "html"))
    assert page.locator(".ll-node:visible").count() == 5 * 10 + 3, "as many blocks as fit are open"
    page.click('[data-toggle="m/block6"]')
    assert page.locator(".ll-node:visible").count() == 6 * 10 + 2
    page.keyboard.press("/")
    page.keyboard.type("block7_75")
    page.keyboard.press("Enter")
    assert page.locator(".ll-node.hit").count() == 1
    assert page.said == []


@pytest.mark.slow
def test_searching_opens_what_holds_the_match(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(vae(), "html", Options(depth=1)))
    page.keyboard.press("/")
    page.keyboard.type("Dense_Mean")
    assert page.locator("#said").inner_text() == "0 matches"
    page.keyboard.press("Enter")
    assert state(page) == "[]"
    assert page.locator(".ll-node.hit").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#said").inner_text() == "1 of 1"
    page.keyboard.press("Escape")
    assert page.locator(".hit").count() == 0
    assert page.said == []


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
def test_dark_mode(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render(mlp_block(), "html", Options(theme=Theme.LIGHT)))
    card = "getComputedStyle(document.querySelector('#stage .ll-node.ll-layer rect')).fill"
    assert page.evaluate(card) == "rgb(255, 255, 255)"
    page.click("#theme")
    assert page.evaluate(card) == "rgb(26, 36, 54)"
    assert page.said == []


@pytest.mark.slow
def test_a_state_that_was_not_laid_out_hides_what_is_inside(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerlint.render.html.MOST_STATES", 1)
    graph = view(transformer())
    page = opened(browser, tmp_path, render(graph, "html"))
    whole = page.locator(".ll-node:visible").count()
    page.click('[data-toggle="transformer/blocks[0]/attn"]')
    assert page.locator(".ll-node:visible").count() == whole - 7
    page.click('[data-toggle="transformer/blocks[0]/attn"]')
    assert page.locator(".ll-node:visible").count() == whole
    assert page.said == []


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
