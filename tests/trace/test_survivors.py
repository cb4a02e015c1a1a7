"""Whoever ends, and however: two seconds later no process and no temporary file is left.

The layers here are run by a stand-in for TensorFlow; `test_survivors_tensorflow.py` does the same with the real one.
"""

from __future__ import annotations

import ast
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layerlint.cli.parallel_traces import TARGETS_EACH
from layerlint.workers import cores
from tests.quickest import some_quick
from tests.survivors import Started, parent_of

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux finds every descendant")

HOSTILE = '''
import os, signal, subprocess, sys, tempfile, threading, time

for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM, signal.SIGXCPU, signal.SIGUSR1):
    signal.signal(number, signal.SIG_IGN)


def spin():
    while True:
        pass


def daemon():
    """Leave by a double fork, each in a session of its own."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            with open("daemon", "w") as file:
                file.write(str(os.getpid()))
            spin()
        os._exit(0)


def forking():
    """Never the same process for long."""
    if os.fork() == 0:
        os.setsid()
        while True:
            if os.fork():
                os._exit(0)
            os.setsid()


threading.Thread(target=time.sleep, args=(1000,)).start()
subprocess.Popen(["sleep", "1000"], start_new_session=True)
tempfile.mkdtemp()
tempfile.NamedTemporaryFile(delete=False).write(b"left")
daemon()
forking()
while not os.path.exists("daemon") or not open("daemon").read():
    time.sleep(0.01)
with open("ready.part", "w") as file:
    file.write(str(os.getpid()))
os.rename("ready.part", "ready")
'''
ENDLESS = "\nspin()\n"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Started]]:
    running: list[Started] = []

    def run(code: str, **more: str) -> Started:
        (tmp_path / "hostile.py").write_text(f"class Layer:\n    pass\n\n{code}")
        arguments = ["-m", "layerlint", "trace", "hostile.py:Layer", "--no-train-step"]
        running.append(Started(arguments, tmp_path, more))
        return running[-1]

    yield run
    for one in running:
        one.kill_all()


@pytest.fixture
def hanging(start: Callable[..., Started], tmp_path: Path) -> tuple[Started, int]:
    """A run whose layer hangs, with all that it has started, and the process that runs it."""
    started = start(HOSTILE + ENDLESS)
    started.wait_for(tmp_path / "ready")
    return started, int((tmp_path / "ready").read_text())


CODES = {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGHUP: 129, signal.SIGKILL: -9}


@pytest.mark.parametrize("number", some_quick(CODES), ids=lambda number: number.name)
@pytest.mark.slow
def test_nothing_survives_the_end_of_layerlint(hanging: tuple[Started, int], number: signal.Signals) -> None:
    started, _ = hanging
    assert len(started.survivors()) >= 6
    started.end(number)
    assert started.left_after(2.0) == []
    said = started.process.communicate()
    assert (started.process.returncode, *said) == (CODES[number], "", "")


@pytest.mark.skipif(cores() < 2, reason="one thread is enough for one core")
@pytest.mark.parametrize("number", [signal.SIGINT])
def test_nothing_survives_the_end_of_a_gallery_that_several_threads_trace(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "src").mkdir()
    for one in range(2 * TARGETS_EACH):
        hangs = f"open('ready{one}', 'w').close()\nwhile True:\n    pass\n"
        code = f"import keras\n\nclass Layer{one}(keras.layers.Layer):\n    pass\n\n{hangs}"
        (tmp_path / f"src/m{one}.py").write_text(code)
    started = Started(["-m", "layerlint", "graph", "src", "-o", "out"], tmp_path)
    try:
        for one in range(2):
            started.wait_for(tmp_path / f"ready{one}")
        started.end(number)
        assert started.left_after(4.0) == []
        assert (started.process.wait(), started.process.communicate()[1]) == (CODES[number], "")
    finally:
        started.kill_all()


@pytest.mark.parametrize("which", some_quick(["worker", "guard"]))
@pytest.mark.slow
def test_nothing_survives_the_kill_of_the_worker_or_its_guard(
    hanging: tuple[Started, int], which: str
) -> None:
    started, child = hanging
    worker = parent_of(child)
    guard = parent_of(worker)
    assert parent_of(guard) == started.process.pid
    started.end(signal.SIGKILL, worker if which == "worker" else guard)
    assert started.left_after(2.0) == []
    out, err = started.process.communicate()
    assert started.process.returncode == 2
    assert "the worker was lost, in import" in out
    assert err == "error: the worker was lost, in import (in import of hostile.py:Layer)\n"


