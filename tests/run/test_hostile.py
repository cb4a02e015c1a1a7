"""Texts that were written to stall a run, or to end it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.index import lineage
from layerlint.index.module_text import set_from_outside
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest

LAYER = "import keras\n\n\nclass A(keras.layers.Layer):\n    def Call(self, x):\n        return x\n"
QUOTE = "a = 'load_model save_model .save .build .load_weights "
"""Words that have a text looked at for what it saves."""
SIZE = 120_000
SECONDS = 4.0
"""What all of these need much less than, and would need much more than if the time grew with the square of the size."""


def repeated(text: str) -> str:
    return text * (SIZE // len(text))


STALLING = {
    "class headers that are never closed": LAYER + repeated("\nclass A("),
    "type parameters that are never closed": LAYER + repeated("\n class A(a["),
    "type parameters that end far away": LAYER + "'''" + repeated("\nclass A[") + "]'''\n",
    "imports that are never closed": LAYER + repeated("\nfrom a import ("),
    "attributes with colons": LAYER + "# " + repeated("x.a:b") + "\n",
    "comments in comments": LAYER + "# " + repeated("# layerlint:") + "\n",
    "brackets of comments": LAYER + "# " + repeated("# layerlint: ignore[a,") + "\n",
    "spaces in a comment": LAYER + "# layerlint: ignore[LL307]" + " " * SIZE + "x\n",
    "noqa without end": LAYER + "# noqa: A1" + repeated(" A1") + "x\n",
    "rules that do not exist": LAYER
    + f"# layerlint: ignore[{','.join(f'keras-{i}' for i in range(9000))}]\n",
    "comments that ignore nothing": LAYER + "a = 1  # layerlint: ignore[LL101]\n" * 3500,
    "comments in one line of code": LAYER + "a = (\n" + "1,  # layerlint: ignore[LL101]\n" * 3500 + ")\n",
    "aliases of aliases": "import keras\nA0 = keras.layers.Layer\n"
    + "".join(f"A{number + 1} = A{number}\n" for number in range(6000))
    + "class A(A6000):\n    def Call(self, x): pass\n",
    "attributes of aliases": LAYER
    + "".join(f"A{number + 1} = A{number}.a\n" for number in range(6000))
    + "class B(A6000):\n    def Call(self, x): pass\n",
    "names that are made of each other": "import keras\nx = keras.layers.Lambda(lambda v: a0(v))\n"
    + "".join(f"a{number} = a{number + 1}(1)\n" * 40 for number in range(30))
    + "keras.layers.Dense(3)(a0)\n",
    "layers that are called again": "import keras\nx = keras.Input((3,))\nx = keras.layers.Lambda(abs)(x)\n"
    + repeated("x = x(x)\n"),
    "arguments without end": LAYER + "keras.layers.Lambda(abs)\nbias=1\nModel(" + repeated("a=1, ") + ")\n",
    "losses without end": LAYER + "a = '@tf.function " + repeated("loss=[a, ") + "'\n",
    "imports of Keras that are never closed": LAYER + repeated("\nfrom keras.layers import (a,"),
    "a second argument far away": LAYER + "b.fit(c)\n" + repeated("def call(self, a, b=1\n"),
    "operators without end": LAYER + "a = " + "-" * SIZE + "1\n",
    "brackets without end": LAYER + "a = " + "(" * SIZE,
    "brackets in brackets": LAYER + "a = " + "[" * 3000 + "]" * 3000,
    "imports in one line of a string": LAYER + QUOTE + repeated("import ") + "'\n",
    "words that end like a model": LAYER + QUOTE + ".save( " + repeated("models_Model") + "'\n",
    "objects that may be built": LAYER + QUOTE + repeated("a=A(.build(.load_weights(") + "'\n",
    "settings of the older Keras": LAYER + QUOTE + repeated("TF_USE_LEGACY_KERAS ") + "'\n",
    "a word that may be a model": LAYER + "a = '" + "a" * SIZE + "'\nb.fit(c.trainable)\n",
    "a line of attributes": LAYER
    + "keras.ops.ones(3)\n\n\ndef f(x):\n    return x._keras_shape\n\n\ny = '"
    + repeated(".a:")
    + "'\n",
    "a chain of calls": LAYER.replace("return x", "return x" + "()" * 3000),
}


def run(text: str) -> LintRun:
    return lint_paths(LintRequest(("-",), stdin=text, stdin_filename="a.py"))


@pytest.mark.parametrize("name", STALLING)
@pytest.mark.slow
def test_no_text_stalls_a_run(name: str) -> None:
    started = time.process_time()
    done = run(STALLING[name])
    assert time.process_time() - started < SECONDS
    assert not done.report.failures


@pytest.mark.slow
def test_a_chain_of_aliases_is_followed_to_its_end() -> None:
    assert [one.code for one in run(STALLING["aliases of aliases"]).report.diagnostics] == ["LL307"]


def test_a_chain_of_classes_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "MAX_ANCESTORS", 50)
    text = "import keras\nclass A0(keras.layers.Layer): pass\n"
    text += "".join(f"class A{number + 1}(A{number}): pass\n" for number in range(80))
    assert run(text).report.layers == 51  # A0 to A50; what comes after is not known


def test_the_same_attributes_are_set_from_outside() -> None:
    text = (
        "x.a: int = 1\nx.b: t.c[d] = 2\nx.e = y.f: 3\nself.g = 1\nx.h == 2\nx.i += 1\nx.j:\nx.k := 1\nx.l:=2"
    )
    assert set(set_from_outside(text)) == {"a", "b", "e", "i"}


@pytest.mark.parametrize("name", ["layerlint.toml", "pyproject.toml"])
def test_settings_that_are_nested_too_deeply_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_text(LAYER)
    (tmp_path / name).write_text("# layerlint\n[tool.layerlint]\nexclude = " + "[" * 50_000)
    with pytest.raises(LayerlintError, match=f"{name}: nested too deeply"):
        lint_paths(LintRequest((".",)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("setup.py", "setup(install_requires=" + "[" * 50_000),
        ("setup.py", "-" * 50_000),
        ("pyproject.toml", "[project]\ndependencies = " + "[" * 50_000),
        ("Pipfile", "packages = " + "{a=" * 50_000),
    ],
)
def test_lists_of_requirements_that_are_nested_too_deeply_say_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_text(LAYER)
    (tmp_path / name).write_text(text)
    assert [one.code for one in lint_paths(LintRequest(("a.py",))).report.diagnostics] == ["LL307"]
