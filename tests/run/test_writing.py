"""Changed files are written one by one: each as it was beside the change, or not at all, with the reason."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from layerlint.run.fix import fix_run, ignore_all, write_fixes
from layerlint.run.fix_rounds import Change
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.run.writing import Writes, write_changes


def write(*changes: tuple[Path, str, str], asked: Path | None = None) -> Writes:
    return write_changes(
        [Change(str(path), before, after, ()) for path, before, after in changes],
        [str(asked or path) for path, _, _ in changes],
    )


@pytest.mark.parametrize(
    ("before", "after", "content"),
    [
        (b"a = 1\r\n", "b = 1\r\n", b"b = 1\r\n"),
        (b"\xef\xbb\xbfa = 1\n", "b = 1\n", b"\xef\xbb\xbfb = 1\n"),
        (b"# coding: latin-1\n# \xe9\n", "# coding: latin-1\n# é!\n", b"# coding: latin-1\n# \xe9!\n"),
    ],
)
def test_files_keep_their_encoding_and_mode(
    tmp_path: Path, before: bytes, after: str, content: bytes
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    path.chmod(0o750)
    text = before.decode("latin-1" if b"latin" in before else "utf-8-sig")
    assert write((path, text, after)).failed == ()
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o750


def test_one_that_cannot_be_written_does_not_keep_the_others_from_it(tmp_path: Path) -> None:
    names = ("a.py", "b.py", "c.py", "d.py", "e.py")
    changed, gone, ascii_only, read_only, fine = (tmp_path / name for name in names)
    changed.write_text("a = 3\n")
    ascii_only.write_text("# coding: ascii\n")
    read_only.write_text("a = 1\n")
    read_only.chmod(0o444)
    fine.write_text("a = 1\n")
    writes = write(
        (changed, "a = 1\n", "a = 2\n"),
        (gone, "a = 1\n", "a = 2\n"),
        (ascii_only, "# coding: ascii\n", "# coding: ascii\n# é\n"),
        (read_only, "a = 1\n", "a = 2\n"),
        (fine, "a = 1\n", "a = 2\n"),
    )
    assert [change.path for change in writes.written] == [str(fine)]
    assert [failure.path for failure in writes.failed] == [str(tmp_path / name) for name in names[:4]]
    reasons = [failure.message for failure in writes.failed]
    assert reasons[0] == "not written: it was changed while it was being checked; run again"
    assert reasons[1] == "not written: No such file or directory"
    assert reasons[2] == "not written: its encoding, ascii, has no '\\xe9'; save it as UTF-8 and run again"
    assert reasons[3].startswith("not written: it is read-only; ")
    texts = [changed.read_text(), ascii_only.read_text(), read_only.read_text(), fine.read_text()]
    assert texts == ["a = 3\n", "# coding: ascii\n", "a = 1\n", "a = 2\n"]
    assert sorted(os.listdir(tmp_path)) == ["a.py", "c.py", "d.py", "e.py"]


def test_bytes_that_are_no_text_any_more_were_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    for content in (b"a = '\xff'\n", b"# coding: nothing\n"):
        path.write_bytes(content)
        (failure,) = write((path, "a = 1\n", "a = 2\n")).failed
        assert failure.message == "not written: it was changed while it was being checked; run again"
        assert path.read_bytes() == content


# Links


def test_a_link_that_was_found_is_written_through_inside_of_the_folders(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "real.txt").write_text("a = 1\n")
    link = project / "link.py"
    link.symlink_to("real.txt")
    assert write((link, "a = 1\n", "a = 2\n"), asked=project).failed == ()
    assert link.is_symlink()
    assert (project / "real.txt").read_text() == "a = 2\n"


def test_a_link_out_of_the_folders_is_written_through_only_when_it_was_named(tmp_path: Path) -> None:
    project, other = tmp_path / "project", tmp_path / "project-2"
    project.mkdir()
    other.mkdir()
    outside = other / "a.py"
    outside.write_text("a = 1\n")
    link = project / "link.py"
    link.symlink_to(outside)
    (failure,) = write((link, "a = 1\n", "a = 2\n"), asked=project).failed
    assert failure.message == (
        f"not written: it is a link to {outside}, outside of the checked folders; give that path to repair it"
    )
    assert outside.read_text() == "a = 1\n"
    assert write((link, "a = 1\n", "a = 2\n"), asked=link).failed == ()
    assert outside.read_text() == "a = 2\n"


# A whole run


BAD = """import keras


class A(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)

    def __call__(self, x):
        return self.dense(x)
"""


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_file_that_changes_between_check_and_fix_leaves_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text(BAD)
    request = LintRequest((".",), isolated=True, options={"keras": "3"}, cache=False)
    run = lint_paths(request)
    for file in run.files.values():
        file.source.let_go()
    if how == "changed":
        (tmp_path / "a.py").write_text("x = 1\n")
    else:
        (tmp_path / "a.py").unlink()
    run, result = fix_run(run)
    run, writes = write_fixes(run, result)
    assert [change.path for change in writes.written] == ["b.py"]
    (failure,) = run.report.failures
    assert failure.path == "a.py"
    assert failure.message.startswith("not written: ")
    assert ("changed while" if how == "changed" else "No such file") in failure.message
    assert (tmp_path / "b.py").read_text() == BAD.replace("__call__", "call")
    assert ignore_all(run, "known")[2] == 0