@pytest.mark.slow
def test_nothing_survives_the_kill_of_the_traced_process(hanging: tuple[Started, int]) -> None:
    started, child = hanging
    started.end(signal.SIGKILL, child)
    assert started.left_after(2.0) == []
    assert "the process died (SIGKILL), in import" in started.process.communicate()[0]


@pytest.mark.slow
def test_nothing_survives_a_normal_end(start: Callable[..., Started], tmp_path: Path) -> None:
    started = start(f"{HOSTILE}\nos._exit(5)\n")
    started.wait_for(tmp_path / "ready")
    out, _ = started.process.communicate(timeout=10)
    assert "the process ended itself with exit code 5, in import" in out
    assert started.left_after(0.0) == [], "all is gone before layerlint ends"


@pytest.mark.slow
def test_nothing_survives_one_request_of_several(tmp_path: Path) -> None:
    """What a layer started is gone before the next one runs."""
    (tmp_path / "first.py").write_text(f"{HOSTILE}\nos._exit(5)\n")
    (tmp_path / "second.py").write_text(
        "import os\n"
        "pid = int(open('daemon').read())\n"
        "raise SystemExit('alive' if os.path.exists(f'/proc/{pid}') else 'gone')\n"
    )
    code = (
        "import sys\n"
        "from layerlint.trace.worker_session import session\n"
        "from layerlint.trace.jobs import Job\n"
        "from layerlint.trace.result import trace\n"
        "with session(python=sys.executable, keras='3') as worker:\n"
        "    for name in ('first', 'second'):\n"
        "        print(trace(Job(f'{name}.py:Layer'), worker, time_limit=20.0, memory_limit=0).failure)\n"
    )
    started = Started(["-c", code], tmp_path)
    out, err = started.process.communicate(timeout=30)
    assert "sys.exit('gone') was called" in out, err
    assert started.left_after(0.0) == []


@pytest.mark.parametrize("number", some_quick(CODES), ids=lambda number: number.name)
@pytest.mark.slow
def test_layerlint_ends_while_tensorflow_is_imported(
    start: Callable[..., Started], tmp_path: Path, number: signal.Signals
) -> None:
    started = start("", STAND_IN_HANGS=str(tmp_path / "importing"))
    started.wait_for(tmp_path / "importing")
    started.end(number)
    assert started.left_after(2.0) == []
    assert started.process.communicate() == ("", "")
    assert started.process.returncode == CODES[number]


@pytest.mark.slow
def test_nothing_survives_the_end_of_the_thread_that_started_it(tmp_path: Path) -> None:
    """A worker lives on when the thread ends that started it, as in an editor or a notebook."""
    (tmp_path / "layer.py").write_text("raise SystemExit('it runs')\n")
    code = (
        "import sys, threading\n"
        "from layerlint.trace.worker_session import WorkerSession\n"
        "from layerlint.trace.jobs import Job\n"
        "from layerlint.trace.result import trace\n"
        "worker = WorkerSession(sys.executable, '3')\n"
        "thread = threading.Thread(target=worker.interpreter)\n"
        "thread.start()\n"
        "thread.join()\n"
        "print(trace(Job('layer.py:Layer'), worker, time_limit=20.0, memory_limit=0).failure)\n"
        "sys.stdout.flush()\n"
        "import os\n"
        "os._exit(0)\n"
    )
    started = Started(["-c", code], tmp_path)
    out, err = started.process.communicate(timeout=30)
    assert "it runs" in out, err
    assert started.left_after(2.0) == []


DRAWING = """
import signal, threading
from layerlint.server.pictures import draw
threading.Thread(target=draw, args=("hostile.py", "Layer", "picture.svg")).start()
signal.pause()
"""


@pytest.mark.parametrize(
    "number", some_quick([signal.SIGTERM, signal.SIGKILL]), ids=lambda number: number.name
)
@pytest.mark.slow
def test_a_layer_that_is_drawn_for_an_editor_ends_with_the_server(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "hostile.py").write_text(f"class Layer:\n    pass\n\n{HOSTILE}{ENDLESS}")
    started = Started(["-c", DRAWING], tmp_path)
    try:
        started.wait_for(tmp_path / "ready")
        started.end(number)
        assert started.left_after(2.0) == []
    finally:
        started.kill_all()


