"""What proofs read in the messages of rules. A test finds each of these in a message that its rule reports."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
