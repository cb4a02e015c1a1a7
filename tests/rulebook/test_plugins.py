"""Rules of the user's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layerlint.cli.app import app
from layerlint.testing import found_lines, observe

PLUGIN = '''
"""House rules."""
from layerlint.model.facts import Call
from layerlint.rule import Finding, Severity, rule


@rule("HOUSE101", "no-print-in-layers", summary="A layer prints.", severity=Severity.WARNING)
def NO_PRINT(layer):
    for _, event in layer.events():
        if isinstance(event, Call) and event.value.name == "print":
            yield Finding(event.value.at, "a layer does not print")
'''
LAYER = """import keras


class Loud(keras.layers.Layer):
    def call(self, inputs):
        print("called")
        return inputs
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "layerlint.toml").write_text('plugins = ["house_rules"]\nkeras = "3"\n')
    (tmp_path / "house_rules.py").write_text(PLUGIN)
    (tmp_path / "loud.py").write_text(LAYER)
    yield tmp_path
    sys.modules.pop("house_rules", None)


def test_a_rule_of_a_plugin_runs_like_ours(project: Path) -> None:
    result = CliRunner().invoke(app, ["check", "loud.py", "--output-format", "json", "--no-cache"])
    (one,) = json.loads(result.output)
    assert (one["code"], one["name"], one["severity"]) == ("HOUSE101", "no-print-in-layers", "warning")
    assert one["location"]["row"] == 6
    ignored = CliRunner().invoke(app, ["check", "loud.py", "--ignore", "HOUSE101", "--no-cache"])
    assert ignored.exit_code == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("import nowhere_at_all", "cannot be imported: ModuleNotFoundError"),
        ("x = 1", "has no rule"),
        (PLUGIN.replace("HOUSE101", "LL999"), "begins with LL"),
        (PLUGIN.replace("HOUSE101", "house"), "is not letters and three or four digits"),
    ],
)
def test_a_broken_plugin_is_told_and_the_rest_goes_on(project: Path, text: str, problem: str) -> None:
    (project / "house_rules.py").write_text(text)
    (project / "loud.py").write_text(LAYER + "\n    def build(self, s):\n        self.losses = []\n")
    result = CliRunner().invoke(app, ["check", "loud.py", "--output-format", "concise", "--no-cache"])
    assert result.exit_code == 2
    assert problem in result.output
    assert "LL306" in result.output


def test_helpers_for_tests_of_rules(project: Path) -> None:
    sys.path.insert(0, str(project))
    try:
        from house_rules import NO_PRINT  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(project))
    assert found_lines(NO_PRINT, LAYER) == [6]
    assert found_lines(NO_PRINT, LAYER.replace("print", "len")) == []


@pytest.mark.slow
def test_an_example_can_be_run_in_a_scenario() -> None:
    text = "import tensorflow as tf\nimport keras\nclass Free(keras.layers.Layer):\n    def build(self, shape):\n"
    text += (
        "        self.w = tf.Variable([1.0])\n    def call(self, inputs):\n        return inputs * self.w\n"
    )
    assert "untracked" in observe(text, "Free", scenario="call")
    assert "untracked" not in observe(text.replace("tf.Variable", "keras.Variable"), "Free", scenario="call")
