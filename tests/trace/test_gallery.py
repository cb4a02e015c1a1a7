"""The pictures of the documentation are what is drawn today."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from layerlint.render import Options, render
from tests.trace.conftest import ROOT, Tracer
from tools.gallery import PICTURES, Picture, graph_of


@pytest.mark.slow
@pytest.mark.parametrize("keras", [3])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_gallery_in_the_documentation_is_what_is_drawn(
    tracer: Tracer, monkeypatch: pytest.MonkeyPatch, picture: Picture, keras: int
) -> None:
    """Words, kinds and colours; where things lie is Graphviz's and may move with its version."""
    monkeypatch.chdir(ROOT)
    graph = graph_of(tracer(picture.target, keras, init=picture.init, inputs=picture.inputs))
    made = render(graph, "svg", Options(prefix=picture.name)).decode("utf-8")
    stored = ROOT.joinpath("docs", "gallery", f"{picture.name}.svg").read_text(encoding="utf-8")
    assert _structure(made) == _structure(stored), "run python -m tools.gallery docs/gallery"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_picture_of_the_gallery_is_in_the_documentation(picture: Picture) -> None:
    text = Path(ROOT, "docs", "pictures.md").read_text(encoding="utf-8")
    assert f"gallery/{picture.name}.png" in text


_VARIES = re.compile(r"= -?[\d.e-]+|Keras [\d.]+")
"""The value of a loss, and the version of Keras."""


def _structure(svg: str) -> list[tuple[str, ...]]:
    kept = ("class", "data-id", "data-parent", "data-start", "data-end", "fill", "stroke", "href")
    return sorted(
        (element.tag, _VARIES.sub("", element.text or "").strip(), *(element.get(key, "") for key in kept))
        for element in ET.fromstring(svg).iter()
    )
