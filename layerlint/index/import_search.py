"""Where the modules that a project imports are looked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImportSearch:
    """`top` is the folder above which no module is looked for, the one that holds all sources where it is None.

    `src_roots` and `site_paths` are further places; `base_classes` are names that count as layer classes without being
    found.
    """

    top: str | None = None
    src_roots: tuple[str, ...] = ()
    site_paths: tuple[str, ...] = ()
    base_classes: frozenset[str] = frozenset()


def installed_search(src_roots: Iterable[str] = (), base_classes: Iterable[str] = ()) -> ImportSearch:
    """The search that goes on in installed packages."""
    roots = tuple(os.path.abspath(root) for root in src_roots)
    return ImportSearch(None, roots, site_paths(), frozenset(base_classes))


def site_paths() -> tuple[str, ...]:
    """Where installed packages are: of this interpreter, and of a `.venv` beside the project."""
    paths = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    environment = os.environ.get("VIRTUAL_ENV")
    for folder in filter(None, (environment, ".venv", "venv")):
        paths.extend(str(path) for path in sorted(Path(folder).glob("lib/python3*/site-packages")))
        paths.extend(str(path) for path in Path(folder).glob("Lib/site-packages"))
    return tuple(dict.fromkeys(os.path.abspath(path) for path in paths))
