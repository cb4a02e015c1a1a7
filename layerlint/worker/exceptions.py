"""What is told of an exception of the user's code."""

from __future__ import annotations

import re

from .loading import TargetError


def first_line(error: BaseException) -> str:
    """The exception's type and the first line that says something; Keras wraps that in lines of its own."""
    if isinstance(error, SystemExit):
        return f"sys.exit({error.code!r}) was called"
    if isinstance(error, TargetError):
        return str(error)
    text = error.args[0] if isinstance(error, KeyError) and error.args else error
    plain = re.sub(r"\x1b\[\d*m|\{\{function_node [^}]*\}\} ?", "", str(text))
    clean = re.sub(r" \[Op:\w+\] name:\s*$", "", plain, flags=re.MULTILINE)
    clean = re.sub(r"(?m)^(Call arguments|Arguments) received by [\s\S]*", "", clean)
    whole = [line.rstrip() for line in clean.splitlines() if line.strip()]
    name = type(error).__name__
    if whole and whole[0].strip().startswith("in user code"):
        # AutoGraph shows the way there, and ends with the error itself.
        return next(
            (line.strip() for line in reversed(whole) if _ERROR.match(line.strip())), whole[-1].strip()
        )
    lines = [line.strip() for line in whole]
    if lines and lines[0].startswith("Exception encountered when calling"):
        lines = lines[1:]
    inner = next((line.partition(_INNER)[2].strip() for line in lines if _INNER in line), "")
    if inner:
        return f"{name}: {inner}"
    return f"{name}: {_sentence(lines)}" if lines else name


_INNER = "Error encountered during deserialization:"
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
