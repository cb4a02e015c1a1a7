"""User code that ends, aborts, loops or fills the memory costs one class; the worker goes on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.trace.worker_session import NoTensorFlow, WorkerRequest, run, session
from tests.trace.conftest import FIXTURES, Tracer

ONE = ("float32[None,8]",)


def failure(tracer: Tracer, name: str, *, time_limit: float = 60.0, memory_limit: int = 4096) -> str:
    traced = tracer(f"broken.py:{name}", inputs=ONE, time_limit=time_limit, memory_limit=memory_limit)
    assert traced.failure is not None
    assert traced.layers, "what was built until then is known"
    fine = tracer("shapes.py:Residual", inputs=ONE)
    assert fine.failure is None
    return traced.failure.exception


@pytest.mark.slow
def test_sys_exit_is_told_with_its_line(tracer: Tracer) -> None:
    assert failure(tracer, "Exits") == "sys.exit(3) was called"
    traced = tracer("broken.py:Exits", inputs=ONE)
    assert traced.failure is not None
    assert traced.failure.place is not None
    assert (
        "sys.exit(3)"
        in Path(traced.failure.place.path).read_text().splitlines()[traced.failure.place.line - 1]
    )


@pytest.mark.slow
def test_an_exit_of_the_process_is_told(tracer: Tracer) -> None:
    assert failure(tracer, "ExitsHard") == "the process ended itself with exit code 4, in call"


@pytest.mark.slow
def test_a_native_abort_is_told_by_its_signal(tracer: Tracer) -> None:
    assert failure(tracer, "Aborts") == "the process died (SIGSEGV), in call"


@pytest.mark.slow
def test_an_endless_loop_ends_at_its_limit(tracer: Tracer) -> None:
    assert failure(tracer, "Endless", time_limit=3.0) == (
        "it was not done after 3 s, the time limit, in call; raise it with --time-limit"
    )


@pytest.mark.slow
def test_memory_without_end_ends_at_its_limit(tracer: Tracer) -> None:
    assert failure(tracer, "Hungry", memory_limit=600) == (
        "it used more than 600 MiB, the memory limit, in call; raise it with --memory-limit"
    )


@pytest.mark.slow
def test_what_the_code_prints_is_no_message(tracer: Tracer) -> None:
    traced = tracer("broken.py:Chatty", inputs=ONE)
    assert traced.failure is None
    assert [op.name for op in traced.ops] == ["*"]
    assert "noise" in traced.log


@pytest.mark.slow
def test_a_failing_call_leaves_what_was_drawn_until_then(tracer: Tracer) -> None:
    traced = tracer("broken.py:FailsInCall", inputs=ONE)
    assert traced.failure is not None
    assert traced.failure.stage == "call"
    assert traced.failure.exception.startswith(
        "InvalidArgumentError: Shape of tensor input [2,4] is not compatible"
    )
    assert traced.failure.place is not None
    assert traced.failure.place.path.endswith("fixtures/graph/broken.py")
    called = {traced.layers[call.layer].path for call in traced.calls}
    assert called == {"", "first"}
    assert [item.path for item in traced.variables] == ["first.kernel", "first.bias"]


@pytest.mark.slow
def test_a_failing_constructor_is_told(tracer: Tracer) -> None:
    traced = tracer("broken.py:FailsInInit", inputs=ONE)
    assert traced.failure is not None
    assert (traced.failure.stage, traced.failure.exception) == ("construct", "ValueError: no such option")


@pytest.mark.slow
def test_a_worker_that_is_lost_is_started_again() -> None:
    with session(python=sys.executable, keras="3") as worker:
        worker.interpreter()
        assert worker._worker is not None
        worker._worker.process.kill()
        worker._worker.process.wait()
        target = {"target": str(FIXTURES / "shapes.py") + ":Residual"}
        assert worker.ask(WorkerRequest("trace", target)).done
        killer = {"target": str(FIXTURES / "broken.py") + ":KillsTheWorker"}
        lost = worker.ask(WorkerRequest("trace", killer, time_limit=20.0))
        assert lost.how == "lost"
        assert worker.ask(WorkerRequest("trace", target)).done


def test_an_interpreter_without_tensorflow_is_told_in_one_error(tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S -E "$@"\n')
    bare.chmod(0o755)
    with pytest.raises(NoTensorFlow) as caught:
        list(run([WorkerRequest("trace", {"target": "x:y"})], python=str(bare), keras="3"))
    assert "cannot run TensorFlow: ModuleNotFoundError: No module named 'tensorflow'" in str(caught.value)
    assert " -m pip install tensorflow)" in str(caught.value)
    assert "--python" in str(caught.value)


def test_an_interpreter_that_is_none_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no Python here >&2\nexit 9\n")
    broken.chmod(0o755)
    with session(python=str(broken)) as worker, pytest.raises(NoTensorFlow, match="no Python here"):
        worker.interpreter()
    with (
        session(python=str(tmp_path / "missing")) as worker,
        pytest.raises(LayerlintError, match="cannot run"),
    ):
        worker.interpreter()
