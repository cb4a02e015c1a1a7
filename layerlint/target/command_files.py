"""Evidence in files of commands: Dockerfiles, continuous integration, scripts, documents; and in lock files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from layerlint.tables.keras_versions import keras_of, keras_of_release
from layerlint.target.container_images import images
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.file_kinds import FileKind
from layerlint.target.install_lines import installed_by, legacy_lines
from layerlint.target.lock_files import locked
from layerlint.target.readmes import said_in
from layerlint.target.requirement import Requirement, is_keras_itself
from layerlint.target.workflows import tested_with

_READERS: dict[FileKind, tuple[Strength, tuple[Callable[[str], Iterator[Requirement]], ...]]] = {
    FileKind.CONTAINER: (Strength.CONTAINER, (images, installed_by)),
    FileKind.WORKFLOW: (Strength.WORKFLOW, (tested_with, images, installed_by)),
    FileKind.SCRIPT: (Strength.WORKFLOW, (installed_by,)),
    FileKind.DOCUMENT: (Strength.DOCUMENT, (said_in,)),
}

_COMMENT = re.compile(r"(?m)^[ \t]*#.*$")
"""A line that is a comment, in all these languages."""
_SWITCH = re.compile(r"TF_USE_LEGACY_KERAS[\"']?[ \t]*[:=][ \t]*[\"']?\$")
"""A variable decides about the Keras of TensorFlow, such as one of a matrix: a new TensorFlow may go with Keras 2."""


def in_lock(file: str, name: str, text: str) -> Iterator[TargetEvidence]:
    """What a lock file holds."""
    for package, version, line in locked(name, text):
        keras = keras_of_release(package, version)
        if keras is not None:
            yield TargetEvidence(keras, Strength.LOCK, file, line, f"{package} {version}")


def in_commands(file: str, text: str, kind: FileKind) -> Iterator[TargetEvidence]:
    """What a file of command lines shows; one that switches TensorFlow to Keras 2 is for Keras 2."""
    strength, readers = _READERS[kind]
    switched = False
    if strength is not Strength.DOCUMENT:
        text = _COMMENT.sub("", text)
        switched = _SWITCH.search(text) is not None
        for line in legacy_lines(text):
            yield TargetEvidence(2, strength, file, line, "TF_USE_LEGACY_KERAS=1")
            return
    evidence = list(dict.fromkeys(_read(file, text, strength, readers)))
    if switched:
        evidence = [
            piece for piece in evidence if piece.keras == 2 or not piece.text.startswith("tensorflow")
        ]
    one_image = strength is Strength.CONTAINER and not file.lower().endswith((".yml", ".yaml", ".json"))
    yield from _installed_last(evidence) if one_image else evidence
    if strength is Strength.WORKFLOW and (pythons := _old_pythons(file, text)) is not None:
        yield pythons


def _read(
    file: str, text: str, strength: Strength, readers: Iterable[Callable[[str], Iterator[Requirement]]]
) -> Iterator[TargetEvidence]:
    for reader in readers:
        for requirement in reader(text):
            if (requirement.name == "python" and reader is tested_with) or not (
                is_keras_itself(requirement.name) or requirement.name in ("python", "ubuntu")
            ):
                continue
            release = requirement.versions.removeprefix(":")
            tagged = requirement.versions.startswith(":")
            keras = (
                keras_of_release(requirement.name, release)
                if tagged
                else keras_of(requirement.name, requirement.versions)
            )
            if keras is None or (requirement.name == "tf-keras" and strength is not Strength.CONTAINER):
                continue
            weight = (
                strength
                if requirement.name != "python" or strength is Strength.DOCUMENT
                else Strength.COMPANION
            )
            yield TargetEvidence(keras, weight, file, requirement.line, requirement.shown)


def _installed_last(evidence: Sequence[TargetEvidence]) -> Iterator[TargetEvidence]:
    """A container without what its image or a line above brings, where a later line brings another Keras."""
    last = max((piece for piece in evidence if piece.strength is Strength.CONTAINER), key=_line, default=None)
    for piece in evidence:
        if last is None or piece.strength is not Strength.CONTAINER or piece.keras == last.keras:
            yield piece


def _line(evidence: TargetEvidence) -> int:
    return evidence.line


def _old_pythons(file: str, text: str) -> TargetEvidence | None:
    """Continuous integration with no Python that Keras 3 runs on."""
    pythons = [requirement for requirement in tested_with(text) if requirement.name == "python"]
    if pythons and all(keras_of(requirement.name, requirement.versions) == 2 for requirement in pythons):
        return TargetEvidence(
            2, Strength.INTERPRETER, file, pythons[-1].line, f"python {pythons[-1].versions[2:]}"
        )
    return None
