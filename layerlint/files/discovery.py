"""Discover the files to check under paths, in a stable order."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layerlint.errors import LayerlintError
from layerlint.files.ignore import Ignore
from layerlint.files.sources import Unreadable, os_reason
from layerlint.regular import read_bytes

DEFAULT_SUFFIXES = frozenset({".py", ".ipynb"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".rst", ".qmd"})


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files below some paths, the walked folders, and the files and folders that could not be read."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    unread: tuple[Unreadable, ...] = ()


class _File(NamedTuple):
    path: str
    is_link: bool


class _Folder(NamedTuple):
    path: str


_Step = _File | _Folder | Unreadable
"""An entry on a walk through folders."""


def discover(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    respect_gitignore: bool = True,
    suffixes: frozenset[str] = DEFAULT_SUFFIXES,
) -> Discovered:
    """The files to check, sorted, each once: of a file and links to it, the file. Named files may have any suffix.

    `exclude` are patterns as in `.gitignore`, matched below each folder. Raises `LayerlintError` for a path that is
    neither a file nor a folder.
    """
    excluded = Ignore(exclude)
    steps: list[_Step] = []
    for path in paths:
        if os.path.isfile(path):
            if not (force_exclude and _excluded(excluded, path)):
                steps.append(_File(os.path.normpath(path), os.path.islink(path)))
        elif os.path.isdir(path):
            steps.extend(_walk(path, excluded, suffixes, respect_gitignore=respect_gitignore))
        else:
            raise LayerlintError(_no_place(path))
    files = dict.fromkeys(step.path for step in steps if isinstance(step, _File))
    links = {step.path for step in steps if isinstance(step, _File) and step.is_link}
    named = {os.path.normpath(path) for path in paths}
    two_names = links or len(paths) > 1
    return Discovered(
        tuple(_each_once(files, links, named) if two_names else sorted(files)),
        tuple(step.path for step in steps if isinstance(step, _Folder)),
        tuple(step for step in steps if isinstance(step, Unreadable)),
    )


def _each_once(files: Iterable[str], links: Collection[str], named: Collection[str]) -> list[str]:
    """One path for each file, sorted: preferably not a link, then preferably a path that the user named, else the first.

    Hard links are separate files.
    """
    folders: dict[str, str] = {}
    once: dict[str, str] = {}
    for path in sorted(files, key=lambda path: (path in links, path not in named)):
        if path in links:
            real = os.path.realpath(path)
        else:
            folder, name = os.path.split(path)
            if folder not in folders:
                folders[folder] = os.path.realpath(folder)
            real = os.path.join(folders[folder], name)
        once.setdefault(real, path)
    return sorted(once.values())


def why_nothing(
    paths: Sequence[str], *, exclude: Sequence[str] = (), suffixes: frozenset[str] = DEFAULT_SUFFIXES
) -> str:
    """The reason that `discover` finds no file under these paths although there are some; "" if there are none."""
    excluded, nothing = (Ignore(lines) for lines in (exclude, ()))
    for path in paths:
        if os.path.isfile(path):
            return f"the settings exclude {path}, also when it is named (`force-exclude`)"
        file = _first_file(_walk(path, excluded, suffixes, respect_gitignore=False))
        if file is not None:
            return (
                f"{_ignoring(path, file)} ignores {file}, as git does; name a file to check it all the same"
            )
        file = _first_file(_walk(path, nothing, suffixes, respect_gitignore=False))
        if file is not None:
            return f"the settings exclude {file}; `--show-settings` lists the patterns"
    return ""


def _first_file(steps: Iterable[_Step]) -> str | None:
    return next((step.path for step in steps if isinstance(step, _File)), None)


def _ignoring(top: str, file: str) -> str:
    """The `.gitignore` that ignores a file below `top`."""
    ignore_files = list(_above(top))
    folder = os.path.normpath(top)
    for part in os.path.relpath(file, top).split(os.sep):
        spec = _read_ignore(os.path.join(folder, ".gitignore"))
        if spec is not None:
            ignore_files.append((os.path.abspath(folder), spec))
        folder = os.path.join(folder, part)
        if _ignored(ignore_files, folder, os.path.isdir(folder)):
            break
    for place, spec in reversed(ignore_files):
        if _ignored([(place, spec)], folder, os.path.isdir(folder)):
            return os.path.relpath(os.path.join(place, ".gitignore"))
    return ".gitignore"


def _no_place(path: str) -> str:
    """The message for a path that is neither a file nor a folder."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return f"there is no file or folder `{path}`; check the spelling of the path"
    except OSError as problem:
        return f"cannot read `{path}`: {os_reason(problem)}"
    return f"`{path}` is not a regular file; give a file or a folder, or `-` for standard input"


def _excluded(spec: Ignore, path: str) -> bool:
    return spec.ignores(os.path.relpath(path).replace(os.sep, "/"))


def _walk(
    top: str, excluded: Ignore, suffixes: frozenset[str], *, respect_gitignore: bool
) -> Iterator[_Step]:
    ignores = list(_above(top)) if respect_gitignore else []
    if _ignored(ignores, top, is_folder=True):
        ignores = []  # the user named it, as a file may be named
    waiting: list[tuple[str, str, list[tuple[str, Ignore]]]] = [(top, "", ignores)]
    while waiting:
        folder, below, ignore_files = waiting.pop()
        yield _Folder(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue  # removed meanwhile
        except OSError as problem:
            yield Unreadable(folder, f"cannot read the folder: {os_reason(problem)}")
            continue
        if respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            spec = _read_ignore(os.path.join(folder, ".gitignore"))
            if spec is not None:
                ignore_files = [*ignore_files, (os.path.abspath(folder), spec)]
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and os.path.splitext(entry.name)[1] not in suffixes:
                continue
            relative = f"{below}{entry.name}/" if is_folder else f"{below}{entry.name}"
            if excluded.says(relative) or _ignored(ignore_files, entry.path, is_folder):
                continue
            if is_folder:
                waiting.append((entry.path, relative, ignore_files))
            elif _may_be_read(entry):
                yield _File(os.path.normpath(entry.path), entry.is_symlink())


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to itself, which fails when it is read."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _ignored(ignore_files: Sequence[tuple[str, Ignore]], path: str, is_folder: bool) -> bool:
    """Whether the nearest `.gitignore` that matches the path ignores it; `!name` in one includes it again."""
    if not ignore_files:
        return False
    full = os.path.abspath(path)
    for folder, spec in reversed(ignore_files):
        relative = os.path.relpath(full, folder).replace(os.sep, "/") + ("/" if is_folder else "")
        ignored = spec.says(relative)
        if ignored is not None:
            return ignored
    return False


def _above(top: str) -> Iterator[tuple[str, Ignore]]:
    """The `.gitignore` files of the folders above, up to the repository's root."""
    folder = Path(top).absolute()
    chain: list[Path] = []
    while not (folder / ".git").exists():
        if folder.parent == folder:
            return
        folder = folder.parent
        chain.append(folder)
    for above in reversed(chain):
        spec = _read_ignore(str(above / ".gitignore"))
        if spec is not None:
            yield str(above), spec


def _read_ignore(path: str) -> Ignore | None:
    try:
        return Ignore(re.split(r"\r\n?|\n", read_bytes(path).decode("utf-8-sig", "replace")))
    except OSError:
        return None
