"""Draw the gallery of a folder: pictures of targets that changed, and the index page."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layerlint.cli.picture_files import write_picture
from layerlint.cli.streams import print_stderr
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.cli.graph_options import GraphOptions, TraceOptions
    from layerlint.cli.picture_places import PicturePlaces
    from layerlint.cli.target_pictures import PictureStyle, TargetPicture
    from layerlint.cli.target_traces import TargetJob
    from layerlint.gallery.gallery_entry import GalleryEntry
    from layerlint.gallery.gallery_manifest import ManifestLine

INDEX = "index.html"
_HEAD = 4_000
"""The number of bytes of a page that are read to check whether layerlint wrote it."""


@dataclass(frozen=True, slots=True)
class GalleryRun:
    """The options by which targets are traced and drawn."""

    tracing: TraceOptions
    drawing: GraphOptions
    style: PictureStyle


def draw_gallery(jobs: Sequence[TargetJob], places: PicturePlaces, run: GalleryRun) -> int:
    """Draw the targets that changed since the last run, and write the page; return the exit code."""
    from layerlint.cli.parallel_traces import thread_count
    from layerlint.cli.target_pictures import target_pictures
    from layerlint.gallery.gallery_manifest import GalleryManifest
    from layerlint.progress import Progress

    manifest = GalleryManifest(places.gallery)
    keys = _keys(jobs, run)
    cached = [
        manifest.unchanged(target_job.job.target, key, os.path.basename(path)) if key else None
        for target_job, key, path in zip(jobs, keys, places.paths, strict=True)
    ]
    todo = [job for job, drawn in zip(jobs, cached, strict=True) if drawn is None]
    pictures = target_pictures(
        todo, run.tracing, run.style, apart=len(jobs) > 1, threads=thread_count(len(todo))
    )
    done: list[ManifestLine] = []
    bar = Progress(len(jobs))
    for key, path, drawn in zip(keys, places.paths, cached, strict=True):
        if drawn is None:
            drawn = _drawn(next(pictures), path, key, run.style)
            bar.clear()
            if drawn.entry.picture:
                print_stderr(f"wrote {path}")
            if drawn.key:
                manifest.add(drawn)
        bar.clear()
        for message, kind in drawn.said:
            print_stderr(message, kind)
        done.append(drawn)
        bar.show(len(done))
    bar.clear()
    if len(todo) < len(jobs):
        print_stderr(f"{len(jobs) - len(todo):,} of {len(jobs):,} have not changed")
    write_gallery(places.gallery, [picture.entry for picture in done], run.drawing.theme)
    manifest.settle(picture for picture in done if picture.key)
    return max(picture.code for picture in done)


def _keys(jobs: Sequence[TargetJob], run: GalleryRun) -> list[str]:
    from layerlint.cli.target_pictures import project_folder
    from layerlint.gallery.picture_key import PictureKeys
    from layerlint.trace import interpreters

    options = repr((replace(run.tracing, target=[]), replace(run.drawing, output=None)))
    keys = PictureKeys(options, interpreters.choose(run.tracing.python))
    return [
        keys.key(
            f"{job.keras} {json.dumps(job.job.request().fields, sort_keys=True, default=repr)}",
            job.job.target.rpartition(":")[0],
            project_folder(job.job.target),
        )
        for job in jobs
    ]


def _drawn(picture: TargetPicture, path: str, key: str, style: PictureStyle) -> ManifestLine:
    """Write the picture of a target. A result that another run may change has no key."""
    from layerlint.cli.target_ending import ending
    from layerlint.gallery.gallery_manifest import ManifestLine, content_digest

    trace = picture.traced.trace
    lasting = trace is not None and (trace.failure is None or trace.failure.place is not None)
    if picture.graph is not None:
        write_picture(path, picture.content)
    code, said = ending(picture.traced, failures=True)
    if trace is not None and trace.failure is not None and trace.failure.needs == "abstract":
        code, said = (
            0,
            tuple((message, "note") for message, _ in said),
        )  # of all in a folder, it is no failure
    entry = build_entry(picture, path, style)
    return ManifestLine(key if lasting else "", content_digest(picture.content), code, said, entry)


def build_entry(picture: TargetPicture, path: str, style: PictureStyle) -> GalleryEntry:
    """The gallery's entry for a target, whose picture, if there is one, is at `path`."""
    from layerlint.gallery.gallery_entry import lost_entry, traced_entry
    from layerlint.trace.settings_place import settings_place

    traced = picture.traced
    if traced.trace is None or picture.graph is None:
        return lost_entry(traced.target, traced.error, picture.folder)
    entry = traced_entry(
        traced.trace,
        picture.graph,
        folder=picture.folder,
        settings=settings_place(traced.target),
        findings=style.findings,
        seconds=traced.seconds,
    )
    return replace(entry, picture=os.path.basename(path))


def write_gallery(folder: str, entries: Sequence[GalleryEntry], theme: str) -> None:
    """Write the page, unless another program wrote the file. Raises `LayerlintError`."""
    from layerlint.gallery.gallery_page import gallery_page

    path = os.path.join(folder, INDEX)
    if not _may_write(path):
        print_stderr(
            f"{path} was not written by layerlint and is kept; for the list of pictures, give another folder",
            "warning",
        )
        return
    write_picture(path, gallery_page(entries, theme=theme), "the page")
    print_stderr(f"wrote {path}")


def _may_write(path: str) -> bool:
    """Whether the file does not exist, or layerlint wrote it."""
    from layerlint.files.output import read_file
    from layerlint.gallery.gallery_page import GENERATOR

    try:
        head = read_file(path, "the page")[:_HEAD]
    except FileNotFoundError:
        return True
    except (OSError, LayerlintError):
        return False
    return GENERATOR.encode() in head
