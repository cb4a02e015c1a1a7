"""What a class needs that no argument can supply, in words."""

from __future__ import annotations

from layerlint.trace.traced import TraceFailure

NEEDS = {
    "abstract": "it is abstract; name a class that derives from it",
    "release": "it is written for another release of a package: name a Python that has it with --python",
    "package": "it needs a package that this Python does not have: install it there, or name another with --python",
    "file": "it needs a file that is not there",
    "network": "it needs the network",
}
KINDS = {
    "abstract": "abstract",
    "release": "for another release",
    "package": "needs a package",
    "file": "needs a file",
    "network": "needs the network",
}
"""The same in a word or two, for lists."""


def unmet_need(failure: TraceFailure) -> str:
    """What a failed class needs; "" for a failure of the class itself."""
    return NEEDS.get(failure.needs, "")
