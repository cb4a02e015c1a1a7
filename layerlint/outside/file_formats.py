"""Files of models and weights that Keras 3 refuses by the end of their name, read with `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import NamedTuple

from layerlint.outside.code_scopes import CodeScopes, bound_to

_WEIGHTS = (".weights.h5",)
_WHOLE = (".keras", ".h5", ".hdf5")
_CHECKPOINT = (".keras", ".h5")
_READ = (*_WHOLE, ".weights.json")
_METHODS = frozenset({"save", "save_weights", "load_weights"})
_DEPTH = 6
_BEHIND_PERCENT = re.compile(r".*%[-#0 +.\d]*(?:\([^)]*\))?[-#0 +.\d]*[a-zA-Z]", re.DOTALL)
_BEHIND_BRACE = re.compile(r".*\}", re.DOTALL)


IsModel = Callable[[ast.expr, str], bool]
"""Whether the expression gives a model, and that method is the one of Keras."""


class FileUse(NamedTuple):
    """A call that writes or reads a file: the argument that names it, and the ends of names that Keras 3 takes."""

    at: ast.expr
    ends: tuple[str, ...]


class NameEnd(NamedTuple):
    """The known end of a text, and whether that is all of it."""

    text: str
    whole: bool


def file_use(node: ast.Call, short: str | None, is_model: IsModel) -> FileUse | None:
    """The file that the call writes or reads, where it is one of Keras: `short` is what it names of Keras."""
    if short == "callbacks.ModelCheckpoint":
        return _of_checkpoint(node)
    if short in {"models.save_model", "saving.save_model"}:
        return _of_function(node)
    if short is None and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
        return _of_method(node, node.func.attr) if is_model(node.func.value, node.func.attr) else None
    return None


def _of_checkpoint(node: ast.Call) -> FileUse | None:
    """The file of a `ModelCheckpoint`."""
    path = _argument(node, "filepath", 0)
    only = _argument(node, "save_weights_only", 4)
    if path is None or any(keyword.arg is None for keyword in node.keywords):
        return None
    if only is None:
        return FileUse(path, _CHECKPOINT)
    if not isinstance(only, ast.Constant):
        return None
    return FileUse(path, _WEIGHTS if only.value else _CHECKPOINT)


def _of_method(node: ast.Call, method: str) -> FileUse | None:
    """The file of `model.save_weights(...)` and the like."""
    keywords = {keyword.arg for keyword in node.keywords}
    path = _argument(node, "filepath", 0)
    if path is None or not keywords.isdisjoint({None, "max_shard_size", "zipped"}):
        return None
    return FileUse(path, {"save_weights": _WEIGHTS, "load_weights": _READ}.get(method, _WHOLE))


def _of_function(node: ast.Call) -> FileUse | None:
    """The file of `save_model(model, ...)`."""
    path = _argument(node, "filepath", 1)
    return FileUse(path, _WHOLE) if path is not None and _argument(node, "zipped", 3) is None else None


def is_refused(use: FileUse, scopes: CodeScopes) -> bool:
    """Whether the name certainly ends as none of these."""
    end = _end_of(use.at, scopes, 0)
    if end is None or not end.text or end.text.startswith("hf://") or end.text.endswith(use.ends):
        return False
    if use.ends is _READ and "." not in end.text.rpartition("/")[2]:
        return False  # may be a folder of Orbax
    return end.whole or not any(suffix.endswith(end.text) for suffix in use.ends)


def _argument(node: ast.Call, name: str, place: int) -> ast.expr | None:
    named = next((keyword.value for keyword in node.keywords if keyword.arg == name), None)
    if named is not None or len(node.args) <= place:
        return named
    return None if any(isinstance(keyword, ast.Starred) for keyword in node.args) else node.args[place]


def _end_of(node: ast.expr, scopes: CodeScopes, depth: int) -> NameEnd | None:
    if depth > _DEPTH:
        return None
    match node:
        case ast.Constant(value=str(text)):
            return NameEnd(text, True)
        case ast.JoinedStr(values=[*_, ast.Constant(value=str(text))]):
            return NameEnd(text, False)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined(left, right, scopes, depth)
        case ast.BinOp(op=ast.Div(), right=right):
            return _below_folder(right, scopes, depth)
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod()):
            return NameEnd(_BEHIND_PERCENT.sub("", text), False)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
            return NameEnd(_BEHIND_BRACE.sub("", text), False)
        case ast.Call(func=ast.Attribute(attr="join"), args=[_, *_, last]) if not node.keywords:
            return _below_folder(last, scopes, depth)
        case ast.Call(func=ast.Name(id="str" | "Path"), args=[inner]):
            return _end_of(inner, scopes, depth + 1)
        case ast.Name():
            bound = bound_to(node, scopes)
            only = bound[0] if len(bound) == 1 else None
            return _end_of(only, scopes, depth + 1) if only is not None else None
    return None


def _joined(left: ast.expr, right: ast.expr, scopes: CodeScopes, depth: int) -> NameEnd | None:
    last = _end_of(right, scopes, depth + 1)
    if last is None or not last.whole:
        return last
    first = _end_of(left, scopes, depth + 1)
    return NameEnd(first.text + last.text, first.whole) if first is not None else NameEnd(last.text, False)


def _below_folder(node: ast.expr, scopes: CodeScopes, depth: int) -> NameEnd | None:
    last = _end_of(node, scopes, depth + 1)
    if last is None or not last.text or isinstance(node, ast.Starred):
        return None
    return NameEnd(f"/{last.text}", True) if last.whole else last
