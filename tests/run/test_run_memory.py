"""What a process remembers from run to run changes nothing of what is found, and saves reading what did not change."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from layerlint.index.layer_source import LayerSource
from layerlint.run import lint_class, run_memory
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.run.run_memory import RunMemory

TEXT = (
    "import keras\nfrom base import Base\n\n"
    "class A(Base):\n    def __call__(self, x):\n        return x * 2\n\n"
    "class B(keras.layers.Layer):\n    def __call__(self, x):\n        return x\n\n"
    "class C(A):\n    def Call(self, x):\n        return x\n"
)
BASE = "import keras\nclass Base(keras.layers.Layer):\n    pass\n"


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[tuple[str, int]]]:
    """The findings of `der.py` with a text, remembered and not; they are the same."""
    memory = RunMemory()
    path = str(tmp_path / "der.py")

    def lint(text: str) -> list[tuple[str, int]]:
        runs = [
            lint_paths(LintRequest((path,), stdin=text, stdin_filename=path, memory=one)).report.diagnostics
            for one in (memory, RunMemory())
        ]
        assert runs[0] == runs[1]
        return [(one.code, one.span.start.line) for one in runs[0]]

    return lint


def test_a_module_that_is_created_later_is_seen(
    found: Callable[..., list[tuple[str, int]]], tmp_path: Path
) -> None:
    alone = found(TEXT)
    (tmp_path / "base.py").write_text(BASE)
    assert found(TEXT) == sorted([*alone, ("LL501", 5), ("LL307", 13)], key=lambda one: one[1])
    (tmp_path / "base.py").write_text(BASE.replace("keras.layers.Layer", "object"))
    assert found(TEXT) == alone
    (tmp_path / "base.py").unlink()
    assert found(TEXT) == alone


def test_edits_anywhere_give_the_findings_of_the_new_text(
    found: Callable[..., list[tuple[str, int]]], tmp_path: Path
) -> None:
    (tmp_path / "base.py").write_text(BASE)
    whole = found(TEXT)
    assert found(f"# a comment\n\n{TEXT}") == [(code, line + 2) for code, line in whole]
    assert found(TEXT.replace("__call__", "call")) == [one for one in whole if one[0] != "LL501"]
    assert found(TEXT.replace("class A(Base)", "class A(object)")) == [("LL501", 9)]
    assert found(TEXT.replace("import keras\n", "import os as keras\n")) == [("LL501", 5), ("LL307", 13)]
    assert found(TEXT) == whole


@pytest.mark.slow
def test_the_keras_of_the_project_is_read_again_when_its_files_change(
    found: Callable[..., list[tuple[str, int]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_memory, "RECENT", -1)  # what was read just now counts as unchanged
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    weight = (
        "import keras\nimport tensorflow as tf\nclass A(keras.layers.Layer):\n    def build(self, shape):\n"
    )
    weight += "        self.w = tf.Variable(1.0)\n    def call(self, x):\n        return x * self.w\n"
    time.sleep(0.02)
    assert found(weight) == found(f"{weight}\n") == [("LL104", 5)]
    for name, text, codes in (
        ("deep/er/requirements.txt", "tensorflow==2.10\n", [("LL309", 4), ("LL517", 7)]),
        ("deep/er/requirements.txt", "tensorflow==2.18\n", [("LL104", 5)]),
        ("requirements.txt", "tf_keras\ntensorflow==2.12\n", [("LL309", 4), ("LL517", 7)]),
    ):
        time.sleep(0.02)
        (tmp_path / name).write_text(text)
        time.sleep(0.02)
        assert found(weight) == codes
        assert found(weight) == codes


def test_only_the_class_that_was_edited_is_read_again(
    found: Callable[..., list[tuple[str, int]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = RunMemory()
    path = str(tmp_path / "der.py")
    read: list[str] = []
    lint = lint_class.lint_class

    def noted(reader: object, source: LayerSource, rules: object) -> object:
        read.append(source.name)
        return lint(reader, source, rules)  # type: ignore[arg-type]

    monkeypatch.setattr(lint_class, "lint_class", noted)
    (tmp_path / "base.py").write_text(BASE)
    for text, classes in (
        (TEXT, ["A", "B", "C"]),
        (f"\n\n{TEXT}", []),
        (TEXT.replace("return x\n\n", "return x + 1\n\n"), ["B"]),
        (TEXT.replace("x * 2", "x * 3"), ["A", "C"]),
    ):
        read.clear()
        lint_paths(LintRequest((path,), stdin=text, stdin_filename=path, memory=memory))
        assert sorted(read) == classes
