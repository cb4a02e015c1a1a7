"""The layer classes in the package of a class, ranked for an argument."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from .usage import ClassUsage

MOST_FILES = 600
_CLASS = re.compile(r"^class (\w+)\((?:[^)]*)\):", re.MULTILINE)
_VAGUE = {"layer", "model", "network", "module", "block", "class", "cls", "base", "inner", "fn"}
"""Words of a name that say nothing about the class."""
_OF_MODELS = {"inputs", "outputs", "input", "output", "input_shape", "output_shape"}


def words(name: str) -> set[str]:
    """Return the words of `text_encoder` or `TextEncoder`, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def provided(cls: type) -> set[str]:
    """Return the attributes of a class's instances: of the class, and those that its methods set."""
    model = _OF_MODELS if any(base.__name__ == "Model" for base in cls.__mro__) else set()
    return {*dir(cls), *ClassUsage(cls).aliases, *model}


def suiting(cls: type, name: str, attributes: set[str], keys: set[str], layer: type) -> Iterator[type]:
    """Yield classes for the argument `name` of `cls`, the likeliest first.

    Their instances have the attributes; `keys` are those that `cls` reads from dicts.
    """
    wanted = words(name) - _VAGUE
    classes = [item for item in _module_classes(cls, layer) if _suits(item, wanted, attributes)]
    yield from sorted(classes, key=lambda item: -len(words(item.__name__) & wanted))
    for item in _package_classes(cls, layer, wanted or words(name), attributes, keys):
        if item not in classes:
            classes.append(item)
            yield item


def class_named(cls: type, name: str) -> type | None:
    """Return the class of that name in the package of `cls`: in its module, else in another imported one."""
    own, top = sys.modules.get(cls.__module__), cls.__module__.partition(".")[0]
    near = [module for key, module in list(sys.modules.items()) if key.partition(".")[0] == top]
    for module in (own, *near):
        thing = getattr(module, "__dict__", {}).get(name)
        if isinstance(thing, type) and (thing.__name__ == name or module is own):
            return thing
    return None


def derived(cls: type) -> list[type]:
    """Return the concrete subclasses of a class in its own package."""
    subclasses: dict[type, None] = {}
    waiting = [cls]
    while waiting:
        below: list[list[type]] = [type.__subclasses__(base) for base in waiting]
        waiting = [item for several in below for item in several if item not in subclasses]
        subclasses.update(dict.fromkeys(waiting))
    top = cls.__module__.partition(".")[0]
    return [
        item
        for item in subclasses
        if item.__module__.partition(".")[0] == top and not inspect.isabstract(item)
    ]


def path_of(cls: type, module: str) -> str:
    """Return how an expression in a module names a class: by its name alone, where the module has it."""
    if getattr(sys.modules.get(module), cls.__name__, None) is cls:
        return str(cls.__name__)
    return f"{cls.__module__}.{cls.__qualname__}"


def _suits(cls: type, wanted: set[str], attributes: set[str]) -> bool:
    missing = attributes - provided(cls)
    return not missing and bool(attributes or words(cls.__name__) & wanted)


def _module_classes(cls: type, layer: type) -> list[type]:
    """The layer classes in the module of a class, without those of Keras and the class itself."""
    module = inspect.getmodule(cls)
    return [item for item in vars(module).values() if _fits(item, cls, layer)] if module else []


def _fits(thing: Any, cls: type, layer: type) -> bool:
    return (
        isinstance(thing, type)
        and issubclass(thing, layer)
        and thing.__module__.split(".")[0] not in ("keras", "tf_keras", "tensorflow")
        and not issubclass(thing, cls)
        and not inspect.isabstract(thing)
    )


def _package_classes(
    cls: type, layer: type, wanted: set[str], attributes: set[str], keys: set[str]
) -> Iterator[type]:
    """Classes of the neighbouring modules whose sources contain every attribute."""
    parts = cls.__module__.split(".")
    file = getattr(inspect.getmodule(cls), "__file__", None)
    if len(parts) < 2 or file is None:
        return
    up = min(2, len(parts) - 1)
    root, package = Path(file).parents[up - 1], parts[:-up]
    candidates: list[tuple[int, str, str]] = []
    for path, text in _modules_below(root):
        if str(path) != file and all(attribute in text for attribute in attributes - _OF_MODELS):
            mentioned = sum(f"'{key}'" in text or f'"{key}"' in text for key in keys)
            module = ".".join([*package, *path.relative_to(root).with_suffix("").parts])
            for name in _CLASS.findall(text):
                shared = len(words(name) & wanted)
                if attributes or shared or mentioned:
                    candidates.append((-shared - mentioned, module.removesuffix(".__init__"), name))
    for _, module, name in sorted(candidates):
        thing = _imported(module, name)
        if _fits(thing, cls, layer) and not attributes - provided(thing):
            yield thing


@lru_cache(maxsize=2)
def _modules_below(root: Path) -> tuple[tuple[Path, str], ...]:
    """The modules of a folder with their sources, without tests."""
    paths = sorted(root.rglob("*.py"))[:MOST_FILES]
    return tuple(
        (path, path.read_text(encoding="utf-8", errors="replace"))
        for path in paths
        if not re.search(r"(^|_)test(s|ing)?(_|\.|$)", path.name)
    )


def _imported(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name, None)
    except Exception:  # a module that cannot be imported offers nothing
        return None
