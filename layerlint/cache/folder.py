"""A folder held open: a name in it is an entry of that very folder, never what a link leads to.

A cache lies in a project that somebody else may have written. So no step follows a symbolic link, a file is replaced
and never written into, and only regular files are read.
"""

from __future__ import annotations

import os
import stat

from layerlint.regular import MUCH, is_link, read_regular

_HELD = os.open in os.supports_dir_fd
"""Whether names can be taken relative to an open folder: everywhere but on Windows, where its path stands for it."""
_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _PLAIN
_WRITE = os.O_WRONLY | os.O_CREAT | _PLAIN


class Folder:
    """An open folder. Raises `OSError` for a path, or a name `inside` another, that is no folder but a link, say."""

    __slots__ = ("_fd", "path")

    def __init__(self, path: str, inside: Folder | None = None) -> None:
        self.path: str = path if inside is None else os.path.join(inside.path, path)
        self._fd: int | None = None
        if "\0" in self.path:
            raise FileNotFoundError(2, "no path has a null byte", self.path)
        if _HELD:
            self._fd = os.open(path, _FOLDER, dir_fd=inside._fd if inside is not None else None)
        elif is_link(self.path) or not stat.S_ISDIR(os.lstat(self.path).st_mode):
            raise NotADirectoryError(20, "Not a directory", self.path)

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _at(self, name: str) -> str:
        return name if self._fd is not None else os.path.join(self.path, name)

    def names(self) -> list[str]:
        return sorted(os.listdir(self._fd if self._fd is not None else self.path))

    def state(self, name: str) -> os.stat_result | None:
        """What the entry itself is, not what it leads to; None for one that is not there."""
        try:
            return os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False)
        except OSError:
            return None

    def has_file(self, name: str) -> bool:
        """Whether it is a regular file."""
        status = self.state(name)
        return status is not None and stat.S_ISREG(status.st_mode)

    def read(self, name: str, most: int = MUCH) -> bytes | None:
        """The content of a regular file; None when there is none, or one that cannot be read."""
        try:
            return read_regular(self._at(name), most, self._fd)
        except OSError:
            return None

    def replace(self, name: str, data: bytes) -> None:
        """Replace a file in one step: who reads it sees the old content or the new one, never a part.

        Raises `OSError`.
        """
        temporary = f"part-{os.urandom(8).hex()}"
        handle = os.open(self._at(temporary), _WRITE | os.O_EXCL, 0o600, dir_fd=self._fd)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(self._at(temporary), self._at(name), src_dir_fd=self._fd, dst_dir_fd=self._fd)
        except BaseException:
            self.remove(temporary)
            raise

    def make(self, name: str, data: bytes) -> None:
        """Make a small file, or finish one that another process has begun and not yet written. Raises `OSError`."""
        begun = self.read(name, len(data)) or b""
        handle = os.open(self._at(name), _WRITE, 0o644, dir_fd=self._fd)
        with os.fdopen(handle, "wb") as file:
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode) and status.st_size <= len(begun) and data.startswith(begun):
                file.write(data)

    def make_folder(self, name: str) -> bool:
        """Make a folder; False when something has that name. Raises `OSError`."""
        try:
            os.mkdir(self._at(name), dir_fd=self._fd)
        except FileExistsError:
            return False
        return True

    def touch(self, name: str) -> None:
        """Set the times of a file to now. Raises `OSError`."""
        follow = os.utime not in os.supports_follow_symlinks
        os.utime(self._at(name), dir_fd=self._fd, follow_symlinks=follow)

    def remove(self, name: str) -> bool:
        """Remove a file or link; False when it cannot be, as when another process was quicker."""
        try:
            os.unlink(self._at(name), dir_fd=self._fd)
        except OSError:
            return False
        return True

    def remove_folder(self, name: str) -> bool:
        """Remove an empty folder; False when it is not empty, or is not there."""
        try:
            os.rmdir(self._at(name), dir_fd=self._fd)
        except OSError:
            return False
        return True
