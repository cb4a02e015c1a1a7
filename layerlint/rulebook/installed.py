"""Find the file that an import of a module would run, without running it or its packages."""

from __future__ import annotations

import glob
import os
import site
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec, PathFinder


@dataclass(frozen=True, slots=True)
class ModuleOrigin:
    """The first file that an import of a module runs, and whether an installed package holds it."""

    file: str
    installed: bool


def find_origin(name: str, folder: str) -> ModuleOrigin | None:
    """The origin of `import name`, with `folder` as the last place to search; None if there is no such module.

    A module is installed if it lies in a `site-packages` of this Python, or an installed `.pth` file or import hook (an
    editable install) leads to it. Folders of `PYTHONPATH`, the working directory and the standard library do not count.
    """
    return _origin(name, None, installed_folders()) or _origin(name, (folder,), ())


def _origin(name: str, path: Sequence[str] | None, trusted: Sequence[str]) -> ModuleOrigin | None:
    parts = name.split(".")
    for count, part in enumerate(parts, 1):
        result = _spec(".".join(parts[:count]), path)
        if result is None:
            return None
        spec, by_hook = result
        if spec.loader is not None and spec.origin is not None:
            holder = os.path.dirname(spec.origin)
            if spec.submodule_search_locations is not None:
                holder = os.path.dirname(holder)
            return ModuleOrigin(spec.origin, by_hook or _normalized(holder) in trusted)
        # A namespace package runs nothing itself; its modules may come from several places.
        path = tuple(spec.submodule_search_locations or ())
        trusted = tuple(os.path.join(folder, os.path.normcase(part)) for folder in trusted)
    return None


def _spec(name: str, path: Sequence[str] | None) -> tuple[ModuleSpec, bool] | None:
    """The spec of a module, and whether the finder of an installed package returned it."""
    for finder in sys.meta_path:
        try:
            spec = finder.find_spec(name, path)
        except KeyError:  # `PathFinder` wants the packages above a namespace to be loaded
            spec = _namespace(name, path or ())
        if spec is not None:
            return spec, finder not in (BuiltinImporter, FrozenImporter, PathFinder)
    return None


def _namespace(name: str, path: Sequence[str]) -> ModuleSpec | None:
    spec = ModuleSpec(name, None, is_package=True)
    folders = [os.path.join(folder, name.rpartition(".")[2]) for folder in path]
    spec.submodule_search_locations = [folder for folder in folders if os.path.isdir(folder)]
    return spec if spec.submodule_search_locations else None


@cache
def installed_folders() -> tuple[str, ...]:
    """The folders of installed packages: those of this Python and what `.pth` files in them name."""
    sites = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()]
    if site.ENABLE_USER_SITE:
        sites.append(site.getusersitepackages())
    folders = dict.fromkeys(_normalized(folder) for folder in sites)
    for folder in list(folders):
        for file in glob.glob(os.path.join(glob.escape(folder), "*.pth")):
            folders.update(dict.fromkeys(_named_by(file)))
    on_path = {_normalized(entry) for entry in sys.path if entry}
    return tuple(folder for folder in folders if folder in on_path)


def _named_by(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as lines:
            names = [line.strip() for line in lines]
    except OSError:
        return []
    folder = os.path.dirname(file)
    return [
        _normalized(os.path.join(folder, name))
        for name in names
        if name and not name.startswith(("#", "import ", "import\t"))
    ]


def _normalized(folder: str) -> str:
    return os.path.normcase(os.path.abspath(folder))
