"""Threads that trace: the order of what they give, how far they go ahead, and how they are stopped."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from layerlint.cli import parallel_traces as parallel
from layerlint.cli.target_traces import TargetJob, TracedTarget
from layerlint.errors import LayerlintError
from layerlint.trace.jobs import Job
from layerlint.trace.worker_session import WorkerSession

JOBS = [TargetJob(Job(f"a.py:A{number}"), "3") for number in range(12)]


class Tracer:
    """Traces nothing, in its own time."""

    def __init__(self, work: Callable[[str], None]) -> None:
        self.work = work
        self.done: list[str] = []
        self.hung_up = threading.Event()
        self.closed = False

    def trace(self, one: TargetJob) -> TracedTarget:
        self.work(one.job.target)
        self.done.append(one.job.target)
        return TracedTarget(one.job.target, None)

    def hang_up(self) -> None:
        self.hung_up.set()

    def close(self) -> None:
        self.closed = True


def traces(tracers: list[Tracer]) -> Any:
    return parallel.parallel_traces(JOBS, tracers)


def test_traces_come_in_the_order_of_their_targets() -> None:
    chance = random.Random(0)
    tracers = [Tracer(lambda target: time.sleep(chance.random() / 50)) for _ in range(3)]
    assert [one.target for one in traces(tracers)] == [one.job.target for one in JOBS]
    assert sum(len(one.done) for one in tracers) == len(JOBS)
    assert all(one.closed for one in tracers)


def test_an_error_is_raised_in_its_turn() -> None:
    def work(target: str) -> None:
        if target == "a.py:A2":
            raise LayerlintError("no TensorFlow")

    tracers = [Tracer(work), Tracer(work)]
    running = traces(tracers)
    assert [next(running).target for _ in range(2)] == ["a.py:A0", "a.py:A1"]
    with pytest.raises(LayerlintError, match="no TensorFlow"):
        next(running)
    assert all(one.closed for one in tracers)


def test_a_run_that_is_stopped_hangs_up_and_waits_for_no_trace() -> None:
    tracers: list[Tracer] = []

    def work(target: str) -> None:
        if target != "a.py:A0":
            assert tracers[0].hung_up.wait(20)

    tracers += [Tracer(work), Tracer(work)]
    running = traces(tracers)
    assert next(running).target == "a.py:A0"
    running.close()
    assert all(one.closed for one in tracers)
    assert sum(len(one.done) for one in tracers) <= 3, "nothing more is begun"


def test_traces_wait_to_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "AHEAD", 1)
    tracers = [Tracer(lambda target: None), Tracer(lambda target: None)]
    running = traces(tracers)
    next(running)
    time.sleep(0.1)
    assert sum(len(one.done) for one in tracers) <= 3
    running.close()


def test_as_many_threads_as_cores_memory_and_targets_are_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 8)
    monkeypatch.setattr(parallel, "_free_memory", lambda: 7 << 30)
    assert [parallel.thread_count(count) for count in (0, 1, 7, 8, 100)] == [1, 1, 1, 2, 3]
    monkeypatch.setattr(parallel, "_free_memory", lambda: 0)
    assert parallel.thread_count(100) == 1


def test_a_session_that_was_hung_up_starts_no_worker() -> None:
    session = WorkerSession("/nothing", "3")
    session.hang_up()
    with pytest.raises(LayerlintError, match="the run was stopped"):
        session.begin()
