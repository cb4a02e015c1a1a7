"""Every end is a clean one: 1 is for findings alone, 2 comes with one line, and output that cannot be written is told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

import layerlint.run.lint_class
import layerlint.run.lint_classes
import layerlint.run.lint_paths
from layerlint.errors import LayerlintError
from layerlint.report import FORMATS
from layerlint.trace import worker_session as tracing
from tests import forked
from tests.cli.streams import end_of
from tests.quickest import some_quick

LAYER = """\
import keras


class Head(keras.layers.Layer):
    # \N{CJK UNIFIED IDEOGRAPH-4E2D}\N{LATIN SMALL LETTER E WITH ACUTE}
    def __init__(self, units):
        self.units = units

    def call(self, x):
        return keras.layers.Dense(3)(x)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("LAYERLINT_DEBUG", raising=False)
    (tmp_path / "a.py").write_text(LAYER, encoding="utf-8")
    (tmp_path / "layerlint.toml").write_text('keras = "3"\n')
    return tmp_path


# Nothing but findings is 1


def test_a_check_without_a_path_is_one_of_the_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):  # the second time from the cache
        end = end_of(["check"], monkeypatch)
        assert (end.code, end.err) == (1, "")
        assert "error[LL301]" in end.out


def test_a_check_of_an_empty_folder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    end = end_of(["check"], monkeypatch)
    assert (end.code, end.err) == (0, "warning: no Python file under .\n")
    assert end.out.startswith("All checks passed in 0 files")


UNEXPECTED = [
    (ZeroDivisionError("nobody\nexpected it"), r"ZeroDivisionError: nobody\\x0aexpected it"),
    (RecursionError("too deep"), "RecursionError: too deep"),
    (KeyError("\x1b[31m"), r"KeyError: '\\x1b\[31m'"),
    (SystemExit(1), "SystemExit: 1"),
    (SystemExit("a sentence"), "SystemExit: a sentence"),
    (SystemExit(), "SystemExit"),
    (GeneratorExit(), "GeneratorExit"),
]


def failing(problem: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise problem

    return fail


@pytest.mark.parametrize(("problem", "said"), UNEXPECTED, ids=lambda value: str(value)[:20])
def test_an_exception_that_nobody_expected_is_one_line(
    problem: BaseException, said: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layerlint.run.lint_paths, "lint_paths", failing(problem))
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    place = r"\(tests/cli/test_ends\.py:\d+\)|\(layerlint/cli/\w+\.py:\d+\)"
    assert end.code == 2
    assert re.fullmatch(
        f"error: {said} ({place}); this is a bug in layerlint, please report it with the traceback that"
        " LAYERLINT_DEBUG=1 prints\n",
        end.err,
    ), end.err


def test_the_traceback_is_there_for_who_asks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layerlint.run.lint_paths, "lint_paths", failing(ValueError("odd \x1b[31m")))
    monkeypatch.setenv("LAYERLINT_DEBUG", "1")
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert end.code == 2
    assert end.err.startswith("Traceback")
    assert "\x1b" not in end.err
    assert end.err.splitlines()[-1].startswith("error: ValueError: odd \\x1b[31m")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_file_and_class_are_named(jobs: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "b.py").write_text(LAYER.replace("Head", "Tail"), encoding="utf-8")
    monkeypatch.setattr(layerlint.run.lint_class, "lint_class", failing(ZeroDivisionError("odd")))
    monkeypatch.setattr(
        layerlint.run.lint_classes, "_TASK", 1
    )  # a task for each file, also where they are small
    end = end_of(["check", ".", "--no-cache", f"--jobs={jobs}"], monkeypatch)
    assert end.code == 2
    assert re.match(
        r"error: ZeroDivisionError: odd \(.*, in the class `(Head|Tail)` of [ab]\.py\); this is a bug",
        end.err,
    )


def test_the_file_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layerlint.index.module_cache, "read", failing(ZeroDivisionError("odd")))
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert "ZeroDivisionError: odd" in end.err
    assert ", in a.py); this is a bug" in end.err


