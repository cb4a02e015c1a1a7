"""What a class asked about names tells whether its facts still hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import find_layers
from layerlint.index.layer_source import LayerSource
from layerlint.index.name_queries import Log, NameQueries, still_true
from layerlint.model.facts import Kind

LAYER = "import keras\nfrom parts import Part\n\nclass One(keras.layers.Layer):\n    pass\n"


def _layer(folder: Path, **files: str) -> LayerSource:
    """The class `One` in a project with these files besides."""
    sources = [ModuleSource("one.py", LAYER)]
    sources += [ModuleSource(f"{name.replace('__', '/')}.py", text) for name, text in files.items()]
    return next(
        layer for layer in find_layers(sources, ImportSearch(top=str(folder))).layers if layer.name == "One"
    )


def _log(layer: LayerSource) -> Log:
    names = NameQueries(layer.names)
    assert names.instance_kind("keras.layers.Dense") is Kind.SUBLAYER
    assert names.global_value("tensorflow.nn.relu") is None
    assert not names.is_function("numpy.zeros")
    names.instance_kind("parts.Part")
    return names.log()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_cannot_change_is_not_asked_again(folder: Path) -> None:
    log = _log(_layer(folder))
    assert "keras.layers.Dense" not in repr(log)
    assert "tensorflow.nn.relu" not in repr(log)
    assert "numpy.zeros" not in repr(log)
    assert "parts.Part" in repr(log)
    assert still_true(log, _layer(folder).names)


def test_a_package_of_the_project_may_have_the_name_of_a_known_one(folder: Path) -> None:
    own = "import other\n\nclass Relu(other.Layer):\n    pass\n"
    log = _log(_layer(folder))
    assert not still_true(log, _layer(folder, tensorflow=own).names)
    again = _log(_layer(folder, tensorflow=own))
    assert "tensorflow.nn.relu" in repr(again)
    assert still_true(again, _layer(folder, tensorflow=own).names)


def test_a_class_of_the_project_that_is_another_now_is_asked_again(folder: Path) -> None:
    log = _log(_layer(folder, parts="import keras\n\nclass Part(keras.layers.Layer):\n    pass\n"))
    assert not still_true(log, _layer(folder, parts="class Part(object):\n    pass\n").names)
