"""Inputs of graph layers by argument names: nodes, edges, an adjacency matrix, edge indices, graph ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .input_forms import by_name, is_telling, tensor

INDEX = re.compile(
    r"^(edge|tensor|adj|pair|bond|link)?_?(index|indices|idx|indexlist|index_list|pairs?|list)$|"
    r"^(edge|pair|bond|link)_?(ind|idx|index|indices)|^connectivity$|^(sparse_)?(adj|adjacency)_(ind|idx|list)"
)
GRAPH_ID = re.compile(
    r"^(batch|graph|node|segment|molecule|cluster|partition)_?(ids?|index|indices|idx|indicators?|assign\w*|segments?)"
    r"(_\w+)?$|^(i|batch|segments?|membership|partition_indices)$|^(ids?|index|indices)_(of_)?(graphs?|batch|nodes?)$"
)
ADJACENCY = re.compile(r"^(a|adj\w*|\w*adjacency\w*|laplacian|l_?tilde|filters?_?matrix)$")
EDGES = re.compile(r"^(e|edges?|edge_\w+|bonds?|bond_\w+|links?)$")
NODES = re.compile(r"^(x|h|n|nodes?|node_\w+|atoms?|atom_\w+|vert(ex|ices)\w*|feat(ure)?s?|inputs?)$")
SQUARE = {"kind": "tensor", "dtype": "float32", "shape": [None, None], "batch": [1]}
COLUMNS = {"kind": "tensor", "dtype": "int32", "shape": [2, None], "batch": [1]}
SIZE = 8


def variants(names: Sequence[str], features: int) -> Iterator[list[Any]]:
    """Yield forms for the names, each convention in turn; none where the names are not those of a graph.

    One graph whose nodes are the batch, with an adjacency matrix or indices of edges in rows or in columns; then a
    batch of graphs.
    """
    kinds = [_kind(name) for name in names]
    tied = {"adjacency", "index", "graph id"} & set(kinds)
    if "edges" in kinds and not tied & {"adjacency", "index"} and "nodes" in kinds:
        for index in (COLUMNS, tensor("int32", None, 2)):
            at = kinds.index("edges")
            yield [
                index if place == at else form for place, form in enumerate(_single(names, features, index))
            ]
    if not tied or not set(kinds) - {"graph id", "index"}:
        return
    yield _single(names, features, COLUMNS)
    if "index" in kinds:
        yield _single(names, features, tensor("int32", None, 2))
    yield [_batched(name, features) for name in names]


def _kind(name: str) -> str:
    for kind, pattern in (
        ("index", INDEX),
        ("graph id", GRAPH_ID),
        ("adjacency", ADJACENCY),
        ("edges", EDGES),
        ("nodes", NODES),
    ):
        if pattern.search(name.lower()):
            return kind
    return ""


def _single(names: Sequence[str], features: int, index: Any) -> list[Any]:
    """The forms of one graph, with a row per node and per edge."""
    forms = {"index": index, "graph id": tensor("int32", None), "adjacency": SQUARE}
    rows = tensor("float32", None, features)
    return [forms.get(_kind(name)) or _named(name, rows) for name in names]


def _batched(name: str, features: int) -> Any:
    """The form of an input of a batch of graphs of equal size."""
    forms = {
        "index": tensor("int32", None, SIZE, 2),
        "graph id": tensor("int32", None, SIZE),
        "adjacency": tensor("float32", None, SIZE, SIZE),
        "edges": tensor("float32", None, SIZE, SIZE, features),
        "nodes": tensor("float32", None, SIZE, features),
    }
    return forms.get(_kind(name)) or _named(name, tensor("float32", None, SIZE, features))


def _named(name: str, usual: Any) -> Any:
    """The usual form for a telling name, such as that of a mask; else `usual`."""
    return by_name(name) if is_telling(name) and not _kind(name) else usual
