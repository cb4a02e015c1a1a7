"""Inputs of `call` that are read from the training step, where the guessed ones do not fit it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, TensorNode
from layerlint.trace.assemble import assemble
from layerlint.worker.tracing.step_inputs import from_step
from tests.trace.conftest import ROOT, Tracer


class Shape(list[int | None]):
    @property
    def rank(self) -> int:
        return len(self)


def tensor(*sizes: int | None) -> Any:
    return SimpleNamespace(shape=Shape(sizes), dtype=SimpleNamespace(name="float32"))


class Generates:
    generator, critic = object(), object()

    def call(self, noise: Any) -> Any:
        return self.generator(noise)  # type: ignore[operator]


class Joins(Generates):
    def call(self, noise: Any, label: Any) -> Any:  # type: ignore[override]
        return self.generator(noise + label)  # type: ignore[operator]


API: Any = SimpleNamespace(tf=SimpleNamespace(is_tensor=lambda value: hasattr(value, "dtype")))


def called(part: object, value: Any) -> Any:
    return SimpleNamespace(layer=part, arguments=[("inputs", value)])


def test_call_gets_what_the_step_passes_to_the_same_part() -> None:
    calls = [called(Generates.critic, tensor(2, 6)), called(Generates.generator, tensor(None, 4))]
    feed = from_step(Generates(), calls, API)
    assert feed is not None
    assert feed.args == [{"kind": "tensor", "dtype": "float32", "shape": [None, 4]}]


@pytest.mark.parametrize(
    ("model", "calls"),
    [
        (Joins(), [called(Generates.generator, tensor(2, 4))]),
        (Generates(), [called(Generates.critic, tensor(2, 6))]),
        (Generates(), [called(Generates.generator, tensor(2, None, 4))]),
        (Generates(), [called(Generates.generator, 4)]),
        (Generates(), []),
    ],
)
def test_what_the_step_does_not_say_stays_a_guess(model: Any, calls: list[Any]) -> None:
    assert from_step(model, calls, API) is None


@pytest.mark.slow
@pytest.mark.parametrize("keras", [3, 2])
def test_a_gan_is_drawn_without_inputs_from_the_user(tracer: Tracer, keras: int) -> None:
    """Its step builds the generator for noise of 4, and its examples have the 6 of what is generated."""
    traced = tracer("steps.py:Critic", keras)
    assert traced.failure is None, traced.log
    graph = assemble(traced, folder=str(ROOT))
    assert "called on noise=float32[None,4]" in graph.facts
    inputs = [(node.name, node.tensor.shape) for node in graph.nodes if isinstance(node, TensorNode)]
    assert inputs == [("real", (None, 6)), ("distance", ())]
    assert {node.path: node.params for node in graph.nodes if isinstance(node, LayerNode)}[""] == 37
    assert reached(graph, "input:real") == {"self.critic.layers[0]", "output:distance"}
    assert reached(graph, "self.generator.layers[0]") == {
        "self.critic.layers[0]",
        "self.critic.layers[0]#2",
        "output:distance",
    }


def reached(graph: Graph, start: str) -> set[str]:
    """The layers and outputs below a node."""
    after = {start}
    while (
        more := {edge.end for edge in graph.edges if edge.kind is EdgeKind.DATA and edge.start in after}
        - after
    ):
        after |= more
    nodes = {node.id for node in graph.nodes if isinstance(node, (LayerNode, TensorNode))}
    return (after & nodes) - {start}
