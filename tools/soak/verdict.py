"""What a clean end is: everything else is a failure, whatever the input was."""

from __future__ import annotations

import re
import signal
from collections import Counter

from tools.soak.call import Ended
from tools.soak.case import Tried

_FRAME = re.compile(r'File "[^"]*?(layerlint/[^"]+)", line (\d+), in (\S+)')
_ELAPSED = re.compile(r", \d+\.\d\d s\.")
_CODE = re.compile(r"\bLL\d{3}\b")
_FIXED = re.compile(r"\d+ × (LL\d{3}) ")
_BUG = re.compile(r"bug in layerlint|[Ii]nternal error|please report")
_PYTHON_WARNS = re.compile(r"(?m)^[^\n]*:\d+: (\w*Warning): ")
_MEMORY = re.compile(r"(?m)^error: .*not enough memory")
_RAW = re.compile("[\x00\x07\x08\x1b\x9b]")


def judge(ended: Ended, tried: Tried, *, names_are_odd: bool = False, finds: bool = True) -> None:
    """Note what is wrong with an end.

    With `names_are_odd` control characters in what was printed are looked for too; `finds` says whether exit code 1
    has to come with a finding.
    """
    command = " ".join(ended.arguments)
    said = f"layerlint {command}\nexit code {ended.code}\n{ended.err[-3000:]}"
    both = ended.out + ended.err
    if ended.code < 0:
        stopped = ended.code in (-signal.SIGXCPU, -signal.SIGALRM)
        tried.add("time-out" if stopped else "signal", signal.Signals(-ended.code).name, said)
        return
    if _MEMORY.search(ended.err):
        tried.add("not enough memory", "", said)
    if "Traceback (most recent call last)" in both:
        tried.add("traceback", _gist(both), said)
    elif ended.code not in (0, 1, 2):
        tried.add("exit code", str(ended.code), said)
    elif ended.code == 2 and not re.search(r"(?im)^error: \S", ended.err):
        tried.add("exit code 2 without an error line", "", said)
    elif ended.code == 1 and finds and not _CODE.search(ended.out):
        tried.add("exit code 1 without a finding", "", said)
    bugs = [line for line in both.splitlines() if _BUG.search(line)] if _BUG.search(both) else []
    for bug in dict.fromkeys(bugs):
        tried.add("internal error", _without_place(bug), said)
    if (warned := _PYTHON_WARNS.search(ended.err)) is not None:
        tried.add("Python warns", warned[1], said)
    if names_are_odd and (raw := _RAW.search(both)) is not None:
        tried.add("a control character is printed raw", repr(raw.group()), said)
    if names_are_odd and re.search(r"(?m)^::error::soak", both):
        tried.add("a name is printed as a command for GitHub", "", said)
    tried.notes.update(f"found {code}" for code in set(_CODE.findall(ended.out)))
    tried.notes.update(f"fixed {code}" for code in set(_FIXED.findall(ended.out)))


def same(one: Ended, other: Ended, tried: Tried, what: str, *, err: bool = True) -> bool:
    """Note where two ends that must be alike differ; the seconds that they took may."""
    if one.code < 0 or other.code < 0:
        return False
    for name, a, b in (
        ("exit code", str(one.code), str(other.code)),
        ("stdout", without_time(one.out), without_time(other.out)),
        ("stderr", one.err if err else "", other.err if err else ""),
    ):
        if a != b:
            commands = [" ".join(ended.arguments) for ended in (one, other)]
            said = f"layerlint {commands[0]}\n{a[-1500:]}\n---- but layerlint {commands[1]}\n{b[-1500:]}"
            tried.add(f"{what} differ", name, said)
            return False
    return True


def without_time(text: str) -> str:
    return _ELAPSED.sub(".", text)


def _gist(text: str) -> str:
    """The kind of exception and the innermost frame of layerlint; of a recursion, the module that it goes round in."""
    frames = _FRAME.findall(text)
    raised = [
        line for line in text.splitlines() if re.match(r"[A-Za-z_.]+(Error|Exception|Interrupt|Exit)\b", line)
    ]
    kind = raised[-1].split(":")[0] if raised else ""
    where = f"{frames[-1][0]} {frames[-1][2]}" if frames else ""
    if kind == "RecursionError" and frames:
        where = Counter(file for file, _, _ in frames[-20:]).most_common(1)[0][0]
    return f"{kind} in {where}"


def _without_place(text: str) -> str:
    """A message without the file and line that it begins with."""
    return re.sub(r"^(?:error|warning): \S+?: (?=\S)", "", text)
