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
    lines = [line.strip() for line in clean.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].startswith(("Exception encountered when calling", "in user code")):
        lines = [line for line in lines[1:] if not line.startswith("File ")]
    name = type(error).__name__
    return f"{name}: {lines[0]}" if lines else name
