"""Evidence in files of commands: Dockerfiles, continuous integration, scripts, what readers are told; and in locks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from layerlint.tables.keras_versions import keras_of, keras_of_release
from layerlint.target.container_images import images
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.file_kinds import FileKind
from layerlint.target.install_lines import installed_by, legacy_lines
from layerlint.target.lock_files import locked
from layerlint.target.readmes import said_in
from layerlint.target.requirement import Requirement, tells
from layerlint.target.workflows import tested_with

_READERS: dict[FileKind, tuple[Strength, tuple[Callable[[str], Iterator[Requirement]], ...]]] = {
    FileKind.CONTAINER: (Strength.CONTAINER, (images, installed_by)),
    FileKind.WORKFLOW: (Strength.WORKFLOW, (tested_with, images, installed_by)),
    FileKind.SCRIPT: (Strength.WORKFLOW, (installed_by,)),
    FileKind.DOCUMENT: (Strength.DOCUMENT, (said_in,)),
}


def in_lock(file: str, name: str, text: str) -> Iterator[TargetEvidence]:
    """What a lock file holds."""
    for package, version, line in locked(name, text):
        keras = keras_of_release(package, version)
        if keras is not None:
            yield TargetEvidence(keras, Strength.LOCK, file, line, f"{package} {version}")


def in_commands(file: str, text: str, kind: FileKind) -> Iterator[TargetEvidence]:
    """What a file of command lines shows; one that tells TensorFlow to use Keras 2 is for that one."""
    strength, readers = _READERS[kind]
    if strength is not Strength.DOCUMENT:
        for line in legacy_lines(text):
            yield TargetEvidence(2, strength, file, line, "TF_USE_LEGACY_KERAS=1")
            return
    found = list(dict.fromkeys(_read(file, text, strength, readers)))
    one_image = strength is Strength.CONTAINER and not file.lower().endswith((".yml", ".yaml", ".json"))
    yield from _installed_last(found) if one_image else found
    if strength is Strength.WORKFLOW and (pythons := _of_pythons(file, text)) is not None:
        yield pythons


def _read(
    file: str, text: str, strength: Strength, readers: Iterable[Callable[[str], Iterator[Requirement]]]
) -> Iterator[TargetEvidence]:
    for reader in readers:
        for one in reader(text):
            if (one.name == "python" and reader is tested_with) or not (
                tells(one.name) or one.name in ("python", "ubuntu")
            ):
                continue
            release = one.versions.removeprefix(":")
            tagged = one.versions.startswith(":")
            keras = keras_of_release(one.name, release) if tagged else keras_of(one.name, one.versions)
            if keras is None or (one.name == "tf-keras" and strength is not Strength.CONTAINER):
                continue
            weight = strength if one.name != "python" or strength is Strength.DOCUMENT else Strength.COMPANION
            yield TargetEvidence(keras, weight, file, one.line, one.shown)


def _installed_last(found: Sequence[TargetEvidence]) -> Iterator[TargetEvidence]:
    """A container without what its image or a line above brings, where a later line brings another Keras."""
    last = max((one for one in found if one.strength is Strength.CONTAINER), key=_line, default=None)
    for one in found:
        if last is None or one.strength is not Strength.CONTAINER or one.keras == last.keras:
            yield one


def _line(one: TargetEvidence) -> int:
    return one.line


def _of_pythons(file: str, text: str) -> TargetEvidence | None:
    """Continuous integration with no Python that Keras 3 runs on."""
    named = [one for one in tested_with(text) if one.name == "python"]
    if named and all(keras_of(one.name, one.versions) == 2 for one in named):
        return TargetEvidence(
            2, Strength.INTERPRETER, file, named[-1].line, f"python {named[-1].versions[2:]}"
        )
    return None
