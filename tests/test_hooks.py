"""The hooks for pre-commit and the GitHub action, run as their users run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
MANIFEST = REPOSITORY / ".pre-commit-hooks.yaml"
ACTION = REPOSITORY / "action.yml"
BIN = Path(sys.executable).parent

BASE = "import keras\n\n\nclass Base(keras.layers.Layer):\n    pass\n"
BAD = """\
import keras

from base import Base


class Doubler(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.double = keras.layers.Rescaling(2)

    def __call__(self, x):
        return self.double(x)
"""
GOOD = BAD.replace("__call__", "call")


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **environment}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)


def hooks() -> list[dict[str, Any]]:
    return list(yaml.safe_load(MANIFEST.read_text(encoding="utf-8")))


def commit_all(folder: Path) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "All of it"]):
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
        done = run("git", *identity, *command, cwd=folder)
        assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_manifest_is_valid_for_pre_commit() -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST), cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


def test_hooks_speak_of_python_and_notebooks_and_run_once() -> None:
    assert [hook["id"] for hook in hooks()] == ["layerlint", "layerlint-fix"]
    for hook in hooks():
        assert hook["types_or"] == ["python", "jupyter"]
        assert hook["require_serial"] is True


@pytest.mark.slow
def test_action_follows_the_published_schema() -> None:
    done = run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION),
        cwd=REPOSITORY,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("paths", "args", "expected"),
    [
        (".", "", ["check", "--output-format", "github", "--", "."]),
        ("src  tests/*.py\nx", "--keras 3", [
            "check", "--output-format", "github", "--keras", "3", "--", "src", "tests/*.py", "x",
        ]),
        ("$(touch owned)", "", ["check", "--output-format", "github", "--", "$(touch", "owned)"]),
        ("'my layers'\n*.txt\n**/b.py\n", "--select 'LL1, LL2'", [
            "check", "--output-format", "github", "--select", "LL1, LL2", "--",
            "my layers", "1.txt", "2.txt", "my layers/b.py",
        ]),
    ],
)  # fmt: skip
def test_action_passes_its_inputs_on(tmp_path: Path, paths: str, args: str, expected: list[str]) -> None:
    script = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"][-1]["run"]
    echo = tmp_path / "echo"
    echo.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n', encoding="utf-8")
    echo.chmod(0o755)
    (tmp_path / "my layers").mkdir()
    for name in ("1.txt", "2.txt", "my layers/b.py"):
        (tmp_path / name).touch()
    inputs = {"INPUT_PATHS": paths, "INPUT_ARGS": args, "INPUT_FORMAT": "github", "LAYERLINT": str(echo)}
    inputs["LAYERLINT_PYTHON"] = sys.executable
    done = run("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script, cwd=tmp_path, **inputs)
    assert done.stdout.splitlines() == expected
    assert done.returncode == 1, "findings must fail the step"
    assert not (tmp_path / "owned").exists()


def project(folder: Path, source: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "base.py").write_text(BASE, encoding="utf-8")
    (folder / "doubler.py").write_text(BAD, encoding="utf-8")
    config = {"repos": [source]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    commit_all(folder)
    return folder


def pre_commit(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pre_commit", "run", *arguments, "--color=never")
    return run(*command, cwd=folder, PRE_COMMIT_HOME=str(home))


def fails_is_repaired_and_passes(folder: Path, home: Path) -> None:
    first = pre_commit(folder, home, "layerlint", "--all-files")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "doubler.py:11" in first.stdout, first.stdout
    alone = pre_commit(folder, home, "layerlint", "--files", "doubler.py")
    assert "doubler.py:11" in alone.stdout, "the base class is read from a file that was not passed"
    fixing = pre_commit(folder, home, "layerlint-fix", "--all-files")
    assert fixing.returncode == 1, fixing.stdout + fixing.stderr
    assert "files were modified by this hook" in fixing.stdout
    assert (folder / "doubler.py").read_text(encoding="utf-8") == GOOD
    last = pre_commit(folder, home, "--all-files")
    assert last.returncode == 0, last.stdout + last.stderr


HAS_CHECK = "check" in run(sys.executable, "-m", "layerlint", "--help", cwd=REPOSITORY).stdout.split()
needs_check = pytest.mark.skipif(not HAS_CHECK, reason="`layerlint check` is not there yet")


@needs_check
@pytest.mark.slow
def test_hooks_fail_repair_and_pass(tmp_path: Path) -> None:
    local = [
        {key: value for key, value in hook.items() if key != "minimum_pre_commit_version"}
        | {"language": "system"}
        for hook in hooks()
    ]
    folder = project(tmp_path / "project", {"repo": "local", "hooks": local})
    fails_is_repaired_and_passes(folder, tmp_path / "home")


@needs_check
@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("LAYERLINT_NETWORK"), reason="installs from the package index")
def test_hooks_install_themselves(tmp_path: Path) -> None:
    ours = tmp_path / "layerlint"
    ours.mkdir()
    for name in ("layerlint", "rules"):
        shutil.copytree(REPOSITORY / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(REPOSITORY / name, ours / name)
    commit_all(ours)
    revision = run("git", "rev-parse", "HEAD", cwd=ours).stdout.strip()
    source = {"repo": str(ours), "rev": revision, "hooks": [{"id": hook["id"]} for hook in hooks()]}
    fails_is_repaired_and_passes(project(tmp_path / "project", source), tmp_path / "home")
