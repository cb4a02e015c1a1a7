"""Functions that a class calls: its findings are kept while their texts stay the same, wherever these stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cache.test_cache import findings

Make = Callable[[Path], Path]

CLASS = """\
import keras
from {module} import {name}


class Layer(keras.layers.Layer):
    def call(self, x):
        return {name}(x)
"""
TESTS = """\
import tensorflow as tf


def halved(t):
    if tf.norm(t) > 1:
        return t / 2
    return t
"""
OUTER = """\
from inner import halved


def outer(t):
    return halved(t) + 1
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '3'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("LAYERLINT_CACHE_DIR", raising=False)
    return tmp_path


def warm_is_cold() -> tuple[list[str], list[str]]:
    """The findings of a run with what is kept, which are those of a run without it, and the classes that were read."""
    found, read = findings()
    assert found == findings(cache=False)[0]
    assert findings() == (found, [])
    return found, read


def other_file(project: Path) -> Path:
    (project / "layer.py").write_text(CLASS.format(module="helper", name="halved"))
    path = project / "helper.py"
    path.write_text(TESTS)
    return path


def same_file(project: Path) -> Path:
    path = project / "layer.py"
    path.write_text(
        TESTS
        + "\n\nimport keras\n\nclass Layer(keras.layers.Layer):\n    def call(self, x):\n        return halved(x)\n"
    )
    return path


