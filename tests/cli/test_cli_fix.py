"""`check --fix` and `--add-ignore` on disks that do not do what they are told."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app
from tests import forked

BAD = """import keras


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        self.dense = keras.layers.Dense(n)

    def __call__(self, x):
        return self.dense(x)
"""
GOOD = BAD.replace("__call__", "call")
FILES = ("a.py", "b.py", "c.py")


@pytest.fixture
def src(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    src = tmp_path / "src"
    src.mkdir()
    for name in FILES:
        (src / name).write_text(BAD)
    return src


def layerlint(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def texts(src: Path) -> list[str]:
    return [(src / name).read_text() for name in FILES]


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_one_file_that_cannot_be_written_does_not_stop_the_others(src: Path, option: str) -> None:
    (src / "b.py").chmod(0o444)
    done = layerlint("check", "src", option, "--show-fixes")
    assert done.exit_code == 2
    assert texts(src) == [GOOD, BAD, GOOD]
    assert done.stderr.splitlines() == [
        "written: src/a.py",
        "written: src/c.py",
        "error: src/b.py: not written: it is read-only; make it writable (`chmod u+w`) and run again",
    ]
    assert "- src/b.py:" not in done.stdout
    assert "Fixed 2 findings:" in done.stdout


def test_the_report_is_about_what_is_on_disk(src: Path) -> None:
    (src / "b.py").chmod(0o444)
    done = layerlint("check", "src", "--fix", "--output-format", "concise")
    found = [line for line in done.stdout.splitlines() if "LL501" in line]
    assert [line.partition(":")[0] for line in found] == ["src/b.py"]
    assert "(2 findings fixed)" in done.stdout


@pytest.mark.slow
def test_what_rests_on_a_file_that_was_not_written_is_told_as_it_is(src: Path) -> None:
    """The base class is as bad as before, and so is what inherits from it."""
    base = (
        "import keras\n\n\nclass Base(keras.layers.Layer):\n    def __init__(self):\n        self.n = 3\n\n"
        "    def call(self, x):\n        return x\n"
    )
    derived = (
        "from base import Base\n\n\nclass Derived(Base):\n    def __init__(self):\n        super().__init__()\n"
        "        self.d = 1\n\n    def call(self, x):\n        return x\n"
    )
    for name in FILES:
        (src / name).unlink()
    (src / "base.py").write_text(base)
    (src / "derived.py").write_text(derived)
    before = layerlint("check", "src", "--output-format", "concise").stdout
    (src / "base.py").chmod(0o444)
    after = layerlint("check", "src", "--fix", "--output-format", "concise")
    assert after.exit_code == 2
    assert [line for line in after.stdout.splitlines() if ": LL" in line or " LL" in line] == [
        line for line in before.splitlines() if ": LL" in line or " LL" in line
    ]
    (src / "base.py").chmod(0o644)
    fixed = layerlint("check", "src", "--fix", "--output-format", "concise").stdout
    fresh = layerlint("check", "src", "--output-format", "concise").stdout
    assert [line for line in fixed.splitlines() if "src/" in line] == [
        line for line in fresh.splitlines() if "src/" in line
    ]


def test_a_link_to_a_checked_file_is_no_second_file(src: Path) -> None:
    (src / "b.py").unlink()
    (src / "b.py").symlink_to("a.py")
    done = layerlint("check", "src", "--fix")
    assert done.exit_code == 0, done.output
    assert "in 2 files" in done.stdout
    assert (src / "b.py").is_symlink()
    assert texts(src) == [GOOD, GOOD, GOOD]
    assert layerlint("check", "src", "src/b.py", str(src)).output.count("2 files") == 1


def test_a_link_out_of_the_folder_is_reported_and_not_written_through(src: Path) -> None:
    outside = src.parent / "outside.py"
    outside.write_text(BAD)
    (src / "b.py").unlink()
    (src / "b.py").symlink_to(outside)
    done = layerlint("check", "src", "--fix")
    assert done.exit_code == 2
    assert f"error: src/b.py: not written: it is a link to {outside}, outside of the checked folders" in (
        done.stderr
    )
    assert outside.read_text() == BAD
    assert (src / "a.py").read_text() == GOOD
    assert layerlint("check", "src/b.py", "--fix").exit_code == 0
    assert outside.read_text() == GOOD


def test_hard_links_are_not_split(src: Path) -> None:
    (src / "b.py").unlink()
    (src / "b.py").hardlink_to(src / "a.py")
    done = layerlint("check", "src", "--fix")
    assert done.exit_code == 2
    assert done.stderr.count("it has 2 names (hard links)") == 2
    assert "written: src/c.py" in done.stderr
    assert texts(src) == [BAD, BAD, GOOD]
    assert (src / "a.py").samefile(src / "b.py")


def test_ignore_comments_go_where_they_can(src: Path) -> None:
    (src / "b.py").chmod(0o444)
    done = layerlint("check", "src", "--add-ignore", "known")
    assert done.exit_code == 2
    assert "Wrote 2 ignore comments." in done.stdout
    assert done.stderr.splitlines()[:2] == ["written: src/a.py", "written: src/c.py"]
    assert "error: src/b.py: not written: it is read-only" in done.stderr
    assert [text.count("# layerlint: ignore[LL501] known") for text in texts(src)] == [1, 0, 1]


def test_fixing_and_ignoring_say_it_once(src: Path) -> None:
    (src / "b.py").chmod(0o444)
    done = layerlint("check", "src", "--fix", "--add-ignore", "known")
    assert done.exit_code == 2
    assert done.stderr.count("not written") == 1
    assert texts(src) == [GOOD, BAD, GOOD]


def test_fixes_that_were_not_written_do_not_count(src: Path) -> None:
    for name in FILES:
        (src / name).chmod(0o444)
    done = layerlint("check", "src", "--fix", "--exit-non-zero-on-fix", "--show-fixes")
    assert done.exit_code == 2
    assert "Fixed" not in done.stdout
    assert texts(src) == [BAD, BAD, BAD]


def test_a_diff_is_the_same_on_any_disk(src: Path) -> None:
    (src / "b.py").chmod(0o444)
    done = layerlint("check", "src", "--diff")
    assert done.exit_code == 1
    assert done.stdout.count("+    def call(self, x):") == 3
    assert texts(src) == [BAD, BAD, BAD]


def test_a_second_run_has_nothing_to_do(src: Path) -> None:
    assert layerlint("check", "src", "--fix").exit_code == 0
    state = [(one.st_ino, one.st_mtime_ns) for one in map(Path.stat, map(src.joinpath, FILES))]
    done = layerlint("check", "src", "--fix", "--show-fixes")
    assert done.exit_code == 0
    assert [(one.st_ino, one.st_mtime_ns) for one in map(Path.stat, map(src.joinpath, FILES))] == state
    assert "Fixed" not in done.stdout


def test_what_a_killed_run_left_is_removed(src: Path) -> None:
    left = src / ".layerlint-0123456789ab-abcdefgh.tmp"
    left.write_text("half")
    os.utime(left, (0, 0))
    layerlint("check", "src", "--fix")
    assert sorted(os.listdir(src)) == list(FILES)


# Standard input


@pytest.mark.slow
def test_the_text_of_standard_input_keeps_its_line_endings(src: Path) -> None:
    windows = BAD.replace("\n", "\r\n").encode()
    done = forked.run("check", "-", "--fix", "--isolated", stdin=windows)
    assert done.stdout == GOOD.replace("\n", "\r\n").encode()
    untouched = b"a = 1\r\nb = 2\rc = 3\n"
    assert forked.run("check", "-", "--fix", "--isolated", stdin=untouched).stdout == untouched


@pytest.mark.slow
def test_the_text_of_standard_input_comes_back_whatever_happens(src: Path) -> None:
    assert layerlint("check", "-", "--fix", stdin=BAD).stdout == GOOD
    assert layerlint("check", "-", "--fix", stdin="def (:\n").stdout == "def (:\n"
    broken = layerlint("check", "-", "--fix", "--stdin-filename", "a.ipynb", stdin="{")
    assert (broken.stdout, broken.exit_code) == ("{", 2)
    assert "a.ipynb" in broken.stderr
    (src.parent / "layerlint.toml").write_text("nothing = 1\n")
    wrong = forked.run("check", "-", "--fix", stdin=BAD.encode())
    assert wrong.returncode == 2
    assert wrong.stdout == BAD.encode()
    assert forked.run("check", "-", "--diff", stdin=BAD.encode()).stdout == b""


def test_ignore_comments_need_a_file() -> None:
    done = forked.run("check", "-", "--add-ignore", "why", stdin=BAD.encode())
    assert done.returncode == 2
    assert b"error: --add-ignore writes into files" in done.stderr


def test_a_diff_tells_of_fixes_that_it_leaves_out(src: Path) -> None:
    weight = "import keras\nimport tensorflow as tf\n\n\nclass A(keras.layers.Layer):\n    def build(self, shape):\n"
    weight += "        self.w = tf.Variable(tf.ones([shape[-1]]))\n\n    def call(self, x):\n        return x * self.w\n"
    for name in FILES:
        (src / name).write_text(weight)
    arguments = ("check", "src/a.py", "--diff", "--keras", "3", "--select", "LL104")
    done = layerlint(*arguments)
    assert (done.stdout, done.exit_code) == ("", 0)
    assert "Would fix 0 findings; 1 more with `--unsafe-fixes`." in done.stderr
    assert "Would fix 1 finding." in layerlint(*arguments, "--unsafe-fixes").stderr
    assert layerlint(*arguments, "--quiet").stderr == ""


def test_that_nothing_has_changed_is_no_warning(src: Path) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *command], check=True, capture_output=True)
    done = layerlint("check", "src", "--changed-only", "--no-cache")
    assert done.stderr == "no Python file under src has changed\n"
    assert done.exit_code == 0
    assert layerlint("check", "src", "--changed-only", "--no-cache", "--quiet").output == ""


def test_what_is_fixed_is_no_longer_counted_in_the_baseline(src: Path) -> None:
    layerlint("check", "src", "--write-baseline", "known.json", "--no-cache")
    done = layerlint("check", "src/a.py", "--baseline", "known.json", "--fix", "--no-cache")
    assert done.stdout.startswith("All checks passed (1 finding fixed) in 1 file")


@pytest.mark.slow
def test_quiet_leaves_out_warnings_and_keeps_findings_and_errors(src: Path) -> None:
    layerlint("check", "src/a.py", "--write-baseline", "known.json", "--no-cache")
    (src / "a.py").write_text(GOOD)
    arguments = ("check", "src/a.py", "--baseline", "known.json", "--no-cache")
    assert "is no longer found" in layerlint(*arguments).stderr
    assert layerlint(*arguments, "-q").output == ""
    assert "LL501" in layerlint("check", "src/b.py", "-q", "--no-cache").stdout
    (src / "b.py").write_bytes(b"\xff")
    assert layerlint("check", "src/b.py", "-q", "--no-cache").stderr.startswith("error: ")


MOVED = """import keras


class A(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.w = self.add_weight("w", (3,))

    def call(self, x):
        return keras.layers.Dense(3)(x) + x.numpy()
"""


def test_the_report_shows_the_lines_of_the_fixed_text(src: Path) -> None:
    """A fix above a finding moves its line, and the report quotes the line where it stands now."""
    for name in FILES:
        (src / name).write_text(MOVED)
    done = layerlint("check", "src", "--keras", "3", "--fix", "--unsafe-fixes")
    assert not done.stderr
    quoted = re.findall(r"^(\d+) \|( .*)\n +\|( +)\^+ numpy-in-call", done.stdout, re.MULTILINE)
    after = (src / "a.py").read_text().split("\n")
    line = next(number for number, text in enumerate(after, 1) if "x.numpy()" in text)
    assert after[line - 1] != MOVED.split("\n")[line - 1]
    assert [(int(number), text[1:]) for number, text, _ in quoted] == [(line, after[line - 1])] * len(FILES)
    assert {text[len(blank) :][:9] for _, text, blank in quoted} == {"x.numpy()"}
