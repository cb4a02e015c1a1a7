"""`layerlint.graph(layer, inputs)` on live layers. In a process of its own: this one has no TensorFlow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.trace.conftest import FIXTURES, ROOT

pytestmark = pytest.mark.slow

SCRIPT = """
import json
import pathlib
import tempfile
import tensorflow as tf
import layerlint
import shapes

picture = layerlint.graph(shapes.Residual(8), tf.ones((3, 8)), training=True)
reads = layerlint.graph(shapes.Step(), tf.ones((3, 8)))
listed = layerlint.graph(shapes.Ranker(), {"ids": [[1, 2, 3]], "mask": [[True, False, True]]})
text = layerlint.graph(shapes.TwoTower(4), "float32[None,4], float32[None,4]", depth=1)
broken = layerlint.graph(shapes.Residual(8), tf.ones((3, 5)))
place = pathlib.Path(tempfile.mkdtemp(), "block.svg")
layerlint.graph(shapes.Residual(8), tf.ones((3, 8)), output=place)
errors = []
try:
    layerlint.graph(shapes.Residual(8), tf.ones((3, 8)), output="block.jpeg")
except Exception as error:
    refused = f"{type(error).__name__}: {error}"
for wrong in (3, shapes.Residual):
    try:
        layerlint.graph(wrong)
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
print(json.dumps({
    "svg": picture._repr_svg_()[:4],
    "written": place.read_text()[:4],
    "refused": refused,
    "facts": picture.graph.facts,
    "nodes": [[node.id for node in one.graph.nodes] for one in (picture, listed, text)],
    "edges": sorted(edge.kind.value for edge in reads.graph.edges if edge.kind.value != "data"),
    "broken": len(broken.graph.nodes),
    "failure": broken.graph.failure.exception[:22],
    "errors": errors,
    "said": [repr(picture), repr(broken)],
}))
"""


def run(legacy: str, *arguments: str) -> dict[str, Any]:
    """What a program says that has imported TensorFlow itself, as a notebook has."""
    environment = {**os.environ, "TF_USE_LEGACY_KERAS": legacy, "PYTHONPATH": f"{ROOT}:{FIXTURES}"}
    environment["CUDA_VISIBLE_DEVICES"] = "-1"
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, timeout=180
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@pytest.mark.parametrize("legacy", ["", "1"])
def test_a_live_model_is_afterwards_what_it_was(legacy: str) -> None:
    """Variables, optimizer, every attribute, `built`, and what all generators of random numbers give next."""
    changed = run(legacy, str(Path(__file__).with_name("live_models.py")))
    assert len(changed) >= 10
    assert changed == {name: [] for name in changed}


@pytest.mark.parametrize("legacy", ["", "1"])
def test_live_layers_are_pictured(legacy: str) -> None:
    seen = run(legacy, "-c", SCRIPT)
    assert seen["svg"] == seen["written"] == "<svg"
    assert seen["refused"].startswith("LayerlintError: block.jpeg: no format goes with the suffix .jpeg")
    assert "training=True" in seen["facts"]
    assert seen["nodes"] == [
        ["input:inputs", "self", "self.dense", "self/+", "self.norm", "output:output"],
        [
            "input:ids",
            "input:mask",
            "self",
            "self.embed",
            "self/cast",
            "self/[…]",
            "self/*",
            "self/reduce_sum",
            "self.dense",
            "output:pooled",
            "output:scores",
        ],
        [
            "input:query",
            "input:item",
            "self",
            "self.tower",
            "self.tower#2",
            "self/concat",
            "self.score",
            "output:output",
        ],
    ]
    assert seen["failure"] == "InvalidArgumentError: "
    assert seen["edges"] == ["decides", "decides", "reads", "updates", "updates", "updates"]
    assert seen["said"] == [
        "<layerlint picture of Residual: 6 nodes>",
        f"<layerlint picture of Residual, which failed: {seen['broken']} nodes>",
    ]
    assert seen["errors"] == [
        "LayerlintError: layerlint.graph takes a Keras layer or model that runs on TensorFlow, not int",
        "LayerlintError: layerlint.graph takes a Keras layer or model that runs on TensorFlow, "
        "not the class Residual: make one",
    ]
