"""The warm child: imports TensorFlow with one Keras version, then forks for every example.

Run as `python worker.py 2` (or 3): a job per line on stdin, a result per line on stdout, both JSON.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

LIMIT = 60.0  # seconds for an example


def serve(version: int) -> None:
    """Answer jobs until stdin ends."""
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
    os.environ["TF_NUM_INTRAOP_THREADS"] = os.environ["TF_NUM_INTEROP_THREADS"] = "1"
    if version == 2:
        os.environ["TF_USE_LEGACY_KERAS"] = "1"
    else:
        os.environ.pop("TF_USE_LEGACY_KERAS", None)
    os.environ["KERAS_BACKEND"] = "tensorflow"
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what examples print must not look like an answer
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from layerlint.worker.keras_api import load  # after the environment: it imports TensorFlow
    from tests.proof import example

    api = load(str(version))
    for line in sys.stdin:
        result = _forked(lambda job: example.run(job, api), json.loads(line))
        answers.write(json.dumps(result) + "\n")
        answers.flush()


def _forked(run: Callable[[dict[str, str]], dict[str, object]], job: dict[str, str]) -> dict[str, object]:
    """What the run gives in a process of its own, whose temporary files end with it: AutoGraph leaves one a function."""
    with tempfile.TemporaryDirectory() as folder:
        return _forked_in(folder, run, job)


def _forked_in(
    folder: str, run: Callable[[dict[str, str]], dict[str, object]], job: dict[str, str]
) -> dict[str, object]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        os.chdir(folder)  # what an example writes is not to stay
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            try:
                result = run(job)
            except BaseException:
                result = {"seen": [], "trouble": traceback.format_exc()}
            pipe.write(json.dumps(result))
        os._exit(0)
    os.close(writing)
    parts: list[bytes] = []
    limit = float(job.get("limit", LIMIT))
    end = time.monotonic() + limit
    try:
        while True:
            ready, _, _ = select.select([reading], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                return {"seen": [], "trouble": f"stopped after {limit:.0f} s"}
            part = os.read(reading, 65536)
            if not part:
                break
            parts.append(part)
    finally:
        os.close(reading)
        os.waitpid(child, 0)
    if not parts:
        return {"seen": [], "trouble": "the child died without an answer"}
    answer: dict[str, object] = json.loads(b"".join(parts))
    return answer


if __name__ == "__main__":
    serve(int(sys.argv[1]))
