"""The SVG: valid, nothing overlaps, every text fits its card, the same bytes each time, hostile names escaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerlint.graphs.graph_notes import FailureNote, FindingNote
from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    Node,
    OpNode,
    Port,
    TensorNode,
)
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import Engine, Options, Theme, Weights, render
from layerlint.render.clearance import overlap
from layerlint.render.geometry import Box
from layerlint.render.layout import layout
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import Outline
from layerlint.render.scene import make_scene
from layerlint.render.theme import TOKENS
from layerlint.rule import Severity
from tools.sample_graphs import GRAPHS, broken_layer, failed_call, mlp_block, transformer, two_tower, vae

SVG = "{http://www.w3.org/2000/svg}"
OPTIONS = Options(theme=Theme.LIGHT)


def drawn(graph: Graph, options: Options = OPTIONS) -> ET.Element:
    return ET.fromstring(render(graph, "svg", options))


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", sorted(GRAPHS))
@pytest.mark.parametrize("theme", list(Theme))
def test_every_picture_is_xml(name: str, theme: Theme) -> None:
    root = drawn(GRAPHS[name](), Options(theme=theme))
    assert root.tag == f"{SVG}svg"
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_no_two_nodes_overlap(name: str) -> None:
    placed = layout(make_scene(GRAPHS[name](), OPTIONS))
    for (one, box), (two, other) in combinations(placed.nodes.items(), 2):
        assert not overlap(box, other), f"{one} and {two}"


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_labels_of_edges_are_all_there_and_cover_nothing(name: str) -> None:
    placed = layout(make_scene(GRAPHS[name](), OPTIONS))
    boxes = []
    for curve in placed.curves:
        if curve.line.label:
            assert curve.label is not None, curve.line
            wide = text_width(curve.line.label, 8.5)
            boxes.append(Box(curve.label[0] - wide / 2, curve.label[1] - 4, wide, 8))
    for one, two in combinations([*boxes, *placed.nodes.values()], 2):
        assert not overlap(one, two)


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_nodes_lie_inside_their_cluster_and_below_its_header(name: str) -> None:
    made = make_scene(GRAPHS[name](), OPTIONS)
    placed = layout(made)
    for identifier, box in placed.nodes.items():
        home = made.homes[identifier]
        while home:
            cluster = placed.clusters[home]
            assert cluster.x < box.x
            assert box.right < cluster.right
            assert box.y > cluster.y + made.frames[home].height
            assert box.bottom < cluster.bottom
            home = made.homes[home]


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_text_fits_its_node(name: str) -> None:
    made = make_scene(GRAPHS[name](), OPTIONS)
    for face in made.faces.values():
        inset = {Outline.HEXAGON: 14, Outline.PARALLELOGRAM: 10, Outline.CARD: 6}.get(face.outline, 4)
        for run in face.runs:
            assert run.left >= inset, run.text
            assert run.left + run.width <= face.width - 4, run.text
            assert 0 < run.y < face.height


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_rows_of_a_card_do_not_run_into_each_other(name: str) -> None:
    for face in make_scene(GRAPHS[name](), OPTIONS).faces.values():
        for one, two in combinations(face.runs, 2):
            if one.y == two.y:
                first, second = sorted((one, two), key=lambda run: run.left)
                assert first.left + first.width < second.left, (one.text, two.text)


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_headers_fit_their_clusters(name: str) -> None:
    made = make_scene(GRAPHS[name](), OPTIONS)
    placed = layout(made)
    for identifier, frame in made.frames.items():
        for run in frame.runs:
            assert run.x + run.width <= placed.clusters[identifier].width - 8, run.text


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_nothing_is_cut_off(name: str) -> None:
    graph = GRAPHS[name]()
    root = drawn(graph)
    _, _, width, height = (float(part) for part in str(root.get("viewBox")).split())
    placed = layout(make_scene(graph, OPTIONS))
    assert placed.width <= width
    assert placed.height <= height
    for box in placed.nodes.values():
        assert box.x >= -1
        assert box.right <= placed.width + 1
        assert box.y >= -1
        assert box.bottom <= placed.height + 1


@pytest.mark.slow
def test_the_same_graph_gives_the_same_bytes() -> None:
    for make in GRAPHS.values():
        assert render(make(), "svg", OPTIONS) == render(make(), "svg", OPTIONS)


def test_mlp_block_shows_six_weights_and_three_layers_in_call_order() -> None:
    said = texts(drawn(mlp_block()))
    assert said.count("w") == said.count("b") == 3
    assert [s for s in said if s.startswith("linear_")] == ["linear_1", "linear_2", "linear_3"]
    for shape in ("(64, 32)", "(32, 32)", "(32, 1)", "(1,)", "2,048", "3,169 params"):
        assert shape in said
    assert said.count("relu") == 2
    assert not any("?" in s for s in said)


def test_the_spine_of_mlp_block_is_straight() -> None:
    placed = layout(make_scene(mlp_block(), OPTIONS))
    centres = {round(box.x + box.width / 2, 1) for box in placed.nodes.values()}
    assert max(centres) - min(centres) < 1


def test_outputs_stand_below_the_layer() -> None:
    for make in (mlp_block, vae, broken_layer, two_tower):
        placed = layout(make_scene(make(), OPTIONS))
        assert placed.nodes["output"].y > max(box.bottom for box in placed.clusters.values())


def test_inputs_stand_above_the_layer() -> None:
    """Also where the layer's first weights would push them down."""
    root = LayerNode("root", "", "", "u", "U", weights=(Weight("w", "w", (4, 4)),))
    x = TensorNode("x", "", "x", Tensor((2, 4)), Port.INPUT)
    edges = (Edge("x", "mm"), Edge("w", "mm", EdgeKind.READS))
    placed = layout(make_scene(Graph("U", (x, root, OpNode("mm", "root", "matmul")), edges), OPTIONS))
    assert placed.nodes["x"].bottom < placed.clusters["root"].y


