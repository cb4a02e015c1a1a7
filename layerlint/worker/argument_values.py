"""Expressions of arguments: what they make by the names of a module, and by classes of its project."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from typing import Any

from . import package_classes


class UnknownName(NameError):
    """An expression has a name that nothing here knows."""


def evaluate(text: str, names: dict[str, Any], cls: type | None) -> Any:
    """The value of an expression: a literal, or what the names make of it.

    A class that the names do not know is looked up in the project of `cls`.
    """
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        pass
    known = dict(names)
    tree = ast.parse(text.strip(), mode="eval")
    if cls is not None:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                _bind(node, known, cls)
    try:
        return eval(compile(ast.fix_missing_locations(tree), "<argument>", "eval"), known)
    except NameError as error:
        raise UnknownName(*error.args) from None


def _bind(node: ast.Call, known: dict[str, Any], cls: type) -> None:
    """Let a call of a class that is not known make the one of the project."""
    module, _, name = ast.unparse(node.func).rpartition(".")
    top = (module or name).partition(".")[0]
    if not name[:1].isupper() or not name.isidentifier() or top in known:
        return
    found = (getattr(_imported(module, cls), name, None) if module else None) or package_classes.called(
        cls, name
    )
    if isinstance(found, type):
        place = f"_class_{len(known)}"
        known[place] = found
        node.func = ast.Name(place, ast.Load())


def _imported(module: str, cls: type) -> Any:
    """A module of the project; None for any other, which is not imported for the sake of an argument."""
    if module not in sys.modules and not _is_near(module.partition(".")[0], cls):
        return None
    try:
        return importlib.import_module(module)
    except Exception:  # the expression says what is missing
        return None


def _is_near(top: str, cls: type) -> bool:
    """Whether a package is that of a class, or none that is installed."""
    if top == cls.__module__.partition(".")[0]:
        return True
    if top in getattr(sys, "stdlib_module_names", sys.builtin_module_names):
        return False
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError, AttributeError):
        return False
    places = [spec.origin or "", *(spec.submodule_search_locations or [])] if spec is not None else []
    return bool(places) and not any("site-packages" in place or "dist-packages" in place for place in places)
