"""Write pictures, and create their folders."""

from __future__ import annotations

import os

from layerlint.errors import LayerlintError


def write_picture(path: str, data: str | bytes, what: str = "the picture") -> None:
    """Write a picture to a file. Raises `LayerlintError`."""
    from layerlint.files.output import write_output

    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        write_output(path, data, what)
    except OSError as problem:
        raise LayerlintError(f"cannot write `{path}`: {problem.strerror or problem}") from problem
