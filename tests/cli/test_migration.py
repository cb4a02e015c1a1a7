"""What `--keras 3` tells of a project that is for Keras 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app

MOVES = """import tensorflow as tf


class Moves(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2, name="head/dense")
        self.lost = tf.keras.layers.Dense(2)

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(1,), aggregation=tf.VariableAggregation.MEAN)
        super().build(input_shape)

    def call(self, inputs, cache):
        cache.append(inputs)
        self.dense(inputs)
        return tf.keras.layers.Dense(4)(inputs) * self.scale
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.txt").write_text("tensorflow==2.12\n")
    (tmp_path / "moves.py").write_text(MOVES)
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--no-cache", *arguments])


def last_line(result: Result) -> str:
    return result.output.strip().splitlines()[-1]


def test_the_last_line_counts_by_kind(project: Path) -> None:
    assert last_line(check("moves.py", "--keras", "3")) == (
        "To move this project to Keras 3: 2 mechanical changes (`--fix` makes them), 1 change that needs you."
    )


def test_the_mechanical_ones_are_made(project: Path) -> None:
    assert last_line(check("moves.py", "--keras", "3", "--fix")) == (
        "To move this project to Keras 3: 1 change that needs you."
    )
    text = (project / "moves.py").read_text()
    assert 'name="head_dense"' in text
    assert 'aggregation="mean"' in text


def test_what_a_baseline_hides_still_stands_in_the_way(project: Path) -> None:
    check("moves.py", "--keras", "3", "--write-baseline", "known.json")
    assert last_line(check("moves.py", "--keras", "3", "--baseline", "known.json")) == (
        "To move this project to Keras 3: nothing besides the baseline."
    )


def test_json_has_the_kind_of_each_finding(project: Path) -> None:
    found = json.loads(check("moves.py", "--keras", "3", "--output-format", "json").output)
    kinds = {one["code"]: one["migration"] for one in found}
    assert kinds["LL708"] == kinds["LL114"] == "mechanical"
    assert kinds["LL709"] == "needs you"
    assert kinds["LL201"] is None, "it is wrong in both versions"


def test_a_rule_of_both_versions_is_asked_in_both(project: Path) -> None:
    (project / "moves.py").write_text(
        "import tensorflow as tf\n\n\nclass A(tf.keras.layers.Layer):\n    def build(self, input_shape):\n"
        '        self.a = self.add_weight(name="a", shape=3, initializer="ones")\n'
        '        self.b = self.add_weight(name="b", shape=3)\n        super().build(input_shape)\n\n'
        "    def call(self, inputs):\n        return inputs * self.a * self.b\n"
    )
    found = json.loads(check("moves.py", "--keras", "3", "--output-format", "json").output)
    assert [(one["code"], one["migration"]) for one in found] == [("LL114", "mechanical"), ("LL114", None)]


@pytest.mark.parametrize(
    ("requires", "keras"), [("tensorflow==2.12", "2"), ("keras>=3", "3"), ("tensorflow==2.12", "auto")]
)
def test_nothing_is_told_where_nobody_asks(project: Path, requires: str, keras: str) -> None:
    (project / "requirements.txt").write_text(f"{requires}\n")
    assert "To move this project" not in check("moves.py", "--keras", keras).output


def test_layers_of_keras_2_itself_are_told(project: Path) -> None:
    (project / "moves.py").write_text(
        "import tf_keras\n\n\nclass A(tf_keras.layers.Layer):\n    def call(self, inputs):\n        return inputs\n"
    )
    assert last_line(check("moves.py", "--keras", "3")) == (
        "To move this project to Keras 3: 1 layer of Keras 2 itself (import `keras` first)."
    )


def test_code_that_only_keras_3_runs_is_not_moved(project: Path) -> None:
    (project / "requirements.txt").unlink()
    (project / "new.py").write_text("from keras import ops\n\nx = ops.zeros(3)\n")
    assert "To move this project" not in check("--keras", "3", ".").output
