"""What proofs read in the messages of rules. A test finds each of these in a message that its rule reports."""

from __future__ import annotations

import re
from collections.abc import Mapping

from layerlint.rule import Diagnostic

INTENDED_METHOD = re.compile(r"Keras never calls `\w+`: the method is called `(\w+)`")
SKIPPED_INIT = re.compile(r"`(\w+)\.__init__` is skipped")
OPEN_PATH = re.compile(r"has a path without `return`")
ARGUMENT = re.compile(r"the argument `(\w+)` of|the configuration holds .* under `(\w+)`")

BY_RULE: Mapping[str, re.Pattern[str]] = {
    "LL303": SKIPPED_INIT,
    "LL307": INTENDED_METHOD,
    "LL401": ARGUMENT,
    "LL405": ARGUMENT,
    "LL502": OPEN_PATH,
}
"""The rules whose messages are read so."""

_OF_ARGUMENTS = re.compile(
    r"unexpected keyword argument|[Uu]nrecognized keyword argument|not understood|missing \d+ required"
)


def names_argument(raised: str, diagnostic: Diagnostic) -> bool:
    """Whether an error about the arguments of a constructor names one of those of a finding; True for other errors.

    The configuration, which Keras writes before the error, has the names of all.
    """
    own = raised.rpartition("Exception encountered:")[2]
    names = re.findall(r"'(\w+)'", own) if _OF_ARGUMENTS.search(own) else []
    attribute = diagnostic.attribute
    if not names or not attribute:
        return True
    return any(name == attribute or f"`{name}`" in diagnostic.message for name in names)


OF_MISSING = frozenset({"LL202"})
"""Rules that say of their attribute that the class lacks it."""


def lacks_another(raised: str, diagnostic: Diagnostic) -> bool:
    """Whether an error says that the class lacks another attribute than the one that a finding says it lacks."""
    name = diagnostic.layer.rpartition(".")[2]
    lacking = re.search(rf"'{re.escape(name)}' object has no attribute '(\w+)'", raised)
    attribute = diagnostic.attribute.partition("[")[0].rpartition(".")[2]
    if lacking is None or not attribute or diagnostic.code not in OF_MISSING:
        return False
    return lacking[1] != attribute
