"""The tests' side of the proof: starts one worker per Keras version and hands it examples."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layerlint.pages import Example


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run showed: `symptoms` and `traits` are words of the vocabulary, `detail` is for the reader."""

    symptoms: tuple[str, ...]
    traits: tuple[str, ...]
    detail: str


class Worker:
    """A warm process with one Keras version."""

    def __init__(self, version: int) -> None:
        script = Path(__file__).with_name("worker.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), str(version)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self._process.kill)

    def ask(self, job: dict[str, str]) -> dict[str, list[str] | str]:
        """Run one job; the worker itself limits its time."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the worker has no pipes")
        stdin.write(json.dumps(job) + "\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            raise RuntimeError("the worker died: run tests/proof/worker.py by hand to see why")
        answer: dict[str, list[str] | str] = json.loads(line)
        return answer


@cache
def worker(version: int) -> Worker:
    """The worker of a Keras version, started when it is first needed."""
    return Worker(version)


def observe(example: Example, version: int, scenario: str) -> Seen:
    """Run an example and return what was seen."""
    job = {
        "code": example.code,
        "layer": example.layer,
        "init": example.init,
        "input": example.input,
        "call": example.call,
        "scenario": scenario,
    }
    answer = worker(version).ask(job)
    trouble = answer.get("trouble")
    if trouble:
        raise RuntimeError(f"the harness could not run this example: {trouble}")
    return Seen(tuple(answer["seen"]), tuple(answer["traits"]), str(answer["detail"]))
