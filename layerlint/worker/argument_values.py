"""The values of argument expressions, evaluated with the names of a module and the classes of its project."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from typing import Any

from . import package_classes


class UnknownName(NameError):
    """An expression uses a name that cannot be resolved."""


def evaluate(text: str, names: dict[str, Any], cls: type | None) -> Any:
    """Return the value of an expression: a literal, or evaluated with `names`.

    A class that is not in `names` is looked up in the project of `cls`. Raises UnknownName, and any error of the text.
    """
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        pass
    namespace = dict(names)
    tree = ast.parse(text.strip(), mode="eval")
    if cls is not None:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                _bind(node, namespace, cls)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                _bind_owner(node.value.id, namespace, cls)
    try:
        return eval(compile(ast.fix_missing_locations(tree), "<argument>", "eval"), namespace)
    except NameError as error:
        raise UnknownName(*error.args) from None


def _bind(node: ast.Call, namespace: dict[str, Any], cls: type) -> None:
    """Bind the class of a call to the project's class where its name is unresolved."""
    module, _, name = ast.unparse(node.func).rpartition(".")
    top = (module or name).partition(".")[0]
    if not name[:1].isupper() or not name.isidentifier():
        return
    if top in namespace and not (
        module and getattr(namespace[top], "__name__", "") == cls.__module__.partition(".")[0]
    ):
        return  # another thing has that name, and not the package of the class
    resolved = (
        getattr(_imported(module, cls), name, None) if module else None
    ) or package_classes.class_named(cls, name)
    if isinstance(resolved, type):
        place = f"_class_{len(namespace)}"
        namespace[place] = resolved
        node.func = ast.Name(place, ast.Load())


def _bind_owner(name: str, namespace: dict[str, Any], cls: type) -> None:
    """Bind the class whose member is read, `Mode.SUM`, where its name is unresolved."""
    if name not in namespace and name[:1].isupper():
        owner = package_classes.class_named(cls, name)
        if owner is not None:
            namespace[name] = owner


def _imported(module: str, cls: type) -> Any:
    """Import a module of the project; None for any other, which is not imported for an argument."""
    if module not in sys.modules and not _is_near(module.partition(".")[0], cls):
        return None
    try:
        return importlib.import_module(module)
    except Exception:  # the expression says what is missing
        return None


def _is_near(top: str, cls: type) -> bool:
    """Whether a package is the one of a class, or is not an installed one."""
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
