"""What fails only in a graph is a note where other files of the project run the class by loops alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.target.test_evidence import write

MODEL = """import tensorflow as tf
from tensorflow import keras


class Actor(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)

    def call(self, states):
        print(states.numpy())
        return self.dense(states)
"""
LOOP = """import tensorflow as tf
from nets.actor import Actor

actor = Actor()


def learn(states, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(actor(states, training=True))
    pairs = zip(tape.gradient(loss, actor.trainable_variables), actor.trainable_variables)
    optimizer.apply_gradients(pairs)
"""
GRAPH = LOOP.replace("def learn", "@tf.function\ndef learn")
THROUGH = "from nets import Actor\n\n\ndef make():\n    return Actor()\n"
INITIAL = {"nets/__init__.py": "from .actor import Actor\n", "nets/actor.py": MODEL}


@pytest.mark.parametrize(
    ("others", "severity"),
    [
        ({}, Severity.ERROR),
        ({"learn.py": LOOP}, Severity.NOTE),
        ({"learn.py": GRAPH}, Severity.ERROR),
        ({"learn.py": LOOP, "graph.py": GRAPH}, Severity.ERROR),
        ({"learn.py": LOOP, "graph.py": GRAPH.replace("nets.actor", "others")}, Severity.NOTE),
        ({"learn.py": LOOP, "export.py": f"{THROUGH}make().export('folder')\n"}, Severity.ERROR),
        ({"make.py": THROUGH, "learn.py": LOOP.replace("nets.actor", "make")}, Severity.NOTE),
        ({"make.py": THROUGH, "learn.py": GRAPH.replace("nets.actor", "make")}, Severity.ERROR),
        ({"make.py": THROUGH}, Severity.ERROR),
    ],
)
def test_loops_in_other_files(tmp_path: Path, others: dict[str, str], severity: Severity) -> None:
    write(tmp_path, {"pyproject.toml": "", **INITIAL, **others})
    for paths in ((str(tmp_path / "nets/actor.py"),), (str(tmp_path),)):
        found = lint_paths(LintRequest(paths, cache=False)).report.diagnostics
        assert [one.severity for one in found if one.code == "LL504"] == [severity]


def test_a_class_whose_own_file_makes_a_graph(tmp_path: Path) -> None:
    own = f"{MODEL}\n\nActor().compile('adam', 'mse')\n"
    write(tmp_path, {"pyproject.toml": "", **INITIAL, "nets/actor.py": own, "learn.py": LOOP})
    found = lint_paths(LintRequest((str(tmp_path),), cache=False)).report.diagnostics
    assert [one.severity for one in found if one.code == "LL504"] == [Severity.ERROR]
