"""A layer that fails: one run is drawn, with the operation that failed and the shapes that it got."""

from __future__ import annotations

import pytest

from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, OpNode
from layerlint.run.lint_text import lint_text
from layerlint.trace.assemble import assemble
from layerlint.trace.traced import Trace
from tests.trace.conftest import FIXTURES, ROOT, Tracer

pytestmark = pytest.mark.slow
BOTH = pytest.mark.parametrize("keras", [3, 2])
SOURCE = (FIXTURES / "broken.py").read_text(encoding="utf-8").splitlines()


def failing(tracer: Tracer, name: str, keras: int) -> tuple[Trace, Graph]:
    traced = tracer(f"broken.py:{name}", keras, inputs=("float32[None,8]",))
    assert traced.failure is not None
    return traced, assemble(traced, folder=str(ROOT))


def told(graph: Graph) -> tuple[str, list[str], str]:
    """What failed, where its data comes from, and the user's line."""
    assert graph.failure is not None
    assert graph.failure.source is not None
    node = next(node for node in graph.nodes if node.id == graph.failure.target)
    assert isinstance(node, OpNode | LayerNode)
    data = [edge.start for edge in graph.edges if edge.end == node.id and edge.kind is EdgeKind.DATA]
    return node.name, data, SOURCE[graph.failure.source.line - 1].strip()


@BOTH
def test_the_failing_op_is_drawn_with_the_shapes_that_clash(tracer: Tracer, keras: int) -> None:
    traced, graph = failing(tracer, "Clash", keras)
    line = "return tf.nn.relu(self.left(inputs)) + self.right(inputs)"
    assert told(graph) == ("+  (2, 4) · (2, 6)", ["self/relu", "self.right"], line)
    assert [node.name for node in graph.nodes if isinstance(node, OpNode)] == ["relu", "+  (2, 4) · (2, 6)"]
    assert [item.name for item in traced.variables].count("made") == 1, "one run is told, and not each try"
    assert not [edge for edge in graph.edges if edge.kind is EdgeKind.UPDATES]


@BOTH
def test_an_op_fails_in_the_sublayer_that_runs_it(tracer: Tracer, keras: int) -> None:
    _, graph = failing(tracer, "ClashInside", keras)
    said = (
        "matmul  (2, 8) · (2, 8)",
        ["input:inputs", "self.inner/abs"],
        "return tf.matmul(first, tf.abs(second))",
    )
    assert told(graph) == said


@BOTH
def test_a_sublayer_that_fails_is_the_card_itself(tracer: Tracer, keras: int) -> None:
    _, graph = failing(tracer, "WrongSublayer", keras)
    assert told(graph) == ("dense", ["self/abs"], "return self.dense(tf.abs(inputs))")


@BOTH
def test_of_the_batches_that_a_step_fails_on_one_is_drawn(tracer: Tracer, keras: int) -> None:
    traced, graph = failing(tracer, "ClashInStep", keras)
    assert traced.failure is not None
    assert traced.failure.stage == "trace"
    name, data, line = told(graph)
    assert name == "-  (None, 8) · (None, 4)"
    assert data == [f"input:{traced.inputs[0].name}", "self.dense"]
    assert line == 'return {"loss": tf.reduce_mean(inputs - self(inputs))}'
    assert len(traced.inputs) == 1


@BOTH
def test_a_call_that_returns_nothing_has_failed(tracer: Tracer, keras: int) -> None:
    traced, graph = failing(tracer, "Forgetful", keras)
    assert traced.failure is not None
    assert (traced.failure.stage, traced.failure.layer) == ("call", 0)
    assert traced.failure.place is not None
    assert SOURCE[traced.failure.place.line - 1].strip() == "def call(self, inputs):"
    found = lint_text("\n".join(SOURCE), path="broken.py", keras=keras)
    said = [item.message for item in found if item.code == "LL502" and "Forgetful" in item.message]
    assert said == [traced.failure.exception]
    assert {node.path for node in graph.nodes if isinstance(node, LayerNode)} == {"", "dense"}
    assert tracer("broken.py:UsesSink", keras, inputs=("float32[None,8]",)).failure is None
