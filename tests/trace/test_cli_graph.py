"""`layerlint graph` and `layerlint trace` as commands: what is written, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema
import pytest

from layerlint.cli.main import main
from layerlint.cli.picture_files import write_picture
from layerlint.errors import LayerlintError
from layerlint.render.json import schema
from layerlint.trace.worker_session import WorkerSession
from tests.cli.streams import End, end_of
from tests.trace.conftest import ROOT

MLP = "fixtures/graph/mlp.py:MLPBlock"


def layerlint(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layerlint", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.fixture
def with_warm_worker(
    workers: Callable[[int], WorkerSession], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., End]:
    """The command in this process, with a worker of Keras 3 that has imported TensorFlow for other tests."""

    @contextmanager
    def warm(*, python: str, keras: str) -> Iterator[WorkerSession]:
        assert keras == "3"
        yield workers(3)

    monkeypatch.setattr("layerlint.trace.worker_session.session", warm)
    monkeypatch.chdir(ROOT)
    return lambda *arguments: end_of(arguments, monkeypatch)


@pytest.mark.slow
def test_graph_writes_the_picture_that_the_suffix_asks_for(tmp_path: Path) -> None:
    out = tmp_path / "mlp.svg"
    done = layerlint(
        "graph", MLP, "--init", "units=32", "--input", "float32[3,64]", "-o", str(out), "--keras", "3"
    )
    assert done.returncode == 0, done.stderr
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    for said in (
        "linear_1",
        "linear_2",
        "linear_3",
        "(64, 32)",
        "(32, 32)",
        "(32, 1)",
        "relu",
        "3,169 params",
    ):
        assert said in text
    assert "?" not in text.replace("<?", "")


@pytest.mark.slow
def test_trace_prints_a_tree_with_untracked_variables(with_warm_worker: Callable[..., End]) -> None:
    done = with_warm_worker(
        "trace", "fixtures/graph/shapes.py:Untracked", "--input", "float32[None,3]", "--keras", "3"
    )
    assert done.code == 0, done.err
    assert done.out.splitlines() == [
        "Untracked(), called on inputs=float32[None,3]; Keras " + done.out.splitlines()[0].rpartition(" ")[2],
        "Untracked  (None, 3) → (None, 4)",
        "├─ ◌ w  float32 (3, 4)  12  untracked: Keras neither trains nor saves it, "
        "made at fixtures/graph/shapes.py:53",
        "└─ ◌ b  float32 (4,)  4  untracked: Keras neither trains nor saves it, made at fixtures/graph/shapes.py:54",
        "variables: 2 untracked; calls: 1; losses: 0",
    ]


@pytest.mark.slow
def test_trace_as_json_has_its_version(with_warm_worker: Callable[..., End]) -> None:
    done = with_warm_worker("trace", MLP, "--output-format", "json", "--keras", "3")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    assert data["version"] == 1
    assert [item["path"] for item in data["variables"]] == [
        f"linear_{number}.{name}" for number in (1, 2, 3) for name in ("w", "b")
    ]


@pytest.mark.slow
def test_a_class_runs_with_the_keras_that_it_is_of_whatever_the_project_pins(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("tensorflow==2.11\n")
    (tmp_path / "a.py").write_text(
        "import keras\n\n\nclass Same(keras.layers.Layer):\n    def call(self, x):\n        return x\n"
    )
    target = f"{tmp_path / 'a.py'}:Same"
    done = layerlint("trace", target)
    assert done.returncode == 0, done.stderr
    assert "; Keras 3." in done.stdout.splitlines()[0]
    done = layerlint("trace", target, "--keras", "2")
    assert (done.returncode, done.stderr) == (2, f"error: `{target}` is a Keras 3 layer; use --keras 3\n")


@pytest.mark.slow
def test_a_layer_that_fails_is_drawn_and_exits_1(tmp_path: Path) -> None:
    out = tmp_path / "broken.svg"
    target = "fixtures/graph/broken.py:FailsInCall"
    done = layerlint("graph", target, "--input", "float32[None,8]", "-o", str(out), "--keras", "3")
    assert done.returncode == 1
    assert "fixtures/graph/broken.py:24: InvalidArgumentError: Shape of tensor input [2,4]" in done.stderr
    assert "Traceback" not in done.stderr
    assert "first" in out.read_text(encoding="utf-8")


@pytest.mark.slow
def test_wrong_arguments_of_the_user_are_told_without_a_traceback(
    with_warm_worker: Callable[..., End],
) -> None:
    done = with_warm_worker("trace", MLP, "--init", "width=3", "--keras", "3")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0].startswith("MLPBlock(width=3); Keras 3.")
    assert lines[1:] == [
        "failed in construct: ValueError: Unrecognized keyword arguments passed to MLPBlock: {'width': 3}",
        "  at fixtures/graph/mlp.py:26",
    ]
    assert "Traceback" not in done.err + done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["graph", "fixtures/graph/mlp.py:MLPBlok"], "has no class `MLPBlok`; did you mean `MLPBlock`?"),
        (
            ["graph", MLP, "--theme", "drak"],
            "--theme `drak` is not one of auto, light, dark; did you mean `dark`?",
        ),
        (["graph", MLP, "-o", "x.bmp"], "x.bmp: no format goes with the suffix .bmp"),
        (["graph", MLP, "--input", "float99[2]"], "`float99` is not a dtype"),
        (["trace", MLP, "--output-format", "xml"], "--output-format `xml` is not one of text, json"),
        (["trace", MLP, "--keras", "4"], "--keras `4` is not one of 2, 3, auto"),
        (
            ["trace", MLP, "--python", "/no/such/python"],
            "--python `/no/such/python` is not a program that can be run",
        ),
        (["trace", "nothing.py:A"], "there is no file `nothing.py`"),
    ],
)
def test_bad_input_is_one_error_and_exit_2(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", ["layerlint", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.startswith("error: ")
    assert message in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_json_is_the_whole_graph_whatever_a_picture_leaves_out(with_warm_worker: Callable[..., End]) -> None:
    target = ("graph", "fixtures/graph/transformer.py:Encoder", "--input", "int32[None,64]", "--keras", "3")
    done = with_warm_worker(*target, "--format", "json", "--depth", "1")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    blocks = [node["id"] for node in data["nodes"] if node.get("class_name") == "Block"]
    assert blocks == [f"self.blocks[{number}]" for number in range(12)]
    assert data["view"] == []
    assert not any(node.get("repeat") for node in data["nodes"])
    jsonschema.validate(data, schema())


@pytest.mark.parametrize(
    "option",
    [
        "--time-limit=0",
        "--time-limit=-1",
        "--time-limit=nan",
        "--time-limit=inf",
        "--memory-limit=-5",
        f"--memory-limit={10**20}",
    ],
)
@pytest.mark.parametrize("command", ["graph", "trace"])
def test_a_limit_that_is_none_is_told(
    command: str, option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["layerlint", command, MLP, option])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith(f"error: {option.partition('=')[0]} takes ")


def test_a_picture_does_not_replace_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text("x = 1\n")
    with pytest.raises(LayerlintError, match=r"mine\.py.*would replace your code"):
        write_picture("mine.py", b"<svg/>")
    assert (tmp_path / "mine.py").read_text() == "x = 1\n"
    write_picture("new/picture.svg", b"<svg/>")
    assert (tmp_path / "new" / "picture.svg").read_bytes() == b"<svg/>"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["picture.svg"]


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_a_missing_extra_is_reported_before_anything_runs(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes TensorFlow up to half a minute to be imported."""

    def no_session(**_: str) -> WorkerSession:
        raise AssertionError("a worker was started")

    monkeypatch.setattr("layerlint.render.images.find_spec", lambda package: None)
    monkeypatch.setattr("layerlint.trace.worker_session.session", no_session)
    monkeypatch.chdir(ROOT)
    done = end_of(("graph", MLP, "-o", str(tmp_path / f"mlp.{format}")), monkeypatch)
    assert done.code == 2
    assert done.err.startswith(f"error: {format} needs the extra `images`")
