"""The gallery of a folder of pictures: the page that lists them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from layerlint.cli.picture_files import write_picture
from layerlint.cli.streams import say
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.cli.target_pictures import PictureStyle, TargetPicture
    from layerlint.gallery.gallery_entry import GalleryEntry

INDEX = "index.html"
_HEAD = 4_000
"""How much of a page is read to see whether it is one of ours."""


def entry_of(picture: TargetPicture, path: str, style: PictureStyle) -> GalleryEntry:
    """What the gallery tells of a target, whose picture is at `path` where there is one."""
    from layerlint.gallery.gallery_entry import lost_entry, traced_entry
    from layerlint.trace.settings_place import settings_place

    traced = picture.traced
    if traced.trace is None or picture.graph is None:
        return lost_entry(traced.target, traced.error, picture.folder)
    made = traced_entry(
        traced.trace,
        picture.graph,
        folder=picture.folder,
        settings=settings_place(traced.target),
        findings=style.findings,
        seconds=traced.seconds,
    )
    return replace(made, picture=os.path.basename(path))


def write_gallery(folder: str, entries: Sequence[GalleryEntry], theme: str) -> None:
    """Write the page, but not over a page that is not one of ours. Raises `LayerlintError`."""
    from layerlint.gallery.gallery_page import gallery_page

    path = os.path.join(folder, INDEX)
    if not _may_write(path):
        say(
            f"{path} is not a page of layerlint's and stays; for the list of pictures, give another folder",
            "warning",
        )
        return
    write_picture(path, gallery_page(entries, theme=theme), "the page")
    say(f"wrote {path}")


def _may_write(path: str) -> bool:
    """Whether there is no such file, or one that we wrote."""
    from layerlint.files.output import read_file
    from layerlint.gallery.gallery_page import GENERATOR

    try:
        head = read_file(path, "the page")[:_HEAD]
    except FileNotFoundError:
        return True
    except (OSError, LayerlintError):
        return False
    return GENERATOR.encode() in head
