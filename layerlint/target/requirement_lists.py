"""What a project requires, as its own metadata says: read as text, nothing is run or installed."""

from __future__ import annotations

import ast
import configparser
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from layerlint.files.python import parse
from layerlint.target.conda_files import of_environment
from layerlint.target.requirement import Requirement, parsed

Reader = Callable[[str], Iterator[Requirement]]


def reader_of(folder: str, name: str) -> Reader | None:
    """What reads the requirements out of a file of that name in that folder; None for other files."""
    lower = name.lower()
    if lower.endswith((".txt", ".in")) and os.path.basename(folder) in _LISTS_IN:
        return (
            _of_main_list if lower.partition(".")[0] in ("base", "main", "requirements") else _of_other_list
        )
    if lower in _READERS:
        return _READERS[lower]
    if lower.endswith((".txt", ".in", ".pip")) and _LIST.match(lower):
        return _of_main_list if lower in _MAIN else _of_other_list
    if lower.endswith((".yml", ".yaml")) and _ENVIRONMENT.search(lower):
        return _of_environment
    return None


_LISTS_IN = frozenset({"requirements", "requirement", "reqs"})
_LIST = re.compile(
    r"(?:.*requires?(?:ments?)?|.*reqs?|pip[-_]?(?:list|freeze|packages)?)(?:[-_.].*)?\.(?:txt|in|pip)$"
)
_MAIN = frozenset(
    {"requirements.txt", "requirements.in", "requirement.txt", "reqs.txt", "req.txt", "requires.txt"}
)
_ENVIRONMENT = re.compile(r"(?:^|[-_.])(?:conda|environments?|env)(?:[-_.]|$)")
_Texts = Iterator[tuple[str, bool]]
"""Requirements as text, each with whether it is optional."""


def of_list(text: str, *, optional: bool = False) -> Iterator[Requirement]:
    """`requirements.txt`, also what `pip list` and `conda list --export` print."""
    for number, line in enumerate(text.splitlines(), 1):
        if printed := _PRINTED.match(line):
            line = f"{printed[1]}=={printed[2]}"
        requirement = parsed(_conda_pin(line), number, optional=optional)
        if requirement is not None:
            yield requirement


_PRINTED = re.compile(r"\s*([A-Za-z][\w.-]{0,100})[ \t]+\(?(\d[\w.]{0,40})\)?\s*$")


def _conda_pin(text: str) -> str:
    """`tensorflow=2.3.0=gpu_py38` as pip writes it."""
    return re.sub(r"^(\s*[\w.-]{1,100}\s?)=(?!=)\s*([^=,;#\s]{1,60}).*", r"\1==\2", text)


def _of_main_list(text: str) -> Iterator[Requirement]:
    return of_list(text)


def _of_other_list(text: str) -> Iterator[Requirement]:
    return of_list(text, optional=True)


def _of_metadata(text: str) -> Iterator[Requirement]:
    for number, line in enumerate(text.splitlines(), 1):
        name, _, value = line.partition(":")
        if not name:
            return  # the description begins
        requirement = None
        if name == "Requires-Dist":
            requirement = parsed(value, number, optional="extra ==" in line)
        elif name == "Requires-Python":
            requirement = parsed(f"python{value}", number)
        if requirement is not None:
            yield requirement


def _located(text: str, texts: _Texts) -> Iterator[Requirement]:
    """The requirements with the lines where they stand."""
    for requirement_text, optional in texts:
        requirement = parsed(requirement_text, 0, optional=optional)
        if requirement is not None:
            yield requirement._replace(line=_line_of(text, requirement_text, requirement.name))


def _line_of(text: str, requirement: str, name: str) -> int:
    """The line of a requirement as it is written, or of a key of that name."""
    place = text.find(requirement) if not requirement.isalnum() else -1
    if place < 0:
        key = re.search(rf"(?im)^[ \t]*[\"']?{re.escape(name).replace('-', '[-_.]')}[\"']?[ \t]*=", text)
        place = key.start() if key is not None else text.lower().find(name)
        if key is not None:
            place += len(key[0]) - len(key[0].lstrip())
    return text.count("\n", 0, place) + 1 if place >= 0 else 0


