"""Everything that a run read or found missing: when it is as it was, the run would print the same again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from layerlint.cache.run_cache import SETTINGS_FILES, CapturedOutput
from layerlint.index.locate import listed

if TYPE_CHECKING:
    from layerlint.run.lint_run import LintRun

_MARKS = ("pyproject.toml", "setup.py")
_ENVIRONMENTS = (".venv", "venv")


def keep_run(run: LintRun, output: CapturedOutput, options: Mapping[str, Any]) -> None:
    """Keep what a run wrote, unless something changed while it ran or the cache cannot be written.

    `options` is what its arguments mean.
    """
    cache = run.request.run_cache
    if os.path.abspath(run.settings.cache_dir) != cache.folder:
        return  # the settings say another place than a quick look at them did
    with suppress(OSError):  # a full disk costs the next run its head start, nothing else
        cache.keep(output, inputs_of(run), repositories(run.request.paths), options)


def inputs_of(run: LintRun) -> Iterator[str]:
    """The files and folders: those of the run, and those that decide settings, target and imports."""
    folders = {
        os.path.abspath(folder) for folder in run.folders if not _is_in(folder, run.settings.cache_dir)
    }
    others = (run.settings.baseline, run.settings.file)
    yield from folders
    yield from map(os.path.abspath, run.files)
    yield from run.modules
    yield from listed()
    yield from (os.path.abspath(one) for one in others if one is not None)
    for folder in sorted(folders | _folders_above(run.request.paths)):
        for name in (*SETTINGS_FILES, *_MARKS, ".gitignore"):
            path = os.path.join(folder, name)
            if folder not in folders or os.path.exists(path):  # a new file changes the folder itself
                yield path
    for name in filter(None, (*_ENVIRONMENTS, os.environ.get("VIRTUAL_ENV"))):
        for part in ("", "lib", "Lib"):
            yield os.path.abspath(os.path.join(name, part))


def _is_in(folder: str, parent: str) -> bool:
    return os.path.join(os.path.abspath(folder), "").startswith(os.path.join(os.path.abspath(parent), ""))


def repositories(paths: Sequence[str]) -> Iterator[str]:
    """Where a git repository may begin: of those only matters whether they are there."""
    for folder in sorted(_folders_above([*paths, "."])):
        yield os.path.join(folder, ".git")


def _folders_above(paths: Sequence[str]) -> set[str]:
    """The folders that hold the paths, and all above them."""
    found: set[str] = set()
    for path in paths:
        folder = os.path.abspath(path)
        if not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        while folder not in found:
            found.add(folder)
            folder = os.path.dirname(folder)
    return found
