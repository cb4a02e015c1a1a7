"""SIGKILL while files are written: each is the old one or the new one afterwards, and the next run does the rest."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tools.soak import corpus, hooks
from tools.soak.call import Ended, call_apart
from tools.soak.case import Case, Tried
from tools.soak.kinds.modules import project
from tools.soak.verdict import judge, same, without_time

COMMANDS = (
    ("--fix", "--unsafe-fixes"),
    ("--fix", "--unsafe-fixes"),
    ("--write-baseline", "known.json"),
    ("--add-ignore", "known"),
    ("--output-file", "report.txt"),
    (),
)
HOWS = ("any moment", "a moment of writing", "a change", "a change", "in a write", "full")
_IN_WRITE = frozenset({"a change", "in a write"})


def make(dice: Random) -> Case:
    files: dict[str, bytes] = {}
    for name in "abc"[: dice.choice([1, 2, 3])]:
        files[f"{name}/x.py"] = dice.choice(corpus.examples()).encode() + b"# end\n" * dice.choice(
            [1, 1, 2000]
        )
    files.update(project(dice))
    how = dice.choice(HOWS)
    options = {
        "how": how,
        "part": dice.random(),
        "number": dice.choice([0, 1, 2, 3, 4, 5, 6, 8, 11]),
        "size": dice.choice([0, 1, 100, 700, 4096]),
    }
    return Case("", "", files, (*dice.choice(COMMANDS), "--keras", dice.choice(["2", "3"])), options)


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    known = folder.with_name("expected")
    shutil.copytree(folder, known)
    command = ["check", "-j1", *case.arguments, "."]
    started = time.monotonic()
    whole = call_apart(command, known)
    took = time.monotonic() - started
    judge(whole, tried, finds=False)
    if tried.problems:
        return tried
    before, after = _contents(folder), _contents(known)
    ended = _interrupted(case, command, folder, took)
    killed = ended.code in (-signal.SIGKILL, -signal.SIGXFSZ)
    if killed:
        tried.notes["kills"] += 1
        tried.notes["kills in a write"] += case.options["how"] in _IN_WRITE
    elif case.options["how"] != "in a write":  # there, nothing is printed
        judge(ended, tried, finds=False)
    _compare(before, after, _contents(folder), tried, case)
    again = call_apart(command, folder)
    judge(again, tried, finds=False)
    _settled(case, after, _contents(folder), again, whole, tried)
    return tried


def _interrupted(case: Case, command: list[str], folder: Path, took: float) -> Ended:
    options = case.options
    match options["how"]:
        case "any moment":
            return call_apart(command, folder, meanwhile=_after(options["part"] * took))
        case "a moment of writing":
            ready, told = os.pipe()

            def kill(child: int) -> None:
                os.close(told)
                os.read(ready, 1)
                _after(options["part"] * 0.003)(child)

            try:
                return call_apart(command, folder, before=lambda: hooks.tell_first(told), meanwhile=kill)
            finally:
                os.close(ready)
        case "a change":
            return call_apart(command, folder, before=lambda: hooks.kill_at(options["number"]))
        case "in a write":
            return call_apart(command, folder, before=lambda: hooks.kill_in_write(options["size"]))
    return call_apart(command, folder, before=lambda: hooks.fail_in_write(options["size"]))


def _after(seconds: float) -> Callable[[int], None]:
    def kill(child: int) -> None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)

    return kill


def _contents(folder: Path) -> dict[str, bytes]:
    """The files of the user, and what the command writes for them; not the cache, nor what a killed write left."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and ".layerlint_cache" not in path.parts
    }


def _compare(
    before: dict[str, bytes], after: dict[str, bytes], now: dict[str, bytes], tried: Tried, case: Case
) -> None:
    for path in sorted({*before, *after, *now}):
        if now.get(path) not in (before.get(path), _timeless(path, after, now)):
            state = "gone" if path not in now else "empty" if not now[path] else "neither old nor new"
            tried.add(
                "a byte is lost",
                f"{Path(path).suffix} {state} {case.arguments[0]}",
                f"{path} after {case.options}",
            )


def _timeless(path: str, after: dict[str, bytes], now: dict[str, bytes]) -> bytes | None:
    """The expected content; a report tells the seconds that it took, which may be others."""
    if path == "report.txt" and path in now and path in after:
        told, expected = (without_time(one[path].decode("utf-8", "replace")) for one in (now, after))
        return now[path] if told == expected else after[path]
    return after.get(path)


def _settled(
    case: Case, after: dict[str, bytes], now: dict[str, bytes], again: Ended, whole: Ended, tried: Tried
) -> None:
    """The next run finishes what was begun."""
    for path in sorted({*after, *now}):
        if now.get(path) != _timeless(path, after, now):
            tried.add("the next run does not finish the work", Path(path).suffix, path)
            return
    if case.arguments[0] not in ("--fix", "--add-ignore"):
        same(whole, again, tried, "before and after a kill")
