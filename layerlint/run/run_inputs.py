"""The inputs of a run: files and folders that it read or found missing. If none changed, its output is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from layerlint.cache.run_cache import SETTINGS_FILES, CapturedOutput
from layerlint.index.module_paths import listed

if TYPE_CHECKING:
    from layerlint.run.lint_run import LintRun

_MARKS = ("pyproject.toml", "setup.py")
_ENVIRONMENTS = (".venv", "venv")


def keep_run(run: LintRun, output: CapturedOutput, options: Mapping[str, Any]) -> None:
    """Cache the output of a run, unless an input changed while it ran or the cache cannot be written.

    `options` are its parsed arguments.
    """
    cache = run.request.run_cache
    if os.path.abspath(run.settings.cache_dir) != cache.folder:
        return  # the settings name another folder than the quick scan of them did
    with suppress(OSError):  # a full disk costs the next run its head start, nothing else
        cache.keep(output, collect_inputs(run), repositories(run.request.paths), options)


def collect_inputs(run: LintRun) -> Iterator[str]:
    """The files and folders of the run, and those that decide settings, target and imports."""
    folders = {
        os.path.abspath(folder) for folder in run.folders if not _is_in(folder, run.settings.cache_dir)
    }
    others = (run.settings.baseline, run.settings.file)
    yield from folders
    yield from map(os.path.abspath, run.files)
    yield from run.modules
    yield from listed()
    yield from (os.path.abspath(path) for path in others if path is not None)
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
    """The paths of `.git` that decide the repository; only their existence matters."""
    for folder in sorted(_folders_above([*paths, "."])):
        yield os.path.join(folder, ".git")


def _folders_above(paths: Sequence[str]) -> set[str]:
    """The folders that hold the paths, and all above them."""
    folders: set[str] = set()
    for path in paths:
        folder = os.path.abspath(path)
        if not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        while folder not in folders:
            folders.add(folder)
            folder = os.path.dirname(folder)
    return folders
