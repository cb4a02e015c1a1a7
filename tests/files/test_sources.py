"""Which files are checked, in which order, and how they are read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.files.discovery import discover
from layerlint.files.sources import ModuleSource, Unreadable, read


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


def found(folder: Path, **options: object) -> list[str]:
    return [Path(p).relative_to(folder).as_posix() for p in discover([str(folder)], **options).files]  # type: ignore[arg-type]


def test_files_are_sorted_and_only_python(tmp_path: Path) -> None:
    tree(tmp_path, "b.py", "a/z.py", "a.txt", "c.ipynb", "a/y.pyc")
    assert found(tmp_path) == ["a/z.py", "b.py", "c.ipynb"]


def test_gitignore_at_every_level_is_respected(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    tree(tmp_path, "keep.py", "gen/a.py", "sub/tmp_x.py", "sub/x.py", "sub/!odd.py")
    (tmp_path / ".gitignore").write_text("gen/\n")
    (tmp_path / "sub/.gitignore").write_text("tmp_*\n")
    assert found(tmp_path) == ["keep.py", "sub/!odd.py", "sub/x.py"]
    assert [Path(p).name for p in discover([str(tmp_path / "sub")]).files] == ["!odd.py", "x.py"]
    assert "gen/a.py" in found(tmp_path, respect_gitignore=False)


def test_a_nearer_gitignore_takes_back_what_one_above_says(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    tree(tmp_path, "keep_a.py", "sub/keep_a.py", "sub/keep_b.py", "sub/deep/keep_a.py")
    (tmp_path / ".gitignore").write_text("keep*\n")
    (tmp_path / "sub/.gitignore").write_text("!keep_a.py\n")
    assert found(tmp_path) == ["sub/deep/keep_a.py", "sub/keep_a.py"]
    assert [Path(p).name for p in discover([str(tmp_path / "sub/deep")]).files] == ["keep_a.py"]


def test_folders_that_look_like_files_and_links_in_circles(tmp_path: Path) -> None:
    tree(tmp_path, "x.py/inner.py")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere.py")
    assert found(tmp_path) == ["x.py/inner.py"]


def test_excludes_hold_below_folders_and_not_for_named_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "src/a.py", "build/b.py")
    assert list(discover(["."], exclude=["build"]).files) == ["src/a.py"]
    assert list(discover(["build/b.py"], exclude=["build"]).files) == ["build/b.py"]
    assert list(discover(["build/b.py"], exclude=["build"], force_exclude=True).files) == []


def test_a_file_and_links_to_it_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "src/real.py", "src/other.py")
    (tmp_path / "src/a_link.py").symlink_to("real.py")
    (tmp_path / "src/z_link.py").symlink_to("../src/a_link.py")
    (tmp_path / "src/loop.py").symlink_to("loop.py")
    (tmp_path / "src_link").symlink_to("src")
    own = ["src/loop.py", "src/other.py", "src/real.py"]
    assert list(discover(["src"]).files) == own
    assert list(discover(["src", "src_link", str(tmp_path / "src")]).files) == own
    assert list(discover(["src/a_link.py", "src"]).files) == own
    assert list(discover(["src/a_link.py", "src/real.py"]).files) == ["src/real.py"]
    assert list(discover(["src/z_link.py", "src/a_link.py"]).files) == ["src/z_link.py"]
    assert list(discover(["src_link"]).files) == ["src_link/loop.py", "src_link/other.py", "src_link/real.py"]


def test_of_links_to_a_file_elsewhere_one_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "elsewhere/real.py", "src/x.py")
    for name in ("b.py", "a.py"):
        (tmp_path / "src" / name).symlink_to("../elsewhere/real.py")
    assert list(discover(["src"]).files) == ["src/a.py", "src/x.py"]
    assert list(discover(["src", "src/b.py"]).files) == ["src/b.py", "src/x.py"]


def test_hard_links_are_two_files(tmp_path: Path) -> None:
    tree(tmp_path, "a.py")
    (tmp_path / "b.py").hardlink_to(tmp_path / "a.py")
    assert found(tmp_path) == ["a.py", "b.py"]


def test_a_missing_path_is_an_error() -> None:
    with pytest.raises(LayerlintError, match="no file or folder `nowhere`"):
        discover(["nowhere"])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x = 1\r\n", "x = 1\r\n"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"# -*- coding: latin-1 -*-\ns = '\xe9'\n", "# -*- coding: latin-1 -*-\ns = 'é'\n"),
        ("s = 'é'\n".encode(), "s = 'é'\n"),
    ],
)
def test_any_encoding_that_python_takes(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.py").write_bytes(data)
    source = read(str(tmp_path / "a.py"))
    assert isinstance(source, ModuleSource)
    assert source.text == text


@pytest.mark.parametrize(
    "data", [b"s = '\xe9'\n", b"# coding: klingon\n", b"# coding: rot13\n", b"# coding: undefined\n"]
)
def test_what_cannot_be_decoded_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.py").write_bytes(data)
    assert isinstance(read(str(tmp_path / "a.py")), Unreadable)


def test_a_text_that_was_let_go_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("a = 1\n")
    source = read(str(file))
    assert isinstance(source, ModuleSource)
    source.let_go()
    assert source.digest == ModuleSource("b.py", "a = 1\n").digest, "what was known of the text stays"
    assert source.text == "a = 1\n"
    source.let_go()
    file.write_text("a = 2\n")
    with pytest.raises(LayerlintError, match=r"a\.py was changed while it was being checked; run again"):
        _ = source.text
    file.unlink()
    with pytest.raises(LayerlintError, match=r"cannot read .* again: .*No such file"):
        _ = source.text


def test_a_text_that_is_in_no_file_is_held(tmp_path: Path) -> None:
    source = ModuleSource(str(tmp_path / "a.py"), "a = 1\n")
    source.let_go()
    assert source.text == "a = 1\n"


def test_what_is_in_a_file_is_not_sent_to_another_process(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("a = 1\n")
    source = read(str(file))
    assert isinstance(source, ModuleSource)
    sent = pickle.dumps(source)
    assert b"a = 1" not in sent
    assert pickle.loads(sent).text == "a = 1\n"
    file.write_text("a = 2\n")
    with pytest.raises(LayerlintError, match="was changed"):
        _ = pickle.loads(sent).text
    assert pickle.loads(pickle.dumps(ModuleSource("b.py", "b = 1\n"))).text == "b = 1\n"
