"""Whether the settings exclude a file, which an editor may still open."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from layerlint.files.ignore import Ignore
from layerlint.settings.load import FILES, load_settings


def is_excluded(path: str, folders: Sequence[str]) -> bool:
    """Whether the settings of a file exclude it, or a folder that it is in.

    Patterns are matched below the folder of the settings file or, without one, below the workspace's `folders`. Raises
    `LayerlintError` for settings that cannot be read.
    """
    settings = load_settings(path)
    excluded = Ignore((*settings.exclude, *settings.extend_exclude))
    own = os.path.abspath(path)
    tops = [settings.folder] if settings.file is not None else [os.path.abspath(folder) for folder in folders]
    for top in tops:
        relative = os.path.relpath(own, top)
        if not relative.startswith(os.pardir) and not os.path.isabs(relative):
            return bool(excluded.ignores(relative.replace(os.sep, "/")))
    return False


def settings_files(path: str) -> Iterator[str]:
    """The possible settings files of a file."""
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        yield from (os.path.join(folder, name) for name in FILES)
        if os.path.dirname(folder) == folder:
            return
        folder = os.path.dirname(folder)
