"""Inputs that are lists, and those of graph layers: by docstrings, by names and by `build`; without TensorFlow."""

from __future__ import annotations

import importlib.util
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.trace.specs import parse_inputs
from layerlint.trace.specs import written as told
from layerlint.worker import docstrings, feed, graph_inputs, input_repairs, input_search, listed_inputs
from layerlint.worker.input_forms import Feed, tensor, written
from layerlint.worker.usage import ClassUsage
from layerlint.worker.use_readers import ParameterUse

SOURCE = '''
IMAGES = "images"


class Base:
    pass


class Told:
    def call(self, inputs):
        """Passes messages.

        Args:
            inputs: [nodes, vectors, edge_index, batch_id, weights]

                - nodes (Tensor): Node features of shape `([N], F)`, where N is the number of nodes.
                - vectors (Tensor): Vectors of shape ([N], 3, F)
                - edge_index (Tensor): Indices of the M edges of shape `(2, [M])`
                - batch_id (Tensor): ID tensor of shape `(N, )`
                - weights (Tensor, optional): Weights of shape `([M], 1)`

        Returns:
            list: [a, b]

                - a (Tensor): of shape `([N], )`
        """


class Square:
    def call(self, inputs):
        """Mixes.

        Args:
            inputs: A list.
                * x: Features of shape (n_nodes, n_features)
                * a: Adjacency of shape (n_nodes, n_nodes)
        """


class Named:
    def call(self, inputs, training=None):
        if len(inputs) == 3:
            x, adj, batch_index = self.split(inputs)
        else:
            x, adj = inputs
        return x


class Attending:
    def __init__(self):
        self.attend = print

    def call(self, inputs):
        out, weights = self.attend(inputs, inputs)
        return out


class Batched:
    def call(self, inputs):
        with self.scope():
            inputs, more = self.batched(inputs)
            images = inputs[IMAGES]
        return images


class Parts:
    def call(self, inputs):
        left = inputs[0]
        mask = inputs[1]
        return left


class Built:
    def build(self, input_shape):
        assert len(input_shape) >= 2
        self.width = input_shape[0][-1] + input_shape[2][-1]

    def call(self, inputs):
        return inputs


class One:
    def build(self, input_shape):
        self.width = input_shape[-1]

    def call(self, inputs):
        return inputs


class Mixing(Base):
    def call(self, x, state):
        last, total, count = state
        return x


class Around(Base):
    def __init__(self):
        self.mixing = Mixing()

    def call(self, x, states):
        inner, rest = states
        return self.mixing(x, inner)


class Keyed:
    def __init__(self, sizes):
        if len(sizes) != 3:
            raise ValueError
        self.sizes = [size for size in sizes]

    def call(self, inputs):
        return inputs[IMAGES]
'''


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("lists") / "listed_layers.py"
    file.write_text(SOURCE)
    spec = importlib.util.spec_from_file_location("listed_layers", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["listed_layers"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["listed_layers"]


def listed(cls: Any) -> list[str]:
    reader = SimpleNamespace(layer=cls(), usage=ClassUsage(cls), first=8)
    return [written(form) for form, _ in listed_inputs.listed(reader, "inputs")]


def test_each_item_of_a_docstring_is_an_input(layers: Any) -> None:
    assert listed(layers.Told)[:2] == [
        "[float32[None,8], float32[None,3,8], int32[2,batch], int32[None]]",
        "[float32[None,8], float32[None,3,8], int32[2,batch], int32[None], float32[None,1]]",
    ], "with what is optional only after it"


def test_what_counts_the_rows_counts_the_columns_too(layers: Any) -> None:
    assert listed(layers.Square) == ["[float32[None,8], float32[None,batch]]"]


def test_a_docstring_without_items_tells_no_list() -> None:
    assert docstrings.list_inputs("Args:\n    inputs: A tensor of shape (batch, 8).\n", "inputs") == []
    assert docstrings.list_inputs(None, "inputs") == []


def test_names_tell_the_inputs_of_a_graph(layers: Any) -> None:
    found = listed(layers.Named)
    assert found[0] == "[float32[None,8], float32[None,batch], int32[None]]"
    assert "[float32[None,8,8], float32[None,8,8], int32[None,8]]" in found, "a batch of graphs"
    assert "[float32[None,8], float32[None,batch]]" in found, "each way to take it apart"


def test_what_a_layer_inside_gives_back_tells_no_list(layers: Any) -> None:
    assert listed(layers.Attending) == []


def test_parts_by_number_are_a_list(layers: Any) -> None:
    assert listed(layers.Parts)[:2] == [
        "[float32[None,8], bool[None,8]]",
        "[float32[None,8,8], bool[None,8]]",
    ]


def test_build_tells_how_many_there_are(layers: Any) -> None:
    assert listed(layers.Built)[0] == "[float32[None,8], float32[None,8], float32[None,8]]"
    assert listed(layers.One) == []
    assert listed(layers.Batched) == [], "it only changes its input"


@pytest.mark.parametrize(
    ("names", "first", "second"),
    [
        (["x", "edge_index"], "float32[None,8] int32[2,batch]", "float32[None,8] int32[None,2]"),
        (["node_states", "edges"], "float32[None,8] int32[2,batch]", "float32[None,8] int32[None,2]"),
        (["x", "a", "e"], "float32[None,8] float32[None,batch] float32[None,8]", None),
        (["features", "adjacency_matrix"], "float32[None,8] float32[None,batch]", None),
        (["atom_features", "bond_features", "pair_indices"], "float32[None,8] float32[None,8] int32[2,batch]", None),
        (["nodes", "graph_ids"], "float32[None,8] int32[None]", None),
    ],
)  # fmt: skip
def test_forms_of_graphs(names: list[str], first: str, second: str | None) -> None:
    found = [" ".join(map(written, forms)) for forms in graph_inputs.variants(names, 8)]
    assert found[0] == first
    assert second is None or found[1] == second


@pytest.mark.parametrize(
    "names", [["x"], ["query", "value"], ["inputs", "mask"], ["x", "y"], ["ids"], ["indices"]]
)
def test_other_names_are_no_graph(names: list[str]) -> None:
    assert list(graph_inputs.variants(names, 8)) == []


def test_a_dimension_as_large_as_the_batch() -> None:
    form = parse_inputs(["int32[2,batch]"]).args[0]
    assert form == {"kind": "tensor", "dtype": "int32", "shape": [2, None], "batch": [1]}
    assert told(form) == written(form) == "int32[2,batch]"
    assert feed.concrete(form, 3) == [2, 3]
    assert feed.open_shape(form) == [2, None]
    square = parse_inputs(["float32[batch,batch]"]).args[0]
    assert told(square) == "float32[None,batch]"
    assert feed.concrete(square, 3) == [3, 3]
    assert feed.concrete(tensor("float32", None, None), 3) == [3, 8]
    assert feed.open_shape(tensor("float32", 2, 8)) == [None, 8]


def feeds(message: str, *forms: Any) -> list[str]:
    return [
        ", ".join(map(written, one.args)) for one in input_repairs.repairs(Feed(list(forms), {}, ""), message)
    ]


ROW, IDS = tensor("float32", None, 8), tensor("int32", None)


@pytest.mark.parametrize(
    ("message", "form", "text"),
    [
        (
            "cannot compute ScatterNd as input #2(zero-based) was expected to be a int32 tensor but is a int64 tensor",
            {"kind": "list", "items": [ROW, IDS]},
            "[float32[None,8], int64[None]]",
        ),
        ("object has no attribute 'value_rowids'", ROW, "ragged float32[None,None]"),
        ("object has no attribute 'dense_shape'", ROW, "sparse float32[None,8]"),
        ("update_state() missing 1 required positional argument: 'y_pred'", ROW, "float32[None,8], float32[None,8]"),
        ("call() missing 1 required positional argument: 'mask'", ROW, "float32[None,8], bool[None,8]"),
        (
            'expects a dictionary with format {"images": images, "labels": labels}',
            ROW,
            "{'images': float32[None,32,32,3], 'labels': int32[None,8]}",
        ),
        (
            "inputs point clouds and boxes to be rank 3D (Frame, Point, Feature)",
            {"kind": "dict", "items": {"points": ROW, "boxes": ROW}},
            "{'points': float32[None,8,8], 'boxes': float32[None,8,8]}",
        ),
    ],
)  # fmt: skip
def test_messages_about_several_inputs(message: str, form: Any, text: str) -> None:
    assert text in feeds(message, form)


def test_each_part_of_a_list_is_changed_alone_too() -> None:
    pair = {"kind": "list", "items": [ROW, ROW]}
    assert feeds("expected ndim=3, found ndim=2", pair)[:3] == [
        "[float32[None,8,8], float32[None,8,8]]",
        "[float32[None,8,8], float32[None,8]]",
        "[float32[None,8], float32[None,8,8]]",
    ]


def test_constants_and_lengths_are_read(layers: Any) -> None:
    usage = ClassUsage(layers.Keyed)
    assert ParameterUse("dict", "images") in usage.call["inputs"]
    assert ParameterUse("length", 3) in usage.init["sizes"]


def test_keys_of_what_the_class_itself_makes_of_its_input_are_not_asked_for(layers: Any) -> None:
    kinds = {use.kind for use in ClassUsage(layers.Batched).call["inputs"]}
    assert "dict" not in kinds


def test_a_part_of_an_input_is_read_like_an_input_where_a_layer_inside_gets_it(layers: Any) -> None:
    api: Any = SimpleNamespace(
        Layer=layers.Base, is_builtin=lambda cls: False, is_functional=lambda layer: False
    )
    reader = input_search.InputReader(layers.Around(), ClassUsage(layers.Around), [8], api)
    _, states = input_search._usual(reader, ["x", "states"])
    assert written(states) == "[[float32[None,8], float32[None,8], float32[None,8]], float32[None,8]]"
