"""The texts by which this Keras finds activations, initializers and the like, as JSON: `python identifiers.py keras`.

Every name of the modules is tried, in the ways in which it may be written.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

AREAS = ("activations", "constraints", "initializers", "losses", "metrics", "optimizers", "regularizers")
NO_NAME = "no_such_name"


def main(package: str) -> None:
    root = importlib.import_module(package)
    found = {area: sorted(accepted(root, package, area)) for area in AREAS}
    json.dump({area: names for area, names in found.items() if names}, sys.stdout)


def accepted(root: Any, package: str, area: str) -> Iterator[str]:
    """The texts that `get` of that module takes; none where it takes any."""
    module = getattr(root, area)
    if is_found(module, NO_NAME):
        return
    inner = importlib.import_module(f"{package}.src.{area}")
    named = (*dir(module), *dir(inner), *getattr(inner, "ALL_OBJECTS_DICT", {}))
    for name in sorted({way for one in named if not one.startswith("_") for way in ways(one)}):
        if is_found(module, name):
            yield name


def ways(name: str) -> Iterator[str]:
    yield name
    yield name.lower()
    yield re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def is_found(module: Any, name: str) -> bool:
    try:
        found = module.get(name)
    except Exception:
        return False
    return not (found is None or inspect.ismodule(found) or isinstance(found, (dict, str)))


if __name__ == "__main__":
    main(sys.argv[1])