def in_a_notebook(project: Path) -> Path:
    cells = [
        TESTS,
        "import keras\nclass Layer(keras.layers.Layer):\n    def call(self, x):\n        return halved(x)\n",
    ]
    listed = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": text} for text in cells]
    path = project / "layer.ipynb"
    path.write_text(json.dumps({"cells": listed, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def nested(project: Path) -> Path:
    (project / "layer.py").write_text(CLASS.format(module="helper", name="outer"))
    (project / "helper.py").write_text(OUTER)
    path = project / "inner.py"
    path.write_text(TESTS)
    return path


PROJECTS = pytest.mark.parametrize("make", [other_file, same_file, in_a_notebook, nested])


def changed(path: Path, old: str, new: str) -> None:
    """In a notebook line ends are escaped."""
    text = path.read_text()
    if path.suffix == ".ipynb":
        old, new = (json.dumps(one)[1:-1] for one in (old, new))
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


@PROJECTS
def test_what_a_function_does_is_kept_with_the_class(project: Path, make: Make) -> None:
    make(project)
    found, read = warm_is_cold()
    assert read == ["Layer"]
    (one,) = found
    assert "LL503" in one
    assert "`halved` does it here" in one


@PROJECTS
def test_lines_above_the_function_move_its_place_and_read_no_class(project: Path, make: Make) -> None:
    path = make(project)
    before, _ = findings()
    changed(path, "import tensorflow as tf\n", "import os\nimport tensorflow as tf\n\nMORE = 1\n")
    found, read = warm_is_cold()
    assert read == []
    assert found != before


@PROJECTS
def test_lines_below_the_function_read_no_class(project: Path, make: Make) -> None:
    path = make(project)
    before, _ = findings()
    changed(path, "    return t\n", "    return t\n\n\ndef more():\n    return None\n")
    found, read = warm_is_cold()
    assert read == []
    assert (found == before) is (make is not same_file), "there the class stands below"


@PROJECTS
def test_an_edited_function_checks_the_class_again(project: Path, make: Make) -> None:
    path = make(project)
    assert findings()[0]
    changed(path, "    if tf.norm(t) > 1:\n        return t / 2\n", "")
    assert warm_is_cold() == ([], ["Layer"])


@PROJECTS
def test_a_function_whose_names_mean_something_else_checks_the_class_again(project: Path, make: Make) -> None:
    path = make(project)
    assert findings()[0]
    changed(path, "import tensorflow as tf\n", "import numpy as tf\n")
    found, read = warm_is_cold()
    assert read == ["Layer"]
    assert not any("LL503" in one for one in found)


@PROJECTS
def test_a_name_that_is_bound_again_further_down_is_no_longer_followed(project: Path, make: Make) -> None:
    path = make(project)
    assert findings()[0]
    changed(path, "    return t\n", "    return t\n\n\nhalved = tf.function(halved)\n")
    assert warm_is_cold() == ([], ["Layer"])


def test_an_edit_between_the_class_and_the_inner_function_counts(project: Path) -> None:
    nested(project)
    assert findings()[0]
    changed(project / "helper.py", "halved(t) + 1", "t + 1")
    assert warm_is_cold() == ([], ["Layer"])
    changed(project / "helper.py", "t + 1", "halved(t) + 1")
    changed(project / "helper.py", "from inner", "from other")
    assert warm_is_cold()[0] == []


def test_a_function_that_moves_to_another_file_is_found_there(project: Path) -> None:
    path = other_file(project)
    before, _ = findings()
    (project / "moved.py").write_text("# moved\n" + TESTS)
    path.write_text("from moved import halved\n")
    found, _ = warm_is_cold()
    assert "moved.py" in found[0]
    assert "helper.py" in before[0]


def test_a_function_that_goes_away_checks_the_class_again(project: Path) -> None:
    path = other_file(project)
    assert findings()[0]
    path.unlink()
    assert warm_is_cold() == ([], ["Layer"])


def test_only_the_classes_that_call_the_function_are_read_again(project: Path) -> None:
    path = other_file(project)
    (project / "third.py").write_text(
        CLASS.format(module="third_helper", name="halved").replace("Layer(", "Third(", 1)
    )
    (project / "third_helper.py").write_text(TESTS)
    findings()
    changed(path, "> 1", "> 2")
    assert warm_is_cold()[1] == ["Layer"]


INHERITS = """\
import keras
from helper import Base


class Layer(Base, keras.layers.Layer):
    def call(self, x):
        return self.halved(x, x.shape[0])
"""
BASE = """\
import keras
import tensorflow as tf


class Base({}):
    def halved(self, t, n):
        return tf.reshape(t, (n, -1))

    def other(self):
        return 1
"""


@pytest.mark.parametrize("base", ["keras.layers.Layer", ""])
@pytest.mark.slow
def test_a_class_is_read_again_when_a_helper_that_it_inherits_changes(project: Path, base: str) -> None:
    (project / "layer.py").write_text(INHERITS)
    helper = project / "helper.py"
    helper.write_text(BASE.format(base))
    found, read = warm_is_cold()
    assert ["LL509" in one for one in found] == [True]
    assert sorted(read) == ["Base", "Layer"]
    helper.write_text("# A comment\n" + BASE.format(base))
    assert warm_is_cold()[1] == []
    helper.write_text(BASE.format(base).replace("(n, -1)", "(-1, n)"))
    found, read = warm_is_cold()
    assert "Layer" in str(read)
    helper.write_text(BASE.format(base).replace("(n, -1)", "(-1, 3)"))
    assert "LL509" not in str(warm_is_cold()[0])
    helper.write_text(BASE.format(base).replace("import tensorflow as tf", "import math as tf"))
    assert "LL509" not in str(warm_is_cold()[0])


CONFIG = "from dataclasses import dataclass\n\n\n@dataclass\nclass Config:\n    act: str = 'Relu'\n"
CONFIGURED = """\
import keras
from config import Config


class Layer(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3, activation=Config().act)

    def call(self, x):
        return self.dense(x)
"""


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("'Relu'", "'relu'", True),
        ("@dataclass", "@checked", True),
        ("'Relu'\n", "'Relu'\n\n\ndef repair(c):\n    c.act = 'relu'\n", True),
        ("'Relu'\n", "'Relu'\n\n\nMORE = 1\n", False),
    ],
)
def test_the_class_of_an_object_whose_fields_are_read_counts(
    project: Path, old: str, new: str, again: bool
) -> None:
    (project / "layer.py").write_text(CONFIGURED)
    (project / "config.py").write_text(CONFIG)
    before, _ = warm_is_cold()
    assert any("LL718" in one for one in before)
    changed(project / "config.py", old, new)
    found, read = warm_is_cold()
    assert read == (["Layer"] if again else [])
    assert any("LL718" in one for one in found) is not again


def test_the_text_of_a_decorator_counts(project: Path) -> None:
    (project / "layer.py").write_text(
        "import keras\nfrom table import keep\n\n\n@keep\nclass Layer(keras.layers.Layer):\n"
        "    def call(self, x):\n        return self.absent(x)\n"
    )
    (project / "table.py").write_text("def keep(cls):\n    return cls\n")
    assert any("LL202" in one for one in warm_is_cold()[0])
    changed(project / "table.py", "    return cls", "    return other(cls)")
    found, read = warm_is_cold()
    assert read == ["Layer"]
    assert not any("LL202" in one for one in found)
