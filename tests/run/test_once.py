"""Every layer class goes through LibCST once, whatever derives from it or makes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from layerlint.extract import class_text
from layerlint.index import module_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.syntax.quick_tree import QuickTree, quick_tree

PROJECT = {
    "a_model.py": """
import keras
from b_blocks import Block, Deep

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Deep()
    def call(self, x):
        return self.block(x)
""",
    "b_blocks.py": """
import keras
from c_base import Base

class Block(Base):
    def call(self, x):
        return x

class Deep(Block):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],), regularizer="l2", name="w")
    def call(self, x):
        return x * self.w
""",
    "c_base.py": """
import keras

class Base(keras.layers.Layer):
    rate = 0.5
""",
}


@pytest.fixture
def parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was parsed, by the line of the class statement, in a folder with the project."""
    for name, text in PROJECT.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    module_paths.clear()
    texts: list[str] = []

    def noted(text: str) -> QuickTree | None:
        texts.append(text.partition("(")[0])
        return quick_tree(text)

    monkeypatch.setattr(class_text, "quick_tree", noted)
    yield texts
    module_paths.clear()


def test_a_class_is_parsed_once(parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.run.lint_classes._TASK", 1)
    run = lint_paths(LintRequest((".",), isolated=True))
    assert run.report.layers == 4
    assert sorted(parsed) == ["class Base", "class Block", "class Deep", "class Net"]


def test_a_class_outside_the_files_is_parsed_once(parsed: list[str]) -> None:
    run = lint_paths(LintRequest(("a_model.py", "b_blocks.py"), isolated=True))
    assert run.report.layers == 3
    assert sorted(parsed) == ["class Base", "class Block", "class Deep", "class Net"]


MODEL = """
import keras

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)

    def call(self, x, training=None):
        return self.dense(x)
"""
TRAINS = """
import keras
import tensorflow as tf
from net import Net

def train(x, y):
    model = Net()
    for _ in range(3):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x) - y))
        tape.gradient(loss, model.trainable_variables)
"""


def test_a_model_is_read_once_for_all_code_that_uses_it(parsed: list[str], tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(MODEL)
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.py").write_text(TRAINS)
    lint_paths(LintRequest(("net.py", "one.py", "two.py", "three.py"), isolated=True))
    assert parsed.count("class Net") == 2, "once for its own findings, once for all code"
