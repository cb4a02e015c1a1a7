"""`layerlint.graph(layer, inputs)` on live layers. In a process of its own: this one has no TensorFlow."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.trace.conftest import FIXTURES

pytestmark = pytest.mark.slow

SCRIPT = """
import json
import tensorflow as tf
import layerlint
import shapes

picture = layerlint.graph(shapes.Residual(8), tf.ones((3, 8)), training=True)
listed = layerlint.graph(shapes.Ranker(), {"ids": [[1, 2, 3]], "mask": [[True, False, True]]})
text = layerlint.graph(shapes.TwoTower(4), "float32[None,4], float32[None,4]", depth=1)
broken = layerlint.graph(shapes.Residual(8), tf.ones((3, 5)))
errors = []
for wrong in (3, shapes.Residual):
    try:
        layerlint.graph(wrong)
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
print(json.dumps({
    "svg": picture._repr_svg_()[:4],
    "facts": picture.graph.facts,
    "nodes": [[node.id for node in one.graph.nodes] for one in (picture, listed, text)],
    "failure": broken.graph.failure.exception[:22],
    "errors": errors,
}))
"""


@pytest.mark.parametrize("legacy", ["", "1"])
def test_live_layers_are_pictured(legacy: str) -> None:
    environment = {**os.environ, "TF_USE_LEGACY_KERAS": legacy, "PYTHONPATH": str(FIXTURES)}
    environment["CUDA_VISIBLE_DEVICES"] = "-1"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["svg"] == "<svg"
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
    assert seen["errors"] == [
        "LayerlintError: layerlint.graph takes a Keras layer or model that runs on TensorFlow, not int",
        "LayerlintError: layerlint.graph takes a Keras layer or model that runs on TensorFlow, "
        "not the class Residual: make one",
    ]
