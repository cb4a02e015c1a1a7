"""What a project requires, as its own metadata says: read as text, nothing is run or installed."""

from __future__ import annotations

import ast
import configparser
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerlint.files.python import parse
from layerlint.regular import read_bytes

FILES = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "environment.yml", "environment.yaml")
LISTS = ("requirements*.txt", "requirements/*.txt")
METADATA = "*.dist-info/METADATA"

_REQUIREMENT = re.compile(r"^\s*(?:[\w-]+::)?([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One package that is asked for: its normalised name, and the versions as written ("" for any).

    `optional` is of an extra, a group or development.
    """

    file: str
    name: str
    versions: str
    optional: bool


def requirement_files(top: str) -> Iterator[str]:
    """Every file that may say what the project requires, whether it is there or not."""
    folder = Path(top)
    yield from (str(folder / name) for name in FILES)
    yield from (str(folder), str(folder / "requirements"))
    for pattern in (*LISTS, METADATA):
        yield from map(str, folder.glob(pattern))


def requirements(top: Path) -> Iterator[Requirement]:
    """All that the files of the folder ask for, in the order of the files. What cannot be read says nothing."""
    for name in FILES:
        file = top / name
        if file.is_file():
            for text, optional in _READERS[file.name]("\n".join(_lines(file))):
                yield from _parsed(file, text, optional)
    for file in sorted(top.glob(METADATA)):
        for line in _lines(file):
            if line.startswith("Requires-Dist:"):
                yield from _parsed(file, line.partition(":")[2], "extra ==" in line)
    for file in sorted({file for pattern in LISTS for file in top.glob(pattern)}):
        for line in _lines(file):
            yield from _parsed(file, line, file.name not in ("requirements.txt", "base.txt", "main.txt"))


def _parsed(file: Path, text: str, optional: bool) -> Iterator[Requirement]:
    match = _REQUIREMENT.match(text)
    if match is None or text.lstrip().startswith(("-", "#")):
        return
    name = re.sub(r"[-_.]+", "-", match.group(1)).lower()
    yield Requirement(str(file), name, match.group(2).partition(" --")[0].strip(), optional)


def _lines(file: Path) -> list[str]:
    try:
        return read_bytes(file).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


_Texts = Iterator[tuple[str, bool]]
"""Requirements as text, each with whether it is optional."""


def _of_pyproject(text: str) -> _Texts:
    data = _toml(text)
    project = _table(data, "project")
    yield from ((text, False) for text in _strings(project.get("dependencies")))
    for groups in (_table(project, "optional-dependencies"), _table(data, "dependency-groups")):
        for group in groups.values():
            yield from ((text, True) for text in _strings(group))
    poetry = _table(_table(data, "tool"), "poetry")
    yield from ((text, False) for text in _of_table(_table(poetry, "dependencies")))
    yield from ((text, True) for text in _of_table(_table(poetry, "dev-dependencies")))
    for group in _table(poetry, "group").values():
        if isinstance(group, dict):
            yield from ((text, True) for text in _of_table(_table(group, "dependencies")))


def _of_pipfile(text: str) -> _Texts:
    data = _toml(text)
    yield from ((text, False) for text in _of_table(_table(data, "packages")))
    yield from ((text, True) for text in _of_table(_table(data, "dev-packages")))


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # also a number with too many digits
        return {}


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    table = data.get(key)
    return table if isinstance(table, dict) else {}


def _strings(value: object) -> Iterable[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _of_table(packages: dict[str, Any]) -> Iterator[str]:
    """`name = "^2.10"` and `name = {version = "..."}` as requirements."""
    for name, value in packages.items():
        for item in value if isinstance(value, list) else [value]:
            version = item.get("version", "") if isinstance(item, dict) else item
            if isinstance(version, str):
                yield name + ",".join(_as_pip_writes(part.strip()) for part in version.split(","))


def _as_pip_writes(version: str) -> str:
    """A version of Poetry, Pipenv or conda in the words of pip: `^2.10` is `>=2.10,<3`."""
    if version in ("", "*"):
        return ""
    if caret := re.match(r"\^(\d{1,9})((?:\.\d+)*)", version):
        return f">={caret.group(1)}{caret.group(2)},<{int(caret.group(1)) + 1}"
    if tilde := re.match(r"~(\d+(?:\.\d+)?)", version):
        return f"=={tilde.group(1)}.*"
    if version[0] == "=" and version[:2] != "==":
        return f"={version}"
    return version if version[0] in "<>=~!" else f"=={version}"


def _of_setup_cfg(text: str) -> _Texts:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    for line in parser.get("options", "install_requires", fallback="").splitlines():
        yield line, False
    if parser.has_section("options.extras_require"):
        for _, lines in parser.items("options.extras_require"):
            yield from ((line, True) for line in lines.splitlines())


def _of_setup_py(text: str) -> _Texts:
    """Strings in lists, wherever they stand: most scripts name the list before they pass it on."""
    try:
        tree = parse(text)
    except SyntaxError:
        return
    extras = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in ("extras_require", "tests_require")
        for inner in ast.walk(node.value)
    }
    for node in ast.walk(tree):
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            for item in node.elts:
                if isinstance(item, ast.Constant) and isinstance(item.value, str):
                    yield item.value, id(item) in extras


def _of_environment(text: str) -> _Texts:
    for line in text.splitlines():
        item = line.strip()
        if item.startswith("-"):
            item = item.removeprefix("-").strip().strip("\"'")
            yield re.sub(r"(?<![=<>~!])=(?!=)([^=,]+).*", r"==\1", item), False


_READERS = {
    "pyproject.toml": _of_pyproject,
    "setup.cfg": _of_setup_cfg,
    "setup.py": _of_setup_py,
    "Pipfile": _of_pipfile,
    "environment.yml": _of_environment,
    "environment.yaml": _of_environment,
}
