"""What cannot be read costs a line and exit code 2; the rest is checked all the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from layerlint.cli.main import main
from layerlint.files.discovery import Discovered
from layerlint.run import files as run_files

BAD = "import keras\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n        return keras.layers.Dense(3)(x)\n"
HEAD = "import keras\n\n\nclass A(keras.layers.Layer):\n"
FOUND = "bad.py:6:16: LL201"


@dataclass(frozen=True)
class Run:
    """What the command printed, and its exit code."""

    output: str
    exit_code: int


Command = Callable[..., Run]


@pytest.fixture
def layerlint(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """`layerlint check` as a process begins it, so that what it raises would be a traceback."""

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(
            "sys.argv", ["layerlint", "check", *arguments, "--output-format", "concise", "--no-cache"]
        )
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        assert isinstance(stop.value.code, int)
        return Run(printed.err + printed.out, stop.value.code)

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.py").write_text(BAD)
    return tmp_path


def _binary(file: Path) -> None:
    file.write_bytes(b"\x00\xff\x80class A(keras.layers.Layer):\n")


def _encoding(file: Path) -> None:
    file.write_text(f"# -*- coding: nonsense -*-\n{BAD}")


def _not_utf8(file: Path) -> None:
    file.write_bytes(BAD.replace("Dense", "Dens\u00e9").encode("latin-1"))


def _loop(file: Path) -> None:
    file.symlink_to(file.name)


def _no_json(file: Path) -> None:
    file.write_text('{"cells": [')


UNREADABLE: dict[str, tuple[Callable[[Path], None], str]] = {
    "binary.py": (_binary, "encoding"),
    "encoding.py": (_encoding, "unknown encoding: nonsense"),
    "latin.py": (_not_utf8, "can't decode byte 0xe9"),
    "loop.py": (_loop, "symbolic link"),
    "book.ipynb": (_no_json, "this is not a notebook"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_checked(
    folder: Path, layerlint: Command, name: str
) -> None:
    make, reason = UNREADABLE[name]
    make(folder / name)
    found = layerlint(".")
    (line,) = [line for line in found.output.splitlines() if name in line]
    assert line.startswith(f"error: {name}: ")
    assert line.count(name) == 1
    assert reason in line
    assert FOUND in found.output
    assert found.exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path, layerlint: Command) -> None:
    (folder / "secret.py").write_text(BAD)
    (folder / "secret.py").chmod(0)
    found = layerlint(".")
    assert "error: secret.py: " in found.output
    assert FOUND in found.output
    assert found.exit_code == 2


def test_a_file_that_vanishes_during_the_run(
    folder: Path, layerlint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_files, "discover", lambda *paths, **more: Discovered(("bad.py", "gone.py")))
    found = layerlint(".")
    assert "error: gone.py: " in found.output
    assert "No such file" in found.output
    assert FOUND in found.output
    assert found.exit_code == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'{HEAD}    x = "a\0b"\n', "null bytes"),
        (f"{HEAD}    x = {'(' * 500}1{')' * 500}\n", "too many nested parentheses"),
        (f"{HEAD}    def call(self, x)\n        return x\n", "expected ':'"),
        (HEAD, "expected an indented block"),
        ("import keras\n\n\nclass A(keras.layers.Layer:\n    pass\n", "invalid syntax"),
        ("import keras\n\nmodel = keras.Sequential([keras.layers.Dense(3)\n", "was never closed"),
    ],
)
def test_what_python_does_not_parse_is_a_finding(
    folder: Path, layerlint: Command, text: str, reason: str
) -> None:
    (folder / "broken.py").write_text(text)
    found = layerlint(".")
    (line,) = [line for line in found.output.splitlines() if line.startswith("broken.py:")]
    assert "LL900" in line
    assert reason in line
    assert FOUND in found.output
    assert found.exit_code == 1


@pytest.mark.slow
def test_what_is_odd_but_no_fault(folder: Path, layerlint: Command) -> None:
    (folder / "empty.py").write_text("")
    (folder / "folder.py").mkdir()
    (folder / "folder.py" / "inner.py").write_text(BAD)
    (folder / "dangling.py").symlink_to("nowhere.py")
    (folder / "circle").symlink_to(".")
    (folder / "long.py").write_text(
        f'{HEAD}    x = "{"a" * 1_000_000}"\n\n    def call(self, x):\n        return x\n'
    )
    found = layerlint(".")
    assert "error:" not in found.output
    assert FOUND in found.output
    assert f"{os.path.join('folder.py', 'inner.py')}:6:16: LL201" in found.output
    assert found.output.count("LL201") == 2
    assert found.exit_code == 1


def test_a_path_that_is_not_there(folder: Path, layerlint: Command) -> None:
    found = layerlint("bad.py", "bat.py")
    assert "error: there is no file or folder `bat.py`; check the spelling of the path" in found.output
    assert found.exit_code == 2


@pytest.mark.parametrize("text", ["[tool.layerlint\n", "[tool.layerlint]\nkeras = 3\nkeras = 2\n"])
def test_settings_that_are_no_toml(folder: Path, layerlint: Command, text: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    found = layerlint(".")
    assert f"error: {folder}{os.sep}pyproject.toml: not valid TOML: " in found.output
    assert found.exit_code == 2


def test_a_folder_with_the_name_of_the_settings_is_none(folder: Path, layerlint: Command) -> None:
    (folder / "pyproject.toml").mkdir()
    assert layerlint(".").exit_code == 1


def test_code_for_python_2_is_no_finding(folder: Path, layerlint: Command) -> None:
    (folder / "old.py").write_text("import keras\n\nprint keras.__version__\n")
    (folder / "older.py").write_text('print "old"\n')
    assert "LL900" not in layerlint(".").output


def test_an_exercise_is_no_finding(folder: Path, layerlint: Command) -> None:
    (folder / "bad.py").unlink()
    (folder / "first.py").write_text("x = # TODO: predict\n")
    (folder / "second.py").write_text(
        "def bonus(x):\n    count = raise NotImplementedError\n    return count\n"
    )
    assert "LL900" not in layerlint(".").output


def test_a_file_without_keras_that_does_not_parse_is_a_finding(folder: Path, layerlint: Command) -> None:
    (folder / "bad.py").unlink()
    (folder / "other.py").write_text("def f(:\n    pass\n")
    found = layerlint(".")
    assert "other.py:1:7: LL900" in found.output
    assert found.exit_code == 1
