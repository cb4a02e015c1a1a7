"""What goes wrong because of the input, not because of us."""

from __future__ import annotations


class LayerlintError(Exception):
    """A message for the user: the command line prints it as `error: ...` and exits with 2."""
