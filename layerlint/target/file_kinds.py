"""Which files may hold evidence, by their names: what reads them is imported where there is one."""

from __future__ import annotations

import os
from enum import Enum, auto


class FileKind(Enum):
    LIST = auto()
    LOCK = auto()
    CONTAINER = auto()
    WORKFLOW = auto()
    SCRIPT = auto()
    DOCUMENT = auto()


_YAML = (".yml", ".yaml")
_LISTS = frozenset(
    (  # noqa: SIM905
        "pyproject.toml setup.cfg setup.py pipfile pixi.toml cog.yaml meta.yaml pkg-info metadata .python-version"
        " runtime.txt"
    ).split()
)
_LOCKS = frozenset("poetry.lock uv.lock pdm.lock pylock.toml pipfile.lock conda-lock.yml pixi.lock".split())  # noqa: SIM905
_WORKFLOWS = frozenset(
    (  # noqa: SIM905
        ".travis.yml .gitlab-ci.yml azure-pipelines.yml appveyor.yml .appveyor.yml tox.ini noxfile.py jenkinsfile"
        " bitbucket-pipelines.yml .cirrus.yml"
    ).split()
)
_CONTAINERS = ("dockerfile", "containerfile", "singularity")
_DOCUMENTS = ("readme", "install", "setup", "requirement", "getting-started", "getting_started", "usage")
_LISTS_IN = frozenset({"requirements", "requirement", "reqs"})


def kind_of_file(folder: str, name: str) -> FileKind | None:
    """What a file of that name in that folder may be; None for most."""
    lower = name.lower()
    stem, suffix = os.path.splitext(lower)
    if lower in _LISTS:
        return FileKind.LIST
    if lower in _LOCKS:
        return FileKind.LOCK
    if lower in _WORKFLOWS or (suffix in _YAML and _is_of_workflows(folder)):
        return FileKind.WORKFLOW
    if _is_container(stem, suffix):
        return FileKind.CONTAINER
    if suffix in (".sh", ".bat", ".ps1") or lower in ("makefile", "postbuild", "justfile"):
        return FileKind.SCRIPT
    if _is_list(os.path.basename(folder), stem, suffix):
        return FileKind.LIST
    is_document = suffix in (".md", ".rst", ".markdown", ".txt", "") and stem.startswith(_DOCUMENTS)
    return FileKind.DOCUMENT if is_document else None


def _is_container(stem: str, suffix: str) -> bool:
    if stem.split(".")[0].split("-")[0] in _CONTAINERS or suffix in (".dockerfile", ".def"):
        return True
    return (suffix in _YAML and "compose" in stem) or (suffix == ".json" and stem.endswith("devcontainer"))


def _is_list(folder: str, stem: str, suffix: str) -> bool:
    if suffix in _YAML:
        return "env" in stem or "conda" in stem
    return suffix in (".txt", ".in", ".pip") and (
        "req" in stem or stem.startswith("pip") or folder in _LISTS_IN
    )


def _is_of_workflows(folder: str) -> bool:
    return folder.replace("\\", "/").endswith((".github/workflows", ".circleci"))
