"""Runs `layerlint` with a mark in its environment, which all that it starts inherits, so that survivors are found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).parents[1]
STAND_IN = ROOT / "tests" / "trace" / "stand_in"


class Started:
    """A program of ours that runs. Its temporary files go to an empty folder."""

    def __init__(
        self,
        arguments: list[str],
        folder: Path,
        variables: dict[str, str] | None = None,
        *,
        stand_in: bool = True,
    ) -> None:
        self.mark = f"layerlint-test-{uuid.uuid4().hex}"
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        paths = [str(STAND_IN)] if stand_in else []
        environment = {
            **os.environ,
            "TMPDIR": str(self.temporary),
            "SURVIVORS_MARK": self.mark,
            "PYTHONPATH": os.pathsep.join([*paths, os.environ.get("PYTHONPATH", ""), str(ROOT)]),
            "PYTHONDONTWRITEBYTECODE": "1",
            **(variables or {}),
        }
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def wait_for(self, file: Path, seconds: float = 60.0) -> None:
        """Wait until the code under test has written a file."""
        deadline = time.monotonic() + seconds
        while not file.exists():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < deadline, "it never came to that"
            time.sleep(0.02)

    def end(self, number: int, pid: int | None = None) -> None:
        os.kill(self.process.pid if pid is None else pid, number)

    def survivors(self) -> dict[int, str]:
        """The processes with the mark, this program included: what each of them is, for a message."""
        found = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    marked = self.mark.encode() in (entry / "environ").read_bytes()
                    state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                    if marked and state != "Z":
                        found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")[:200]
                except OSError:
                    continue
        return found

    def left_after(self, seconds: float) -> list[str]:
        """What is left so long after now, processes and files; returns sooner when nothing is."""
        deadline = time.monotonic() + seconds
        while True:
            self.process.poll()
            left = [f"{pid} {what}" for pid, what in self.survivors().items()]
            left += os.listdir(self.temporary)
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.02)

    def children(self, pid: int) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and parent_of(int(entry.name)) == pid:
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def kill_all(self) -> None:
        """For tests that fail."""
        for pid in self.survivors():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.communicate()


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
