"""Where pictures go: a file or standard output for one target, a folder for several. Decided before any target runs."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from layerlint.cli.choices import check_choice
from layerlint.errors import LayerlintError

STDOUT = "-"
"""Standard output, as a value of `-o` and among the places."""
_LISTED = 6
"""The maximum of targets that an error names."""
_SUFFIXES = {"mermaid": "mmd"}
_UNFIT = re.compile(r"[^\w.-]")
"""Characters that are replaced in file names."""
_TEXTS = ("dot", "json", "mermaid")
"""Formats that a terminal shows as text."""


@dataclass(frozen=True, slots=True)
class PicturePlaces:
    """The format of the pictures, and a place for each target: a path, or `-` for standard output."""

    format: str
    paths: tuple[str, ...]
    gallery: str = ""
    """The folder that gets a page which lists them; "" for none."""


def picture_places(
    targets: Sequence[str],
    *,
    output: str | None,
    format: str | None,
    several: bool,
    terminal: bool,
) -> PicturePlaces:
    """Decide where the picture of each target goes. `several` is whether a folder or several targets were named.

    Raises `LayerlintError` for contradicting options.
    """
    if several:
        kind = _checked_format(format) or "svg"
        folder = _folder(output, targets)
        return PicturePlaces(
            kind, tuple(os.path.join(folder, name) for name in file_names(targets, kind)), folder
        )
    if output == STDOUT:
        return PicturePlaces(_checked_format(format) or "svg", (STDOUT,))
    if output is None:
        kind = _checked_format(format) or "svg"
        to_file = terminal and kind not in _TEXTS
        return PicturePlaces(kind, (file_names(targets, kind)[0] if to_file else STDOUT,))
    if _is_folder(output):
        kind = _checked_format(format) or "svg"
        return PicturePlaces(kind, (os.path.join(output, file_names(targets, kind)[0]),))
    return PicturePlaces(_file_format(output, format), (output,))


def file_names(targets: Sequence[str], format: str) -> tuple[str, ...]:
    """A file name for each target: its class, after as much of its path as makes the name unique.

    Names are unique also without regard to case.
    """
    parts = [_parts(target) for target in targets]
    taken = {"index"}  # the page that lists them
    names = []
    for own_parts in parts:
        used = 1
        while (
            used < len(own_parts) and sum(_end(other, used) == _end(own_parts, used) for other in parts) > 1
        ):
            used += 1
        base = _UNFIT.sub("-", ".".join(own_parts[-used:]))
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(f"{name}.{_SUFFIXES.get(format, format)}")
    return tuple(names)


def format_targets(targets: Sequence[str]) -> str:
    """The targets in a sentence: without a common path, and only the first few of many."""
    places = Counter(target.rpartition(":")[0] for target in targets)
    names = [target.rpartition(":")[2] if len(places) == 1 else target for target in targets[:_LISTED]]
    more = len(targets) - len(names)
    return ", ".join(f"`{name}`" for name in names) + (f" and {more:,} more" if more else "")


def _end(parts: Sequence[str], length: int) -> tuple[str, ...]:
    return tuple(part.casefold() for part in parts[-length:])


def _parts(target: str) -> list[str]:
    """The path of a target without its suffix, or its module, in parts; the class is the last part."""
    place, _, name = target.rpartition(":")
    if place.endswith(".py"):
        where = os.path.normpath(place)[:-3].replace(os.sep, "/").split("/")
    else:
        where = place.split(".")
    return [*(part for part in where if part not in ("", "..", "__init__")), name]


def _checked_format(format: str | None) -> str | None:
    """The value of `--format`. Raises `LayerlintError` for an unknown format."""
    from layerlint.render import FORMATS

    return None if format is None else check_choice(format, FORMATS, "--format")


def _file_format(output: str, format: str | None) -> str:
    """The format of one file, by its suffix or by `--format`. Raises `LayerlintError` if they contradict."""
    from layerlint.render import suffix_format

    chosen = _checked_format(format)
    if chosen is None:
        return suffix_format(output)
    by_suffix = _suffix_format(output)
    if by_suffix is not None and by_suffix != chosen:
        raise LayerlintError(
            f"-o {output} says {by_suffix}, and --format says {chosen}; leave one of them out"
        )
    return chosen


def _suffix_format(output: str) -> str | None:
    """The format by the suffix of a path; None for an unknown suffix."""
    from layerlint.render import suffix_format

    try:
        return suffix_format(output)
    except LayerlintError:
        return None


def _is_folder(output: str) -> bool:
    return os.path.isdir(output) or output.endswith(("/", os.sep))


def _folder(output: str | None, targets: Sequence[str]) -> str:
    """The folder for the pictures of several targets."""
    if output is not None and _is_folder(output):
        return output
    if output is None or output == STDOUT:
        wrong = "give a folder for their pictures with -o DIR"
    elif os.path.lexists(output):
        wrong = f"-o {output} is a file, and their pictures need a folder"
    elif _suffix_format(output) is not None:
        wrong = f"-o {output} is one file; give a folder, with --format for what is in it"
    else:
        return output
    if len(targets) == 1:
        raise LayerlintError(
            f"a folder was named, which has {format_targets(targets)}: {wrong}, or name the class"
        )
    raise LayerlintError(f"{len(targets):,} targets, {format_targets(targets)}: {wrong}, or name one")
