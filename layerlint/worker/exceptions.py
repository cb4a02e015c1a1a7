"""The places and the first line of an exception from the user's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .aborted_tries import Aborted
from .loading import TargetError


def places(error: BaseException) -> Iterator[tuple[str, int]]:
    """Yield the files and lines that it passed, outermost first; then those of its causes.

    Last come the places that AutoGraph names in the text alone: it runs a copy of the user's code.
    """
    chain = list(causes(error))
    for cause in chain:
        entry = cause.__traceback__
        while entry is not None:
            yield entry.tb_frame.f_code.co_filename, entry.tb_lineno
            entry = entry.tb_next
    from_texts = (list(_autograph_places(str(cause))) for cause in chain)
    yield from next(filter(None, from_texts), [])


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and its causes."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _autograph_places(text: str) -> Iterator[tuple[str, int]]:
    """The places in the original files that a text of AutoGraph names."""
    if _IN_USER_CODE in text:
        for file, line in re.findall(r'(?m)^ *File "([^"]+)", line (\d+), in ', text):
            if "__autograph_generated_file" not in file:
                yield file, int(line)


def first_line(error: BaseException) -> str:
    """Return the exception's type and its first informative line, without the lines that Keras wraps around it."""
    if isinstance(error, SystemExit):
        return f"sys.exit({error.code!r}) was called"
    if isinstance(error, (TargetError, Aborted)):
        return str(error)
    text = error.args[0] if isinstance(error, KeyError) and error.args else error
    uncolored = re.sub(r"\x1b\[\d*m|\{\{function_node [^}]*\}\} ?", "", str(text))
    clean = re.sub(r" \[Op:\w+\] name:\s*$", "", uncolored, flags=re.MULTILINE)
    clean = re.sub(r"(?m)^ *(Call arguments|Arguments) received by [\s\S]*", "", clean)
    whole = [line.rstrip() for line in clean.splitlines() if line.strip()]
    name = type(error).__name__
    lines = _innermost([line.strip() for line in whole])
    if lines and lines[0].startswith(_IN_USER_CODE):
        return _in_user_code(lines)
    return f"{name}: {_sentence(lines)}" if lines else name


def _innermost(lines: list[str]) -> list[str]:
    """The lines of the error itself, without those that Keras writes before it."""
    for at in reversed(range(len(lines))):
        mark = next((mark for mark in _INNER if mark in lines[at]), "")
        if mark:
            message = lines[at].partition(mark)[2].strip()
            rest = [message, *lines[at + 1 :]] if message else lines[at + 1 :]
            return _innermost(rest) or lines
    return lines[1:] if lines and lines[0].startswith(_HEAD) else lines


def _in_user_code(lines: list[str]) -> str:
    """The error itself: AutoGraph shows the stack first, and Keras puts a line of its own before the message."""
    last = next((at for at in reversed(range(len(lines))) if _ERROR.match(lines[at])), len(lines) - 1)
    if _HEAD in lines[last] and last + 1 < len(lines):
        return f"{lines[last].partition(':')[0]}: {lines[last + 1]}"
    return lines[last]


_IN_USER_CODE = "in user code"
_HEAD = "Exception encountered when calling"
_INNER = ("Error encountered during deserialization:", "Exception encountered:", "Error encountered:")
"""What Keras writes before the error that a constructor or a call raised."""
_EXAMPLE = re.compile(r"Example error message for object .*:$")
"""What Keras writes before the error of an object whose weights are not in the file."""
_ERROR = re.compile(r"(\w+\.)*\w*(Error|Exception|Warning|Interrupt|Exit)\b.*: ")


def _sentence(lines: list[str]) -> str:
    """The first line, with the following lines of the same sentence."""
    sentence, *others = lines
    if _EXAMPLE.search(sentence) and others:
        sentence, *others = f"{sentence} {others[0]}", *others[1:]
    for line in others[:3]:
        if sentence.endswith((".", ":", "!", "?", ";", "`")) or not re.match(r"[a-z`]", line):
            break
        sentence = f"{sentence} {line}"
    return sentence
