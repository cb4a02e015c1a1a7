"""`layerlint check --watch`: the same command again whenever a checked file changes, until Ctrl-C."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from layerlint.cli.streams import is_terminal, print_line, print_stderr, write_stdout
from layerlint.errors import LayerlintError
from layerlint.extras import install_hint
from layerlint.files.discovery import DEFAULT_SUFFIXES, MARKDOWN_SUFFIXES
from layerlint.workers import ourselves, own_environment

_SETTINGS = frozenset({"layerlint.toml", "pyproject.toml"})
_WAKE = 200
"""Milliseconds after which the first check begins; changes from before its end are not missed."""


def watch(paths: Sequence[str], command: Sequence[str]) -> None:
    """Run `layerlint` with the arguments of `command`, and again after each change; return after Ctrl-C.

    Each run is a process of its own, so that it loads current plugins and settings. Raises `LayerlintError` for
    standard input, for a path that does not exist, and without watchfiles.
    """
    if "-" in paths:
        raise LayerlintError("--watch cannot watch standard input; give files or folders")
    for path in paths:
        if not os.path.exists(path):
            raise LayerlintError(f"there is no file or folder `{path}`; check the spelling of the path")
    try:
        import watchfiles
    except ImportError as problem:
        raise LayerlintError(
            f"--watch needs watchfiles, which is not installed; {install_hint('watch')}"
        ) from problem
    folders = {os.path.abspath(path) for path in paths if os.path.isdir(path)}
    files = {os.path.abspath(path) for path in paths if os.path.isfile(path)}
    # An editor may replace a file by another: its folder is watched, not the file.
    places = sorted(folders | {os.path.dirname(file) for file in files})
    usual = watchfiles.DefaultFilter()

    def wanted(change: watchfiles.Change, path: str) -> bool:
        if path in files or os.path.basename(path) in _SETTINGS:
            return True
        suffix = os.path.splitext(path)[1]
        inside = any(path.startswith(os.path.join(folder, "")) for folder in folders)
        return inside and suffix in DEFAULT_SUFFIXES | MARKDOWN_SUFFIXES and usual(change, path)

    try:
        begun = False
        for changes in watchfiles.watch(
            *places,
            watch_filter=wanted,
            recursive=bool(folders),
            yield_on_timeout=True,
            rust_timeout=_WAKE,
        ):
            if begun and not changes:
                continue
            begun = True
            _say_changed(sorted({os.path.relpath(path) for _, path in changes}))
            subprocess.run(ourselves(*command), check=False, env=own_environment())
            print_stderr("watching for changes; Ctrl-C ends")
    except KeyboardInterrupt:
        return


def _say_changed(paths: Sequence[str]) -> None:
    """Clear the screen of a terminal; elsewhere print a separating line."""
    if is_terminal():
        write_stdout("\x1b[2J\x1b[H")
    elif paths:
        write_stdout("\n")
        print_line(f"--- changed: {', '.join(paths)}")
