"""Every text of a picture can be read: it has contrast with what lies under it, and no other text lies on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.graphs.fold import view
from layerlint.render import Options, Theme, render
from tests.render.painted import contrast, overlapping, painted_texts
from tools.sample_graphs import GRAPHS

GALLERY = sorted((Path(__file__).parents[2] / "docs" / "gallery").glob("*.svg"))
LEAST = 4.5


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_texts_of_pictures_can_be_read(name: str, theme: Theme) -> None:
    texts = painted_texts(render(view(GRAPHS[name]()), "svg", Options(theme=theme)).decode())
    assert len(texts) > 5
    assert [one for one in texts if contrast(one.ink, one.ground) < LEAST] == []
    assert overlapping(texts) == []


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_texts_of_the_gallery_can_be_read(path: Path) -> None:
    texts = painted_texts(path.read_text(encoding="utf-8"))
    assert [one for one in texts if contrast(one.ink, one.ground) < LEAST] == []
    assert overlapping(texts) == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_what_lies_on_a_text_is_seen() -> None:
    """That the tests above can fail."""
    head = '<svg xmlns="http://www.w3.org/2000/svg"><rect x="0" y="0" width="99" height="99" fill="#ffffff"/>'
    one = '<text x="5" y="20" font-size="9" fill="#bbbbbb">first</text>'
    two = '<g transform="translate(4 3)"><text x="8" y="20" font-size="9" fill="#000000">second</text></g></svg>'
    texts = painted_texts(head + one + two)
    assert [contrast(text.ink, text.ground) < LEAST for text in texts] == [True, False]
    assert overlapping(texts) == [("first", "second")]
