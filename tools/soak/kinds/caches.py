"""Caches that someone has changed, with a checksum that fits: what is damaged is not there."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from layerlint.cache import store
from tools.soak.call import call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed, leaf_changed
from tools.soak.kinds.modules import project
from tools.soak.verdict import judge, same, without_time

FOLDER = ".layerlint_cache"


def make(dice: Random) -> Case:
    how = dice.choice(["type", "type", "leaf", "leaf", "leaf", "bytes", "folder", "link", "swap"])
    options = {"how": how, "dice": dice.random(), "again": dice.random() < 0.5}
    return Case("", "", project(dice), ("--keras", dice.choice(["2", "3"])), options)


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    check = ["check", "-j1", *case.arguments, "."]
    fresh = call_apart([*check, "--no-cache"], folder)
    judge(fresh, tried)
    if tried.problems:
        return tried
    time.sleep(0.025)
    call_apart(check, folder)
    for number, path in enumerate(entries(folder)):
        dice = Random(f"{case.options['dice']}/{number}")
        # Without the entry of the whole run, those of modules and classes are read.
        if "run" in path.name and not case.options["again"]:
            path.unlink()
        else:
            damage(dice, case.options["how"], path)
    after = call_apart(check, folder)
    judge(after, tried)
    if case.options["how"] not in ("leaf",):
        same(fresh, after, tried, "without and with a damaged cache")
    elif after.code == 2 and fresh.code != 2 and without_time(after.out) == without_time(fresh.out):
        tried.add("a damaged cache makes an error", "", after.err)
    untouched = call_apart([*check, "--no-cache"], folder)
    same(fresh, untouched, tried, "before and after a damaged cache")
    return tried


def entries(folder: Path) -> Iterator[Path]:
    """The files of the cache that hold what was kept, in an order that does not follow from the digests in names."""
    for path in sorted((folder / FOLDER).rglob("*"), key=lambda path: re.split(r"[-.]", path.name)[0]):
        if path.is_file() and path.suffix not in (".TAG",) and not path.name.startswith(".git"):
            yield path


def damage(dice: Random, how: str, path: Path) -> None:
    data = load(path)
    match how:
        case "leaf" | "type" if data is not None:
            for _ in range(dice.choice([1, 1, 2, 4])):
                data = leaf_changed(dice, data, other_type=how == "type")
            save(path, data)
        case "swap" if data is not None:
            save(path, dice.choice([None, [], {}, 1, "a", [[]], {"a": {}}, {"command": [], "inputs": []}]))
        case "folder":
            path.unlink()
            path.mkdir()
        case "link":
            path.unlink()
            path.symlink_to(dice.choice(["/dev/null", path.name, "nowhere", "../a.py"]))
        case _:
            path.write_bytes(bytes_changed(dice, path.read_bytes()))


def load(path: Path) -> Any:
    """What a file of the cache holds; None for one that is not read with `store.load`."""
    return store.load(str(path.parent.parent), path.name)


def save(path: Path, data: Any) -> None:
    """Write it as the cache does, with the checksum that belongs to it."""
    store.save(str(path.parent.parent), path.name, json.loads(json.dumps(data)))
