"""A `check` that ran before: what it printed, or at least what its arguments mean, before Typer is imported."""

from __future__ import annotations

import time
from collections.abc import Sequence

from layerlint.cache.runs import Kept, RunMemory, guessed_folder, typed
from layerlint.cli.streams import put, told


def again(arguments: Sequence[str]) -> int | None:
    """Do the same as the last time, and give the exit code; None where the arguments have to be read.

    While all that the command looked at is as it was, it prints what it printed. Raises `LayerlintError`.
    """
    if not arguments or arguments[0] != "check" or "--no-cache" in arguments:
        return None
    started = time.perf_counter()
    folder = guessed_folder(arguments[1:])
    known = RunMemory(folder, typed(arguments)).recall() if folder is not None else None
    if known is None:
        return None
    if known.printed is None:
        return _changed(known, arguments)
    told(known.printed.err)
    put(known.printed.at(time.perf_counter() - started))
    return known.printed.code


def _changed(known: Kept, arguments: Sequence[str]) -> int | None:
    """Check again, with a helper for the classes that changed: what reads them takes longest to import."""
    from layerlint.cli.asked import revived
    from layerlint.cli.signals import end_cleanly
    from layerlint.workers import helper

    asked = revived(known.asked)
    if asked is None:
        return None
    end_cleanly()
    ready = helper(asked.processes, _import_what_checks_need)
    try:
        from layerlint.cli.checking import check_as_asked

        return check_as_asked(asked, arguments, ready)
    finally:
        if ready is not None:
            ready.close()


def _import_what_checks_need() -> None:
    import layerlint.rulebook.catalog
    import layerlint.run.classes
    import layerlint.run.lint  # noqa: F401
    from layerlint.tables.keras_names import layer_class_names

    layer_class_names()
