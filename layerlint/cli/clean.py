"""`layerlint clean`: remove the cache."""

from __future__ import annotations

import os
from typing import Annotated

import typer


def clean(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The project, or a folder of it.")] = ".",
    cache_dir: Annotated[str | None, typer.Option(metavar="FOLDER", help="The folder of the cache.")] = None,
) -> None:
    """Remove the cache of earlier runs."""
    from layerlint.cache.store import clean as remove
    from layerlint.cli.streams import print_line
    from layerlint.errors import LayerlintError
    from layerlint.settings.load import SettingsTree

    if not os.path.exists(path):
        raise LayerlintError(f"there is no file or folder `{path}`; check the spelling of the path")
    folder = SettingsTree(options={"cache-dir": cache_dir}).of(path).cache_dir
    try:
        left = remove(folder)
    except OSError as problem:
        raise LayerlintError(f"cannot remove {folder}: {problem.strerror or problem}") from problem
    if left is None:
        print_line(f"There is no cache in {folder}.")
    elif left:
        print_line(
            f"Removed the cache from {folder}; these are not layerlint's and were left there: {', '.join(left)}."
        )
    else:
        print_line(f"Removed {folder}.")
