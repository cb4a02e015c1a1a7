"""`layerlint check --watch`, as a process of its own, with files that change under it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerlint.extras import install_hint
from tests import forked
from tests.quickest import some_quick

BAD = """import keras


class Free(keras.layers.Layer):
    def call(self, inputs):
        return keras.layers.Dense(3)(inputs)
"""
GOOD = BAD.replace("keras.layers.Dense(3)(inputs)", "inputs")
_PATIENCE = 60


class Lines:
    """The lines of a process, waited for one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self._process = process
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def until(self, part: str) -> str:
        seen = ""
        while part not in seen:
            try:
                seen += self._lines.get(timeout=_PATIENCE)
            except queue.Empty:
                pytest.fail(f"no {part!r} in {seen!r}")
        return seen


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """A background job of a shell ignores Ctrl-C, and so would the processes that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("named", some_quick([".", "model.py"]))
@pytest.mark.slow
def test_a_change_is_checked_and_ctrl_c_ends_well(tmp_path: Path, named: str) -> None:
    file = tmp_path / "model.py"
    file.write_text(BAD)
    process = subprocess.Popen(
        [sys.executable, "-m", "layerlint", "check", named, "--watch", "--keras", "3"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        lines = Lines(process)
        assert "LL201" in lines.until("watching for changes")
        replacement = tmp_path / "model.py.tmp"
        replacement.write_text(GOOD)
        replacement.replace(file)
        again = lines.until("watching for changes")
        assert "changed: model.py" in again
        assert "LL201" not in again
        file.write_text(BAD)
        assert "LL201" in lines.until("watching for changes")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=_PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


def test_what_cannot_be_watched(tmp_path: Path) -> None:
    for path, problem in (("-", "standard input"), ("nowhere", "no file or folder `nowhere`")):
        done = forked.run_text("check", path, "--watch", cwd=tmp_path, timeout=_PATIENCE)
        assert done.returncode == 2
        assert problem in done.stderr


@pytest.mark.slow
def test_without_watchfiles_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the hint has the path from there
    code = (
        "import sys; sys.modules['watchfiles'] = None; sys.argv = ['layerlint', 'check', '--watch']\n"
        "from layerlint.cli.main import main\nmain()\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=_PATIENCE
    )
    assert done.returncode == 2
    assert install_hint("watch") in done.stderr
