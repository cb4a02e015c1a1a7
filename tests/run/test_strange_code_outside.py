"""Code outside layer classes that is strange, and yet Python: what can be read is judged, the rest costs a plain line."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.linted import linted

HEAD = "import keras\n\nmodel = keras.Model()\n"
LOST = "metric = keras.metrics.Mean()\nmetric.reset_states()\n"
HUGE = f"0x{'f' * 5000}"

STRANGE = {
    "a huge number in a test": f"if {HUGE} > model:\n    pass\n",
    "a huge number in a test of a version": f"if keras.__version__ > {HUGE}:\n    pass\n",
    "a huge number before an early end": f"def end(x):\n    if keras.__version__ > {HUGE}:\n        return\n    x()\n",
    "a test of many parts": f"if {' and '.join(['model.a == 1'] * 2000)}:\n    pass\n",
    "a test that is deep": f"if {'not ' * 900}model:\n    pass\n",
    "an annotation that is no expression": 'def f(x: "a\\0b", y: "((("):\n    pass\n',
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_code_hides_nothing_of_the_rest(text: str) -> None:
    found = linted(HEAD + text + LOST, keras=3, path="a.py")
    assert [one.code for one in found] == ["LL701"]


@pytest.mark.parametrize(
    "test", ["model.version == 1", "hasattr(model, 'x')", "is_tf2", "keras.__version__ < '3'"]
)
def test_what_stands_below_a_test_of_a_version_is_left_alone(test: str) -> None:
    text = f"{HEAD}metric = keras.metrics.Mean()\nif {test}:\n    metric.reset_states()\n"
    assert linted(text, keras=3, path="a.py") == ()


@pytest.mark.parametrize("part", [".layers", "[0]"])
def test_what_is_nested_too_deeply_is_no_mistake_of_ours(tmp_path: Path, part: str) -> None:
    (tmp_path / "a.py").write_text(f"{HEAD}x = model{part * 2500}.foo\n{LOST}")
    run = lint_paths(LintRequest(paths=(str(tmp_path),), isolated=True))
    assert [failure.message for failure in run.report.failures] == [
        "the code outside layer classes is nested too deeply to be read"
    ]


def test_a_carriage_return_alone_ends_a_line() -> None:
    head = "import keras\r# a\r"
    text = f"{head}x = keras.Input((3,))\ny = keras.layers.Dense(3)\nz = keras.layers.Flatten()(y)"
    found = linted(text, keras=3, path="a.py")
    assert [(one.code, one.span.start.line) for one in found] == [("LL620", 5)]


def test_old_imports_are_told_where_keras_3_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that the class shows by its base that the file is for Keras 2."""
    text = "from keras.engine.topology import Layer\n\n\nclass A(Layer):\n    def call(self, x):\n        return x\n"
    (tmp_path / "a.py").write_text(text)
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.chdir(tmp_path)

    def codes(**options: str) -> list[str]:
        report = lint_paths(LintRequest((".",), options=options)).report
        return [one.code for one in report.diagnostics]

    assert codes() == []
    assert codes(keras="3") == ["LL701"]
