"""The findings are byte for byte the same cold and warm, with one process and with many, after any edits."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerlint import workers
from layerlint.index import module_paths
from layerlint.report import render
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

NAMES = ("Alpha", "Beta", "Gamma", "Delta")
FILES = ("a.py", "b.py", "pkg/__init__.py", "pkg/c.py", "pkg/d.py")
MODULES = ("a", "b", "pkg", "pkg.c", ".c", "keras.layers")
BASES = ("keras.layers.Layer", "keras.Model", "Layer", "object", "Missing", *NAMES)

BODIES = (
    "    def call(self, x):\n        w = self.add_weight(shape=(3,))\n        return x * w\n",
    "    def __init__(self, units, **kwargs):\n        super().__init__()\n        self.units = units\n"
    "        self.helper = Beta(units)\n\n    def call(self, x):\n        if x > 0:\n            return self.helper(x)\n"
    "        return x\n",
    "    def build(self, shape):\n        self.w = self.add_weight(shape=(shape[-1],))\n\n"
    "    def call(self, x):\n        made = Gamma(3)\n        return made(x) * self.w\n",
    "    def call(self, x):\n        self.add_loss(lambda: self.w)\n        return x\n",
    "    rate = 0.5\n\n    def add_weight(self, **kwargs):\n        return None\n",
    "    pass\n",
)

_class = st.builds(
    lambda name, base, body: f"class {name}({base}):\n{body}",
    st.sampled_from(NAMES),
    st.sampled_from(BASES),
    st.sampled_from(BODIES),
)
_import = st.one_of(
    st.builds("from {} import {}".format, st.sampled_from(MODULES), st.sampled_from((*NAMES, "Layer", "*"))),
    st.builds("import {}".format, st.sampled_from(("a", "pkg.c"))),
    st.builds("{} = {}".format, st.sampled_from(NAMES), st.sampled_from(("Layer", "keras.Model", "a.Beta"))),
    st.just("gamma.rate = 3"),
)
_noise = st.sampled_from(
    ("", "# a comment\n\n", "# Ä comment: \N{SNOWMAN}\n", "# layerlint: file-ignore[LL9]\n", "X = 1\n")
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    imports = draw(st.lists(_import, max_size=3))
    classes = draw(st.lists(_class, min_size=1, max_size=3))
    between = draw(_noise)
    broken = draw(st.sampled_from(("", "", "", "", "", "def (:\n")))
    return "import keras\n" + "".join(f"{one}\n" for one in imports) + between + "\n\n".join(classes) + broken


_edit = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(FILES), _texts()),
    st.tuples(st.just("prefix"), st.sampled_from(FILES), _noise),
    st.tuples(st.just("remove"), st.sampled_from(FILES), st.just("")),
    st.tuples(st.just("move"), st.sampled_from(FILES), st.sampled_from(FILES)),
    st.tuples(
        st.just("settings"),
        st.just(""),
        st.sampled_from(("keras = '2'\n", "keras = '3'\n", "ignore = ['LL1']\n")),
    ),
)


def _apply(edit: tuple[str, str, str], folder: Path) -> None:
    kind, name, more = edit
    file = folder / name
    if kind == "settings":
        (folder / "layerlint.toml").write_text(more)
    elif kind == "write":
        file.write_text(more, encoding="utf-8")
    elif kind == "prefix" and file.exists():
        file.write_text(more + file.read_text(encoding="utf-8"), encoding="utf-8")
    elif kind == "remove":
        file.unlink(missing_ok=True)
    elif kind == "move" and file.exists():
        file.replace(folder / more)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _findings(
    paths: tuple[str, ...] = (".",), *, cache: bool, jobs: int = 1, helper: workers.Helper | None = None
) -> str:
    module_paths.clear()
    run = lint_paths(
        LintRequest(paths, cache=cache, jobs=jobs, show_notes=True, unsafe_fixes=True, helper=helper)
    )
    return render(run.report, "json", color=False, closing=False) + repr(run.report.failures)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_texts(), min_size=3, max_size=5), st.lists(_edit, min_size=1, max_size=4))
@pytest.mark.slow
def test_warm_is_cold_after_any_edits(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    check_warm_and_cold(texts, edits)


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_texts(), min_size=3, max_size=5), st.lists(_edit, min_size=1, max_size=4))
def test_warm_is_cold_after_very_many_edits(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    check_warm_and_cold(texts, edits)


@pytest.mark.thorough
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_texts(), min_size=3, max_size=5), st.lists(_edit, min_size=1, max_size=4))
def test_warm_is_cold_after_edits_without_end(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    check_warm_and_cold(texts, edits)


def check_warm_and_cold(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name, _inside(Path(name)):
        folder = Path(name)
        (folder / "pkg").mkdir()
        for file, text in zip(FILES, texts, strict=False):
            (folder / file).write_text(text, encoding="utf-8")
        assert _findings(cache=True) == _findings(cache=False)
        for edit in edits:
            _apply(edit, folder)
            cold = _findings(cache=False)
            assert _findings(cache=True) == cold
            assert _findings(cache=True) == cold


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_texts(), min_size=3, max_size=5), st.lists(_edit, min_size=1, max_size=3))
@pytest.mark.slow
def test_a_helper_finds_what_this_process_finds(texts: list[str], edits: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name, _inside(Path(name)):
        folder = Path(name)
        (folder / "pkg").mkdir()
        for file, text in zip(FILES, texts, strict=False):
            (folder / file).write_text(text, encoding="utf-8")
        _findings(cache=True)
        for edit in edits:
            _apply(edit, folder)
            cold = _findings(cache=False)
            with closing(workers.Helper(lambda: None)) as helper:
                assert _findings(cache=True, helper=helper) == cold
            assert _findings(cache=True) == cold


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_texts(), min_size=4, max_size=5))
@pytest.mark.slow
def test_many_processes_find_what_one_finds(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, _inside(Path(name)):
        folder = Path(name)
        (folder / "pkg").mkdir()
        for file, text in zip(FILES, texts, strict=False):
            (folder / file).write_text(text, encoding="utf-8")
        with patch("layerlint.run.lint_classes._TASK", 100):
            one = _findings(cache=False)
            assert _findings(cache=False, jobs=3) == one
            assert _findings(cache=True, jobs=3) == one
            assert _findings(cache=True, jobs=1) == one


def test_one_file_alone_finds_what_it_finds_among_all(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '3'\n")
    (tmp_path / "base.py").write_text("import keras\n\nclass Alpha(keras.layers.Layer):\n" + BODIES[4])
    (tmp_path / "child.py").write_text("from base import Alpha\n\nclass Beta(Alpha):\n" + BODIES[0])
    with _inside(tmp_path):
        cold = _findings(("child.py",), cache=False)
        assert _findings(("child.py",), cache=True) == cold
        assert _findings((".",), cache=True) == _findings((".",), cache=False)
        assert _findings(("child.py",), cache=True) == cold
