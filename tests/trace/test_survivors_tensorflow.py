"""The same as `test_survivors.py` with TensorFlow itself: the layer hangs in `call`, with a daemon beside it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.survivors import Started, parent_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux finds every descendant"),
]

LAYER = """
import os, signal, tempfile
import tensorflow as tf


class Hangs(tf.keras.layers.Layer):
    def call(self, inputs):
        tempfile.mkdtemp()
        child = os.getpid()
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                    signal.signal(number, signal.SIG_IGN)
                with open("ready.part", "w") as file:
                    file.write(str(child))
                os.rename("ready.part", "ready")
                while True:
                    pass
            os._exit(0)
        while True:
            pass
"""
COMMANDS = {
    "trace": ["trace", "hangs.py:Hangs", "--input", "float32[None,3]"],
    "graph": ["graph", "hangs.py:Hangs", "--input", "float32[None,3]", "-o", "hangs.svg"],
    "prove": ["check", "--prove-all", "hangs.py"],
}
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


@pytest.mark.parametrize(
    ("command", "number"),
    [*(("trace", number) for number in CODES), ("graph", signal.SIGINT), ("prove", signal.SIGINT)],
)
def test_nothing_survives_the_end_of_layerlint(tmp_path: Path, command: str, number: signal.Signals) -> None:
    (tmp_path / "hangs.py").write_text(LAYER)
    started = Started(["-m", "layerlint", *COMMANDS[command]], tmp_path, stand_in=False)
    try:
        started.wait_for(tmp_path / "ready", 120.0)
        started.end(number)
        assert started.left_after(2.0) == []
        assert started.process.wait() == CODES[number]
    finally:
        started.kill_all()


def test_nothing_survives_the_kill_of_the_worker(tmp_path: Path) -> None:
    (tmp_path / "hangs.py").write_text(LAYER)
    started = Started(["-m", "layerlint", *COMMANDS["trace"]], tmp_path, stand_in=False)
    try:
        started.wait_for(tmp_path / "ready", 120.0)
        worker = parent_of(int((tmp_path / "ready").read_text()))
        started.end(signal.SIGKILL, worker)
        assert started.left_after(2.0) == []
        assert started.process.wait() == 2
    finally:
        started.kill_all()
