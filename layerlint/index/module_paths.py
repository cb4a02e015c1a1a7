"""From module names to files and back, by looking at folders; nothing is imported."""

from __future__ import annotations

import os
from collections.abc import Sequence

NEVER_READ = frozenset(
    {
        "tensorflow",
        "keras",
        "tf_keras",
        "keras_core",
        "numpy",
        "jax",
        "torch",
        "scipy",
        "pandas",
        "typing",
        "absl",
        "abc",
    }
)
"""Packages whose classes are known by name, or never are layers: their source is not opened."""


_listed: dict[str, frozenset[str]] = {}


def _entries(folder: str) -> frozenset[str]:
    entries = _listed.get(folder)
    if entries is None:
        try:
            entries = frozenset(os.listdir(folder))
        except OSError:
            entries = frozenset()
        _listed[folder] = entries
    return entries


def listed() -> tuple[str, ...]:
    """The folders that were looked into, whether they are there or not."""
    return tuple(_listed)


def clear() -> None:
    """Forget what folders hold: for a process that lives on while files change."""
    _listed.clear()


def module_name(file: str) -> tuple[str, bool]:
    """The dotted name of the module in that file, by the `__init__.py` files above it, and whether it is a package."""
    own, name = os.path.split(file)
    is_package = name == "__init__.py"
    parts = [] if is_package else [os.path.splitext(name)[0]]
    folder = own
    while "__init__.py" in _entries(folder) and (name := os.path.basename(folder)):
        parts.insert(0, name)
        folder = os.path.dirname(folder)
    return ".".join(parts) or os.path.basename(own), is_package


def find_module(name: str, roots: tuple[str, ...]) -> str | None:
    """The file of the module below the first of these folders that has it."""
    parts = name.split(".")
    for root in roots:
        folder = root
        for index, part in enumerate(parts):
            entries = _entries(folder)
            last = index == len(parts) - 1
            if last and f"{part}.py" in entries:
                return os.path.join(folder, f"{part}.py")
            if part not in entries:
                break
            folder = os.path.join(folder, part)
            if last:
                if "__init__.py" in _entries(folder):
                    return os.path.join(folder, "__init__.py")
                break
    return None


def roots_of(file: str, top: str) -> tuple[str, ...]:
    """The folders that imports of the file may start from: its own, and those above up to the project's.

    Where the project's folder is itself inside a package, the folder of that package too.
    """
    roots: list[str] = []
    folder = os.path.dirname(file)
    while True:
        roots.append(folder)
        parent = os.path.dirname(folder)
        inside = "__init__.py" in _entries(folder)
        if parent == folder or len(roots) > 12 or (folder == top and not inside):
            break
        if not inside and not folder.startswith(top):
            break
        folder = parent
    if top not in roots:
        roots.append(top)
    return tuple(roots)


def package_of(name: str) -> str:
    """The first part of a dotted name."""
    return name.partition(".")[0]


def top_folder(paths: Sequence[str]) -> str:
    """The project's folder: the nearest one above all paths with a `.git` or `pyproject.toml`, else what they share."""
    full = [os.path.abspath(path) for path in paths] or [os.getcwd()]
    common = os.path.commonpath(full)
    if os.path.isfile(common):
        common = os.path.dirname(common)
    folder = common
    while True:
        if any(os.path.exists(os.path.join(folder, mark)) for mark in (".git", "pyproject.toml", "setup.py")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return common
        folder = parent
