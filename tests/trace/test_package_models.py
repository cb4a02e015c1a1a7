"""Models of `keras.applications` against what Keras says of them, and what can be said of any picture.

All of a Keras share one process for the traces and one for the answers.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layerlint.graphs.fold import FULL, drawn, view
from layerlint.graphs.layer_graph import Graph, LayerNode, LossNode, Port, TensorNode
from layerlint.render import Options
from layerlint.render.formatting import totals
from layerlint.render.layout import layout
from layerlint.render.scene import make_scene
from layerlint.trace.assemble import assemble
from layerlint.trace.traced import Trace
from tests.render.crossings import crossings
from tests.trace.conftest import ROOT, Tracer, python_of

pytestmark = pytest.mark.thorough
NAMES = (
    "ResNet50",
    "ResNet50V2",
    "InceptionV3",
    "DenseNet121",
    "EfficientNetB0",
    "EfficientNetV2B0",
    "MobileNet",
    "MobileNetV2",
    "VGG16",
    "Xception",
)
MODELS = [pytest.param(name, keras, id=f"{name}-keras{keras}") for keras in (3, 2) for name in NAMES]
Answers = Callable[[str, int], dict[str, Any]]


@pytest.fixture(scope="module")
def answers() -> Answers:
    """What Keras says of each model, asked once for all of them and each Keras."""
    known: dict[int, list[dict[str, Any]]] = {}

    def ask(name: str, keras: int) -> dict[str, Any]:
        if keras not in known:
            settings = {"TF_USE_LEGACY_KERAS": str(int(keras == 2)), "CUDA_VISIBLE_DEVICES": "-1"}
            done = subprocess.run(
                [python_of(keras), str(Path(__file__).with_name("package_oracle.py"))],
                input=json.dumps(NAMES),
                capture_output=True,
                text=True,
                env=os.environ | settings,
                timeout=900,
            )
            assert done.returncode == 0, done.stderr
            known[keras] = json.loads(done.stdout.splitlines()[-1])
        return known[keras][NAMES.index(name)]

    return ask


def traced(tracer: Tracer, name: str, keras: int) -> Trace:
    package = {3: "keras", 2: "tf_keras"}[keras]
    trace = tracer(
        f"{package}.applications:{name}", keras, init="weights=None", time_limit=300.0, memory_limit=8192
    )
    assert trace.failure is None, trace.log
    return trace


@pytest.mark.parametrize(("name", "keras"), MODELS)
def test_what_is_traced_is_what_keras_says(tracer: Tracer, answers: Answers, name: str, keras: int) -> None:
    trace, answer = traced(tracer, name, keras), answers(name, keras)
    graph = assemble(trace, folder=str(ROOT))
    layers = [node for node in graph.nodes if isinstance(node, LayerNode)]
    weights = [
        [list(item.shape or ()), item.variable_kind == "trainable"]
        for item in trace.variables
        if item.variable_kind in ("trainable", "non-trainable")
    ]
    assert sorted(weights) == answer["weights"]
    assert layers[0].params == answer["params"]
    made = {item.number for item in trace.layers if item.kind == "layer" and item.class_name != "InputLayer"}
    inputs = len(answer["inputs"])
    assert len([n for n in layers if n.id not in graph.opened]) == answer["layers"] - inputs
    assert len(made) >= answer["layers"] - inputs
    assert sum(isinstance(node, LossNode) for node in graph.nodes) == answer["losses"]
    ports = [node for node in graph.nodes if isinstance(node, TensorNode)]
    assert [list(n.tensor.shape or ()) for n in ports if n.port is Port.INPUT] == [
        shape for _, shape in answer["inputs"]
    ]
    assert [list(n.tensor.shape or ()) for n in ports if n.port is Port.OUTPUT] == answer["outputs"]


@pytest.mark.parametrize(("name", "keras"), MODELS)
def test_its_picture_can_be_read(tracer: Tracer, name: str, keras: int) -> None:
    """Few nodes, no line through a title or frame, a straight way, and the numbers of the whole model."""
    whole = assemble(traced(tracer, name, keras), folder=str(ROOT))
    seen = view(whole)
    assert 15 <= drawn(seen) <= FULL + 2
    scene = make_scene(seen, Options())
    placed = layout(scene)
    assert list(crossings(scene, placed)) == []
    spine = [curve for curve in placed.curves if curve.line.spine]
    straight = [curve for curve in spine if abs(curve.points[0][0] - curve.points[-1][0]) <= 2]
    assert len(straight) >= 0.95 * len(spine), "ways of the same length cannot all be straight"
    assert totals(seen, _root(seen)) == totals(whole, _root(whole))


def _root(graph: Graph) -> LayerNode:
    return next(node for node in graph.nodes if isinstance(node, LayerNode))
