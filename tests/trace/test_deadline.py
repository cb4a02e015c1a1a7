"""The limit of time for code of the user's, and what a search does with a try that takes too long."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from layerlint.worker import deadline
from layerlint.worker.deadline import own_time, stretched, uninterrupted, within


@pytest.mark.slow
def test_what_takes_too_long_is_ended_whatever_it_catches() -> None:
    def stubborn() -> None:
        for _ in range(1000):
            try:
                time.sleep(0.05)
            except Exception:
                continue

    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"not done after 0\.1 s"), within(0.05):
        stubborn()
    assert time.monotonic() - began < 20
    time.sleep(2 * deadline.AGAIN)  # nothing rings any more
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_what_is_in_time_is_left_alone() -> None:
    with within(5.0):
        value = 1
    assert value == 1
    with pytest.raises(ValueError, match="mine"), within(5.0):
        raise ValueError("mine")


@pytest.mark.slow
def test_a_line_of_a_message_is_written_to_its_end() -> None:
    done: list[int] = []

    def write() -> None:
        with uninterrupted():
            until = time.monotonic() + 0.1
            while time.monotonic() < until:
                pass
            done.append(1)
        time.sleep(5)

    with pytest.raises(TimeoutError), within(0.02):
        write()
    assert done == [1]


@pytest.mark.slow
def test_no_limit_holds_in_other_threads_or_without_one(tmp_path: Path) -> None:
    done: list[int] = []

    def work() -> None:
        with within(0.01):
            time.sleep(0.1)
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with within(float("inf")):
        done.append(2)
    assert done == [1, 2]


def test_waiting_for_a_core_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = [10.0]
    monkeypatch.setattr(deadline, "_waited", lambda: waited[0])
    began, started = time.monotonic(), own_time()
    with within(0.05):
        waited[0] += 0.3
        time.sleep(0.2)  # rings, and goes on
    assert own_time() - started < time.monotonic() - began
    with pytest.raises(TimeoutError), within(0.05):
        time.sleep(5.0)
    assert stretched(6.0) == 6.0


def test_a_busy_machine_gets_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_waited", lambda: None)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for load, wanted in ((0.5, 6.0), (4.0, 12.0), (80.0, 24.0)):
        monkeypatch.setattr("os.getloadavg", lambda load=load: (load, load, load))
        assert stretched(6.0) == wanted
