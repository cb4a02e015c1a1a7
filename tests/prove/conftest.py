"""One warm worker for each Keras, and a folder of their own, for all tests of proofs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from layerlint.trace.worker_session import WorkerSession, session

Workers = Callable[[int], WorkerSession]


@pytest.fixture(scope="package", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The working folder of all tests here, and so of their workers."""
    path = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path)
        yield path


@pytest.fixture(scope="package")
def workers(folder: Path) -> Iterator[Workers]:
    """One warm worker per Keras version."""
    running: dict[int, WorkerSession] = {}
    with ExitStack() as stack:

        def worker(keras: int) -> WorkerSession:
            if keras not in running:
                running[keras] = stack.enter_context(session(python=sys.executable, keras=str(keras)))
            return running[keras]

        yield worker
