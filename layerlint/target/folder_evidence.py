"""The evidence that a folder holds, in its own files and in those that speak for it (`requirements/`, `docker/`)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from layerlint.tables.keras_versions import keras_of, keras_of_release
from layerlint.target.containers import images, is_container
from layerlint.target.documents import is_document, said_in
from layerlint.target.environments import compiled_with, installed
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.install_lines import installed_by, legacy_lines
from layerlint.target.lock_files import is_lock, locked
from layerlint.target.places import BESIDE, Places
from layerlint.target.requirements import Requirement, reader_of
from layerlint.target.workflows import is_workflow, tested_with

_MAIN = re.compile(r"(?:tensorflow|tf-nightly|keras(?:-nightly)?$|tf-keras|intel-tensorflow)")
_SCRIPTS = (".sh", ".bat", ".ps1")
_SCRIPT_NAMES = frozenset({"makefile", "postbuild", "justfile"})


def evidence_in(places: Places, folder: str) -> tuple[TargetEvidence, ...]:
    """What the folder shows, in the order of its files."""
    found: list[TargetEvidence] = []
    lists: list[TargetEvidence] = []
    here = places.names(folder)
    first = {part.split(os.sep)[0] for part in BESIDE}
    for name in here:
        lists += _of_lists(places, folder, name)
        found += _of_file(places, folder, name)
        if name.endswith((".dist-info", ".egg-info")):
            for inner in ("METADATA", "PKG-INFO", "requires.txt"):
                if inner in places.names(os.path.join(folder, name)):
                    lists += _of_lists(places, os.path.join(folder, name), inner)
    for part in BESIDE if not first.isdisjoint(here) else ():
        if part.split(os.sep)[0] in here:
            beside = os.path.join(folder, part)
            for name in places.names(beside):
                lists += _of_lists(places, beside, name)
                found += _of_file(places, beside, name)
    found += _of_environment(places, folder)
    return tuple(_weighed(lists, found))


def _of_lists(places: Places, folder: str, name: str) -> Iterator[TargetEvidence]:
    reader = reader_of(folder, name)
    if reader is None:
        return
    file = os.path.join(folder, name)
    text = places.text(file)
    if "ensor" in text or "eras" in text or "ython" in text or name in (".python-version", "runtime.txt"):
        yield from _required(file, reader(text))


def _required(file: str, requirements: Iterable[Requirement]) -> Iterator[TargetEvidence]:
    for one in requirements:
        keras = keras_of(one.name, one.versions)
        if keras is not None:
            own = Strength.OPTIONAL if one.optional else Strength.REQUIRED
            kind = own if _MAIN.match(one.name) else Strength.COMPANION
            yield TargetEvidence(keras, kind, file, one.line, one.shown + ("" if one.alone else ";"))


def _weighed(lists: Sequence[TargetEvidence], found: Sequence[TargetEvidence]) -> Iterator[TargetEvidence]:
    """The evidence, where `tf-keras` counts for little beside a Keras 3: it may be there for other packages."""
    new = any(
        one.keras == 3 and one.strength in (Strength.REQUIRED, Strength.LOCK) for one in (*lists, *found)
    )
    for one in (*lists, *found):
        beside = new and _name(one) == "tf-keras" and one.strength is Strength.REQUIRED
        yield replace(one, strength=Strength.BESIDE) if beside else one


def _name(one: TargetEvidence) -> str:
    return re.split(r"[^\w-]", one.text, maxsplit=1)[0]


_Reader = Callable[[str], Iterator[Requirement]]


def _of_file(places: Places, folder: str, name: str) -> Iterator[TargetEvidence]:
    file = os.path.join(folder, name)
    lower = name.lower()
    if is_lock(name):
        text = places.text(file)
        for package, version, line in locked(name, text):
            keras = keras_of_release(package, version)
            if keras is not None:
                yield TargetEvidence(keras, Strength.LOCK, file, line, f"{package} {version}")
    elif is_container(name):
        yield from _of_commands(file, places.text(file), Strength.CONTAINER, images, installed_by)
    elif is_workflow(folder, name):
        yield from _of_commands(file, places.text(file), Strength.WORKFLOW, tested_with, images, installed_by)
    elif lower.endswith(_SCRIPTS) or lower in _SCRIPT_NAMES:
        yield from _of_commands(file, places.text(file), Strength.WORKFLOW, installed_by)
    elif is_document(name):
        yield from _of_commands(file, places.text(file), Strength.DOCUMENT, said_in)


def _of_commands(file: str, text: str, strength: Strength, *readers: _Reader) -> Iterator[TargetEvidence]:
    """What a file of command lines shows; one that tells TensorFlow to use Keras 2 is for that one."""
    if strength is not Strength.DOCUMENT:
        for line in legacy_lines(text):
            yield TargetEvidence(2, strength, file, line, "TF_USE_LEGACY_KERAS=1")
            return
    seen: set[TargetEvidence] = set()
    for reader in readers:
        for one in reader(text):
            if (one.name == "python" and reader is tested_with) or not (
                _MAIN.match(one.name) or one.name == "python"
            ):
                continue
            release = one.versions.removeprefix(":")
            tagged = one.versions.startswith(":")
            keras = keras_of_release(one.name, release) if tagged else keras_of(one.name, one.versions)
            if keras is None or (one.name == "tf-keras" and strength is not Strength.CONTAINER):
                continue
            kind = strength if one.name != "python" or strength is Strength.DOCUMENT else Strength.COMPANION
            found = TargetEvidence(keras, kind, file, one.line, one.shown)
            if found not in seen:
                seen.add(found)
                yield found
    if strength is Strength.WORKFLOW and (pythons := _of_pythons(file, text)) is not None:
        yield pythons


def _of_pythons(file: str, text: str) -> TargetEvidence | None:
    """Continuous integration with no Python that Keras 3 runs on."""
    named = [one for one in tested_with(text) if one.name == "python"]
    if named and all(keras_of(one.name, one.versions) == 2 for one in named):
        return TargetEvidence(2, Strength.COMPANION, file, named[-1].line, f"python {named[-1].versions[2:]}")
    return None


def _of_environment(places: Places, folder: str) -> Iterator[TargetEvidence]:
    for name, version, place in installed(places, folder):
        keras = keras_of_release(name, version)
        if keras is not None:
            yield TargetEvidence(keras, Strength.INSTALLED, place, 0, f"{name} {version}")
            break
    python = compiled_with(places, folder)
    if python and keras_of("python", f"=={python}.*") == 2:
        yield TargetEvidence(2, Strength.KERNEL, os.path.join(folder, "__pycache__"), 0, f"Python {python}")
