"""The text of Python modules, read in the encoding that Python would use."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Callable
from dataclasses import dataclass

from layerlint.errors import LayerlintError
from layerlint.regular import read_bytes
from layerlint.text import digest


class ModuleSource:
    """The text of one Python module. `path` is as the user would type it; line ends are as in the file.

    `let_go` drops the text of a file, which is read again on demand. `size` is that of the text in characters, or of the
    file in bytes if the text was not read yet.
    """

    __slots__ = ("_digest", "_is_file", "_text", "path", "size")

    def __init__(
        self,
        path: str,
        text: str | None = None,
        digest: str = "",
        *,
        size: int = 0,
        is_file: bool = False,
    ) -> None:
        self.path = path
        self.size = size if text is None else len(text)
        self._text = text
        self._digest = digest
        self._is_file = is_file or text is None

    def __reduce__(self) -> tuple[Callable[..., ModuleSource], tuple[str, str | None, str, int]]:
        """Pickle without the text of a file, which another process can read."""
        return _received, (self.path, None if self._is_file else self._text, self.digest, self.size)

    @property
    def text(self) -> str:
        """The text. Raises `LayerlintError` if the file changed, or can no longer be read."""
        if self._text is None:
            current = read(self.path)
            if isinstance(current, Unreadable):
                raise LayerlintError(f"cannot read {self.path} again: {current.reason}")
            if self._digest and current.digest != self._digest:
                raise LayerlintError(f"{self.path} was changed while it was being checked; run again")
            self._text = current.text
        return self._text

    @property
    def digest(self) -> str:
        """A digest of the text."""
        if not self._digest:
            self._digest = digest(self.text)
        return self._digest

    def let_go(self) -> None:
        """Drop the text if it can be read again."""
        if self._is_file and self._text is not None:
            self._digest = self.digest
            self._text = None


def _received(path: str, text: str | None, digest: str, size: int) -> ModuleSource:
    return ModuleSource(path, text, digest, size=size)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that could not be read, and why."""

    path: str
    reason: str


def os_reason(problem: OSError) -> str:
    return problem.strerror or str(problem)


def decode(data: bytes) -> str:
    """The text of a Python file: by its coding line, its byte order mark, or as UTF-8.

    Line ends stay as they are. Raises `SyntaxError` for an unknown encoding, `UnicodeDecodeError` for bytes
    that are not in it.
    """
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise
    except (LookupError, UnicodeError) as problem:  # codecs that are not for text, such as rot13
        raise SyntaxError(f"encoding problem: {encoding}") from problem


def read(path: str) -> ModuleSource | Unreadable:
    try:
        return ModuleSource(path, decode(read_bytes(path)), is_file=True)
    except OSError as problem:
        return Unreadable(path, os_reason(problem))
    except (SyntaxError, UnicodeError) as problem:
        return Unreadable(path, str(problem))
