"""What goes wrong because of the input, not because of us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


def our_bug(what: str, error: Exception, subject: str) -> str:
    """One line about an error of our own; `subject` is what a report of it should come with."""
    said = " ".join(str(error).split())
    return f"{what}: {type(error).__name__}: {said}; this is a bug in layerlint, please report it with the {subject}"


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
