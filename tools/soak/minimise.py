"""Smaller cases with the same fault: without files, lines and tokens, as long as it is still seen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from tools.soak.case import Case

TRIES = 400
SECONDS = 90.0
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

Fails = Callable[[Case], bool]


class Budget:
    """How often, and how long, smaller cases are tried."""

    def __init__(self, tries: int = TRIES, seconds: float = SECONDS) -> None:
        self.left = tries
        self.end = time.monotonic() + seconds

    def spend(self) -> bool:
        self.left -= 1
        return self.left >= 0 and time.monotonic() < self.end


def minimised(case: Case, fails: Fails, budget: Budget | None = None) -> Case:
    """The smallest case found in which `fails` still sees the fault."""
    spent = budget if budget is not None else Budget()

    def still(smaller: Case) -> bool:
        return spent.spend() and fails(smaller)

    case = _without_options(_without_files(case, still), still)
    for split in (_lines, _tokens):
        for path in case.files:
            case = _smaller_file(case, path, split, still)
    return case


def _without_files(case: Case, still: Fails) -> Case:
    for path in list(case.files):
        if len(case.files) > 1:
            smaller = replace(case, files={name: text for name, text in case.files.items() if name != path})
            case = smaller if still(smaller) else case
    return case


def _without_options(case: Case, still: Fails) -> Case:
    """Without the options that do not matter: each alone, and with the value after it."""
    at = 0
    while at < len(case.arguments):
        for count in (2, 1):
            smaller = replace(case, arguments=case.arguments[:at] + case.arguments[at + count :])
            if len(smaller.arguments) < len(case.arguments) and still(smaller):
                case = smaller
                break
        else:
            at += 1
    return case


def _smaller_file(case: Case, path: str, split: Callable[[str], list[str]], still: Fails) -> Case:
    try:
        text = case.files[path].decode("utf-8")
    except UnicodeDecodeError:
        return case

    def fails(parts: Sequence[str]) -> bool:
        return still(case.with_file(path, "".join(parts).encode("utf-8")))

    return case.with_file(path, "".join(reduced(split(text), fails)).encode("utf-8"))


def reduced(parts: list[str], fails: Callable[[Sequence[str]], bool]) -> list[str]:
    """The parts without those that can be left out, in ever smaller portions (delta debugging)."""
    size = max(len(parts) // 2, 1)
    while parts:
        at, smaller = 0, False
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            if fails(rest):
                parts, smaller = rest, True
            else:
                at += size
        if size == 1 and not smaller:
            break
        size = max(size // 2, 1)
    return parts


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", text)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)
