"""The tests' side of the proof: starts one worker per Keras version and hands it examples."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from layerlint.rulebook.pages import Example


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run showed: `symptoms` and `traits` are words of the vocabulary, the others are for the reader."""

    symptoms: tuple[str, ...]
    traits: tuple[str, ...]
    detail: str
    brief: str = ""
    values: tuple[str, ...] = ()


Answer = dict[str, list[str] | str]


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
        self._queue = ThreadPoolExecutor(max_workers=1)
        self._asked: dict[str, Future[Answer]] = {}

    def close(self) -> None:
        """Forget what is still waiting, and end the process."""
        self._queue.shutdown(wait=False, cancel_futures=True)
        self._process.kill()

    def submit(self, job: dict[str, str]) -> Future[Answer]:
        """Put a job into the queue, once; so that both versions work while the tests look at results."""
        key = json.dumps(job, sort_keys=True)
        if key not in self._asked:
            self._asked[key] = self._queue.submit(self._ask, job)
        return self._asked[key]

    def _ask(self, job: dict[str, str]) -> Answer:
        """Run one job; the worker itself limits its time."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the worker has no pipes")
        stdin.write(json.dumps(job) + "\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            raise RuntimeError("the worker died: run tests/proof/worker.py by hand to see why")
        answer: Answer = json.loads(line)
        return answer


_workers: dict[int, Worker] = {}


def worker(version: int) -> Worker:
    """The worker of a Keras version, started when it is first needed."""
    if version not in _workers:
        _workers[version] = Worker(version)
    return _workers[version]


def close() -> None:
    """End all workers."""
    while _workers:
        _workers.popitem()[1].close()


atexit.register(close)


def start(example: Example, version: int, scenario: str) -> Future[Answer]:
    """Begin to run an example."""
    return worker(version).submit(_job(example, scenario))


def _job(example: Example, scenario: str) -> dict[str, str]:
    return {
        "code": example.code,
        "layer": example.layer,
        "init": example.init,
        "input": example.input,
        "call": example.call,
        "scenario": scenario,
    }


def observe(example: Example, version: int, scenario: str) -> Seen:
    """Run an example and return what was seen."""
    answer = start(example, version, scenario).result()
    trouble = answer.get("trouble")
    if trouble:
        raise RuntimeError(f"the harness could not run this example: {trouble}")
    return Seen(
        tuple(answer["seen"]),
        tuple(answer["traits"]),
        str(answer["detail"]),
        str(answer.get("brief", "")),
        tuple(answer.get("values", ())),
    )
