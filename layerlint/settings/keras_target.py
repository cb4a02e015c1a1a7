"""Which Keras a project is for: 2 or 3, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.index.project import top_folder
from layerlint.settings.requirements import Requirement, requirements

_LEGACY_IMPORT = re.compile(
    r"^\s*(?:import [^\n#]*\btf_keras\b|from tf_keras\b)|TF_USE_LEGACY_KERAS", re.MULTILINE
)
_NEW_IMPORT = re.compile(
    r"^\s*from keras import [^\n]*\bops\b|\bkeras\.ops\.|^\s*import keras\.ops\b", re.MULTILINE
)

_PACKAGES = frozenset(
    (  # noqa: SIM905
        "keras keras-nightly tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tensorflow-intel"
        " tensorflow-rocm tensorflow-cpu-aws intel-tensorflow tf-nightly"
    ).split()
)
_KERAS_VERSIONS = (("3.0.0", "3.4.0", "3.10.0", "3.15.1"), ("2.4.0", "2.10.0", "2.13.1", "2.15.0"))
_TENSORFLOW_VERSIONS = (
    ("2.16.1", "2.17.0", "2.18.0", "2.20.0", "2.21.0"),
    ("2.4.0", "2.8.0", "2.10.0", "2.13.0", "2.15.0"),
)
"""Versions that bring Keras 3, and versions that bring Keras 2: a requirement that allows only one kind decides."""


@dataclass(frozen=True, slots=True)
class Target:
    """The Keras major version that a run speaks of. `reason` completes "Keras 3: ..."."""

    keras: int
    reason: str


def shown_by(text: str) -> int:
    """The Keras that the imports of a text show: 2 or 3; 0 when they fit both."""
    if ("tf_keras" in text or "TF_USE_LEGACY_KERAS" in text) and _LEGACY_IMPORT.search(text):
        return 2
    if ("keras.ops" in text or "from keras import" in text) and _NEW_IMPORT.search(text):
        return 3
    return 0


def choose_target(option: str, paths: Sequence[str], shown: Iterable[int] = ()) -> Target:
    """`option` is "2", "3" or "auto": by the project's requirements, then by its imports, else 3.

    `shown` is what `shown_by` gives for each text. Raises `LayerlintError` for another option.
    """
    if option in ("2", "3"):
        return Target(int(option), "as asked for")
    if option != "auto":
        raise LayerlintError(f"`{option}` is no Keras target; use 2, 3 or auto")
    top = top_folder(paths)
    for entries in _requirement_lists(Path(top)):
        deciding = [(keras, entry) for entry in entries if (keras := _keras_of(entry)) is not None]
        if len({keras for keras, _ in deciding}) == 1 or (deciding and deciding[0][1].name == "tf-keras"):
            keras, requirement = deciding[0]
            where = os.path.relpath(requirement.file)
            return Target(keras, f"{where} requires {requirement.name}{requirement.versions}")
    versions = set(shown)
    if 2 in versions:
        return Target(2, "the code imports tf_keras")
    if 3 in versions:
        return Target(3, "the code uses keras.ops")
    return Target(3, "nothing in the project says otherwise")


def _requirement_lists(top: Path) -> Iterator[list[Requirement]]:
    """What the project needs to run, then what it needs for its extras and for development.

    In each list `tf-keras` and `keras` come first; a list that says both 2 and 3 decides nothing.
    """
    order = {"tf-keras": 0, "keras": 1}
    ordered = sorted(requirements(top), key=lambda requirement: order.get(requirement.name, 2))
    yield [requirement for requirement in ordered if not requirement.optional]
    optional = [requirement for requirement in ordered if requirement.optional]
    has_tf_keras = any(requirement.name == "tf-keras" for requirement in optional)
    if not has_tf_keras or not any(_keras_of(requirement) == 3 for requirement in optional):
        yield optional


def _keras_of(requirement: Requirement) -> int | None:
    """The Keras that a requirement allows, None when it allows both or is of something else."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    name, versions = requirement.name, requirement.versions
    if name in {"tf-keras", "tf-keras-nightly"}:
        return 2
    if name not in _PACKAGES:
        return None
    try:
        allowed = SpecifierSet(versions.strip().strip("()"))
    except InvalidSpecifier:
        return None
    new, old = _KERAS_VERSIONS if name.startswith("keras") else _TENSORFLOW_VERSIONS
    allows_new = any(allowed.contains(version) for version in new) or _exactly(versions, new=True, name=name)
    allows_old = any(allowed.contains(version) for version in old) or _exactly(versions, new=False, name=name)
    if allows_new == allows_old:
        return None
    return 3 if allows_new else 2


def _exactly(versions: str, *, new: bool, name: str) -> bool:
    """Whether `==x.y.*` or `~=x.y` pins a version on that side."""
    pin = re.search(r"[=~]=\s*(\d+)\.(\d+)", versions)
    if pin is None:
        return False
    major, minor = int(pin.group(1)), int(pin.group(2))
    is_new = major >= 3 if name.startswith("keras") else (major, minor) >= (2, 16)
    return is_new is new
