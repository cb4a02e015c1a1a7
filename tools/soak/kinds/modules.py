"""Python modules: made by the grammar, one or several that import each other, and mutants of real ones."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from tools.soak import corpus, layers
from tools.soak.call import call, call_apart
from tools.soak.case import Case, Tried
from tools.soak.mutate import mutated
from tools.soak.verdict import judge, same

NAMES = ("a", "b", "base", "keras", "types", "pkg/__init__", "pkg/layers", "pkg/sub/__init__", "ünit")
_COMPARED = 0.06
"""How many are run with a cache, in two processes and from standard input too: each run takes as long."""


def make(dice: Random) -> Case:
    files = project(dice)
    return Case("", "", files, arguments(dice), {"compare": dice.random() < _COMPARED})


def make_mutant(dice: Random) -> Case:
    text = corpus.real_text(dice) if dice.random() < 0.8 else layers.module(dice)
    content = mutated(dice, text, corpus.real_text(dice)).encode("utf-8", "replace")
    return Case("", "", {"a.py": content}, arguments(dice), {"compare": dice.random() < _COMPARED / 2})


def project(dice: Random) -> dict[str, bytes]:
    """One module, or up to four that import each other, also in circles."""
    if dice.random() < 0.75:
        return {"a.py": layers.laid_out(dice, layers.module(dice))}
    names = dice.sample(NAMES, dice.choice([2, 2, 3, 4]))
    files = {}
    for name in names:
        imports = [_import(dice, dice.choice(names)) for _ in range(dice.choice([1, 1, 2]))]
        text = layers.module(dice, layers.CLASSES[:4], imports)
        files[f"{name}.py"] = layers.laid_out(dice, text)
    return files


def _import(dice: Random, name: str) -> str:
    module = name.removesuffix("/__init__").replace("/", ".")
    what = ", ".join(dice.sample(["A", "B", "C", "Block"], dice.choice([1, 2, 3])))
    return dice.choice(
        [
            f"from {module} import *",
            f"from {module} import {what}",
            f"from {module} import A as Layer",
            f"import {module}",
            f"import {module} as K",
            f"from . import {module.rpartition('.')[2]}",
            f"from .{module} import {what}",
            f"from ..{module} import {what}",
            f"try:\n    from {module} import A\nexcept ImportError:\n    from .{module} import B as A",
        ]
    )


def arguments(dice: Random) -> tuple[str, ...]:
    """Options of `check` that any input may have."""
    found = ["--keras", dice.choice(["2", "3", "3", "auto"])]
    if dice.random() < 0.5:
        found += ["--show-notes"]
    if dice.random() < 0.3:
        found += ["--select", dice.choice(["ALL", "LL1", "LL2,LL9", "LL5,LL6,LL7", "ALL"])]
    if dice.random() < 0.25:
        formats = [
            "concise",
            "grouped",
            "json",
            "json-lines",
            "sarif",
            "github",
            "gitlab",
            "junit",
            "rdjson",
            "pylint",
        ]
        found += ["--output-format", dice.choice(formats)]
    elif dice.random() < 0.2:
        found += [dice.choice(["--statistics", "--quiet", "--color", "--exit-zero"])]
    return tuple(found)


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    check = ["check", *case.arguments]
    cold = call([*check, "--no-cache", "-j1", "."], folder)
    judge(cold, tried, finds="--exit-zero" not in check)
    if tried.problems or not case.options.get("compare"):
        return tried
    same(cold, call_apart([*check, "--no-cache", "-j2", "."], folder), tried, "one and two processes")
    if list(case.files) == ["a.py"]:
        named = call_apart([*check, "--no-cache", "-j1", "a.py"], folder)
        given = [*check, "--no-cache", "-j1", "--stdin-filename", "a.py", "-"]
        same(named, call_apart(given, folder, case.files["a.py"]), tried, "a file and standard input")
    _run_cached(case, folder, tried, check)
    return tried


def _run_cached(case: Case, folder: Path, tried: Tried, check: list[str]) -> None:
    """With a new cache, with a full one, as the same command again, and after an edit."""
    cached = [*check, "-j1", "."]
    fresh = [*check, "--no-cache", "-j1", "."]
    time.sleep(0.025)  # what changed just before a run is not kept
    first = call_apart(cached, folder)
    known = call_apart(fresh, folder)
    same(known, first, tried, "without and with a new cache")
    again = call_apart(cached, folder)
    judge(again, tried)
    same(known, again, tried, "without and with a warm cache")
    same(known, call_apart([*check, "-j2", "."], folder), tried, "without and with the classes of a cache")
    path = next(iter(case.files))
    content = (folder / path).read_bytes()
    lines = content.splitlines(keepends=True)
    edit = content.replace(b"self.", b"self._", 1) + b"\n# more\n" if len(lines) % 2 else b"\n" + content
    (folder / path).write_bytes(edit)
    edited = call_apart(cached, folder)
    judge(edited, tried)
    same(call_apart(fresh, folder), edited, tried, "without and with a cache after an edit")