def test_labels_are_left_out_where_the_shape_did_not_change() -> None:
    labels = [line.label for line in make_scene(mlp_block(), OPTIONS).drawing.lines]
    assert labels == ["", "(3, 32)", "", "", "", ""]


def test_findings_are_badges_bars_and_a_border() -> None:
    root = drawn(broken_layer())
    said = texts(root)
    assert said.count("LL201") == 4, "two badges and two bars"
    assert {"2", "1"} <= set(said), "errors and warnings, each by itself"
    badges = [g for g in root.iter(f"{SVG}g") if g.get("class") == "ll-badge"]
    assert {g.get("data-for") for g in badges} == {"s", "step", "late"}
    cluster = next(g for g in root.iter(f"{SVG}g") if str(g.get("class")).startswith("ll-cluster"))
    assert cluster[0].get("stroke") == TOKENS["error"][0]


def test_a_failure_marks_the_call_and_says_the_exception() -> None:
    root = drawn(failed_call())
    said = texts(root)
    assert said.count("failed") == 2
    assert any("incompatible" in s for s in said)
    assert "tower.py:14" in said
    assert "not built" in said


def test_findings_about_a_row_mark_its_card() -> None:
    graph = mlp_block()
    note = FindingNote("LL101", Severity.NOTE, "why", "mlp_block/linear_2.w", SourceLine("mlp.py", 3))
    made = make_scene(replace(graph, findings=(note,)), OPTIONS)
    assert set(made.badges) == {"mlp_block/linear_2.w"}, "a weight with a finding gets a cylinder"


def test_findings_about_the_layer_as_a_whole_mark_its_border() -> None:
    note = FindingNote("LL501", Severity.WARNING, "no get_config", "", SourceLine("mlp.py", 3))
    made = make_scene(replace(mlp_block(), findings=(note,)), OPTIONS)
    assert not made.badges
    frame = made.frames["mlp_block"]
    assert [badge.text for badge in frame.badges] == ["1"]


