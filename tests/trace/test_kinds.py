"""What a variable is called, and which layers are said never to be called."""

from __future__ import annotations

import pytest

from layerlint.graphs.layer_graph import LayerNode, LossNode
from layerlint.trace.assemble import assemble
from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import Trace
from tests.trace.conftest import ROOT, Tracer

pytestmark = pytest.mark.slow


def printed(trace: Trace) -> list[str]:
    return tree(trace, Style(color=False, relative=RelativePaths(str(ROOT)))).splitlines()


@pytest.mark.parametrize("keras", [3, 2])
def test_what_is_no_weight_says_what_it_is(tracer: Tracer, keras: int) -> None:
    traced = tracer("kept.py:Keeps", keras, inputs=("float32[None,8]",))
    said = {item.path: item.role or item.variable_kind for item in traced.variables}
    assert {path: word for path, word in said.items() if "optimizer" not in path} == {
        "dense.kernel": "trainable",
        "dense.bias": "trainable",
        "tracker.total": "metric",
        "tracker.count": "metric",
        "others[0].total": "metric",
        "others[0].count": "metric",
        "box.average.total": "metric",
        "box.average.count": "metric",
        "box.offset": "untracked",
        "generator.state": "random generator",
    }
    assert {word for path, word in said.items() if "optimizer" in path} == {"optimizer"}
    assert sum("neither trains nor saves" in line for line in printed(traced)) == 1
    graph = assemble(traced, folder=str(ROOT))
    assert {"own_optimizer: Adam", "box.optimizer: SGD"} <= set(graph.facts)
    assert not [weight for _, weight in graph.weights if weight.role == "optimizer"]
    assert {weight.name: weight.kind_text for _, weight in graph.weights}[
        "generator.state"
    ] == "random generator"


@pytest.mark.parametrize("keras", [3, 2])
@pytest.mark.parametrize("name", ["Compiled", "CompiledWithMetrics"])
def test_what_compile_makes_for_itself_is_not_told(tracer: Tracer, name: str, keras: int) -> None:
    traced = tracer(f"kept.py:{name}", keras, inputs=("float32[None,8]",))
    assert {item.path for item in traced.variables if item.role != "optimizer"} == {
        "dense.kernel",
        "dense.bias",
    }


@pytest.mark.parametrize("keras", [3, 2])
def test_insides_of_layers_of_keras_are_not_said_to_be_never_called(tracer: Tracer, keras: int) -> None:
    traced = tracer("kept.py:Wraps", keras, inputs=("float32[2,3,4]",))
    lines = [line.split()[1] for line in printed(traced) if "not called here" in line]
    assert lines == ["unused", "idle[0]"]
    drawn = assemble(traced, folder=str(ROOT), library=True)
    assert [node.path for node in drawn.nodes if isinstance(node, LayerNode) and not node.called] == lines


@pytest.mark.parametrize("keras", [3, 2])
def test_each_loss_says_where_it_comes_from(tracer: Tracer, keras: int) -> None:
    traced = tracer("kept.py:PenalizesOutputs", keras, inputs=("float32[None,8]",))
    losses = {loss.loss_kind: loss.amount for loss in traced.losses}
    assert set(losses) == {"activity_regularizer", "add_loss", "regularizer"}
    assert all(amount is not None for amount in losses.values())
    graph = assemble(traced, folder=str(ROOT))
    nodes = {node.name: node.where for node in graph.nodes if isinstance(node, LossNode)}
    assert nodes == {
        "activity_regularizer": "Dense",
        "add_loss": "PenalizesOutputs.call",
        "regularizer": "Dense",
    }
