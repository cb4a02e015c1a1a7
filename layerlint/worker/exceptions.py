"""What is told of an exception of the user's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .loading import TargetError


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it came from."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def places(error: BaseException) -> Iterator[tuple[str, int]]:
    """The files and lines that it went through, outermost first; then those of what it came from."""
    for one in causes(error):
        entry = one.__traceback__
        while entry is not None:
            yield entry.tb_frame.f_code.co_filename, entry.tb_lineno
            entry = entry.tb_next


def first_line(error: BaseException) -> str:
    """The exception's type and the first line that says something; Keras wraps that in lines of its own."""
    if isinstance(error, SystemExit):
        return f"sys.exit({error.code!r}) was called"
    if isinstance(error, TargetError):
        return str(error)
    text = error.args[0] if isinstance(error, KeyError) and error.args else error
    plain = re.sub(r"\x1b\[\d*m|\{\{function_node [^}]*\}\} ?", "", str(text))
    clean = re.sub(r" \[Op:\w+\] name:\s*$", "", plain, flags=re.MULTILINE)
    clean = re.sub(r"(?m)^ *(Call arguments|Arguments) received by [\s\S]*", "", clean)
    whole = [line.rstrip() for line in clean.splitlines() if line.strip()]
    name = type(error).__name__
    if whole and whole[0].strip().startswith("in user code"):
        return _in_user_code([line.strip() for line in whole])
    lines = [line.strip() for line in whole]
    if lines and lines[0].startswith(_HEAD):
        lines = lines[1:]
    inner = next((line.partition(mark)[2].strip() for line in lines for mark in _INNER if mark in line), "")
    if inner:
        return f"{name}: {inner}"
    return f"{name}: {_sentence(lines)}" if lines else name


def _in_user_code(lines: list[str]) -> str:
    """The error itself: AutoGraph shows the way to it first, and Keras puts a line of its own before what it says."""
    last = next((at for at in reversed(range(len(lines))) if _ERROR.match(lines[at])), len(lines) - 1)
    if _HEAD in lines[last] and last + 1 < len(lines):
        return f"{lines[last].partition(':')[0]}: {lines[last + 1]}"
    return lines[last]


_HEAD = "Exception encountered when calling"
_INNER = ("Error encountered during deserialization:", "Exception encountered:")
"""What Keras writes before the error that a constructor raised."""

_ERROR = re.compile(r"(\w+\.)*\w*(Error|Exception|Warning|Interrupt|Exit)\b.*: ")


def _sentence(lines: list[str]) -> str:
    """The first line, with those below that go on with its sentence."""
    said = lines[0]
    for line in lines[1:4]:
        if said.endswith((".", ":", "!", "?", ";", "`")) or not re.match(r"[a-z`]", line):
            break
        said = f"{said} {line}"
    return said