def test_errors_warnings_and_notes_are_counted_apart() -> None:
    line = SourceLine("mlp.py", 3)
    kinds = (Severity.NOTE, Severity.ERROR, Severity.NOTE, Severity.WARNING, Severity.ERROR)
    targets = ("", "", "mlp_block/linear_1", "mlp_block/linear_1", "mlp_block/linear_1")
    notes = tuple(
        FindingNote(f"LL{number}", kind, "why", target, line)
        for number, (kind, target) in enumerate(zip(kinds, targets, strict=True), start=101)
    )
    made = make_scene(replace(mlp_block(), findings=notes), OPTIONS)
    counted = made.frames["mlp_block"].badges
    assert [(badge.severity, badge.text) for badge in counted] == [
        (Severity.ERROR, "2"),
        (Severity.WARNING, "1"),
        (Severity.NOTE, "2"),
    ]
    assert made.badges["mlp_block/linear_1"].text == "LL105 · 1 warning · 1 note"


def test_a_title_has_a_ground_above_the_lines() -> None:
    parts = [str(g.get("class")) for g in drawn(mlp_block()).iter() if g.get("class")]
    edges = [at for at, name in enumerate(parts) if name.startswith("ll-edge ")]
    assert parts.index("ll-title") > max(edges)


def test_inputs_stand_side_by_side_in_the_order_of_the_signature() -> None:
    inputs = [TensorNode(f"in:{name}", "", name, Tensor((2, 3)), Port.INPUT) for name in ("z", "b", "a")]
    root = LayerNode("root", "", "", "root", "Root")
    ops = [OpNode(name, "root", name) for name in ("first", "second", "third")]
    edges = (
        Edge("in:a", "first"),
        Edge("in:b", "second"),
        Edge("first", "second"),
        Edge("in:z", "third"),
        Edge("second", "third"),
    )
    placed = layout(make_scene(Graph("R", (*inputs, root, *ops), edges), OPTIONS))
    boxes = [placed.nodes[item.id] for item in inputs]
    assert [box.x for box in boxes] == sorted(box.x for box in boxes)
    assert len({box.y for box in boxes}) == 1


def test_links_go_to_source_lines() -> None:
    options = replace(OPTIONS, link="https://example.org/{path}?l={line}")
    links = [a.get("href") for a in drawn(mlp_block(), options).iter(f"{SVG}a")]
    assert "https://example.org/mlp.py?l=16" in links
    assert not list(drawn(mlp_block(), replace(OPTIONS, link="")).iter(f"{SVG}a"))


def test_both_themes_have_contrast() -> None:
    def luminance(value: str) -> float:
        parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    pairs = [
        (text, ground)
        for text in ("ink", "mute")
        for ground in ("page", "card", "depth1", "depth2", "depth3")
    ]
    pairs += [("ink", "op"), ("ink", "error-fill"), ("ink", "warning-fill"), ("ink", "state-fill")]
    pairs += [(kind, f"{kind}-fill") for kind in ("trainable", "frozen", "state", "loss", "metric", "error")]
    pairs += [
        ("mute", f"{kind}-fill") for kind in ("trainable", "frozen", "state", "loss", "metric", "error")
    ]
    pairs += [("mute", "warning-fill"), ("warning", "warning-fill")]
    pairs += [("badge", kind) for kind in ("error", "warning", "state", "fold")]
    pairs += [
        (kind, "depth1") for kind in ("error", "warning", "frozen", "trainable", "state", "loss", "metric")
    ]
    for text, ground in pairs:
        for theme in (0, 1):
            one, two = sorted((luminance(TOKENS[text][theme]), luminance(TOKENS[ground][theme])))
            assert (two + 0.05) / (one + 0.05) >= 4.5, (text, ground, theme)


def test_the_automatic_theme_switches_every_colour() -> None:
    picture = render(vae(), "svg", Options(theme=Theme.AUTO)).decode()
    body = picture.partition("</style>")[2]
    style = picture.partition("</style>")[0]
    assert "prefers-color-scheme:dark" in style
    for value in set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', body)):
        assert f'[fill="{value}"]' in style
    assert len({light for light, _ in TOKENS.values()}) == len(TOKENS)


