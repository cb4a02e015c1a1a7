"""What ran a project: packages in an environment inside its folder, and the Python that compiled its modules."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from layerlint.target.places import Places

_FOLDERS = (".venv", "venv", "env", ".env")
_INSTALLED = re.compile(r"(keras|tensorflow(?:_cpu|_gpu|_macos|_intel)?)-(\d[\w.]{0,40})\.dist-info")


def installed(places: Places, folder: str) -> Iterator[tuple[str, str, str]]:
    """Name, version, and the folder of each package: Keras first, for TensorFlow brings one."""
    packages: list[tuple[str, str, str]] = []
    here = places.names(folder)
    for name in _FOLDERS:
        if name not in here:
            continue
        for lib in ("lib", "Lib"):
            parent = os.path.join(folder, name, lib)
            if lib not in places.names(os.path.join(folder, name)):
                continue
            pythons = [python for python in places.names(parent) if python.startswith("python")]
            for site in [os.path.join(parent, python, "site-packages") for python in pythons] or [
                os.path.join(parent, "site-packages")
            ]:
                for entry in places.names(site):
                    if match := _INSTALLED.fullmatch(entry):
                        packages.append((match[1].replace("_", "-"), match[2], os.path.join(site, entry)))
        if packages:
            break
    return iter(sorted(packages))


_COMPILED = re.compile(r".+\.cpython-(\d)(\d{1,2})(?:\.opt-\d)?\.pyc")


def compiled_with(places: Places, folder: str) -> str:
    """The latest Python that compiled the modules of the folder, "" where none is recorded."""
    if "__pycache__" not in places.names(folder):
        return ""
    matches = [
        match
        for name in places.names(os.path.join(folder, "__pycache__"))
        if (match := _COMPILED.fullmatch(name))
    ]
    latest = max(((int(match[1]), int(match[2])) for match in matches), default=(0, 0))
    return f"{latest[0]}.{latest[1]}" if matches else ""
