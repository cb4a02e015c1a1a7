"""The page of a gallery: what it tells of each target, and that it sorts and searches in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layerlint.gallery.gallery_entry import EntryFinding, GalleryEntry, PlannedValue, lost_entry, traced_entry
from layerlint.gallery.gallery_page import gallery_page
from layerlint.graphs.layer_graph import Graph
from layerlint.trace.settings_place import SettingsPlace
from layerlint.trace.traced import ArgumentValue, Layer, Place, Trace, TraceFailure
from tests.render.browser import started

EVIL = "</script><img src=x onerror=alert(1)>\"'&"
BLOCK = GalleryEntry(
    "src/a.py:Block",
    "Block",
    "src/a.py:12",
    "src/a.py:Block",
    picture="Block.svg",
    params=9,
    weights=2,
    sublayers=1,
    losses=0,
    findings=(EntryFinding("LL101", "error", "no weight is trained", "src/a.py:14"),),
    plan=(PlannedValue("units", "8", "usual for its name", "guess"),),
    confidence="guess",
    seconds=1.25,
)
ENCODER = replace(
    BLOCK,
    target="src/b.py:Encoder",
    name="Encoder",
    place="src/b.py:3",
    key="src/b.py:Encoder",
    holds=("src/a.py:Block", "src/gone.py:Gone"),
    picture="a #1.png",
    params=1_000,
    findings=(),
    confidence="given",
)
LOST = replace(
    lost_entry("src/c.py:Lost", "it was lost", "."), help='[trace."src/c.py:Lost"]\n# init = "units=8"\n'
)


def layer(number: int, name: str, owner: int | None, path: str = "", **more: Any) -> Layer:
    where = Place(path, 4) if path else None
    own: dict[str, Any] = {"kind": "layer", "params": 10, "weights": 2, **more}
    plain: dict[str, Any] = dict.fromkeys(("attribute", "module", "keras_name", "dtype"), "")
    flags: dict[str, Any] = dict.fromkeys(("builtin", "model", "functional", "built", "trainable"), False)
    rest = {**plain, **flags, **own}
    return Layer(
        number=number,
        paths=(name,),
        owner=owner,
        class_name=name,
        defined=where,
        place=None,
        settings={},
        **rest,
    )


def entry(trace: Trace, **given: Any) -> GalleryEntry:
    place = SettingsPlace("src/net.py:Net", "pyproject.toml")
    return traced_entry(
        trace,
        Graph("Net", ()),
        **{"folder": "/p", "settings": place, "findings": True, "seconds": 0.5, **given},
    )


def test_what_a_trace_tells(tmp_path: Path) -> None:
    folder = str(tmp_path)
    net, part = f"{folder}/src/net.py", f"{folder}/src/part.py"
    layers = (
        layer(0, "Net", None, net),
        layer(1, "Sequential", 0),
        layer(2, "Part", 1, part),
        layer(3, "Inner", 2, part),
        layer(4, "Part", 0, part),
        layer(5, "Mean", 0, part, kind="metric"),
        layer(6, "Dropout", 2, by_keras=True),
    )
    trace = Trace(f"{net}:Net", init=(ArgumentValue("units", "8", "src/use.py:7"),), layers=layers)
    made = entry(trace, folder=folder)
    assert (made.key, made.place, made.name) == ("src/net.py:Net", "src/net.py:4", "Net")
    assert made.holds == ("src/part.py:Part",)
    assert (made.params, made.weights, made.sublayers, made.losses) == (10, 2, 4, 0)
    assert made.plan == (PlannedValue("units", "8", "src/use.py:7", "seen"),)
    assert (made.confidence, made.findings, made.failure, made.help) == ("seen", (), "", "")
    assert entry(trace, findings=False).findings is None


@pytest.mark.parametrize(
    ("stage", "lost", "helps"),
    [("construct", False, True), ("call", False, True), ("import", False, False), ("trace", True, False)],
)
def test_a_failure_has_the_settings_that_may_help(stage: str, lost: bool, helps: bool) -> None:
    failure = TraceFailure(stage, "ValueError: no", place=Place("/p/src/net.py", 7), lost=lost)
    made = entry(
        Trace("/p/src/net.py:Net", failure=failure, layers=(layer(0, "Net", None, "/p/src/net.py"),))
    )
    assert made.failure == f"src/net.py:7: ValueError: no (in {stage})"
    assert (made.params, made.weights, made.sublayers, made.confidence) == (None, None, None, "")
    assert bool(made.help) is helps
    if helps:
        assert made.help.splitlines() == [
            '[tool.layerlint.trace."src/net.py:Net"]',
            "# init = \"units=8, activation='relu'\"",
            '# input = ["float32[None,8]"]',
        ]


def test_a_failure_shows_what_was_tried() -> None:
    failure = TraceFailure("call", "ValueError: no")
    made = entry(
        Trace("/p/src/net.py:Net", init=(ArgumentValue("units", "8", "usual for its name"),), failure=failure)
    )
    assert '\ninit = "units=8"\n# input = [' in made.help


def test_each_row_tells_all() -> None:
    text = gallery_page([BLOCK, ENCODER, LOST])
    assert "3 layers, 1 failed" in text
    rows = re.findall(r"<tr id=.*?</tr>", text, re.DOTALL)
    for said in ("Block.svg", ">9<", "1 error", "LL101", "units=8", "guess: usual for its name", "1.2 s"):
        assert said in rows[0]
    assert 'in <a href="#layer-1">Encoder</a>' in rows[0]
    assert 'contains <a href="#layer-0">Block</a>, Gone' in rows[1]
    assert 'src="a%20%231.png"' in rows[1]
    assert "it was lost" in rows[2]
    assert "# init = &quot;units=8&quot;" in rows[2]
    assert rows[2].count("unknown") == 7
    assert "<img" not in rows[2]


def test_what_needs_something_is_no_failure() -> None:
    failure = TraceFailure("call", "NotImplementedError", needs="abstract")
    made = entry(Trace("/p/src/net.py:Net", failure=failure))
    assert (made.needs, made.help) == ("abstract", "")
    text = gallery_page([BLOCK, LOST, made, replace(made, needs="needs a file")])
    assert "4 layers, 1 failed, 1 abstract, 1 needs a file" in text
    assert "<b>abstract:</b> NotImplementedError" in text


def test_formats_that_are_no_images_are_links() -> None:
    text = gallery_page([replace(BLOCK, picture="Block.html")])
    assert '<a href="Block.html">Block.html</a>' in text
    assert "<img" not in text


def test_nothing_is_loaded_and_names_are_text() -> None:
    value, found = PlannedValue(EVIL, EVIL, EVIL, "guess"), EntryFinding(EVIL, EVIL, EVIL, EVIL)
    evil = GalleryEntry(
        EVIL,
        EVIL,
        EVIL,
        EVIL,
        (EVIL,),
        EVIL,
        findings=(found,),
        plan=(value,),
        confidence=EVIL,
        failure=EVIL,
        help=EVIL,
        notes=(EVIL,),
    )
    text = gallery_page([evil], theme=EVIL)
    assert text.count("<script>") == text.count("</script>") == 1
    assert "<img src=x" not in text
    assert "default-src 'none'" in text
    assert not re.search(r"https?://", text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as found:
        yield found


@pytest.mark.slow
def test_the_page_sorts_and_searches(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "Block.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    (tmp_path / "index.html").write_text(gallery_page([BLOCK, replace(ENCODER, picture="Block.svg"), LOST]))
    page = browser.new_context(offline=True).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_selector("html[data-ready]")

    def names() -> list[str]:
        found: list[str] = page.locator("tbody tr:visible strong").all_inner_texts()
        return found

    assert page.evaluate("document.images[0].decode().then(() => document.images[0].naturalWidth)") == 9
    heading = page.get_by_role("columnheader", name="Parameters")
    button = heading.get_by_role("button")
    button.click()
    assert (heading.get_attribute("aria-sort"), names()) == ("ascending", ["Block", "Encoder", "Lost"])
    button.press("Enter")
    assert (heading.get_attribute("aria-sort"), names()) == ("descending", ["Encoder", "Block", "Lost"])
    page.get_by_role("button", name="Class").click()
    assert heading.get_attribute("aria-sort") is None
    assert names() == ["Block", "Encoder", "Lost"]
    page.keyboard.press("/")
    page.keyboard.type("was lost")
    assert names() == ["Lost"]
    assert page.get_by_role("status").inner_text() == "1 of 3 layers, 1 failed"
    page.fill("#search", "encoder contains")
    assert names() == ["Encoder"]
    page.get_by_role("link", name="Block", exact=True).click()
    page.wait_for_function("document.getElementById('search').value === ''")
    assert len(names()) == 3
    assert said == []
