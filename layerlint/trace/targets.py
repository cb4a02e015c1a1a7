"""The targets that a name stands for: one class, or every layer of a file or folder."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from layerlint.errors import LayerlintError
from layerlint.files.discovery import discover
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource, read
from layerlint.settings.declarations import DEFAULT_EXCLUDE
from layerlint.suggestions import did_you_mean

FORMS = "path/to/file.py:Class, package.module:Class, or a function that makes a model"
_MAY_MAKE = re.compile(r"\b(?:layers|keras|Model|Sequential)\b")
_LISTED = 6
"""How many classes an error names."""


@dataclass(frozen=True, slots=True)
class NamedTargets:
    """The targets of a command, each once. `several`: whether a later run may find more of them."""

    targets: tuple[str, ...]
    several: bool


def named_targets(names: Sequence[str]) -> NamedTargets:
    """The targets that these names stand for, in their order. Raises `LayerlintError`."""
    targets = dict.fromkeys(target for name in names for target in expand(name))
    return NamedTargets(tuple(targets), len(targets) > 1 or any(map(os.path.isdir, names)))


def expand(target: str) -> list[str]:
    """The targets that `target` stands for.

    Raises `LayerlintError`, with similar names for a class that is not in its file.
    """
    place, separator, name = target.rpartition(":")
    if separator and not os.path.exists(target):
        if place.endswith(".py"):
            _check(place, name)
        elif os.path.isdir(place):
            raise LayerlintError(f"`{place}` is a folder; {_in_folder(place, name)}")
        return [target]
    if os.path.isfile(target) and target.endswith(".py"):
        targets = layer_targets([target])
    elif os.path.isdir(target):
        targets = layer_targets(discover([target], exclude=DEFAULT_EXCLUDE).files)
    else:
        raise LayerlintError(f"there is no file `{target}`; a target is {FORMS}")
    if not targets:
        raise LayerlintError(f"no layer or model in `{target}`; name what to trace: {FORMS}")
    return targets


def layer_targets(paths: Sequence[str]) -> list[str]:
    """`file.py:Name` for each layer class in the files, and each function or instance of a layer or model, in the order
    of the lines."""
    from layerlint.index.layer_index import find_layers
    from layerlint.index.offered_layers import offered_layers

    sources = [
        item for path in paths if path.endswith(".py") and isinstance(item := read(path), ModuleSource)
    ]
    index = find_layers(sources)
    places = [
        (layer.path, layer.first_line, layer.qualname)
        for layer in index.layers
        if "<locals>" not in layer.qualname
    ]
    classes = {layer.qualname for layer in index.layers}
    for source in sources:
        if _MAY_MAKE.search(source.text) or any(f"{name}(" in source.text for name in classes):
            places += [
                (source.path, made_layer.line, made_layer.name)
                for made_layer in offered_layers(index.project, source)
            ]
    return [f"{path}:{name}" for path, _, name in sorted(places)]


def _check(path: str, name: str) -> None:
    if not os.path.isfile(path):
        raise LayerlintError(f"there is no file `{path}`")
    source = read(path)
    if not isinstance(source, ModuleSource):
        raise LayerlintError(f"cannot read `{path}`: {source.reason}")
    try:
        tree = parse(source.text)
    except SyntaxError as problem:
        raise LayerlintError(f"`{path}` is not Python: {problem.msg}, line {problem.lineno}") from problem
    except (ValueError, RecursionError) as problem:
        raise LayerlintError(f"`{path}` cannot be read as Python: {problem}") from problem
    first = name.split(".")[0]
    classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    if first in classes or first in _bound(tree) or "*" in _bound(tree):
        return
    near = did_you_mean(first, classes)
    layers = [] if near else [target.rpartition(":")[2] for target in layer_targets([path])][:_LISTED]
    has = f"; it has {', '.join(layers)}" if layers else near
    raise LayerlintError(f"`{path}` has no class `{name}`{has}")


def _in_folder(folder: str, name: str) -> str:
    """A suggestion for a class that was looked for in a folder."""
    targets = layer_targets(discover([folder], exclude=DEFAULT_EXCLUDE).files)
    meant = [target for target in targets if target.rpartition(":")[2] == name][:_LISTED]
    if meant:
        return f"did you mean {' or '.join(f'`{target}`' for target in meant)}?"
    return f"name a file in it: {FORMS}"


def _bound(tree: ast.Module) -> set[str]:
    """Names that the module assigns or imports."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name for alias in node.names)
    return names
