"""What goes wrong because of the input, not because of us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class LayerlintError(Exception):
    """A message for the user: the command line prints it as `error: ...` and exits with 2."""


@contextmanager
def about(what: str) -> Iterator[None]:
    """Note on an exception that nobody expected what the work inside was about."""
    try:
        yield
    except LayerlintError:
        raise
    except Exception as problem:
        problem.add_note(f"in {what}")
        raise
