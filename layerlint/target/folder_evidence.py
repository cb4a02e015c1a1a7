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
from layerlint.target.requirement import Requirement, is_keras_itself


def evidence_in(places: Places, folder: str) -> tuple[TargetEvidence, ...]:
    """What the folder shows, in the order of its files."""
    others: list[TargetEvidence] = []
    required: list[TargetEvidence] = []
    here = places.names(folder)
    first = {part.split(os.sep)[0] for part in BESIDE}
    for name in here:
        _collect(places, folder, name, required, others)
        if name.endswith((".dist-info", ".egg-info")):
            for inner in ("METADATA", "PKG-INFO", "requires.txt"):
                if inner in places.names(os.path.join(folder, name)):
                    required += _of_lists(places, os.path.join(folder, name), inner)
    for part in BESIDE if not first.isdisjoint(here) else ():
        if part.split(os.sep)[0] in here:
            beside = os.path.join(folder, part)
            for name in places.names(beside):
                _collect(places, beside, name, required, others)
    others += _of_environment(places, folder)
    if any(map(_is_document_on_python, others)) and _runs_new_python(places, folder):
        others = [piece for piece in others if not _is_document_on_python(piece)]
    return tuple(_weigh(required, others))


_NEW_PYTHON = re.compile(r"(?im)^[ \t]*(?:from[ \t]+(?:\S*/)?python:|python-)?3\.(?:9|[1-9]\d)\b")


def _is_document_on_python(piece: TargetEvidence) -> bool:
    return piece.strength is Strength.DOCUMENT and piece.keras == 2 and piece.text.startswith("python")


def _runs_new_python(places: Places, folder: str) -> bool:
    """Whether an image or a version file names a Python for Keras 3: then a document with another one is old."""
    return any(
        name.lower().startswith(("dockerfile", "runtime.txt", ".python-version"))
        and _NEW_PYTHON.search(places.text(os.path.join(folder, name))) is not None
        for name in places.names(folder)
    )


def _collect(
    places: Places, folder: str, name: str, required: list[TargetEvidence], others: list[TargetEvidence]
) -> None:
    """Add what a file shows to the lists of requirements, or to all else."""
    kind = kind_of_file(folder, name)
    if kind is FileKind.LIST:
        required += _of_lists(places, folder, name)
    elif kind is not None:
        others += _of_file(places, folder, name, kind)


_PARTS = ("ensor", "eras", "ython", "tf-", "stellargraph")
"""Parts of the names of packages that are evidence."""


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
    for requirement in requirements:
        keras = keras_of(requirement.name, requirement.versions)
        if keras is not None:
            own = Strength.OPTIONAL if requirement.optional else Strength.REQUIRED
            kind = own if is_keras_itself(requirement.name) else Strength.COMPANION
            yield TargetEvidence(
                keras, kind, file, requirement.line, requirement.shown + ("" if requirement.alone else ";")
            )


def _weigh(required: Sequence[TargetEvidence], others: Sequence[TargetEvidence]) -> Iterator[TargetEvidence]:
    """The evidence, where `tf-keras` counts for little beside a Keras 3: it may be there for other packages."""
    listed = (Strength.REQUIRED, Strength.OPTIONAL, Strength.LOCK)
    new = any(piece.keras == 3 and piece.strength in listed for piece in (*required, *others))
    for piece in (*required, *others):
        beside = new and is_tf_keras(piece) and piece.strength in listed
        yield replace(piece, strength=Strength.BESIDE) if beside else piece


def is_tf_keras(evidence: TargetEvidence) -> bool:
    return re.match(r"tf-keras(?![\w-])", evidence.text) is not None


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
