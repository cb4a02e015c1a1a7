"""Which targets a name stands for, and the near names of a class that is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.prove.trial import LayerTarget, settings_fields
from layerlint.settings.declarations import Settings, TraceTarget
from layerlint.text import Position, Span
from layerlint.trace.jobs import job_for
from layerlint.trace.target_kerases import TargetKerases
from layerlint.trace.targets import expand
from tests.trace.conftest import FIXTURES


def test_a_file_stands_for_its_layers() -> None:
    found = expand(str(FIXTURES / "mlp.py"))
    assert [item.rpartition(":")[2] for item in found] == ["Linear", "MLPBlock"]


def test_a_folder_stands_for_the_layers_of_its_files() -> None:
    names = {item.rpartition(":")[2] for item in expand(str(FIXTURES))}
    assert {"MLPBlock", "VAE", "Encoder", "Endless"} <= names


@pytest.mark.parametrize("target", ["keras.layers:Dense", "package.module:make_model"])
def test_modules_are_left_to_the_worker(target: str) -> None:
    assert expand(target) == [target]


@pytest.mark.parametrize("name", ["make_model", "model", "Residual"])
def test_classes_functions_and_instances_of_a_file(name: str) -> None:
    target = f"{FIXTURES / 'shapes.py'}:{name}"
    assert expand(target) == [target]


def test_an_unknown_class_is_told_with_the_near_name() -> None:
    with pytest.raises(LayerlintError, match=r"has no class `MLPBlok`; did you mean `MLPBlock`\?"):
        expand(f"{FIXTURES / 'mlp.py'}:MLPBlok")


def test_what_is_missing_or_broken_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("def f(:\n")
    (tmp_path / "plain.py").write_text("x = 1\n")
    with pytest.raises(LayerlintError, match="there is no file"):
        expand(str(tmp_path / "none.py") + ":A")
    with pytest.raises(LayerlintError, match=r"is not Python: .* line 1"):
        expand(str(tmp_path / "bad.py") + ":A")
    with pytest.raises(LayerlintError, match="no layer or model in"):
        expand(str(tmp_path / "plain.py"))
    with pytest.raises(LayerlintError, match="is a folder"):
        expand(f"{tmp_path}:A")


def test_settings_give_what_the_command_line_does_not() -> None:
    known = TraceTarget("src/blocks.py:Block", "units=4", ("float32[2,3]",), "training=True")
    settings = Settings(trace=(known,), folder="/project")
    target = os.path.relpath("/project/src/blocks.py") + ":Block"
    job = job_for(target, settings)
    assert (job.init.kwargs, job.call.kwargs, job.origin) == (
        {"units": "4"},
        {"training": "True"},
        "settings",
    )
    given = job_for(target, settings, init="units=8")
    assert (given.init.kwargs, given.origin, len(given.inputs.args)) == ({"units": "8"}, "given", 1)
    assert job_for("src/other.py:Block", settings).init.kwargs == {}


@pytest.mark.parametrize("written", ["m:Need", "m.py:Need", "./m.py:Need"])
@pytest.mark.parametrize("target", ["m:Need", "m.py:Need", "../project/m.py:Need"])
def test_a_table_speaks_of_a_class_however_both_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, target: str
) -> None:
    """For `layerlint trace` and for `check --prove` alike."""
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    settings = Settings(trace=(TraceTarget(written, "frob=7"),), folder=str(project))
    assert job_for(target, settings).init.kwargs == {"frob": "7"}
    if ".py" in target:
        place, _, name = target.rpartition(":")
        given = settings_fields(settings, LayerTarget(place, name, Span(Position(1, 0), Position(1, 0))))
        assert given["init"]["kwargs"] == {"frob": "7"}
    assert job_for(target.replace("Need", "Other"), settings).init.kwargs == {}
    assert job_for(target.replace("m", "n", 1), settings).init.kwargs == {}


def test_a_table_names_a_module_below_a_source_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = TraceTarget("package.blocks:Block", "units=4")
    settings = Settings(trace=(table,), folder=str(tmp_path), src=(str(tmp_path), str(tmp_path / "src")))
    assert job_for("src/package/blocks.py:Block", settings).init.kwargs == {"units": "4"}
    assert job_for("other/package/blocks.py:Block", settings).init.kwargs == {}


def test_the_call_takes_names_only() -> None:
    with pytest.raises(LayerlintError, match="--call: name each argument"):
        job_for("a.py:A", Settings(), call="True")


LOADING = """
import inspect, sys
from layerlint.worker.loading import load

given = sys.stdin.buffer.read().decode("latin-1")
thing = load(sys.argv[1], given)
print(ascii(thing.word), thing.__module__, sys.modules[thing.__module__].__file__)
print(ascii(inspect.getsource(thing)))
"""


@pytest.mark.parametrize("package", [False, True], ids=["a file", "a module of a package"])
def test_text_can_take_the_place_of_a_file(tmp_path: Path, package: bool) -> None:
    """As a fix that is tried: nothing is written, beside the file or in its bytecode."""
    folder = tmp_path / "package" if package else tmp_path
    folder.mkdir(exist_ok=True)
    (folder / "other.py").write_text("WORD = 'other'\n")
    head = "from .other import WORD\n" if package else "from other import WORD\n"
    if package:
        (folder / "__init__.py").write_text("")
    path = folder / "layer.py"
    path.write_text(f"{head}class A:\n    word = WORD\n")
    given = f"# coding: latin-1\n{head}class A:\n    word = WORD + 'é'\n"
    before = sorted(tmp_path.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-B", "-c", LOADING, f"{path}:A"],
        input=given.encode("latin-1"),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    name = "package.layer" if package else "layer"
    first, source = done.stdout.decode().splitlines()
    assert first == f"'other\\xe9' {name} {path}"
    assert source == ascii("class A:\n    word = WORD + 'é'\n")
    assert sorted(tmp_path.rglob("*")) == before
    assert "é" not in path.read_text()


@pytest.mark.parametrize(
    ("name", "keras"), [("Old", "2"), ("Derived", "2"), ("New", "3"), ("make_old", "2"), ("Gone", "2")]
)
def test_a_class_runs_with_the_keras_that_it_derives_from(
    name: str, keras: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a project that says nothing, or Keras 3; what is no class runs with the Keras of its file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.txt").write_text("keras>=3\n")
    (tmp_path / "new.py").write_text("import keras\n\n\nclass New(keras.layers.Layer):\n    pass\n")
    (tmp_path / "base.py").write_text("import tf_keras\n\n\nclass Base(tf_keras.Model):\n    pass\n")
    (tmp_path / "old.py").write_text(
        "import tf_keras as keras\nfrom base import Base\n\n\nclass Old(keras.layers.Layer):\n    pass\n\n\n"
        "class Derived(Base):\n    pass\n\n\ndef make_old():\n    return Old()\n"
    )
    kerases = TargetKerases()
    assert kerases.of(f"{'new' if name == 'New' else 'old'}.py:{name}") == keras
    assert kerases.of("package.module:Name") == "auto"
