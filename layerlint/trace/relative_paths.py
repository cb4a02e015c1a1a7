"""Paths of source files as the user would type them."""

from __future__ import annotations

import os


class RelativePaths:
    """Paths below a folder become relative to it; others stay as they are."""

    def __init__(self, folder: str) -> None:
        self.folder = os.path.realpath(folder)

    def __call__(self, path: str) -> str:
        real = os.path.realpath(path)
        inside = os.path.commonpath([real, self.folder]) == self.folder
        return os.path.relpath(real, self.folder).replace(os.sep, "/") if inside else path
