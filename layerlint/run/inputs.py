"""Everything that a run read or found missing: when it is as it was, the run would print the same again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from layerlint.cache.run_cache import SETTINGS_FILES, CapturedOutput, RunCache, told
from layerlint.index.locate import listed
from layerlint.index.project import top_folder
from layerlint.settings.requirements import requirement_files

if TYPE_CHECKING:
    from layerlint.run.lint_paths import LintRun
    from layerlint.run.request import LintRequest

_MARKS = ("pyproject.toml", "setup.py")
_ENVIRONMENTS = (".venv", "venv")


def keep_run(
    memory: RunCache,
    request: LintRequest,
    run: LintRun,
    out: str,
    err: str,
    code: int,
    asked: Mapping[str, Any],
) -> None:
    """Keep what a run printed, unless something changed meanwhile or the cache cannot be written.

    `asked` is what its arguments mean.
    """
    if os.path.abspath(run.settings.cache_dir) != memory.folder:
        return  # the settings say another place than a quick look at them did
    elapsed = told(run.report.elapsed)
    printed = CapturedOutput(out, err, code, elapsed if elapsed in out else "")
    own = os.path.join(memory.folder, "")
    walked = [
        folder for folder in run.walked if not os.path.join(os.path.abspath(folder), "").startswith(own)
    ]
    seen = looked_at(
        request.paths, walked, run.files, run.modules, (run.settings.baseline, run.settings.file)
    )
    with suppress(OSError):  # a full disk costs the next run its head start, nothing else
        memory.keep(printed, seen, repositories(request.paths), asked)


def looked_at(
    paths: Sequence[str],
    walked: Sequence[str],
    files: Iterable[str],
    modules: Iterable[str],
    others: Iterable[str | None],
) -> Iterator[str]:
    """The files and folders: those of the run, and those that decide settings, target and imports."""
    yield from map(os.path.abspath, walked)
    yield from map(os.path.abspath, files)
    yield from modules
    yield from listed()
    yield from (os.path.abspath(one) for one in others if one is not None)
    yield from requirement_files(top_folder(paths))
    inside = {os.path.abspath(folder) for folder in walked}
    for folder in sorted(inside | _folders_above(paths)):
        for name in (*SETTINGS_FILES, *_MARKS, ".gitignore"):
            path = os.path.join(folder, name)
            if folder not in inside or os.path.exists(path):  # a new file changes the folder itself
                yield path
    for name in filter(None, (*_ENVIRONMENTS, os.environ.get("VIRTUAL_ENV"))):
        for part in ("", "lib", "Lib"):
            yield os.path.abspath(os.path.join(name, part))


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
