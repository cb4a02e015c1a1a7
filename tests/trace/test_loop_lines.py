"""The lines of a loop start in it, also where a mask from outside chooses between the new state and the old."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

MODEL = """
import keras


class Cell(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.inner = keras.layers.Dense(units)

    def call(self, inputs, states):
        h = self.inner(inputs) + states[0]
        return h, [h]


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.emb = keras.layers.Embedding(20, 4, mask_zero=True)
        self.rnn = keras.layers.RNN(Cell())

    def call(self, ids):
        return self.rnn(self.emb(ids))
"""


def test_a_mask_is_not_the_next_turn_of_a_loop(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(MODEL)
    command = ["graph", "net.py:Net", "--keras", "3", "--input", "int32[None,8]", "-o", "net.json"]
    subprocess.run([sys.executable, "-m", "layerlint", *command], cwd=tmp_path, check=True)
    graph = json.loads((tmp_path / "net.json").read_text())
    nodes = {node["id"]: node for node in graph["nodes"]}

    def in_loop(node: dict[str, Any]) -> bool:
        parent = nodes.get(node["parent"])
        return parent is not None and (parent["type"] == "region" or in_loop(parent))

    starts = [nodes[edge["start"]] for edge in graph["edges"] if edge["kind"] == "loop"]
    assert starts
    assert all(in_loop(start) for start in starts)
