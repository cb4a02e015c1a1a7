"""Times and memory of commands, measured in turns so that a busy machine is busy for all."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Times:
    """Seconds on the clock and of all processors, and the most memory of one process in MB."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def work(self) -> float:
        return statistics.median(self.cpu)


@dataclass(frozen=True, slots=True)
class Command:
    """What to run and where; `before` brings the world into the state that is to be measured."""

    arguments: tuple[str, ...]
    folder: Path
    before: Callable[[], object] | None = None


def once(command: Command, limit: float) -> tuple[float, float, float] | None:
    """Clock seconds, processor seconds and memory of one run; None when it took too long or could not run."""
    if command.before is not None:
        command.before()
    started = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen(command.arguments, cwd=command.folder, stdout=nothing, stderr=nothing)
        while True:
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            wall = time.perf_counter() - started
            if found:
                break
            if wall > limit:
                process.kill()
                process.wait()
                return None
            time.sleep(0.001 if wall < 1 else 0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turns(commands: Mapping[str, Command], turns: int, limit: float = 600) -> dict[str, Times]:
    """Every command so many times, one after the other, round and round."""
    times: dict[str, Times] = {}
    given_up: set[str] = set()
    for _ in range(turns):
        for name, command in commands.items():
            if name in given_up:
                continue
            found = once(command, limit)
            if found is None:
                given_up.add(name)
                times.pop(name, None)
                continue
            known = times.setdefault(name, Times())
            known.wall.append(found[0])
            known.cpu.append(found[1])
            known.memory = max(known.memory, found[2])
    return times


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first row is its head."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)
