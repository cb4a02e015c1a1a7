"""Findings about what functions outside the class do: they stand at the call, and all that goes by lines follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layerlint.report import render
from layerlint.rule import Diagnostic
from layerlint.run.fix import fix_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

HELPER = """\
import tensorflow as tf


def halved(t):
    if tf.norm(t) > 1:
        return t / 2
    return t


def fresh():
    return tf.Variable(1.0)
"""
LAYER = """\
import keras
from helper import fresh, halved


class Layer(keras.layers.Layer):
    def call(self, x):
        return halved(x)
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '3'\n")
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / "layer.py").write_text(LAYER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, **more: str | None) -> tuple[Diagnostic, ...]:
    return lint_paths(LintRequest(paths or (".",), cache=False, **more)).report.diagnostics  # type: ignore[arg-type]


def test_the_finding_stands_at_the_call_and_names_the_place_in_the_function() -> None:
    (one,) = found()
    assert (one.path, one.span.start.line, one.code, one.layer, one.method) == (
        "layer.py",
        7,
        "LL503",
        "Layer",
        "call",
    )
    (inner,) = one.related
    assert (inner.path, inner.span.start.line, inner.function) == ("helper.py", 5, "helper.halved")


def test_the_source_is_shown_also_where_its_file_was_not_asked_for() -> None:
    run = lint_paths(LintRequest(("layer.py",), cache=False))
    told = render(run.report, "full")
    assert "helper.py:5:8" in told
    assert "5 |     if tf.norm(t) > 1:" in told


def test_ten_classes_that_call_one_function_have_ten_findings(project: Path) -> None:
    head, _, body = LAYER.partition("class Layer")
    classes = [f"class L{number}{body}" for number in range(10)]
    (project / "layer.py").write_text(head + "\n\n".join(classes))
    assert sorted(one.layer for one in found()) == [f"L{number}" for number in range(10)]


@pytest.mark.parametrize("comment", ["# layerlint: ignore[LL503]", "# noqa: LL503"])
def test_a_comment_at_the_call_ignores_it(project: Path, comment: str) -> None:
    (project / "layer.py").write_text(LAYER.replace("halved(x)\n", f"halved(x)  {comment}\n"))
    assert found() == ()


def test_a_comment_in_the_function_ignores_nothing(project: Path) -> None:
    (project / "helper.py").write_text(HELPER.replace("> 1:", "> 1:  # layerlint: ignore[LL503]"))
    assert [(one.path, one.code) for one in found()] == [("helper.py", "LL901"), ("layer.py", "LL503")]


def test_a_baseline_holds_it_wherever_the_function_goes(project: Path) -> None:
    assert found(write_baseline="known.json") == ()
    (project / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '3'\nbaseline = 'known.json'\n")
    assert found() == ()
    (project / "helper.py").write_text("# moved\n\n" + HELPER)
    assert found() == ()
    (project / "layer.py").write_text(LAYER + "\n    def build(self, shape):\n        self.h = fresh()\n")
    assert {one.code for one in found()} == {"LL104"}


@pytest.mark.parametrize("same_file", [False, True])
def test_what_stands_in_a_function_is_never_fixed(project: Path, same_file: bool) -> None:
    text = LAYER.replace("return halved(x)", "return x * fresh()")
    if same_file:
        (project / "helper.py").unlink()
        text = HELPER + "\n\n" + text.replace("from helper import fresh, halved\n", "")
        (project / "layer.py").write_text(text)
    else:
        (project / "layer.py").write_text(text)
    (one,) = found()
    assert (one.code, one.fix) == ("LL101", None)
    assert (
        one.message
        == "a variable is created while `call` runs, every time the layer is called: nothing that it learns is kept"
    )
    _, result = fix_paths(LintRequest((".",), cache=False, unsafe_fixes=True))
    assert result.changes == ()


def test_a_cell_and_its_function_in_another_cell(project: Path) -> None:
    body = LAYER.replace("from helper import fresh, halved\n", "")
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": text} for text in (HELPER, body)]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "book.ipynb").write_text(json.dumps(book))
    (one,) = found("book.ipynb")
    assert (one.cell, one.span.start.line) == (2, 6)
    (inner,) = one.related
    assert (inner.path, inner.cell, inner.span.start.line) == ("", 1, 5)
    told = render(lint_paths(LintRequest(("book.ipynb",), cache=False)).report, "full")
    assert "book.ipynb:cell 1:5:8" in told


def test_a_cell_and_a_function_of_a_file(project: Path) -> None:
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": text} for text in ("x = 1", LAYER)
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "book.ipynb").write_text(json.dumps(book))
    (one,) = found("book.ipynb")
    (inner,) = one.related
    assert (inner.path, inner.cell, inner.span.start.line) == ("helper.py", None, 5)


def test_a_guide_and_its_function(project: Path) -> None:
    body = LAYER.replace("from helper import fresh, halved\n", "")
    (project / "guide.md").write_text(f"words\n\n```python\n{HELPER}```\n\nmore\n\n```python\n{body}```\n")
    (one,) = found("guide.md")
    (inner,) = one.related
    assert (one.span.start.line, inner.path, inner.span.start.line) == (25, "", 8)


def test_the_file_of_a_module_in_a_folder_is_told_as_it_is_reached(project: Path) -> None:
    (project / "sub").mkdir()
    for name in ("helper.py", "layer.py"):
        (project / name).rename(project / "sub" / name)
    (one,) = found()
    assert (one.path, one.related[0].path) == ("sub/layer.py", "sub/helper.py")
    assert lint_paths(LintRequest((".",), cache=True)).report.diagnostics == (one,)
    assert lint_paths(LintRequest((".",), cache=True)).report.diagnostics == (one,)
