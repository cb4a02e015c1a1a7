"""Which targets a name stands for, and the near names of a class that is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.settings.values import Settings, TraceTarget
from layerlint.trace.jobs import job_for
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
    with pytest.raises(LayerlintError, match="no layer class in"):
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


def test_the_call_takes_names_only() -> None:
    with pytest.raises(LayerlintError, match="--call: name each argument"):
        job_for("a.py:A", Settings(), call="True")
