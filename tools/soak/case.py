"""One input: files and a command, and what went wrong with them, as plain data that can be run again."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Case:
    """What is run. `name` tells kind, seed and number; `files` are by path, below the folder that it runs in.

    arguments  what the command line gets besides what the kind gives it
    options    what else the kind needs to know, as plain JSON
    """

    kind: str
    name: str
    files: Mapping[str, bytes]
    arguments: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def python(self) -> list[str]:
        return [path for path in self.files if path.endswith(".py")]

    def with_file(self, path: str, content: bytes) -> Case:
        return replace(self, files={**self.files, path: content})

    def write(self, folder: Path) -> None:
        for path, content in self.files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, and the detail that tells it from others. `said` is for people."""

    what: str
    detail: str = ""
    said: str = ""

    @property
    def signature(self) -> str:
        """The same for the same fault, whatever the names and numbers of the input are."""
        plain = re.sub(r"`[^`]*`|'[^'\n]*'|\"[^\"\n]*\"", "…", self.detail)
        plain = re.sub(r"(?<![A-Z])\d+", "#", plain)
        return f"{self.what}: {plain}" if plain else self.what


@dataclass(slots=True)
class Tried:
    """What running a case showed. `notes` counts what is worth counting: rules found and fixed, kills."""

    problems: list[Problem] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, detail: str = "", said: str = "") -> None:
        self.problems.append(Problem(what, detail, said))

    def has(self, signature: str) -> bool:
        return any(problem.signature == signature for problem in self.problems)


def to_json(case: Case) -> dict[str, Any]:
    return {
        "kind": case.kind,
        "name": case.name,
        "files": {path: _packed(content) for path, content in case.files.items()},
        "arguments": list(case.arguments),
        "options": dict(case.options),
    }


def from_json(data: Mapping[str, Any]) -> Case:
    files = {path: _unpacked(content) for path, content in data["files"].items()}
    return Case(data["kind"], data["name"], files, tuple(data["arguments"]), data["options"])


def read_case(path: Path) -> Case:
    """The case in a file, or in the folder of one. Raises `OSError` and `ValueError`."""
    file = path / "case.json" if path.is_dir() else path
    return from_json(json.loads(file.read_text(encoding="utf-8")))


def _packed(content: bytes) -> str | list[str]:
    """Text where it is text that JSON keeps, else base64 in a list."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return [b64encode(content).decode("ascii")]


def _unpacked(content: str | list[str]) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else b64decode(content[0])
