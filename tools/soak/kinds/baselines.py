"""Baselines: what was written accepts what was found, and damaged ones are told."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from tools.soak.call import call, call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed, leaf_changed
from tools.soak.kinds.modules import project
from tools.soak.verdict import judge


def make(dice: Random) -> Case:
    how = dice.choice(["leaf", "leaf", "leaf", "bytes", "folder", "missing"])
    return Case(
        "", "", project(dice), ("--keras", dice.choice(["2", "3"])), {"how": how, "dice": dice.random()}
    )


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    check = ["check", "-j1", "--no-cache", *case.arguments]
    wrote = call([*check, "--write-baseline", "known.json", "."], folder)
    judge(wrote, tried)
    known = folder / "known.json"
    if tried.problems or wrote.code == 2 or not known.exists():
        return tried
    accepted = call([*check, "--baseline", "known.json", "."], folder)
    judge(accepted, tried)
    if accepted.code == 1:
        tried.add("a new baseline does not accept all that was found", "", accepted.out[-2000:])
    _damage(case, known)
    judge(call_apart([*check, "--baseline", "known.json", "."], folder), tried, names_are_odd=True)
    return tried


def _damage(case: Case, known: Path) -> None:
    dice = Random(case.options["dice"])
    content = known.read_bytes()
    match case.options["how"]:
        case "leaf":
            data = json.loads(content)
            for _ in range(dice.choice([1, 2, 3])):
                data = leaf_changed(dice, data)
            known.write_text(json.dumps(data), encoding="utf-8")
        case "bytes":
            known.write_bytes(bytes_changed(dice, content))
        case "folder":
            known.unlink()
            known.mkdir()
        case _:
            known.unlink()
