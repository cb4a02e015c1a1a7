"""Work that other processes do: it is done, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from layerlint import workers
from layerlint.workers import Helper, helper
from tests.survivors import Started

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


@pytest.mark.slow
def test_what_a_killed_worker_leaves_is_done_by_the_others() -> None:
    parent = os.getpid()

    def work(task: int) -> int:
        if task == 2 and os.getpid() != parent:
            os._exit(9)
        return task * task

    assert sorted(workers.share(work, [1, 2, 3, 4], 2)) == [1, 4, 9, 16]


def test_a_process_does_tasks_that_stand_together() -> None:
    both = get_context("fork").Barrier(2)

    def work(task: int) -> tuple[int, int]:
        if task in {0, 4}:
            both.wait(60)
        return task, os.getpid()

    done = dict(workers.share(work, range(8), 2))
    assert sorted(done) == list(range(8))
    assert done[0] != done[4], "each began its own part"


def test_a_process_that_is_done_takes_from_the_end_of_the_longest_part() -> None:
    shared = workers._Shared(str, range(6), 3, get_context("fork"))
    assert [shared.do_next() for _ in range(6)] == [(index, str(index)) for index in (0, 1, 3, 5, 2, 4)]


def test_without_locks_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(context: object) -> object:
        raise PermissionError("no semaphores here")

    monkeypatch.setattr(type(get_context("fork")), "Lock", denied)
    assert list(workers.share(lambda task: (task, os.getpid()), [1, 2], 2)) == [
        (1, os.getpid()),
        (2, os.getpid()),
    ]


@pytest.fixture
def ready() -> Iterator[Helper]:
    with closing(Helper(lambda: None)) as made:
        yield made


def _fail() -> int:
    raise KeyError("of the user")


def _outputs() -> list[tuple[int, int]]:
    return [(os.fstat(stream).st_dev, os.fstat(stream).st_ino) for stream in range(3)]


def test_a_helper_does_one_thing_after_another(ready: Helper) -> None:
    done: list[str] = []
    assert ready.do(sorted, "cab", while_waiting=lambda: done.append("here")) == ["a", "b", "c"]
    assert ready.do(len, "x" * 3_000_000) == 3_000_000
    assert ready.do(os.getpid) != os.getpid()
    assert done == ["here"]


def test_what_a_helper_cannot_do_is_told(ready: Helper) -> None:
    assert ready.do(lambda: 1) is None, "it cannot be sent"
    assert ready.do(len, "abc") == 3
    assert ready.do(_fail) is None
    assert ready.do(len, "abc") is None, "the process has ended"


def test_a_killed_helper_gives_nothing(ready: Helper) -> None:
    assert ready.do(os._exit, 9) is None
    assert ready.do(len, "abc") is None


def test_a_helper_that_cannot_get_ready_gives_nothing() -> None:
    with closing(Helper(_fail)) as made:
        assert made.do(len, "abc") is None


def test_a_helper_does_not_hold_the_output_of_the_program(ready: Helper) -> None:
    with open(os.devnull) as nothing:
        known = os.fstat(nothing.fileno())
    assert ready.do(_outputs) == [(known.st_dev, known.st_ino)] * 3


def test_no_helper_where_one_process_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert helper(1, lambda: None) is None
    monkeypatch.setattr(workers, "cores", lambda: 1)
    assert helper(0, lambda: None) is None
    monkeypatch.setattr(workers, "_can_fork", lambda: False)
    assert helper(2, lambda: None) is None


SHARING = """
import os, signal, time
from pathlib import Path
from layerlint import workers

def work(task):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Path(f"begun{task}").touch()
    while task:
        pass

def end(number, frame):
    raise SystemExit(128 + number)

signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGHUP, end)
list(workers.share(work, [1, 2], 2))
"""

HELPING = """
import signal
from pathlib import Path
from layerlint.workers import Helper

def end(number, frame):
    raise SystemExit(128 + number)

def prepare():
    Path("begun1").touch()
    Path("begun2").touch()
    while True:
        pass

signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGHUP, end)
ready = Helper(prepare)
try:
    ready.do(len, "abc")
finally:
    ready.close()
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells a process of its parent's end"
)
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
@pytest.mark.parametrize("program", [SHARING, HELPING], ids=["share", "helper"])
@pytest.mark.slow
def test_no_worker_outlives_the_program(tmp_path: Path, program: str, number: str) -> None:
    started = Started(["-c", program], tmp_path)
    try:
        started.wait_for(tmp_path / "begun1")
        started.wait_for(tmp_path / "begun2")
        assert len(started.survivors()) >= 2
        started.end(getattr(signal, number))
        assert started.left_after(2.0) == []
        assert "ForkProcess" not in started.process.communicate()[1], "the end of a worker is no news"
    finally:
        started.kill_all()
