"""Loops of a method over an attribute, whose items are the keys of an input: `for key in self.keys: x[key]`."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from .input_forms import by_name
from .leveled_inputs import maps
from .use_readers import ParameterUse, is_self

MOST_KEYS = 8


def keyed_by(method: ast.FunctionDef, names: Collection[str]) -> Iterator[tuple[str, ParameterUse]]:
    """Yield each of these inputs that a loop over an attribute reads by the item, with the attribute's name."""
    attributes = {
        node.target.id: node.iter.attr
        for node in ast.walk(method)
        if isinstance(node, (ast.For, ast.comprehension))
        and isinstance(node.target, ast.Name)
        and isinstance(node.iter, ast.Attribute)
        and is_self(node.iter.value)
    }
    for node in ast.walk(method):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in names:
            index = node.slice
            if isinstance(index, ast.Name) and index.id in attributes:
                yield node.value.id, ParameterUse("keyed by", attributes[index.id])


def keyed_form(layer: Any, uses: Sequence[ParameterUse], features: int) -> Any:
    """Return a dict with the keys that an attribute of a layer lists, maps where they are levels; None for others."""
    for keys in (getattr(layer, of, None) for kind, of in uses if kind == "keyed by"):
        if not isinstance(keys, (list, tuple)) or not 0 < len(keys) <= MOST_KEYS:
            continue
        if not all(isinstance(key, str) for key in keys):
            continue
        levels = [int(key) for key in keys if key.isdigit()]
        if len(levels) == len(keys) and levels == list(range(levels[0], levels[-1] + 1)):
            return maps(features, levels[0], levels[-1])
        return {"kind": "dict", "items": {key: by_name(key, features) for key in keys}}
    return None
