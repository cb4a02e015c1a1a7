"""How the suite is shared out among processes: what runs one version of Keras stays in one of them.

So each process needs one warm TensorFlow, and as many are at work as there are processes.
"""

from __future__ import annotations

import faulthandler
import gc
import itertools
import os
import re
import signal
import sys
import time
from functools import cache
from pathlib import Path
from typing import TextIO

import pytest
import typer.main

# The tests, and the hundreds of processes that they start, would compile every module anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A suite that runs in the background of a shell ignores these, and so would each program that a test starts and ends.
for _number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number is signal.SIGINT else signal.SIG_DFL)

# Typer builds all commands anew for each invocation, from the signatures of their functions: 8 ms for most of a test.
typer.main.get_command = cache(typer.main.get_command)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a pytest with which groups mean nothing: the run would pass, with each Keras in each process."""
    if config.getoption("dist", "no") == "loadgroup" and not hasattr(
        pytest.Item, "_nodeid"
    ):  # pytest-xdist sets it
        raise pytest.UsageError(
            f"pytest-xdist makes no groups with pytest {pytest.__version__}: run `make setup`"
        )
    config.stash[_WATCH] = _Watch()


class _Watch:
    """Ends a process whose tests get no further, and says where they stand.

    pytest's own `faulthandler_timeout` starts a thread for each test, which takes longer than most of them.
    """

    LONGEST = 900
    """Seconds that a test may take."""
    AGAIN = 60
    """Seconds after which the limit begins anew, with the next test."""

    def __init__(self) -> None:
        self._began = -float(self.AGAIN)
        # pytest puts a file in the place of standard error later.
        self._told: TextIO = os.fdopen(os.dup(2), "w")

    def test_begins(self) -> None:
        now = time.monotonic()
        if now - self._began >= self.AGAIN:
            self._began = now
            faulthandler.dump_traceback_later(self.LONGEST + self.AGAIN, exit=True, file=self._told)

    def end(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._told.close()


_WATCH = pytest.StashKey[_Watch]()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _WATCH in config.stash:
        config.stash[_WATCH].end()


_FOLDERS = itertools.count()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As pytest's own, which looks through the folders of all tests before for the next number."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    path = tmp_path_factory.getbasetemp() / f"{name}{next(_FOLDERS)}"
    path.mkdir(mode=0o700)
    return path


_LONGEST_ID = 60


def pytest_make_parametrize_id(val: object) -> str | None:
    """The beginning of a long text: pytest writes the name of each test several times."""
    if isinstance(val, (str, bytes)) and len(val) > _LONGEST_ID:
        return ascii(val[:_LONGEST_ID])
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    item.config.stash[_WATCH].test_begins()


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is thorough is slow as well; slow tests of one version of Keras are a group of `--dist loadgroup`."""
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(pytest.mark.slow)
        given = getattr(getattr(item, "callspec", None), "params", {})
        keras = given.get("keras", getattr(given.get("run"), "keras", None))
        if keras in (2, 3) and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.xdist_group(f"keras{keras}"))


def pytest_collection_finish() -> None:
    """What was collected stays, so that no garbage collection need look through it; a `check` asks for few as well."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_sessionfinish() -> None:
    """End the workers of the proofs and what forks, as a process of pytest-xdist may skip `atexit`; those of the traces
    are a fixture's.
    """
    for name in ("tests.proof.harness", "tests.forked"):
        if name in sys.modules:
            sys.modules[name].close()