def test_dark_uses_no_light_colour() -> None:
    body = render(vae(), "svg", Options(theme=Theme.DARK)).decode().partition("</style>")[2]
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', body))
    assert used <= {dark for _, dark in TOKENS.values()}


def _one_layer(name: str) -> Graph:
    weight = Weight("w", name, (2,), initializer=name)
    layer = LayerNode(
        "a" + name, "root", name, name, name, name, weights=(weight,), source=SourceLine(name, 1)
    )
    root = LayerNode("root", "", "", name, "Root")
    op = OpNode("op", "root", name, name, Tensor((2,), name, name))
    edge = Edge("a" + name, "op", tensor=Tensor((2,), name, name), label=name)
    note = FindingNote("LL101", Severity.ERROR, name, "op", SourceLine(name, 1))
    return Graph(name, (root, layer, op), (edge,), facts=(name,), view=(name,), findings=(note,))


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert('x')</script>",
        'a"b',
        "a\\lb\\",
        "a&b;&lt;",
        "\n",
        "\x00\x1b[31m",
        "\ud800",
        "名前层",
        "",
        "%",
        "a\tb",
        "--]]>",
    ],
)
def test_hostile_names_are_escaped(name: str) -> None:
    graph = _one_layer(name)
    root = drawn(graph)
    assert not list(root.iter(f"{SVG}script"))
    for format in ("dot", "json", "mermaid"):
        render(graph, format, OPTIONS).decode("utf-8")


def _many_layers(names: list[str]) -> Graph:
    """All names in one picture, each in all places of `_one_layer`: laying out takes most of the time."""
    graphs = [_one_layer(name) for name in names]
    root = graphs[0].nodes[0]
    nodes: list[Node] = []
    edges: list[Edge] = []
    for number, graph in enumerate(graphs):
        _, layer, op = graph.nodes
        nodes += [replace(layer, id=f"{number}{layer.id}"), replace(op, id=f"op{number}")]
        edges += [replace(edge, start=f"{number}{edge.start}", end=f"op{number}") for edge in graph.edges]
    findings = tuple(
        replace(note, target=f"op{number}") for number, graph in enumerate(graphs) for note in graph.findings
    )
    return replace(graphs[0], nodes=(root, *nodes), edges=tuple(edges), facts=tuple(names), findings=findings)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=40), min_size=8, max_size=8))
def test_any_names_give_valid_xml(names: list[str]) -> None:
    drawn(_many_layers(names))


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40))
def test_any_name_gives_valid_xml(name: str) -> None:
    drawn(_one_layer(name))


def test_very_long_names_are_shortened_but_kept_in_the_tooltip() -> None:
    long = "attention_" * 30
    root = drawn(_one_layer(long))
    assert long not in texts(root)
    assert any(long in (title.text or "") for title in root.iter(f"{SVG}title"))


def test_the_engine_given_lays_out() -> None:
    pytest.importorskip("graphviz")
    import shutil

    if shutil.which("dot") is None:
        pytest.skip("no `dot` on this machine")
    placed = layout(make_scene(vae(), replace(OPTIONS, engine=Engine.DOT)))
    for (one, box), (two, other) in combinations(placed.nodes.items(), 2):
        assert not overlap(box, other), f"{one} and {two}"
    assert 'class="ll"' in render(vae(), "svg", replace(OPTIONS, engine=Engine.DOT)).decode()


def test_numbers_say_the_call_order() -> None:
    said = texts(drawn(mlp_block(), replace(OPTIONS, order=True)))
    assert [s for s in said if s[0].isdigit() and ". " in s] == [
        "1. linear_1",
        "2. relu",
        "3. linear_2",
        "4. relu",
        "5. linear_3",
    ]


def test_left_to_right() -> None:
    placed = layout(make_scene(mlp_block(), replace(OPTIONS, rankdir="LR")))
    assert placed.width > placed.height
    for (one, box), (two, other) in combinations(placed.nodes.items(), 2):
        assert not overlap(box, other), f"{one} and {two}"


