"""Errors for the user, and messages about bugs of layerlint."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


def our_bug(what: str, error: Exception, subject: str) -> str:
    """A one-line message about a bug in layerlint; `subject` is what a bug report should include."""
    said = " ".join(str(error).split())
    return f"{what}: {type(error).__name__}: {said}; this is a bug in layerlint, please report it with the {subject}"


def bug_in_plugin(what: str, error: Exception) -> str:
    """A one-line message about a rule of a plugin that raised, with the line that did."""
    message = " ".join(str(error).split())
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.relpath(frame.filename)}:{frame.lineno}"
    return (
        f"{what}: {type(error).__name__}: {message} ({place}); this is a bug in the plugin that has the rule"
    )


class LayerlintError(Exception):
    """A message for the user: the command line prints it as `error: ...` and exits with 2."""


@contextmanager
def about(what: str) -> Iterator[None]:
    """Add a note on an unexpected exception: what the work inside was about."""
    try:
        yield
    except LayerlintError:
        raise
    except Exception as problem:
        problem.add_note(f"in {what}")
        raise