FORGED = """
import json, os, time

message = {{"v": 1, "request": 1, "token": "", **{message}}}
for number in range(3, 256):
    try:
        for _ in range({times}):
            os.write(number, json.dumps(message).encode() + b"\\n")
    except OSError:
        pass
{then}
"""
ENDED = {"kind": "ended", "how": "exit", "code": 0, "seconds": 0.1, "peak": 1}
WAYS = {
    "an end of the process": (ENDED, 1, "time.sleep(60)"),
    "an end of the process, which ends": (ENDED, 1, "os._exit(0)"),
    "a last message": ({"kind": "done"}, 1, "os._exit(0)"),
    "a start": (
        {"kind": "ready", "python": "", "executable": "", "tensorflow": "", "keras": "", "keras_major": 3},
        1,
        "os._exit(0)",
    ),
    "messages without end": ({"kind": "stage", "stage": "x" * 100_000}, 1_000_000, ""),
}


@pytest.mark.parametrize("way", some_quick(WAYS, 2))
@pytest.mark.slow
def test_what_user_code_makes_up_is_one_error(start: Callable[..., Started], way: str) -> None:
    message, times, then = WAYS[way]
    started = start(FORGED.format(message=message, times=times, then=then))
    out, err = started.process.communicate(timeout=30)
    assert (started.process.returncode, out) == (2, "")
    assert err.startswith(
        "error: the process that ran `hostile.py:Layer` sent something that layerlint does not"
    )
    assert err.count("\n") == 1
    assert started.left_after(0.0) == []


@pytest.mark.slow
def test_a_line_without_end_does_not_eat_memory(tmp_path: Path) -> None:
    (tmp_path / "layer.py").write_text(
        "import os\nwhile True:\n"
        "    for number in range(3, 256):\n"
        "        try:\n            os.write(number, b'x' * 60_000)\n        except OSError:\n            pass\n"
    )
    code = (
        "import resource, sys\n"
        "from layerlint.errors import LayerlintError\n"
        "from layerlint.trace import worker_process, worker_session\n"
        "from layerlint.trace.jobs import Job\n"
        "from layerlint.trace.result import trace\n"
        "worker_process.DATA_BYTES = 20 << 20\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "with worker_session.session(python=sys.executable, keras='3') as worker:\n"
        "    try:\n"
        "        trace(Job('layer.py:Layer'), worker, time_limit=20.0, memory_limit=0)\n"
        "    except LayerlintError as problem:\n"
        "        print(problem)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    started = Started(["-c", code], tmp_path)
    out, err = started.process.communicate(timeout=60)
    assert not err
    problem, grown = out.splitlines()
    assert "more than 20 MiB" in problem
    assert int(grown) < 100


BUSY = {
    "a loop": "pass",
    "threads": "threading.Thread(target=time.sleep, args=(9,)).start(); time.sleep(0.1)",
}


@pytest.mark.parametrize("busy", BUSY)
@pytest.mark.slow
def test_a_process_that_nobody_watches_ends_at_its_limit(
    start: Callable[..., Started], tmp_path: Path, busy: str
) -> None:
    """Its timer is no alarm, which code of the user's may ignore or set for itself."""
    code = (
        "import os, signal, threading, time\n"
        "from layerlint.worker import limits\n"
        "limits.SLACK_SECONDS = 0.0\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    limits.hold(1.0, 4096)\n"
        "    for number in (signal.SIGALRM, signal.SIGXCPU, signal.SIGTERM):\n"
        "        signal.signal(number, signal.SIG_IGN)\n"
        "    signal.setitimer(signal.ITIMER_REAL, 0)\n"
        "    while True:\n"
        f"        {BUSY[busy]}\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    started = Started(["-c", code], tmp_path)
    try:
        assert started.process.communicate(timeout=20) == ("-9\n", "")
    finally:
        started.kill_all()


@pytest.mark.slow
def test_the_limits_of_a_traced_process(start: Callable[..., Started], tmp_path: Path) -> None:
    code = (
        "import resource\n"
        "kinds = (resource.RLIMIT_CORE, resource.RLIMIT_CPU, resource.RLIMIT_DATA)\n"
        "open('limits', 'w').write(repr([resource.getrlimit(kind) for kind in kinds]))\n"
    )
    start(code).process.communicate(timeout=20)
    core, cpu, data = ast.literal_eval((tmp_path / "limits").read_text())
    assert core == (0, 0)
    assert 60 < cpu[0] == cpu[1] <= 65 * (os.cpu_count() or 1)
    assert 8192 << 20 < data[0] == data[1]
