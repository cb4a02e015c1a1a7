"""Reports and baselines: regular files, replaced in one step, and what the shell hands over as open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.files import output
from layerlint.files.output import read_file, write_output, write_regular
from tests import forked

CHECK = ["check", "a.py", "--no-cache", "-q", "--output-format", "concise"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are files on POSIX only")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_text(
        "import keras\nclass A(keras.Layer):\n    def call(self, x):\n        return keras.layers.Dense(3)(x)\n"
    )
    return tmp_path


def run(*more: str, prefix: str = "") -> subprocess.CompletedProcess[str]:
    if not prefix:
        return forked.run_text(*CHECK, *more)
    command = ["bash", "-c", f'{prefix} "$@"', "bash", sys.executable, "-m", "layerlint", *CHECK, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def odd_files(folder: Path) -> dict[str, str]:
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    return {"pipe": "a pipe", "socket": "a socket", "/dev/zero": "a device", ".": "a folder"}


def test_what_is_no_file_is_neither_written_nor_read(folder: Path) -> None:
    for path, kind in odd_files(folder).items():
        before = os.stat(path)
        for attempt in (
            lambda path=path: write_regular(path, b"x", "the baseline"),
            lambda path=path: write_output(path, "x", "the report to"),
            lambda path=path: read_file(path, "the baseline"),
        ):
            with pytest.raises(LayerlintError, match=f"it is {kind}; name a file"):
                attempt()
        assert (os.stat(path).st_ino, os.stat(path).st_mode) == (before.st_ino, before.st_mode)


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline", "--output-file"])
def test_a_pipe_that_nobody_uses_does_not_hang(folder: Path, option: str) -> None:
    os.mkfifo("pipe")
    done = run(option, "pipe")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("it is a pipe; name a file\n")


def test_a_baseline_is_not_written_over_a_device(folder: Path) -> None:
    assert run("--write-baseline", os.devnull).returncode == 2
    assert not os.path.isfile(os.devnull)


def test_a_long_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("long", "wb") as file:
        file.truncate(output.MOST + 1)
    with pytest.raises(LayerlintError, match="longer than 50 MB"):
        read_file("long", "the baseline")


@pytest.mark.slow
def test_streams_are_written_to(folder: Path) -> None:
    told = run().stdout
    assert "LL201" in told
    assert run("--output-file", "/dev/stdout").stdout == told
    assert run("--output-file", "/dev/stderr").stderr == told
    assert run("--output-file", os.devnull).stdout == ""
    assert not os.path.isfile(os.devnull)
    (folder / "log").write_text("first\n")
    run("--output-file", "/dev/stdout", prefix="exec >> log;")
    assert (folder / "log").read_text() == "first\n" + told
    assert run("--output-file", "/dev/fd/7", prefix="exec 7> seven;").stdout == ""
    assert (folder / "seven").read_text() == told


def test_a_report_is_replaced_in_one_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "report").write_text("before")
    write_output("report", "after", "the report to")
    assert (folder / "report").read_text() == "after"

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(LayerlintError, match="No space left"):
        write_output("report", "more", "the report to")
    assert (folder / "report").read_text() == "after"
    assert sorted(os.listdir()) == ["a.py", "report"]
