"""A guess that ends the process costs that guess: the search goes on in a new process without it."""

from __future__ import annotations

import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker.aborted_tries import MOST, SECONDS, Aborted, TryRecord, notes, with_aborted
from layerlint.worker.candidates import Candidate
from layerlint.worker.exceptions import first_line
from layerlint.worker.next_candidates import Failure
from layerlint.worker.search_progress import SearchProgress
from tests.trace.conftest import Tracer

ABORT = int(signal.SIGABRT)


class Target:
    pass


def died(request: dict[str, Any], number: int, *tried: object) -> None:
    """Leave the record of a process that ended during a step."""
    with TryRecord(request, Target).step(number, *tried):
        text = Path(request["tries"]).read_text()
    Path(request["tries"]).write_text(text)


def test_a_step_that_ended_a_process_is_not_run_again(tmp_path: Path) -> None:
    request: dict[str, Any] | None = {"tries": str(tmp_path / "1.tries")}
    assert request is not None
    died(request, 1, "choice", "feed")
    request = with_aborted(request, ABORT, 1.0)
    assert request is not None
    record = TryRecord(request, Target)
    with pytest.raises(Aborted) as caught, record.step(1, "choice", "feed"):
        pytest.fail("it runs")
    assert first_line(caught.value) == "the process died (SIGABRT), in call"
    for number, tried in ((0, ("choice",)), (2, ("choice", "feed")), (1, ("choice", "other"))):
        with record.step(number, *tried):
            pass
    assert notes(request) == ["other guesses ended the process (SIGABRT)"]
    assert notes({}) == []


def test_the_same_try_of_another_class_runs(tmp_path: Path) -> None:
    request = {"tries": str(tmp_path / "1.tries")}
    died(request, 0, "choice")
    again = with_aborted(request, ABORT, 1.0)
    assert again is not None
    with TryRecord(again, SimpleNamespace).step(0, "choice"):
        pass


def test_a_process_that_ends_outside_of_a_try_is_not_repeated(tmp_path: Path) -> None:
    request = {"tries": str(tmp_path / "1.tries")}
    assert with_aborted(request, ABORT, 1.0) is None
    with TryRecord(request, Target).step(0, "choice"):
        pass
    assert with_aborted(request, ABORT, 1.0) is None


def test_only_a_few_processes_end_by_their_own_code_and_in_time(tmp_path: Path) -> None:
    request = {"tries": str(tmp_path / "1.tries")}
    died(request, 0, "choice")
    assert with_aborted(request, int(signal.SIGKILL), 1.0) is None
    assert with_aborted(request, ABORT, SECONDS + 1) is None
    assert with_aborted({**request, "aborted": [["", "SIGABRT"]] * MOST}, ABORT, 1.0) is None
    assert with_aborted(request, ABORT, 1.0) is not None


def test_an_error_explains_more_than_an_end_of_the_process() -> None:
    progress = SearchProgress()
    candidate = Candidate((), None)
    for error in (Aborted(1, "SIGABRT"), ValueError("rank"), Aborted(1, "SIGSEGV")):
        progress.note(Failure(1, candidate, error), [])
    assert progress.furthest is not None
    assert str(progress.furthest.error) == "rank"


@pytest.mark.slow
def test_the_search_goes_on_after_an_abort(tracer: Tracer) -> None:
    traced = tracer("broken.py:AbortsOnVectors")
    assert traced.failure is None
    assert [value.shape for value in traced.inputs] != [(None, 8)]
    assert "other guesses ended the process (SIGABRT)" in traced.notes
    built = tracer("broken.py:AbortsInInit")
    assert built.failure is None
    assert [argument.text for argument in built.init] != ["8"]


@pytest.mark.slow
def test_arguments_that_end_the_process_are_reported(tracer: Tracer) -> None:
    traced = tracer("broken.py:AbortsInInit", init="units=8", inputs=("float32[None,8]",))
    assert traced.failure is not None
    assert traced.failure.exception == "the process died (SIGABRT), in construct"
