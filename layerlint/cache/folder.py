"""An open folder, whose names are entries of that very folder, never targets of links.

A cache lies in a project that may be untrusted. So no operation follows a symbolic link, files are replaced and never
written in place, and only regular files are read.
"""

from __future__ import annotations

import os
import stat

from layerlint.regular import MUCH, is_link, read_regular

_HELD = os.open in os.supports_dir_fd
"""Whether names can be relative to an open folder: everywhere except on Windows, which uses its path instead."""
_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _PLAIN
_WRITE = os.O_WRONLY | os.O_CREAT | _PLAIN


class Folder:
    """An open folder. Raises `OSError` for a path, or a name `inside` another folder, that is not a folder."""

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
        """The status of the entry itself, not of a link's target; None if it does not exist."""
        try:
            return os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False)
        except OSError:
            return None

    def has_file(self, name: str) -> bool:
        """Whether it is a regular file."""
        status = self.state(name)
        return status is not None and stat.S_ISREG(status.st_mode)

    def read(self, name: str, most: int = MUCH) -> bytes | None:
        """The content of a regular file; None if it does not exist or cannot be read."""
        try:
            return read_regular(self._at(name), most, self._fd)
        except OSError:
            return None

    def replace(self, name: str, data: bytes) -> None:
        """Replace a file in one step: readers get the old content or the new one, never a part.

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
        """Create a small file, or complete one that another process has begun. Raises `OSError`."""
        begun = self.read(name, len(data)) or b""
        handle = os.open(self._at(name), _WRITE, 0o644, dir_fd=self._fd)
        with os.fdopen(handle, "wb") as file:
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode) and status.st_size <= len(begun) and data.startswith(begun):
                file.write(data)

    def make_folder(self, name: str) -> bool:
        """Create a folder; False if the name exists. Raises `OSError`."""
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
        """Remove a file or link; False if that fails, for example because another process removed it."""
        try:
            os.unlink(self._at(name), dir_fd=self._fd)
        except OSError:
            return False
        return True

    def remove_folder(self, name: str) -> bool:
        """Remove an empty folder; False if it is not empty or does not exist."""
        try:
            os.rmdir(self._at(name), dir_fd=self._fd)
        except OSError:
            return False
        return True
