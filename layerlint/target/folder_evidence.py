"""The evidence that a folder holds, in its own files and in those that speak for it (`requirements/`, `docker/`)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layerlint.tables.keras_versions import keras_of, keras_of_release
from layerlint.target.environments import compiled_with, installed
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.file_kinds import FileKind, kind_of_file
from layerlint.target.places import BESIDE, Places
from layerlint.target.requirement import Requirement, tells


def evidence_in(places: Places, folder: str) -> tuple[TargetEvidence, ...]:
    """What the folder shows, in the order of its files."""
    found: list[TargetEvidence] = []
    lists: list[TargetEvidence] = []
    here = places.names(folder)
    first = {part.split(os.sep)[0] for part in BESIDE}
    for name in here:
        _take(places, folder, name, lists, found)
        if name.endswith((".dist-info", ".egg-info")):
            for inner in ("METADATA", "PKG-INFO", "requires.txt"):
                if inner in places.names(os.path.join(folder, name)):
                    lists += _of_lists(places, os.path.join(folder, name), inner)
    for part in BESIDE if not first.isdisjoint(here) else ():
        if part.split(os.sep)[0] in here:
            beside = os.path.join(folder, part)
            for name in places.names(beside):
                _take(places, beside, name, lists, found)
    found += _of_environment(places, folder)
    return tuple(_weighed(lists, found))


def _take(
    places: Places, folder: str, name: str, lists: list[TargetEvidence], found: list[TargetEvidence]
) -> None:
    """Add what a file shows to the lists of requirements, or to all else."""
    kind = kind_of_file(folder, name)
    if kind is FileKind.LIST:
        lists += _of_lists(places, folder, name)
    elif kind is not None:
        found += _of_file(places, folder, name, kind)


_PARTS = ("ensor", "eras", "ython", "tf-", "stellargraph")
"""Of the names that tell something."""


def _of_lists(places: Places, folder: str, name: str) -> Iterator[TargetEvidence]:
    from layerlint.target.requirement_lists import reader_of

    reader = reader_of(folder, name)
    if reader is None:
        return
    file = os.path.join(folder, name)
    text = places.text(file)
    if any(part in text for part in _PARTS) or name in (".python-version", "runtime.txt"):
        yield from _required(file, reader(text))


def _required(file: str, requirements: Iterable[Requirement]) -> Iterator[TargetEvidence]:
    for one in requirements:
        keras = keras_of(one.name, one.versions)
        if keras is not None:
            own = Strength.OPTIONAL if one.optional else Strength.REQUIRED
            kind = own if tells(one.name) else Strength.COMPANION
            yield TargetEvidence(keras, kind, file, one.line, one.shown + ("" if one.alone else ";"))


def _weighed(lists: Sequence[TargetEvidence], found: Sequence[TargetEvidence]) -> Iterator[TargetEvidence]:
    """The evidence, where `tf-keras` counts for little beside a Keras 3: it may be there for other packages."""
    listed = (Strength.REQUIRED, Strength.OPTIONAL, Strength.LOCK)
    new = any(one.keras == 3 and one.strength in listed for one in (*lists, *found))
    for one in (*lists, *found):
        beside = new and is_tf_keras(one) and one.strength in listed
        yield replace(one, strength=Strength.BESIDE) if beside else one


def is_tf_keras(one: TargetEvidence) -> bool:
    return re.match(r"tf-keras(?![\w-])", one.text) is not None


def _of_file(places: Places, folder: str, name: str, kind: FileKind) -> Iterator[TargetEvidence]:
    from layerlint.target.command_files import in_commands, in_lock

    file = os.path.join(folder, name)
    if kind is FileKind.LOCK:
        yield from in_lock(file, name, places.text(file))
    else:
        yield from in_commands(file, places.text(file), kind)


def _of_environment(places: Places, folder: str) -> Iterator[TargetEvidence]:
    for name, version, place in installed(places, folder):
        keras = keras_of_release(name, version)
        if keras is not None:
            yield TargetEvidence(keras, Strength.INSTALLED, place, 0, f"{name} {version}")
            break
    python = compiled_with(places, folder)
    if python and keras_of("python", f"=={python}.*") == 2:
        yield TargetEvidence(2, Strength.KERNEL, os.path.join(folder, "__pycache__"), 0, f"Python {python}")
