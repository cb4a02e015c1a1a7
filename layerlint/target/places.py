"""Where evidence is searched: a project's folder, the folders in it, and the few files with names of known meaning.

Nothing outside the project's folder is read, no link that leads out of it is followed, and every walk has an end.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from layerlint.regular import read_regular

MOST = 4 << 20
"""Bytes of a file that may hold evidence."""
_MAX_FOLDERS = 300
_MAX_DEPTH = 4
_MAX_ABOVE = 40
_MAX_ENTRIES = 5_000
_MAX_MODULES = 120
_MAX_BYTES = 10 << 20

_TEMPORARY = ("/tmp", "/var/tmp", "/private/tmp")
_REPOSITORY = frozenset({".git", ".hg", ".svn"})
_PROJECT = frozenset({"pyproject.toml", "setup.py", "setup.cfg"})
_NEVER = frozenset(
    (  # noqa: SIM905
        "__pycache__ node_modules site-packages dist-packages build dist venv env .venv .env .tox .nox .eggs .git .hg"
        " .svn .mypy_cache .pytest_cache .ruff_cache .ipynb_checkpoints .idea .vscode .layerlint_cache __pypackages__"
        " third_party vendor _vendor buck-out"
    ).split()
)
"""Folders whose files are not the project's own."""
BESIDE = (
    *("requirements", "requirement", "reqs", "docker", ".docker", "dockerfiles", ".devcontainer"),
    *(os.path.join(".github", "workflows"), ".circleci", ".ci", "ci"),
    *("binder", ".binder", "conda", "conda.recipe", "envs", "environments", "environment", "install"),
)
"""Folders that speak for the one that holds them."""


Marks = dict[str, tuple[bool, bool]]
"""By folder, whether a repository begins there, and whether it has the marks of a project."""


def project_folder(path: str, marks: Marks) -> str:
    """The folder of the project that a file belongs to, whatever else is checked with it.

    It is the nearest one above with a repository; else the farthest one above that has the marks of a project, below the
    folders that hold those of many people; else the file's own.
    """
    own = os.path.dirname(os.path.abspath(path))
    ends = {os.path.expanduser("~"), *_TEMPORARY, os.environ.get("TMPDIR", "").rstrip(os.sep)}
    folder, marked = own, ""
    for _ in range(_MAX_ABOVE):
        if folder not in marks:
            marks[folder] = _marks(folder)
        begins, has_marks = marks[folder]
        if begins:
            return folder
        parent = os.path.dirname(folder)
        if parent == folder or folder in ends:
            break
        if has_marks:
            marked = folder
        folder = parent
    return marked or own


_LISTS = ("requirements.txt", "environment.yml", "Pipfile", "Dockerfile", "README.md", "LICENSE")


def _marks(folder: str) -> tuple[bool, bool]:
    def has(names: Iterable[str]) -> bool:
        return any(os.path.lexists(os.path.join(folder, name)) for name in names)

    begins = has(_REPOSITORY)
    return begins, begins or has(_PROJECT) or has(_LISTS)


@dataclass(slots=True)
class Places:
    """The files of one project's folder, each listed and read once. `inputs` are all paths that were read or listed."""

    top: str
    inputs: dict[str, None] = field(default_factory=dict)
    _listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _real: str = ""

    def chain(self, path: str) -> Iterator[str]:
        """The folders from that of a file up to the project's."""
        folder = os.path.dirname(os.path.abspath(path))
        for _ in range(_MAX_ABOVE):
            yield folder
            parent = os.path.dirname(folder)
            if folder == self.top or parent == folder:
                return
            folder = parent

    def names(self, folder: str) -> tuple[str, ...]:
        """What the folder holds, sorted; nothing of one that leads out of the project."""
        entries = self._listed.get(folder)
        if entries is None:
            self.inputs[folder] = None
            entries = ()
            try:
                if self._inside(folder):
                    entries = tuple(sorted(os.listdir(folder))[:_MAX_ENTRIES])
            except OSError:
                pass
            self._listed[folder] = entries
        return entries

    def text(self, file: str, most: int = MOST) -> str:
        """The text of a regular file in the project, "" for all else and for more than `most` bytes."""
        data = self.data(file, most)
        # PowerShell writes `pip freeze > requirements.txt` in UTF-16.
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", "replace")
        return data.decode("utf-8-sig", "replace")

    def data(self, file: str, most: int = MOST) -> bytes:
        """The content of a regular file in the project, nothing for all else and for more than `most` bytes."""
        try:
            data = read_regular(file, most, follow=True) if self.is_own_file(file) else None
        except (OSError, ValueError):
            return b""
        return data or b""

    def is_own_file(self, file: str) -> bool:
        """Whether it is a regular file in the project."""
        self.inputs[file] = None
        try:
            return self._inside(file) and stat.S_ISREG(os.stat(file).st_mode)
        except (OSError, ValueError):
            return False

    def _inside(self, path: str) -> bool:
        if not self._real:
            self._real = os.path.realpath(self.top)
        real = os.path.realpath(path)
        return real == self._real or real.startswith(os.path.join(self._real, ""))

    def folders(self) -> Iterator[str]:
        """The project's folders, the nearer ones first; a bounded number of them."""
        waiting = [(self.top, 0)]
        for count, (folder, depth) in enumerate(waiting):
            if count >= _MAX_FOLDERS:
                return
            if depth and not _REPOSITORY.isdisjoint(self.names(folder)):
                continue  # a project of its own, such as a submodule or a clone
            yield folder
            if depth < _MAX_DEPTH and len(waiting) < 4 * _MAX_FOLDERS:
                for name in self.names(folder):
                    path = os.path.join(folder, name)
                    if "." not in name[1:] and name not in _NEVER and _is_own_folder(path):
                        waiting.append((path, depth + 1))

    def modules(self) -> Iterator[str]:
        """Modules and notebooks, the nearer ones first; a bounded number of them, and of bytes."""
        left, size = _MAX_MODULES, _MAX_BYTES
        for folder in self.folders():
            for name in self.names(folder):
                if not name.endswith((".py", ".ipynb")):
                    continue
                file = os.path.join(folder, name)
                try:
                    status = os.stat(file, follow_symlinks=False)
                except OSError:
                    continue
                if not stat.S_ISREG(status.st_mode) or status.st_size > MOST:
                    continue
                left, size = left - 1, size - status.st_size
                if left < 0 or size < 0:
                    return
                yield file


def _is_own_folder(path: str) -> bool:
    try:
        status = os.lstat(path)
        return stat.S_ISDIR(status.st_mode) and not os.path.lexists(os.path.join(path, "pyvenv.cfg"))
    except OSError:
        return False
