"""Models of `keras.applications` are drawn without a download."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import pretrained
from tests.trace.conftest import Tracer

BASE = "https://storage.googleapis.com/tensorflow/keras-applications/resnet/"


class Model:
    def __init__(self) -> None:
        self.loaded: list[str] = []

    def load_weights(self, filepath: str) -> None:
        self.loaded.append(filepath)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    files: Any = ModuleType("files_of_keras")

    def get_file(fname: str, origin: str, cache_subdir: str = "datasets", file_hash: str = "") -> str:
        raise OSError("no network")

    get_file.__module__ = "files_of_keras"
    files.get_file = get_file
    monkeypatch.setitem(sys.modules, "files_of_keras", files)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr(Model, "load_weights", Model.load_weights)
    return files


def api(module: Any) -> Any:
    return SimpleNamespace(
        keras=SimpleNamespace(utils=SimpleNamespace(get_file=module.get_file), Model=Model)
    )


def test_weights_of_an_application_are_left_out(module: Any) -> None:
    left_out = pretrained.without_downloads(api(module))
    model = Model()
    model.load_weights(module.get_file("a.h5", BASE + "a.h5", cache_subdir="models", file_hash="1"))
    model.load_weights("own.h5")
    assert model.loaded == ["own.h5"]
    assert pretrained.notes(left_out) == ["its weights are the initial ones: `a.h5` was not downloaded"]


def test_other_files_are_downloaded_and_cached_ones_are_loaded(module: Any, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "b.h5").write_text("")
    left_out = pretrained.without_downloads(api(module))
    for name, origin in (
        ("words.json", BASE + "words.json"),
        ("c.h5", "https://mine/c.h5"),
        ("b.h5", BASE + "b.h5"),
    ):
        with pytest.raises(OSError, match="no network"):
            module.get_file(name, origin, cache_subdir="models")
    assert pretrained.notes(left_out) == []


def test_a_keras_whose_download_is_elsewhere_stays_as_it_is(module: Any) -> None:
    elsewhere = api(module)
    elsewhere.keras.utils.get_file = lambda fname: fname
    assert pretrained.without_downloads(elsewhere) == []
    assert pretrained.without_downloads(SimpleNamespace(keras=SimpleNamespace(utils=SimpleNamespace()))) == []  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("keras", [2, 3])
def test_a_pretrained_model_is_traced_offline(tracer: Tracer, tmp_path: Path, keras: int) -> None:
    file = tmp_path / "backbone.py"
    file.write_text(
        "import keras\n\n\nclass Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.body = keras.applications.MobileNet(input_shape=(64, 64, 3), include_top=False, alpha=0.25)\n"
        "        self.out = keras.layers.GlobalAveragePooling2D()\n\n"
        "    def call(self, images):\n        return self.out(self.body(images))\n".replace(
            "import keras", "import keras" if keras == 3 else "import tf_keras as keras"
        )
    )
    traced = tracer(f"{file}:Net", keras)
    assert traced.failure is None
    assert any("was not downloaded" in note for note in traced.notes)
