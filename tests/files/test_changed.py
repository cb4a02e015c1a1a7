"""What git says has changed, in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.files.changed import changed_files

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("kept.py", "unstaged.py", "staged.py", "deleted.py", "renamed.py"):
        (tmp_path / name).write_text("a = 1\n")
    (tmp_path / ".gitignore").write_text("ignored.py\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_clean_repository_has_no_changed_files(repository: Path) -> None:
    assert changed_files() == ()


def test_staged_unstaged_and_untracked_files_have_changed(repository: Path) -> None:
    (repository / "unstaged.py").write_text("a = 2\n")
    (repository / "staged.py").write_text("a = 2\n")
    (repository / "dir with é").mkdir()
    (repository / "dir with é" / "new\nline.py").write_text("a = 2\n")
    (repository / "ignored.py").write_text("a = 2\n")
    (repository / "deleted.py").unlink()
    git(repository, "mv", "renamed.py", "renamed2.py")
    git(repository, "add", "staged.py")
    assert changed_files() == ("dir with é/new\nline.py", "renamed2.py", "staged.py", "unstaged.py")


def test_paths_are_relative_to_the_folder_that_asks(repository: Path) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "a.py").write_text("a = 1\n")
    (repository / "staged.py").write_text("a = 2\n")
    assert changed_files(folder="sub") == ("../staged.py", "a.py")


def test_with_a_base_the_branch_counts_and_the_base_itself_does_not(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    (repository / "staged.py").write_text("a = 2\n")
    git(repository, "commit", "-q", "-am", "topic")
    git(repository, "checkout", "-q", "main")
    (repository / "kept.py").write_text("a = 2\n")
    git(repository, "commit", "-q", "-am", "main goes on")
    git(repository, "checkout", "-q", "topic")
    (repository / "new.py").touch()
    assert changed_files("main") == ("new.py", "staged.py")
    assert changed_files() == ("new.py",)


def test_before_the_first_commit_all_files_are_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.py").touch()
    (tmp_path / "b.py").touch()
    git(tmp_path, "add", "a.py")
    assert changed_files(folder=str(tmp_path)) == ("a.py", "b.py")


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(LayerlintError, match="not a git repository"):
        changed_files(folder=str(tmp_path))


@pytest.mark.parametrize("base", ["missing", "--output=x", ""])
def test_an_unknown_base_is_named(repository: Path, base: str) -> None:
    with pytest.raises(LayerlintError, match=f"`{base}`"):
        changed_files(base)


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(LayerlintError, match="git is not installed"):
        changed_files()
