"""Edits change what they name and nothing else."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerlint.errors import LayerlintError
from layerlint.files.edits import LineIndex, apply_edits, choose, unified_diff, write_atomically
from layerlint.text import Edit, Fix, Position, Safety, Span


def at(line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Span:
    end = Position(line if end_line is None else end_line, column if end_column is None else end_column)
    return Span(Position(line, column), end)


def fix(*edits: Edit) -> Fix:
    return Fix("a fix", edits, Safety.SAFE)


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a = 1\nb = 2\n", Edit(at(2, 5, 2, 6), "3"), "a = 1\nb = 3\n"),
        ("a = 1\r\nb = 2\r\n", Edit(at(1, 6), "\nc = 4"), "a = 1\r\nc = 4\r\nb = 2\r\n"),
        ("é = '🐍'; b = 2", Edit(at(1, 10, 1, 11), "c"), "é = '🐍'; c = 2"),
        ("\ta\n", Edit(at(1, 2, 1, 3), "b"), "\tb\n"),
        ("a\x0cb\n\x85c\n", Edit(at(2, 2, 2, 3), "d"), "a\x0cb\n\x85d\n"),
        ("a\rb\r", Edit(at(2, 2), "\nc"), "a\rb\rc\r"),
        ("a\r\nb", Edit(at(2, 2), "\nc"), "a\r\nb\r\nc"),
        ("a\r\nb\r\n", Edit(at(1, 2), "\r\nc"), "a\r\nc\r\nb\r\n"),
        ("", Edit(at(1, 1), "a\n"), "a\n"),
        ("a\nb\nc\n", Edit(at(1, 2, 3, 2), ""), "a\n"),
    ],
)
def test_an_edit_changes_its_span(text: str, edit: Edit, expected: str) -> None:
    assert apply_edits(text, [edit]) == expected


def test_edits_are_applied_from_positions_of_the_text_before() -> None:
    edits = [Edit(at(1, 5, 1, 6), "22"), Edit(at(1, 1, 1, 2), "long")]
    assert apply_edits("a = 1\n", edits) == "long = 22\n"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply_edits("x\n", [Edit(at(1, 1), "a"), Edit(at(1, 1), "b")]) == "abx\n"


def test_overlapping_edits_are_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="overlap at line 1"):
        apply_edits("abcd\n", [Edit(at(1, 1, 1, 3), ""), Edit(at(1, 2, 1, 4), "")])


@pytest.mark.parametrize("position", [Position(0, 1), Position(3, 1), Position(1, 0), Position(1, 4)])
def test_a_place_outside_the_text_is_an_error_of_ours(position: Position) -> None:
    with pytest.raises(ValueError, match="line"):
        LineIndex("a\nb").offset(position)


@given(st.text(alphabet="ab\r\n\t é🐍\x0c\u2028"))
@pytest.mark.slow
def test_every_offset_has_a_position_and_back(text: str) -> None:
    lines = LineIndex(text)
    for offset in range(len(text) + 1):
        assert lines.offset(lines.position(offset)) == offset
    assert (
        "".join(lines.slice(Span(lines.position(i), lines.position(i + 1))) for i in range(len(text))) == text
    )


def test_fixes_that_touch_wait() -> None:
    first, touching, apart = (
        fix(Edit(at(1, 1, 1, 3), "")),
        fix(Edit(at(1, 3, 1, 5), "")),
        fix(Edit(at(1, 6, 1, 7), "")),
    )
    assert choose([apart, touching, first]) == (first, apart)


def test_a_fix_is_chosen_whole_or_not_at_all() -> None:
    both = fix(Edit(at(1, 1, 1, 2), ""), Edit(at(9, 1, 9, 2), ""))
    second = fix(Edit(at(9, 1), "x"))
    assert choose([second, both]) == (both,)


def test_a_fix_without_edits_is_not_chosen() -> None:
    assert choose([fix()]) == ()


def test_writing_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "run.py"
    path.write_bytes(b"old")
    path.chmod(0o755)
    write_atomically(path, b"\xef\xbb\xbfnew\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    assert os.listdir(tmp_path) == ["run.py"]


def test_writing_through_a_link_changes_the_file_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "real.py").write_bytes(b"old")
    (tmp_path / "link.py").symlink_to("real.py")
    write_atomically(tmp_path / "link.py", b"new")
    assert (tmp_path / "link.py").is_symlink()
    assert (tmp_path / "real.py").read_bytes() == b"new"


def test_writing_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(LayerlintError, match=r"cannot write .*missing"):
        write_atomically(tmp_path / "missing" / "a.py", b"")


def test_a_diff_of_no_change_is_empty() -> None:
    assert unified_diff("a.py", "a\n", "a\n") == ""


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\nb", "a\nb\n"),
        ("a\n", "a"),
        ("a\x0c\rb\n", "b\n"),
    ],
)
def test_git_applies_the_diff(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before.encode())
    patch = unified_diff("a.py", before, after).encode()
    subprocess.run(["git", "apply", "-p0", "-"], input=patch, cwd=tmp_path, check=True)
    assert path.read_bytes() == after.encode()
