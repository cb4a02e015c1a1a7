"""The sources of Keras, as those who work on Keras check them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

DROPOUT = """from keras.src import backend
from keras.src.layers.layer import Layer


class {name}(Layer):
    def __init__(self, rate, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = backend.random.SeedGenerator(seed)
        self._build_at_init()

    def call(self, inputs, training=False):
        return inputs
"""


@pytest.mark.parametrize("name", ["AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise"])
def test_a_layer_of_keras_is_not_locked_by_its_own_constructor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "keras" / "src" / "layers" / "regularization"
    folder.mkdir(parents=True)
    for package in (folder, *folder.parents[:3]):
        (package / "__init__.py").touch()
    file = folder / f"{name}.py"
    file.write_text(DROPOUT.format(name=name))
    monkeypatch.chdir(tmp_path)
    found = lint_paths(LintRequest((str(file),))).report.diagnostics
    assert "LL211" not in {one.code for one in found}
