"""One warm worker per Keras version for all tests of this folder: TensorFlow is imported twice, not per test.

`LAYERLINT_KERAS2_PYTHON` and `LAYERLINT_KERAS3_PYTHON` name other interpreters to run the same tests in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layerlint.trace.jobs import Job
from layerlint.trace.result import trace
from layerlint.trace.specs import parse_arguments, parse_inputs
from layerlint.trace.traced import Trace
from layerlint.trace.worker_session import WorkerSession, session

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "graph"


def python_of(keras: int) -> str:
    """The interpreter that runs this Keras in the tests."""
    return os.environ.get(f"LAYERLINT_KERAS{keras}_PYTHON", sys.executable)


Tracer = Callable[..., Trace]


@pytest.fixture(scope="session")
def workers() -> Iterator[Callable[[int], WorkerSession]]:
    running: dict[int, WorkerSession] = {}
    contexts = []

    def worker(keras: int) -> WorkerSession:
        if keras not in running:
            context = session(python=python_of(keras), keras=str(keras))
            contexts.append(context)
            running[keras] = context.__enter__()
        return running[keras]

    yield worker
    for context in contexts:
        context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def tracer(workers: Callable[[int], WorkerSession]) -> Tracer:
    """Trace `file.py:Class` of the fixtures, or any other target; every trace is made once."""
    known: dict[tuple[object, ...], Trace] = {}

    def run(
        target: str,
        keras: int = 3,
        *,
        init: str = "",
        inputs: tuple[str, ...] = (),
        call: str = "",
        train_step: bool | None = None,
        time_limit: float = 60.0,
        memory_limit: int = 4096,
    ) -> Trace:
        key = (target, keras, init, inputs, call, train_step)
        if key not in known:
            place = str(FIXTURES / target) if ".py:" in target and not target.startswith("/") else target
            job = Job(
                place,
                parse_arguments(init, "--init"),
                parse_inputs(inputs),
                parse_arguments(call, "--call"),
                train_step=train_step,
            )
            known[key] = trace(job, workers(keras), time_limit=time_limit, memory_limit=memory_limit)
        return known[key]

    return run
