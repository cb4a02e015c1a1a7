"""Two runs at the same time on one cache."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tools.soak.call import call_apart, call_together
from tools.soak.case import Case, Tried
from tools.soak.kinds.modules import project
from tools.soak.verdict import judge, same


def make(dice: Random) -> Case:
    files = {f"{folder}/{path}": content for folder in "pqr" for path, content in project(dice).items()}
    return Case("", "", files, ("--keras", dice.choice(["2", "3"])), {"count": dice.choice([2, 2, 3])})


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    check = ["check", "-j1", *case.arguments, "."]
    fresh = call_apart([*check, "--no-cache"], folder)
    judge(fresh, tried)
    if tried.problems:
        return tried
    for _ in range(2):
        for ended in call_together([check] * case.options["count"], folder):
            judge(ended, tried)
            same(fresh, ended, tried, "alone and together on one cache")
    same(fresh, call_apart(check, folder), tried, "alone and after runs together on one cache")
    return tried
