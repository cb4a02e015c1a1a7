"""Sparse and ragged inputs: how they are written, fed and drawn."""

from __future__ import annotations

import re

import pytest

from layerlint.errors import LayerlintError
from layerlint.graphs.layer_graph import EdgeKind, TensorNode
from layerlint.trace.assemble import assemble
from layerlint.trace.specs import parse_inputs, written
from tests.trace.conftest import ROOT, Tracer


def test_layouts_are_read_and_written() -> None:
    text = "{'a': sparse float32[2,8], 'b': [ragged int64[2,None], int32[]]}, x=ragged string[2,None,3]"
    parsed = parse_inputs([text])
    assert parsed.args[0]["items"]["a"] == {
        "kind": "tensor",
        "dtype": "float32",
        "shape": [2, 8],
        "layout": "sparse",
    }
    assert written(parsed.args[0]) == "{'a': sparse float32[2,8], 'b': [ragged int64[2,None], int32[]]}"
    assert written(parsed.kwargs["x"]) == "ragged string[2,None,3]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ragged int64[2,3]", "no dimension of the ragged tensor is open"),
        ("dense float32[2]", "cannot be read"),
        ("sparse[2]", "`sparse` is not a dtype"),
        ("sparse float33[2]", "`sparse_float33` is not a dtype"),
    ],
)
def test_wrong_layouts_are_told(text: str, said: str) -> None:
    with pytest.raises(LayerlintError, match=re.escape(said)):
        parse_inputs([text])


@pytest.mark.slow
@pytest.mark.parametrize("keras", [3, 2])
def test_they_are_fed_and_drawn_as_one_tensor(tracer: Tracer, keras: int) -> None:
    said = {}
    for name, text in (("Sparse", "sparse float32[2,8]"), ("Ragged", "ragged int64[2,None]")):
        traced = tracer(f"shapes.py:{name}", keras, inputs=(text,))
        assert traced.failure is None, traced.log
        graph = assemble(traced, folder=str(ROOT))
        said[name] = [
            (node.name, node.tensor.dtype, node.tensor.shape)
            for node in graph.nodes
            if isinstance(node, TensorNode)
        ]
        starts = {edge.start for edge in graph.edges if edge.kind is EdgeKind.DATA}
        assert {node.id for node in graph.nodes if getattr(node, "port", "") == "input"} <= starts
    assert said == {
        "Sparse": [
            ("entries", "sparse float32", (None, 8)),
            ("output[0]", "float32", (None, None)),
            ("output[1]", "sparse float32", (None, None)),
        ],
        "Ragged": [("words", "ragged int64", (None, None)), ("output", "float32", (None, 4))],
    }
