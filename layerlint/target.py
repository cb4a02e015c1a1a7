"""Which Keras a project is for: 2 or 3, and why."""

from __future__ import annotations

import configparser
import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.index.project import top_folder

_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)")
_FILES = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "environment.yml", "environment.yaml")
_LEGACY_IMPORT = re.compile(
    r"^\s*(?:import [^\n#]*\btf_keras\b|from tf_keras\b)|TF_USE_LEGACY_KERAS", re.MULTILINE
)
_NEW_IMPORT = re.compile(
    r"^\s*from keras import [^\n]*\bops\b|\bkeras\.ops\.|^\s*import keras\.ops\b", re.MULTILINE
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


def choose_target(option: str, paths: Sequence[str], texts: Sequence[str] = ()) -> Target:
    """`option` is "2", "3" or "auto": by the project's requirements, then by its imports, else 3.

    Raises `LayerlintError` for another option.
    """
    if option in ("2", "3"):
        return Target(int(option), "as asked for")
    if option != "auto":
        raise LayerlintError(f"`{option}` is no Keras target; use 2, 3 or auto")
    top = top_folder(paths)
    for found in _requirements(Path(top)):
        said = [(keras, *one) for one in found if (keras := _says(one[1], one[2])) is not None]
        if len({keras for keras, *_ in said}) == 1 or any(name == "tf-keras" for _, _, name, _ in said[:1]):
            keras, file, name, versions = said[0]
            return Target(keras, f"{os.path.relpath(file)} requires {name}{versions}")
    for text in texts:
        if ("tf_keras" in text or "TF_USE_LEGACY_KERAS" in text) and _LEGACY_IMPORT.search(text):
            return Target(2, "the code imports tf_keras")
    for text in texts:
        if ("keras.ops" in text or "from keras import" in text) and _NEW_IMPORT.search(text):
            return Target(3, "the code uses keras.ops")
    return Target(3, "nothing in the project says otherwise")


def requirement_files(top: str) -> Iterator[str]:
    """Every file that may say what the project requires, whether it is there or not."""
    folder = Path(top)
    yield from (str(folder / name) for name in _FILES)
    yield from (str(folder), str(folder / "requirements"))
    for pattern in ("requirements*.txt", "requirements/*.txt", "*.dist-info/METADATA"):
        yield from map(str, folder.glob(pattern))


def _says(name: str, versions: str) -> int | None:
    """What a requirement says; names are normalised, `versions` is the part behind the name."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    if name in {"tf-keras", "tf-keras-nightly"}:
        return 2
    if name not in {"keras", "tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tf-nightly", "keras-nightly"}:
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
    found = re.search(r"[=~]=\s*(\d+)\.(\d+)", versions)
    if found is None:
        return False
    major, minor = int(found.group(1)), int(found.group(2))
    is_new = major >= 3 if name.startswith("keras") else (major, minor) >= (2, 16)
    return is_new is new


_Requirement = tuple[str, str, str]
"""The file, the normalised name, and what follows it: versions."""


def _requirements(top: Path) -> Iterator[list[_Requirement]]:
    """What the project needs to run, then what it needs for its extras and for development.

    In each list `tf-keras` and `keras` come first; a list that says both 2 and 3 decides nothing.
    """
    needed: list[_Requirement] = []
    optional: list[_Requirement] = []
    for name in _FILES:
        file = top / name
        if file.is_file():
            for text, is_optional in _texts_in(file):
                parsed = _parsed(text)
                if parsed:
                    (optional if is_optional else needed).append((str(file), *parsed))
    for file in sorted(top.glob("*.dist-info/METADATA")):
        for line in _lines(file):
            if line.startswith("Requires-Dist:") and (parsed := _parsed(line.partition(":")[2])):
                (optional if "extra ==" in line else needed).append((str(file), *parsed))
    for file in sorted((*top.glob("requirements*.txt"), *top.glob("requirements/*.txt"))):
        for line in _lines(file):
            parsed = _parsed(line)
            if parsed:
                plain = file.name in ("requirements.txt", "base.txt", "main.txt")
                (needed if plain else optional).append((str(file), *parsed))
    order = {"tf-keras": 0, "keras": 1}
    yield sorted(needed, key=lambda one: order.get(one[1], 2))
    if not any(one[1] == "tf-keras" for one in optional) or not any(_says(o[1], o[2]) == 3 for o in optional):
        yield sorted(optional, key=lambda one: order.get(one[1], 2))


def _parsed(text: str) -> tuple[str, str] | None:
    match = _REQUIREMENT.match(text)
    if match is None or text.lstrip().startswith(("-", "#")):
        return None
    return re.sub(r"[-_.]+", "-", match.group(1)).lower(), match.group(2).strip()


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _texts_in(file: Path) -> Iterator[tuple[str, bool]]:
    """The requirements in a file, each with whether it is of an extra or a group."""
    text = "\n".join(_lines(file))
    if file.name in ("pyproject.toml", "Pipfile"):
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return
        if file.name == "pyproject.toml":
            yield from _of_pyproject(data)
        else:
            yield from ((one, False) for one in _of_tables(data, "packages"))
    elif file.name == "setup.cfg":
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(text)
        except configparser.Error:
            return
        for line in parser.get("options", "install_requires", fallback="").splitlines():
            yield line, False
    elif file.name == "setup.py":
        for match in re.finditer(r"""["']((?:tf[-_]keras|keras|tensorflow)[^"']*)["']""", text):
            yield match.group(1), False
    else:
        for line in text.splitlines():
            item = line.strip().removeprefix("-").strip().strip("\"'")
            yield re.sub(r"(?<![=<>~!])=(?!=)", "==", item), False


def _of_pyproject(data: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    project = data.get("project", {})
    yield from ((str(one), False) for one in project.get("dependencies", []))
    for group in (
        *project.get("optional-dependencies", {}).values(),
        *data.get("dependency-groups", {}).values(),
    ):
        yield from ((one, True) for one in group if isinstance(one, str))
    poetry = data.get("tool", {}).get("poetry", {})
    yield from ((one, False) for one in _of_tables(poetry, "dependencies"))


def _of_tables(data: dict[str, Any], key: str) -> Iterator[str]:
    for name, value in data.get(key, {}).items():
        version = value.get("version", "") if isinstance(value, dict) else value
        if isinstance(version, str):
            version = re.sub(r"^\^(\d+)\.(\d+).*", r"~=\1.\2", version).replace("*", "")
            yield f"{name}{version if version[:1] in '<>=~!' else f'=={version}' if version else ''}"
