"""What a worker says: recorded messages with damage, said by a program that stands in for Python."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tools.soak.call import call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed, leaf_changed
from tools.soak.record import RECORDED, text_of
from tools.soak.verdict import judge

_WORKER = b"""#!/bin/sh
while [ "$#" -gt 1 ] && [ "$1" != --fd ]; do shift; done
cat "${0%/*}/said" > "/dev/fd/$2"
"""
"""Says what is in the file `said` at once, and ends."""


@cache
def _recorded() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(RECORDED.read_text(encoding="utf-8")))


def make(dice: Random) -> Case:
    known = dice.choice(_recorded())
    said = list(known["said"])
    how = dice.choice(["leaf", "leaf", "leaf", "type", "drop", "double", "order", "bytes", "none"])
    for _ in range(dice.choice([1, 1, 2, 5])):
        at = dice.randrange(len(said))
        match how:
            case "leaf" | "type":
                said[at] = leaf_changed(dice, said[at], other_type=how == "type")
            case "drop" if len(said) > 1:
                del said[at]
            case "double":
                said.insert(at, dice.choice(said))
            case "order":
                dice.shuffle(said)
    content = b"".join(json.dumps(item).encode() + b"\n" for item in said)
    if how == "bytes":
        content = bytes_changed(dice, content)
    files = {known["file"]: text_of(known["file"]).encode(), "said": content, "python": _WORKER}
    command = list(known["command"])
    if command[0] == "trace" and dice.random() < 0.6:
        more = dice.choice(
            [["--output-format", "json"], ["graph", "a.dot"], ["graph", "a.mmd"], ["graph", "a.json"]]
        )
        command = ["graph", *command[1:], "-o", more[1]] if more[0] == "graph" else [*command, *more]
    return Case("", "", files, (*command, "--python", "./python"), {})


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    (folder / "python").chmod(0o755)
    ended = call_apart(case.arguments, folder)
    judge(ended, tried, names_are_odd=True, finds=False)
    return tried