@pytest.mark.parametrize("problem", [MemoryError(), OSError(12, "Cannot allocate memory")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_too_little_memory_is_no_bug(
    jobs: str, problem: Exception, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "b.py").write_text(LAYER.replace("Head", "Tail"), encoding="utf-8")
    monkeypatch.setattr(layerlint.run.lint_classes, "_TASK", 1)
    monkeypatch.setattr(layerlint.run.lint_class, "lint_class", failing(problem))
    end = end_of(["check", ".", "--no-cache", f"--jobs={jobs}"], monkeypatch)
    assert (end.code, end.out) == (2, "")
    assert end.err == (
        "error: there is not enough memory; check fewer files at a time, or use fewer processes (--jobs 1)\n"
    )


def test_too_little_memory_in_a_rule_is_not_told_as_a_bug_of_the_class(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layerlint.extract.reader import Reader

    monkeypatch.setattr(Reader, "read", failing(MemoryError()))
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert end.code == 2
    assert end.err.startswith("error: there is not enough memory")


def test_an_error_of_the_system_is_no_bug(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        layerlint.run.lint_paths, "lint_paths", failing(OSError(28, "No space left on device", "x\ny"))
    )
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert (end.code, end.err) == (
        2,
        "error: x\\x0ay: No space left on device (LAYERLINT_DEBUG=1 shows where it happened)\n",
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder cannot be removed")
@pytest.mark.parametrize("command", ["check", "layers", "clean"])
def test_a_working_directory_that_is_gone_is_named(
    command: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = project / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    end = end_of([command], monkeypatch)
    said = "error: the working directory no longer exists; change to one that does\n"
    assert (end.code, end.err) == (2, said)


def test_ctrl_c_is_130_without_a_word(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layerlint.run.lint_paths, "lint_paths", failing(KeyboardInterrupt()))
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert (end.code, end.out, end.err) == (130, "", "")


def test_an_option_that_does_not_exist_is_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = end_of(["check", "--fixx\n::error::y"], monkeypatch)
    assert end.code == 2
    assert end.err.startswith("error: no such option: --fixx\\x0a::error::y")
    assert end.err.endswith("; `layerlint check --help` lists its options\n")
    assert end.err.count("\n") == 1


def test_a_signal_keeps_its_exit_code(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layerlint.run.lint_paths, "lint_paths", failing(SystemExit(143)))
    end = end_of(["check", "a.py", "--no-cache"], monkeypatch)
    assert (end.code, end.out, end.err) == (143, "", "")


def test_no_argument_is_help_and_2(monkeypatch: pytest.MonkeyPatch) -> None:
    end = end_of([], monkeypatch)
    assert (end.code, end.err) == (2, "")
    assert end.out.startswith("Usage: layerlint")


# Output that cannot be written


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.slow
def test_a_report_is_complete_in_any_encoding(
    encoding: str, format: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "中.py").write_text(LAYER, encoding="utf-8")
    arguments = ["check", ".", "--no-cache", f"--output-format={format}"]
    right, end = end_of(arguments, monkeypatch), end_of(arguments, monkeypatch, encoding=encoding)
    text = end.data.decode(encoding)
    assert (end.code, end.err) == (1, "")
    assert text.count("\n") == right.out.count("\n")
    if format in ("json", "gitlab"):
        assert json.loads(text) == json.loads(right.out)
    elif format == "junit":
        assert ET.canonicalize(end.data.decode()) == ET.canonicalize(right.out)
    elif format in ("full", "concise", "grouped"):
        assert "\\u4e2d.py" in text


@pytest.mark.parametrize(
    "command",
    [
        ["rule", "--all"],
        ["layers", "中.py"],
        ["check", "中.py", "--diff"],
        ["check", "中.py", "--show-files"],
    ],
)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.slow
def test_other_commands_are_complete_in_any_encoding(
    command: list[str], encoding: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "中.py").write_text(LAYER, encoding="utf-8")
    right, end = end_of(command, monkeypatch), end_of(command, monkeypatch, encoding=encoding)
    assert (end.code, end.data.count(b"\n")) == (right.code, right.data.count(b"\n"))
    assert "Traceback" not in end.err


COMMANDS = [["check", "a.py"], ["clean"], ["layers", "a.py"], ["rule", "LL101"], ["--help"]]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", some_quick(COMMANDS, 2), ids=" ".join)
@pytest.mark.slow
def test_a_full_disk_is_told(command: list[str], project: Path) -> None:
    with open("/dev/full", "w") as full:
        done = forked.run(*command, stdout=full)
    assert done.returncode == 2
    assert re.fullmatch(r"error: .*No space left on device.*\n", done.stderr.decode()), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("command", some_quick(COMMANDS), ids=" ".join)
@pytest.mark.slow
def test_closed_streams_are_told_or_not_needed(command: list[str], project: Path) -> None:
    def shell(streams: str) -> subprocess.CompletedProcess[str]:
        words = f"exec '{sys.executable}' -m layerlint {' '.join(command)} {streams}"
        return subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False)

    usual = 1 if command[0] == "check" else 0
    done = shell(">&-")
    assert done.returncode == 2
    assert re.fullmatch(r"error: .*Bad file descriptor.*\n", done.stderr), done.stderr
    assert shell("2>&-").returncode == usual
    assert shell("<&-").returncode == usual


@pytest.mark.parametrize("arguments", [["check", "-"], ["check", "-", "--fix"]], ids=" ".join)
@pytest.mark.slow
def test_closed_standard_input_is_told(arguments: list[str], project: Path) -> None:
    words = f"exec '{sys.executable}' -m layerlint {' '.join(arguments)} <&-"
    done = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: cannot read standard input: Bad file descriptor\n"


@pytest.mark.parametrize("command", some_quick(COMMANDS, 2), ids=" ".join)
@pytest.mark.slow
def test_who_reads_no_more_is_no_error(command: list[str], project: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        if command == ["--help"]:  # which Click writes itself
            started = [sys.executable, "-m", "layerlint", *command]
            done = subprocess.run(started, stdout=writer, stderr=subprocess.PIPE, check=False)
        else:
            done = forked.run(*command, stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.slow
def test_what_cannot_be_told_does_not_change_the_end(project: Path) -> None:
    with open("/dev/full", "w") as full:
        assert forked.run("check", "a.py", stderr=full).returncode == 1
        assert forked.run("check", "nowhere", stderr=full).returncode == 2


# Standard input is read as a file is


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + LAYER.encode(),
        LAYER.replace("\n", "\r\n").encode(),
        b"# -*- coding: latin-1 -*-\r\n"
        + LAYER.replace("\u4e2d", "").replace("\n", "\r\n").encode("latin-1"),
        LAYER.replace("\n", "\r").encode(),
    ],
    ids=["bom", "crlf", "latin-1", "cr"],
)
def test_fixed_standard_input_keeps_its_encoding_and_line_ends(
    data: bytes, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "b.py").write_bytes(data)
    assert end_of(["check", "b.py", "--fix"], monkeypatch).code in (0, 1)
    end = end_of(["check", "-", "--fix", "--stdin-filename=b.py"], monkeypatch, stdin=data)
    assert end.data == (project / "b.py").read_bytes()
    assert end.data != data or data.count(b"\n") == 0
    sound = data.replace(b"Layer", b"Other")
    assert end_of(["check", "-", "--fix"], monkeypatch, stdin=sound).data == sound


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x = '\xff'\n", "invalid or missing encoding declaration"),
        (b"# coding: nonsense\n", "unknown encoding: nonsense"),
        (b"# coding: ascii\n\n\nx = '\xc3\xa9'\n", "'ascii' codec can't decode byte"),
    ],
)
def test_standard_input_that_is_no_text_is_told(
    data: bytes, said: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fix in ([], ["--fix"], ["--diff"]):
        end = end_of(["check", "-", *fix], monkeypatch, stdin=data)
        assert (end.code, end.out) == (2, "")
        assert end.err.startswith("error: <stdin>: cannot decode standard input: ")
        assert said in end.err


def test_standard_input_goes_with_nothing_else(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = end_of(["check", "-", "a.py"], monkeypatch, stdin=b"")
    assert (end.code, end.err) == (
        2,
        "error: standard input (`-`) is checked alone; leave the other paths out\n",
    )
    end = end_of(["check", "--stdin-filename", "a.py"], monkeypatch)
    assert end.code == 2
    assert "give the path `-` with it" in end.err


# What was not read is told


def unreadable(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    scan = os.scandir

    def scandir(path: str) -> Any:
        if os.path.basename(path) == name:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.parametrize(
    "command", [["check", "."], ["layers", "."], ["check", ".", "--show-files"], ["check", ".", "--fix"]]
)
def test_a_folder_that_cannot_be_read_is_a_failure(
    command: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "secret").mkdir()
    unreadable(monkeypatch, "secret")
    end = end_of([*command, "--no-cache"] if command[0] == "check" else command, monkeypatch)
    assert end.code == 2
    assert "error: ./secret: cannot read the folder: Permission denied\n" in end.err
    assert "a.py" in end.out or "--fix" in command


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to be another user")
@pytest.mark.slow
def test_a_folder_of_another_user(project: Path) -> None:
    (project / "secret").mkdir(mode=0o700)
    for folder in (project, *project.parents):
        if os.stat(folder).st_uid == 0 and folder != Path("/"):
            os.chmod(folder, os.stat(folder).st_mode | 0o055)
    program = (
        "import os, sys\n"
        "from layerlint.cli.main import run\n"
        "run(['check', '--no-cache', '--quiet', '--exit-zero', '--output-file', os.devnull])\n"  # imports all it needs
        "os.setuid(65534)\n"
        "sys.exit(run(['check', '--no-cache']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "error: ./secret: cannot read the folder: Permission denied\n" in done.stderr
    assert "error[LL301]" in done.stdout


@pytest.mark.parametrize(
    ("ignore", "settings", "said"),
    [
        (
            "made/\n",
            "",
            ".gitignore ignores made/sub/a.py, as git does; name a file to check it all the same",
        ),
        ("sub\n", "", ".gitignore ignores made/sub/a.py, as git does; name a file to check it all the same"),
        (
            "",
            'exclude = ["sub"]\n',
            "the settings exclude made/sub/a.py; `--show-settings` lists the patterns",
        ),
    ],
)
def test_why_there_is_nothing_is_told(
    ignore: str, settings: str, said: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".git").mkdir()
    (project / "made" / "sub").mkdir(parents=True)
    (project / "made" / "sub" / "a.py").write_text(LAYER, encoding="utf-8")
    (project / ".gitignore").write_text(ignore)
    (project / "layerlint.toml").write_text(f'keras = "3"\n{settings}')
    (project / "a.py").unlink()
    end = end_of(["check", "--no-cache"], monkeypatch)
    assert (end.code, end.err) == (0, f"warning: no Python file under .: {said}\n")
    assert end_of(["check", "made/sub/a.py", "--no-cache"], monkeypatch).code == 1


def test_a_named_file_that_the_settings_exclude(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = end_of(["check", "a.py", "--no-cache", "--exclude=a.py", "--force-exclude"], monkeypatch)
    assert end.code == 0
    assert end.err == (
        "warning: no Python file under a.py: the settings exclude a.py, also when it is named (`force-exclude`)\n"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_regular_file_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo("pipe.py")
    end = end_of(["check", "pipe.py", "--no-cache"], monkeypatch)
    assert end.code == 2
    assert end.err.startswith("error: `pipe.py` is not a regular file; give a file or a folder")


def test_an_error_of_the_worker_is_one_line() -> None:
    said = tracing._no_tensorflow("python", "3", "no\nreason")
    with pytest.raises(LayerlintError):
        raise tracing.NoTensorFlow(said)
    assert said.replace("no\nreason", "").count("\n") == 0
