"""How the project constructs and calls a class, the most complete use first."""

from __future__ import annotations

import ast
import inspect
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from layerlint.files.python import parse
from layerlint.index.import_search import site_paths
from layerlint.plan.call_sites import CallSite, call_sites
from layerlint.plan.project_texts import ProjectTexts, UsingText, project_texts
from layerlint.plan.scope_walk import walk
from layerlint.target.places import Marks, project_folder

MOST = 8
"""How many uses are tried."""
SECONDS = 0.5
"""How long to search for uses, the nearest files first, in time of this thread: a busy machine finds the same."""
DEPTH = 2
"""How long a chain of classes that construct one another is followed."""
RANKS = {"same file": 0, "docstring": 1, "test": 2, "example": 3, "code": 4}


@dataclass(frozen=True, slots=True)
class Hint:
    """One construction of a class, perhaps with a call: `where` is its file and line."""

    kind: str
    where: str
    site: CallSite

    def json(self) -> dict[str, Any]:
        """Return the hint as plain data for the worker."""
        site = self.site
        return {
            "where": self.where + (", with sizes of its data guessed" if site.guessed else ""),
            "args": list(site.args),
            "kwargs": dict(site.kwargs),
            "whole": site.whole,
            "inputs": {"args": list(site.inputs), "kwargs": dict(site.named)} if site.is_called else None,
        }

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """The key to sort hints by: complete ones first, then called ones, then the nearest kind."""
        return not self.site.whole, not self.site.is_called, RANKS[self.kind]


def hints_for(target: str, roots: Sequence[str] = ()) -> tuple[Hint, ...]:
    """Return the uses of the class of a target, `file.py:Class` or `package.module:Class`; empty where there are none."""
    path = class_file(target, roots)
    return _hints(path, target.rpartition(":")[2], DEPTH) if path else ()


def class_file(target: str, roots: Sequence[str] = ()) -> str:
    """Return the absolute path of the file of a target's class; "" where it cannot be found."""
    place, _, name = target.rpartition(":")
    path = place if place.endswith(".py") else _module_file(place, (os.getcwd(), *roots, *site_paths()))
    return os.path.abspath(path) if path and os.path.isfile(path) and name.isidentifier() else ""


@lru_cache(maxsize=4096)
def _hints(path: str, name: str, depth: int) -> tuple[Hint, ...]:
    project = project_texts(folder_of(path))
    defined = project.definitions(name)
    own = path if path in defined or len(defined) != 1 else defined[0]
    hints: list[Hint] = []
    until = time.thread_time() + SECONDS
    for text in project.naming(name, own):
        is_target = _NamesTarget(text, own, name, len(defined) > 1)
        kind = _kind(text, own)
        sites = call_sites(
            text.nodes, name, is_target, _arguments_elsewhere(os.path.abspath(text.path), depth)
        )
        hints += [Hint(kind, text.place(site.line), site) for site in sites]
        enough = sum(hint.site.whole and hint.site.is_called for hint in hints) >= MOST
        if enough or time.thread_time() > until:
            break
    hints += _in_docstrings(project, own, name)
    first: dict[str, Hint] = {}
    for hint in sorted(hints, key=lambda hint: hint.rank):
        first.setdefault(repr({**hint.json(), "where": ""}), hint)
    return tuple(list(first.values())[:MOST])


@dataclass(frozen=True, slots=True)
class _NamesTarget:
    """Whether a dotted name of a module is the target; where several classes have its name, the import decides."""

    text: UsingText
    own: str
    name: str
    ambiguous: bool

    def __call__(self, dotted: str) -> bool:
        own_module = os.path.splitext(os.path.basename(self.own))[0]
        if os.path.abspath(self.text.path) == self.own:
            return dotted == self.name
        if dotted.startswith(("keras.layers.", "keras.Model")) and f"{os.sep}keras{os.sep}" not in self.own:
            return False
        if "." not in dotted and self.name not in _classes(self.text):
            return own_module in {star.rpartition(".")[2] for star in self.text.scope.stars}
        module = dotted.rpartition(".")[0].rpartition(".")[2]
        return not self.ambiguous or module == own_module


def _classes(text: UsingText) -> set[str]:
    return {node.name for node in ast.walk(text.tree) if isinstance(node, ast.ClassDef)}


def _arguments_elsewhere(path: str, depth: int) -> Any:
    """Arguments for the constructor of a class in the file at `path` that constructs the target."""

    def arguments_of(owner: str) -> Mapping[str, str]:
        if depth <= 0 or not owner:
            return {}
        hints = _hints(path, owner, depth - 1)
        return {} if not hints else _by_parameter(path, owner, hints[0].site)

    return arguments_of


def _by_parameter(path: str, name: str, site: CallSite) -> dict[str, str]:
    names = _parameters(path, name)
    return {**dict(zip(names, site.args, strict=False)), **site.kwargs}


@lru_cache(maxsize=256)
def _parameters(path: str, name: str) -> tuple[str, ...]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                    return tuple(
                        parameter.arg for parameter in (*method.args.posonlyargs, *method.args.args)
                    )[1:]
    return ()


@lru_cache(maxsize=64)
def _tree(path: str) -> ast.Module:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return parse(file.read())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return ast.Module([], [])


def _kind(text: UsingText, own: str) -> str:
    return "same file" if os.path.abspath(text.path) == own else text.kind


def _in_docstrings(project: ProjectTexts, own: str, name: str) -> Iterator[Hint]:
    """The examples in the docstrings of the class and of its methods."""
    for node in ast.walk(_tree(own)):
        if not isinstance(node, ast.ClassDef) or node.name != name:
            continue
        methods = [statement for statement in node.body if isinstance(statement, ast.FunctionDef)]
        parts: list[ast.ClassDef | ast.FunctionDef] = [node, *methods]
        for inner in parts:
            text = ast.get_docstring(inner, clean=False)
            if text and inner.body:
                for code in _blocks(inspect.cleandoc(text)):
                    for site in _sites_in(code, name):
                        where = f"{project.display_path(own)}:{inner.body[0].lineno}"
                        yield Hint("docstring", where, site)


def _sites_in(code: str, name: str) -> list[CallSite]:
    try:
        return list(call_sites(list(walk(parse(code))), name, lambda dotted: True, lambda owner: {}))
    except (SyntaxError, ValueError, RecursionError):
        return []


_FENCE = re.compile(r"^[ ]*```[ ]*(?:python|py)?[^\n]*\n(.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^[ ]*(?:>>>|\.\.\.) ?(.*)$", re.MULTILINE)


def _blocks(text: str) -> Iterator[str]:
    for code in _FENCE.findall(text):
        yield inspect.cleandoc("\n" + (_prompted(code) if ">>>" in code else code))
    if ">>>" in text:
        yield _prompted(text)


def _prompted(text: str) -> str:
    return "\n".join(_PROMPT.findall(text))


@lru_cache(maxsize=256)
def folder_of(path: str) -> str:
    """Return the folder of a file's project; of an installed file, the folder of its package."""
    for site in site_paths():
        if path.startswith(site + os.sep):
            return os.path.join(site, path[len(site) + 1 :].split(os.sep)[0])
    marks: Marks = {}
    return project_folder(path, marks)


def _module_file(module: str, roots: Sequence[str]) -> str:
    for root in roots:
        for ending in (".py", os.sep + "__init__.py"):
            path = os.path.join(root, *module.split(".")) + ending
            if os.path.isfile(path):
                return path
    return ""
