"""Replay a cached `check`, or reuse its parsed arguments, without importing Typer."""

from __future__ import annotations

import time
from collections.abc import Sequence

from layerlint.cache.run_cache import CachedRun, RunCache, command_key, guessed_folder
from layerlint.cli.streams import write_stderr, write_stdout


def replay(arguments: Sequence[str]) -> int | None:
    """Run a cached command and return its exit code; None if the arguments must be parsed.

    If no input of the command changed, print the cached output. Raises `LayerlintError`.
    """
    if not arguments or arguments[0] != "check" or "--no-cache" in arguments:
        return None
    started = time.perf_counter()
    folder = guessed_folder(arguments[1:])
    cached = RunCache(folder, command_key(arguments)).recall() if folder is not None else None
    if cached is None:
        return None
    if cached.output is None:
        return _changed(cached, arguments)
    write_stderr(cached.output.err)
    write_stdout(cached.output.at(time.perf_counter() - started))
    return cached.output.code


def _changed(cached: CachedRun, arguments: Sequence[str]) -> int | None:
    """Check again, with a helper for the classes that changed, which imports LibCST meanwhile."""
    from layerlint.cli.check_options import restore_options
    from layerlint.cli.signals import end_cleanly
    from layerlint.workers import helper

    options = restore_options(cached.options)
    if options is None:
        return None
    end_cleanly()
    ready = helper(options.processes, _import_what_checks_need)
    try:
        from layerlint.cli.check_command import run_check

        return run_check(options, arguments, ready)
    finally:
        if ready is not None:
            ready.close()


def _import_what_checks_need() -> None:
    import layerlint.rulebook.catalog
    import layerlint.run.lint_class
    import layerlint.run.lint_classes  # noqa: F401
    from layerlint.tables.keras_names import layer_class_names

    layer_class_names()
