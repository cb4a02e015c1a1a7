"""A `check` on which nothing changed prints what it printed, before anything else is imported."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from layerlint.cache.runs import RunMemory, guessed_folder, typed


def again(arguments: Sequence[str]) -> int | None:
    """Print what the same command printed while all that it looked at is as it was, and give its exit code.

    None where the command has to run.
    """
    if not arguments or arguments[0] != "check" or "--no-cache" in arguments:
        return None
    started = time.perf_counter()
    folder = guessed_folder(arguments[1:])
    known = RunMemory(folder, typed(arguments)).recall() if folder is not None else None
    if known is None:
        return None
    sys.stderr.write(known.err)
    sys.stderr.flush()
    sys.stdout.write(known.at(time.perf_counter() - started))
    sys.stdout.flush()
    return known.code
