"""Write changed files, each by itself: a failure does not stop the others."""

from __future__ import annotations

import io
import os
import tokenize
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layerlint.files.rewriting import NotWritten, remove_abandoned, rewrite
from layerlint.report import RunFailure
from layerlint.run.fix_rounds import Change


@dataclass(frozen=True, slots=True)
class Writes:
    """The changes that were written, and the failures."""

    written: tuple[Change, ...]
    failed: tuple[RunFailure, ...]


def write_changes(changes: Iterable[Change], checked_paths: Sequence[str]) -> Writes:
    """Write the changed files, each in one step, in their encoding, with their mode and owner.

    `checked_paths` are the files and folders that the user named. A link in one of these folders that leads out of them
    is not written through.
    """
    written: list[Change] = []
    failed: list[RunFailure] = []
    cleaned: set[str] = set()
    for change in changes:
        try:
            _refuse_links_out(change.path, checked_paths)
            folder = os.path.dirname(os.path.realpath(change.path))
            if folder not in cleaned:
                cleaned.add(folder)
                remove_abandoned(folder)
            rewrite(change.path, partial(encoded, before=change.before, after=change.after))
        except NotWritten as problem:
            failed.append(RunFailure(change.path, f"not written: {problem}"))
        else:
            written.append(change)
    return Writes(tuple(written), tuple(failed))


def encoded(original: bytes, before: str, after: str) -> bytes:
    """The new content of a file in its own encoding, with the byte order mark that it has.

    Raises `NotWritten`.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(original).readline)
        same = original.decode(encoding) == before
    except (SyntaxError, UnicodeError, LookupError):
        same = False
    if not same:
        raise NotWritten("it was changed while it was being checked; run again")
    try:
        return after.encode(encoding)
    except UnicodeEncodeError as error:
        lacking = after[error.start : error.end]
        raise NotWritten(
            f"its encoding, {encoding}, has no {lacking!a}; save it as UTF-8 and run again"
        ) from error


def _refuse_links_out(path: str, checked_paths: Sequence[str]) -> None:
    """Raise `NotWritten` for a link, not itself a checked path, that leads out of the checked folders."""
    if not os.path.islink(path) or os.path.normpath(path) in {
        os.path.normpath(checked) for checked in checked_paths
    }:
        return
    real = Path(os.path.realpath(path))
    if any(
        os.path.isdir(checked) and real.is_relative_to(os.path.realpath(checked)) for checked in checked_paths
    ):
        return
    raise NotWritten(f"it is a link to {real}, outside of the checked folders; give that path to repair it")