def _of_pyproject(text: str) -> Iterator[Requirement]:
    return _located(text, _pyproject_texts(text))


def _pyproject_texts(text: str) -> _Texts:
    data = _toml(text)
    project = _table(data, "project")
    if isinstance(project.get("requires-python"), str):
        yield f"python{project['requires-python']}", False
    yield from ((text, False) for text in _strings(project.get("dependencies")))
    for groups in (_table(project, "optional-dependencies"), _table(data, "dependency-groups")):
        for group in groups.values():
            yield from ((text, True) for text in _strings(group))
    tool = _table(data, "tool")
    poetry = _table(tool, "poetry")
    yield from ((text, False) for text in _of_table(_table(poetry, "dependencies")))
    yield from ((text, True) for text in _of_table(_table(poetry, "dev-dependencies")))
    for group in _table(poetry, "group").values():
        if isinstance(group, dict):
            yield from ((text, True) for text in _of_table(_table(group, "dependencies")))
    for group in _table(_table(tool, "pdm"), "dev-dependencies").values():
        yield from ((text, True) for text in _strings(group))
    yield from ((text, True) for text in _strings(_table(tool, "uv").get("dev-dependencies")))
    yield from _pixi_texts(_table(tool, "pixi"))


def _of_pixi(text: str) -> Iterator[Requirement]:
    return _located(text, _pixi_texts(_toml(text)))


def _pixi_texts(data: dict[str, Any]) -> _Texts:
    for name in ("dependencies", "pypi-dependencies"):
        yield from ((text, False) for text in _of_table(_table(data, name)))


def _of_pipfile(text: str) -> Iterator[Requirement]:
    return _located(text, _pipfile_texts(text))


def _pipfile_texts(text: str) -> _Texts:
    data = _toml(text)
    yield from ((text, False) for text in _of_table(_table(data, "packages")))
    yield from ((text, True) for text in _of_table(_table(data, "dev-packages")))
    python = _table(data, "requires").get("python_version")
    if isinstance(python, str):
        yield f"python=={python}.*", False


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


def _of_setup_cfg(text: str) -> Iterator[Requirement]:
    return _located(text, _setup_cfg_texts(text))


def _setup_cfg_texts(text: str) -> _Texts:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    for line in parser.get("options", "install_requires", fallback="").splitlines():
        yield line, False
    python = parser.get("options", "python_requires", fallback="")
    if python:
        yield f"python{python}", False
    if parser.has_section("options.extras_require"):
        for _, lines in parser.items("options.extras_require"):
            yield from ((line, True) for line in lines.splitlines())


def _of_setup_py(text: str) -> Iterator[Requirement]:
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
        requirement = None
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            for item in node.elts:
                if isinstance(item, ast.Constant) and isinstance(item.value, str):
                    requirement = parsed(item.value, item.lineno, optional=id(item) in extras)
                    if requirement is not None:
                        yield requirement
        elif isinstance(node, ast.keyword) and node.arg == "python_requires":
            value = node.value.value if isinstance(node.value, ast.Constant) else None
            requirement = parsed(f"python{value}", node.value.lineno) if isinstance(value, str) else None
            if requirement is not None:
                yield requirement


def _of_environment(text: str) -> Iterator[Requirement]:
    for line, number in of_environment(text):
        requirement = parsed(line, number)
        if requirement is not None:
            yield requirement


def _of_python_version(text: str) -> Iterator[Requirement]:
    """`.python-version` of pyenv, `runtime.txt` of Heroku and Binder."""
    match = re.match(r"\s*(?:python-?)?(\d\.\d{1,2})", text)
    if match is not None:
        yield Requirement("python", f"=={match[1]}.*", 1)


_READERS: dict[str, Reader] = {
    "pyproject.toml": _of_pyproject,
    "setup.cfg": _of_setup_cfg,
    "setup.py": _of_setup_py,
    "pipfile": _of_pipfile,
    "pixi.toml": _of_pixi,
    "environment.yml": _of_environment,
    "environment.yaml": _of_environment,
    "cog.yaml": _of_environment,
    "meta.yaml": _of_environment,
    "pkg-info": _of_metadata,
    "metadata": _of_metadata,
    ".python-version": _of_python_version,
    "runtime.txt": _of_python_version,
}
