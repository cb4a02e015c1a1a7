"""Packages that are installed in an environment inside the project's folder, as the names of folders tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from layerlint.target.places import Places

_FOLDERS = (".venv", "venv", "env", ".env")
_INSTALLED = re.compile(r"(keras|tensorflow(?:_cpu|_gpu|_macos|_intel)?)-(\d[\w.]{0,40})\.dist-info")


def installed(places: Places, folder: str) -> Iterator[tuple[str, str, str]]:
    """Name, version, and the folder that tells it: Keras first, for TensorFlow brings one."""
    found: list[tuple[str, str, str]] = []
    here = places.names(folder)
    for name in _FOLDERS:
        if name not in here:
            continue
        for lib in ("lib", "Lib"):
            parent = os.path.join(folder, name, lib)
            if lib not in places.names(os.path.join(folder, name)):
                continue
            pythons = [one for one in places.names(parent) if one.startswith("python")]
            for site in [os.path.join(parent, one, "site-packages") for one in pythons] or [
                os.path.join(parent, "site-packages")
            ]:
                for entry in places.names(site):
                    if match := _INSTALLED.fullmatch(entry):
                        found.append((match[1].replace("_", "-"), match[2], os.path.join(site, entry)))
        if found:
            break
    return iter(sorted(found))