def test_a_loss_of_a_row_weight_comes_from_its_card() -> None:
    """A regularizer reads the kernel, which is a row: its edge starts at the layer's card."""
    graph = mlp_block()
    loss = LossNode("reg", "mlp_block", "regularizer", "0.01")
    edge = Edge("mlp_block/linear_1.w", "reg", EdgeKind.LOSS)
    made = make_scene(replace(graph, nodes=(*graph.nodes, loss), edges=(*graph.edges, edge)), OPTIONS)
    assert ("mlp_block/linear_1", "reg") in {(line.edge.start, line.edge.end) for line in made.drawing.lines}


def test_a_layer_that_a_failed_call_did_not_reach_is_not_said_to_be_never_called() -> None:
    graph = mlp_block()
    idle = LayerNode("idle", "mlp_block", "idle", "idle", "Dense", called=False)
    whole = replace(graph, nodes=(*graph.nodes, idle))
    failure = FailureNote("mlp_block/linear_2", "ValueError: no")
    assert "not called here" in texts(drawn(whole))
    assert {"not called here", "not reached"} & set(texts(drawn(replace(whole, failure=failure)))) == {
        "not reached"
    }


def test_nothing_built_is_a_picture_too() -> None:
    failure = FailureNote("self", "ValueError: no such option", SourceLine("a.py", 3))
    said = texts(drawn(Graph("Tower", (), failure=failure)))
    assert "Tower: nothing was built" in said
    assert "ValueError: no such option" in said


def test_weights_as_nodes_stand_above_their_layer() -> None:
    made = make_scene(mlp_block(), replace(OPTIONS, weights=Weights.NODES))
    assert len(made.drawing.cylinders) == 6
    placed = layout(made)
    for cylinder in made.drawing.cylinders:
        assert placed.nodes[cylinder.weight.id].bottom < placed.nodes[cylinder.owner.id].y
    assert "2,048" not in texts(drawn(mlp_block(), replace(OPTIONS, weights=Weights.NODES)))


def test_no_weights_but_those_with_findings() -> None:
    options = replace(OPTIONS, weights=Weights.NONE)
    assert "w" not in texts(drawn(mlp_block(), options))
    assert "step" in texts(drawn(broken_layer(), options))


@pytest.mark.slow
def test_many_cards_have_one_line_of_weights() -> None:
    said = texts(drawn(transformer()))
    assert "kernel (128, 512) and 1 more" in said


def test_the_longest_way_through_is_a_straight_line() -> None:
    """Of the transformer too, where residuals and frames pull at it."""
    for graph in (mlp_block(), GRAPHS["transformer_x12"]()):
        scene = make_scene(graph, Options())
        placed = layout(scene)
        spine = [curve for curve in placed.curves if curve.line.spine]
        middles = [round(point[0]) for curve in spine for point in (curve.points[0], curve.points[-1])]
        assert len(spine) > 5
        assert max(middles) - min(middles) <= 2


def test_weights_are_summed_up_where_findings_make_a_picture_too_high() -> None:
    weights = [Weight(f"{number}:{name}", name, (4,)) for number in range(22) for name in ("kernel", "bias")]
    layers = [
        LayerNode(f"root.{number}", "root", f"{number}", f"{number}", "Dense", weights=tuple(pair), params=8)
        for number, pair in enumerate(zip(weights[::2], weights[1::2], strict=True))
    ]
    root = LayerNode("root", "", "", "net", "Net", params=176)
    edges = tuple(Edge(one.id, two.id) for one, two in pairwise(layers))
    graph = Graph("Net", (root, *layers), edges)
    note = FindingNote("LL104", Severity.NOTE, "a finding", "root")
    assert "bias" in texts(drawn(graph))
    troubled = texts(drawn(replace(graph, findings=(note,) * 20)))
    assert "bias" not in troubled
    assert "kernel (4,) and 1 more" in troubled
