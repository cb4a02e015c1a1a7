"""A graph as JSON: documented by `graph.schema.json`, versioned, the same bytes for the same graph."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib.resources import files
from typing import Any

from layerlint.graphs.layer_graph import Graph
from layerlint.render.formatting import kind_word
from layerlint.render.markup import clean


def graph_json(graph: Graph) -> str:
    """The graph as indented JSON; every node has its `type`, and what is not known is null or "" or absent."""
    return json.dumps(graph_data(graph), ensure_ascii=False, indent=2) + "\n"


def graph_data(graph: Graph) -> dict[str, Any]:
    """The graph as plain dicts and lists."""
    data: dict[str, Any] = {"version": graph.version}
    for name in ("title", "keras", "source", "facts", "view", "findings", "failure", "edges"):
        data[name] = _data(getattr(graph, name))
    data["nodes"] = [{"type": kind_word(node)} | _data(node) for node in graph.nodes]
    return data


def schema() -> dict[str, Any]:
    """The JSON Schema that the output follows."""
    text = files("layerlint.render").joinpath("graph.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _data(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_data(item) for item in value]
    return clean(value) if isinstance(value, str) else value
