"""Imports of what Keras 3 keeps in another place, written anew: `from keras.layers.core import Dense`."""

from __future__ import annotations

import ast

from layerlint.tables.keras_names import exists
from layerlint.tables.removed import exists_in_keras_3, gone

_SHORT = {"keras": "keras", "tensorflow.keras": "tf.keras"}
_AREAS = ("layers", "models", "utils", "losses", "optimizers", "callbacks", "saving")
"""Where the public names are of what inner modules held."""
_OF_AREA = {"objectives": "losses"}


def moved_import(node: ast.ImportFrom) -> str:
    """The statement that brings the same names in Keras 3; "" where one of them is nowhere, or nothing fails."""
    module = node.module or ""
    root = next((short for short in _SHORT if module == short or module.startswith(f"{short}.")), "")
    if not root or node.level or all(_stays(f"{module}.{alias.name}") for alias in node.names):
        return ""
    places = [_place(root, module, alias.name) for alias in node.names]
    if "" in places:
        return ""
    names: dict[str, list[str]] = {}
    for alias, place in zip(node.names, places, strict=True):
        area, _, last = place.rpartition(".")
        wanted = alias.asname or alias.name
        names.setdefault(area, []).append(last if last == wanted else f"{last} as {wanted}")
    return "\n".join(f"from {area} import {', '.join(texts)}" for area, texts in names.items())


def _place(root: str, module: str, name: str) -> str:
    """The full public name of what an inner module held: "keras.layers.Dense"; "" where there is none."""
    full = f"{module}.{name}"
    removed = gone(full, full)
    if removed is None:
        return full
    if removed.unusable:
        return ""
    if removed.exact and removed.instead.startswith("keras."):
        return removed.instead.replace("keras", root, 1)
    area = module.removeprefix(root).removeprefix(".").partition(".")[0]
    area = _OF_AREA.get(area, area)
    if (area, name) == ("layers", "preprocessing") and module.endswith(".experimental"):
        return f"{root}.layers"  # whose names are those of the old module
    areas = (area,) if area in _AREAS else _AREAS if area == "engine" else ()
    public = [candidate for candidate in areas if exists_in_keras_3(f"{_SHORT[root]}.{candidate}.{name}")]
    if public:
        return f"{root}.{public[0]}.{name}"
    other = f"tensorflow.{module}"
    stays = root == "keras" and exists(f"{module}.{name}".removeprefix("keras."), 2)
    return f"{other}.{name}" if stays and _stays(f"{other}.{name}") else ""


def _stays(full: str) -> bool:
    """Whether Keras 3 has what an import takes by that name."""
    return gone(full, full) is None
