"""Only regular files are read: a pipe, a folder or a device where a file is expected never holds up a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.files.discovery import discover
from layerlint.files.sources import Unreadable, read
from layerlint.regular import read_bytes
from tests import forked

LAYER = "import keras\nimport requirements\nfrom mod import X\nclass A(X, keras.layers.Layer): pass\n"
TIME = 20


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


MADE = [pytest.param(make, id=make.__name__) for make in (pipe, folder, device, loop)]


NAMES = [
    "mod.py",
    "mod/__init__.py",
    "pyproject.toml",
    "layerlint.toml",
    "setup.py",
    "Pipfile",
    "requirements.txt",
    "requirements/base.txt",
    "x.dist-info/METADATA",
    ".gitignore",
    "b.py",
]
TOGETHER = [name for name in NAMES if name not in ("pyproject.toml", "layerlint.toml", "mod/__init__.py")]
"""One run reaches all of these."""
ALONE = [name for name in NAMES if name != "pyproject.toml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
@pytest.mark.parametrize(
    ("names", "make"),
    [
        pytest.param(TOGETHER, pipe, id="pipes"),
        pytest.param(["pyproject.toml"], pipe, id="pyproject.toml-pipe"),
        *(pytest.param([name], pipe, id=f"{name}-pipe", marks=pytest.mark.slow) for name in ALONE),
        pytest.param(["mod.py"], device, id="mod.py-device"),
        pytest.param(["pyproject.toml"], folder, id="pyproject.toml-folder"),
        pytest.param(["b.py"], loop, id="b.py-loop"),
    ],
)
@pytest.mark.slow
def test_a_run_never_waits(tmp_path: Path, names: list[str], make: Callable[[Path], None]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.py").write_text(LAYER)
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
    for _ in range(2):  # cold and warm
        done = forked.run_text("check", ".", cwd=tmp_path, timeout=TIME)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 2), done.stderr
        assert done.stderr.count("\n") <= done.returncode


@pytest.mark.parametrize("make", MADE)
def test_the_reader_says_why(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "x.py"
    make(path)
    with pytest.raises(OSError, match=r"."):
        read_bytes(path)
    assert isinstance(read(str(path)), Unreadable)


def test_a_pipe_that_is_named_is_told(tmp_path: Path) -> None:
    pipe(tmp_path / "x.py")
    with pytest.raises(LayerlintError, match="not a regular file"):
        discover([str(tmp_path / "x.py")])


def test_a_folder_that_git_ignores_is_checked_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("lib/\n!\n*.gen.py\n")
    (tmp_path / "lib/sub").mkdir(parents=True)
    (tmp_path / "lib/.gitignore").write_text("*\n")
    (tmp_path / "lib/sub/a.py").write_text("")
    (tmp_path / "b.py").write_text("")
    (tmp_path / "c.gen.py").write_text("")
    sub, top = str(tmp_path / "lib/sub"), str(tmp_path)
    assert list(discover([sub]).files) == [os.path.join(sub, "a.py")]
    assert list(discover([top]).files) == [os.path.join(top, "b.py")]
