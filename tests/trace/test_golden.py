"""Traces of the fixtures against edges written by hand, Keras's own count of weights, and reviewed golden files.

`make golden` writes the golden files anew: read the diff.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from layerlint.graphs.fold import view
from layerlint.graphs.layer_graph import (
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    OpNode,
    Port,
    RegionNode,
    TensorNode,
)
from layerlint.render import Options, render
from layerlint.render.layout import layout
from layerlint.render.scene import make_scene
from layerlint.trace.assemble import assemble
from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.specs import parse_inputs
from tests.render.misread import left_out, misread
from tests.trace.cases import CASES, Case
from tests.trace.conftest import FIXTURES, ROOT, Tracer, python_of
from tests.trace.summary import summary

pytestmark = pytest.mark.slow
GOLDEN = Path(__file__).parent / "golden"
BOTH = [pytest.param(case, keras, id=f"{case.name}-keras{keras}") for case in CASES for keras in (3, 2)]


def graph_of(tracer: Tracer, case: Case, keras: int) -> Graph:
    traced = tracer(case.target, keras, init=case.init, inputs=case.inputs, train_step=case.train_step)
    assert traced.failure is None, traced.log
    return assemble(traced, folder=str(ROOT))


def said(graph: Graph, identifier: str) -> str:
    """A node as the edges in `cases` call it."""
    node = next(item for item in graph.nodes if item.id == identifier)
    if isinstance(node, TensorNode):
        return f"{'in' if node.port is Port.INPUT else 'out'}:{node.name}"
    return (
        identifier.removeprefix("self.").removeprefix("self/").rpartition("/while_loop@")[2].split("/")[-1]
        if ("@" in identifier and "rnn" not in identifier)
        else _plain(identifier)
    )


def _plain(identifier: str) -> str:
    inside = re.sub(r"^self[^@]*/[^/@]*@.*/", "", identifier)
    return inside.removeprefix("self.").removeprefix("self/")


def expected(text: str) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for line in text.strip().splitlines():
        parts = [part.strip() for part in line.split(" > ")]
        out.update(pairwise(parts))
    return out


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_data_flows_as_written_by_hand(tracer: Tracer, case: Case, keras: int) -> None:
    graph = graph_of(tracer, case, keras)
    seen = {
        (said(graph, edge.start), said(graph, edge.end)) for edge in graph.edges if edge.kind is EdgeKind.DATA
    }
    assert seen == expected(case.edges)


@pytest.fixture(scope="module")
def answers() -> Callable[[Case, int], dict[str, Any]]:
    """What Keras says of each case, asked once for all of them and each Keras."""
    known: dict[int, list[dict[str, Any]]] = {}

    def ask(case: Case, keras: int) -> dict[str, Any]:
        if keras not in known:
            cases = [
                {
                    "target": str(FIXTURES / item.target),
                    "init": item.init,
                    "args": list(parse_inputs(item.inputs).args),
                    "alone": item.alone,
                }
                for item in CASES
            ]
            done = subprocess.run(
                [python_of(keras), str(Path(__file__).with_name("oracle.py"))],
                input=json.dumps(cases),
                capture_output=True,
                text=True,
                env=os.environ
                | {
                    "TF_USE_LEGACY_KERAS": str(int(keras == 2)),
                    "CUDA_VISIBLE_DEVICES": "-1",
                    "KERAS_BACKEND": "tensorflow",
                },
                timeout=300,
            )
            assert done.returncode == 0, done.stderr
            known[keras] = json.loads(done.stdout.splitlines()[-1])
        return known[keras][CASES.index(case)]

    return ask


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_weights_are_those_of_the_layer(
    tracer: Tracer, answers: Callable[[Case, int], dict[str, Any]], case: Case, keras: int
) -> None:
    traced = tracer(case.target, keras, init=case.init, inputs=case.inputs, train_step=case.train_step)
    metrics = {layer.number for layer in traced.layers if layer.kind == "metric"}
    weights = [
        item
        for item in traced.variables
        if item.variable_kind in ("trainable", "non-trainable") and item.owner not in metrics
    ]
    assert len({item.path for item in weights}) == len(weights)
    seen = [
        (
            item.keras_name.split("/")[-1].split(":")[0],
            list(item.shape or ()),
            item.variable_kind == "trainable",
        )
        for item in weights
    ]
    assert sorted(seen) == sorted(tuple(item) for item in answers(case, keras)["weights"])


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_picture_and_the_tree_count_parameters_as_keras_does(
    tracer: Tracer, answers: Callable[[Case, int], dict[str, Any]], case: Case, keras: int
) -> None:
    counted = answers(case, keras)["params"]
    graph = graph_of(tracer, case, keras)
    drawn = {node.path: node.params for node in graph.nodes if isinstance(node, LayerNode)}
    assert {path: drawn[path] for path in counted if path in drawn} == {
        path: count for path, count in counted.items() if path in drawn
    }
    traced = tracer(case.target, keras, init=case.init, inputs=case.inputs, train_step=case.train_step)
    printed = tree(traced, Style(color=False, relative=RelativePaths(str(ROOT))))
    assert all(f"{count:,} params" in printed for count in counted.values() if count)


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_outputs_have_the_shapes_of_a_real_call(
    tracer: Tracer, answers: Callable[[Case, int], dict[str, Any]], case: Case, keras: int
) -> None:
    traced = tracer(case.target, keras, init=case.init, inputs=case.inputs, train_step=case.train_step)
    if traced.entry == "train_step":
        assert [item.shape for item in traced.outputs] == [()]
        return
    answer = answers(case, keras)
    seen = [
        [answer["batch"] if size is None else size for size in item.shape or ()] for item in traced.outputs
    ]
    assert sorted(seen) == sorted(answer["outputs"])


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_losses_are_as_many_as_the_layer_has(
    tracer: Tracer, answers: Callable[[Case, int], dict[str, Any]], case: Case, keras: int
) -> None:
    """Those of `add_loss` and of regularizers, in the trace and in the picture."""
    traced = tracer(case.target, keras, init=case.init, inputs=case.inputs, train_step=case.train_step)
    if traced.entry == "train_step":
        return
    assert len(traced.losses) == answers(case, keras)["losses"]
    drawn = [node for node in graph_of(tracer, case, keras).nodes if isinstance(node, LossNode)]
    assert len(drawn) == len(traced.losses)
    assert f"losses: {len(drawn)}" in tree(traced, Style(color=False, relative=RelativePaths(str(ROOT))))


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_graph_is_the_reviewed_one(tracer: Tracer, case: Case, keras: int) -> None:
    data = json.loads(render(graph_of(tracer, case, keras), "json"))
    assert data["keras"] == str(keras)
    assert_golden(case, keras, "txt", summary(stable(data)))


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_labels_are_nearest_to_their_own_lines(tracer: Tracer, case: Case, keras: int) -> None:
    placed = layout(make_scene(view(graph_of(tracer, case, keras)), Options()))
    assert list(misread(placed)) == []
    assert [label for label in left_out(placed) if label != "next turn"] == []


@pytest.mark.parametrize(("case", "keras"), BOTH)
def test_the_picture_is_the_reviewed_one(tracer: Tracer, case: Case, keras: int) -> None:
    """As DOT: what is drawn, how large, and what is joined."""
    drawn = render(view(stable_graph(graph_of(tracer, case, keras))), "dot").decode("utf-8")
    assert_golden(case, keras, "dot", drawn)


def stable_graph(graph: Graph) -> Graph:
    """The same as `stable` of its JSON."""
    nodes = [
        replace(node, value="")
        if isinstance(node, LossNode)
        else replace(node, detail="")
        if isinstance(node, OpNode)
        else node
        for node in graph.nodes
    ]
    facts = tuple(fact for fact in graph.facts if not fact.startswith("Keras "))
    return replace(graph, nodes=tuple(nodes), facts=facts)


def assert_golden(case: Case, keras: int, suffix: str, got: str) -> None:
    """One file states both versions; Keras 2 has a file of its own only where it differs."""
    common, own = GOLDEN / f"{case.name}.{suffix}", GOLDEN / f"{case.name}.keras2.{suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        if keras == 3:
            common.write_text(got, encoding="utf-8")
        elif got == common.read_text(encoding="utf-8"):
            own.unlink(missing_ok=True)
        else:
            own.write_text(got, encoding="utf-8")
    expected = (own if keras == 2 and own.exists() else common).read_text(encoding="utf-8")
    assert got == expected
    assert keras == 3 or not own.exists() or expected != common.read_text(encoding="utf-8"), (
        f"{own}: as Keras 3"
    )


def stable(data: Any) -> Any:
    """Without what differs between releases (versions, ops of library functions, random values, numbered names), and
    without the `:0` that TensorFlow puts after every name of a weight in Keras 2."""
    if isinstance(data, dict):
        dropped = {"value", "detail"} if data.get("type") == "op" else {"value"}
        said = {key: "" if key in dropped else stable(value) for key, value in data.items()}
        return (
            said | {"keras_name": re.sub(r"_\d+(?=/|$)", "", said["keras_name"].removesuffix(":0"))}
            if "keras_name" in said
            else said
        )
    if isinstance(data, list):
        return [stable(item) for item in data if not (isinstance(item, str) and item.startswith("Keras "))]
    return data


WEIGHT_EDGES = {
    "shapes.py:Untracked": {("reads", "w", "matmul"), ("reads", "b", "+")},
    "shapes.py:Counter": {("updates", "reduce_sum", "total"), ("reads", "total", "*")},
    "shapes.py:Loop": {("loop", "relu", "loop variable")},
    "shapes.py:OwnCell": {("loop", "rnn.cell/tanh", "loop variable")},
    "shapes.py:TwoStates": {("loop", "+", "loop variable#2"), ("loop", "relu", "loop variable")},
    "shapes.py:Step": {
        ("updates", "assign_add", "steps"),
        ("updates", "assign", "large"),
        ("reads", "scale", "*"),
    },
    "corners.py:Total": {("updates", "reduce_sum", "total"), ("reads", "total", "out:output")},
    "corners.py:Tied": {("reads", "embeddings", "matmul")},
    "shapes.py:Losses": {("loss", "*", "add_loss"), ("loss", "kernel", "regularizer")},
    "vae.py:SteppedVAE": {("loss", "+#2", "loss"), ("metric", "+#2", "loss_tracker")},
    "corners.py:Thrice": {("shared", "dense", "dense#2"), ("shared", "dense#2", "dense#3")},
}


@pytest.mark.parametrize("keras", [3, 2])
@pytest.mark.parametrize("target", list(WEIGHT_EDGES))
def test_what_reads_updates_goes_round_and_adds_to_losses(tracer: Tracer, target: str, keras: int) -> None:
    case = next(item for item in CASES if item.target == target)
    graph = graph_of(tracer, case, keras)
    names = {weight.id: weight.name for _, weight in graph.weights}
    seen = {
        (
            edge.kind.value,
            names.get(edge.start) or said(graph, edge.start),
            names.get(edge.end) or said(graph, edge.end),
        )
        for edge in graph.edges
        if edge.kind not in (EdgeKind.DATA, EdgeKind.DECIDES)
    }
    assert seen == WEIGHT_EDGES[target]


DECISIONS = [
    (
        "Choices",
        3,
        {
            ("cond · true", "did not run", ">"),
            ("cond · false", "ran", ">"),
            ("cond · true", "ran", "<"),
            ("cond · false", "did not run", "<"),
            ("cond · true", "did not run", ">#2"),
            ("cond · false", "ran", ">#2"),
        },
    ),
    (
        "Switch",
        3,
        {("case · 0", "did not run", "+"), ("case · 1", "ran", "+"), ("case · 2", "did not run", "+")},
    ),
    ("PlainIf", 2, {("cond · true", "did not run", ">"), ("cond · false", "ran", ">")}),
    ("Clipped", 3, {("cond · true", "ran", ">="), ("cond · false", "did not run", ">=")}),
    ("Clipped", 2, {("cond · true", "ran", ">="), ("cond · false", "did not run", ">=")}),
]


@pytest.mark.parametrize(("name", "keras", "decided"), DECISIONS)
def test_a_condition_decides_between_branches_of_which_one_ran(
    tracer: Tracer, name: str, keras: int, decided: set[tuple[str, str, str]]
) -> None:
    file = "steps.py" if name == "Clipped" else "shapes.py"
    traced = tracer(f"{file}:{name}", keras, inputs=("float32[None,8]",))
    graph = assemble(traced, folder=str(ROOT))
    regions = {node.id: node for node in graph.nodes if isinstance(node, RegionNode)}
    edges = [edge for edge in graph.edges if edge.kind is EdgeKind.DECIDES]
    seen = {(regions[e.end].name, regions[e.end].detail, said(graph, e.start)) for e in edges}
    assert seen == decided
    inside = {node.parent for node in graph.nodes}
    assert set(regions) <= inside, "no branch is empty"


def test_a_layer_in_a_plain_object_is_untracked_in_keras_3_and_tracked_by_none(tracer: Tracer) -> None:
    case = next(item for item in CASES if item.target == "corners.py:Hidden")
    for keras in (3, 2):
        traced = tracer(case.target, keras, inputs=case.inputs)
        assert {item.variable_kind for item in traced.variables} == {"untracked"}
        assert [item.path for item in traced.variables] == ["helper.dense.kernel", "helper.dense.bias"]
