"""A graph as its golden file has it: one line for each node, weight and edge, with all that its JSON says.

Left out are values that say nothing (an empty list, one call), names that the identifier ends in, and the border of
what is traced.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_SAYS_NOTHING = {"count": 1, "call": 1, "calls": 1, "called": True, "ops": 0}
_FOR_ITSELF = {"type", "id", "weights"}
"""Fields of a node that stand elsewhere in its lines."""


def summary(data: dict[str, Any]) -> str:
    """The JSON form of a graph, without its version of Keras: so both versions may have the same summary."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    lists = {"facts", "nodes", "edges"}
    yield "graph" + "".join(_fields({key: data[key] for key in data if key not in {"keras", *lists}}))
    for fact in data["facts"]:
        yield f"fact  {fact}"
    for node in data["nodes"]:
        hidden = _FOR_ITSELF | _derived(node)
        shown = {key: value for key, value in node.items() if key not in hidden}
        yield f"{node['type']}  {node['id']}" + "".join(_fields(shown))
        for weight in node.get("weights", ()):
            more = {key: weight[key] for key in ("kind", "role", "initializer", "keras_name", "source")}
            own = {} if weight["id"] == f"{node['id']}:{weight['name']}" else {"id": weight["id"]}
            yield f"    {_text(weight)}" + "".join(_fields(more | own))
    for edge in data["edges"]:
        shown = {key: edge[key] for key in edge if key not in {"kind", "start", "end", "crossing"}}
        borders = [f"{name} of {frame}" for frame, name in edge["crossing"] if name and frame != "self"]
        shown["crossing"] = ", ".join(borders)
        yield f"{edge['kind']}  {edge['start']} > {edge['end']}" + "".join(_fields(shown))


def _derived(node: dict[str, Any]) -> set[str]:
    """The fields that the identifier tells already."""
    parent, name, identifier = node["parent"], node["name"], node["id"]
    inside = parent and identifier in {f"{parent}.{name}", f"{parent}/{name}"}
    return (
        ({"parent", "name"} if inside else set())
        | ({"path"} if identifier == f"self.{node.get('path')}" else set())
        | ({"port", "name"} if identifier == f"{node.get('port')}:{name}" else set())
    )


def _fields(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if value not in ("", None, [], _SAYS_NOTHING.get(name, "")):
            yield f"  {name} {_text(value)}"


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case {"path": path, "line": line}:
            return f"{path}:{line}"
        case {"shape": shape, "dtype": dtype, "name": name}:
            sizes = ", ".join("?" if size is None else str(size) for size in shape)
            return f"{name}({sizes}) {dtype}".strip()
        case list():
            return ", ".join(_text(item) for item in value)
    return json.dumps(value, ensure_ascii=False)
