"""Modules parsed ahead in worker processes are those that one process reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layerlint.files.sources import ModuleSource
from layerlint.index import preparse
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import LayerIndex, find_layers
from layerlint.index.preparse import preparse_modules

ROOT = "keras.layers.Layer"
LAYER = "import keras\nclass Layer{0}(keras.layers.Layer):\n    pass\n"


def _project(folder: Path, count: int) -> list[ModuleSource]:
    (folder / "pkg").mkdir()
    sources = []
    for index in range(count):
        before = f"m{index - 1}"
        imports, base = (f"from pkg import {before}", f"{before}.Layer{index - 1}") if index else ("", ROOT)
        text = f"import keras\n{imports}\nclass Layer{index}({base}):\n    pass\n"
        path = folder / "pkg" / f"m{index}.py"
        path.write_text(text)
        sources.append(ModuleSource(str(path), text))
    (folder / "pkg" / "__init__.py").write_text("")
    return sources


def _found(layers: LayerIndex) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (one.path, one.qualified, one.roots, tuple(a.qualified for a in one.ancestors))
        for one in layers.layers
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_layers_are_the_same_with_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = _project(tmp_path, 12)
    sources.append(
        ModuleSource(str(tmp_path / "broken.py"), "class Broken(keras.layers.Layer):\n    def (:\n")
    )
    alone = find_layers(sources, ImportSearch(top=str(tmp_path)))
    monkeypatch.setattr(preparse, "_TASK", 100)
    calls: list[str] = []
    shared = find_layers(
        sources, ImportSearch(top=str(tmp_path)), jobs=2, while_waiting=lambda: calls.append("done")
    )
    assert calls == ["done"]
    assert len(alone.layers) == 12
    assert _found(shared) == _found(alone)
    assert shared.broken == alone.broken
    assert len(shared.broken) == 1
    assert not shared.project.preparsed


def test_one_process_reads_nothing_ahead() -> None:
    assert preparse_modules([ModuleSource("a.py", LAYER.format(1))], 1) == {}
    assert (
        preparse_modules([ModuleSource("a.py", LAYER.format(1)), ModuleSource("b.py", LAYER.format(2))], 0)
        == {}
    )
