"""Exact versions in lock files. They are long, so that only the packages that matter are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PACKAGES = r"(tensorflow(?:[-_](?:cpu|gpu|macos|intel|rocm))?|keras)"
_TOML = re.compile(rf'\nname = "{_PACKAGES}"\r?\nversion = "([^"\n]{{1,60}})"')
_JSON = re.compile(rf'"{_PACKAGES}"\s*:\s*\{{[^{{}}]{{0,20000}}?"version"\s*:\s*"==([^"\n]{{1,60}})"')
_CONDA = re.compile(rf"\n[ \t-]*name: {_PACKAGES}\r?\n[ \t]*version: [\"']?([\w.]{{1,60}})")
_READERS = {
    "poetry.lock": _TOML,
    "uv.lock": _TOML,
    "pdm.lock": _TOML,
    "pylock.toml": _TOML,
    "pipfile.lock": _JSON,
    "conda-lock.yml": _CONDA,
    "pixi.lock": _CONDA,
}


def locked(name: str, text: str) -> Iterator[tuple[str, str, int]]:
    """The packages of TensorFlow and Keras that a lock file of that name holds: name, version and line."""
    for match in _READERS[name.lower()].finditer(text):
        yield match[1].replace("_", "-"), match[2], text.count("\n", 0, match.start(1)) + 1
