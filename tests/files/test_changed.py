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


def _trap(folder: Path, name: str) -> str:
    """A program that leaves a trace, and hands on what it reads."""
    file = folder / f"{name}.sh"
    file.write_text(f"#!/bin/sh\necho {name} >> '{folder / 'ran'}'\ncat\n")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def trapped(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A repository that runs a program wherever git lets its configuration name one, and what those leave."""
    traps = tmp_path_factory.mktemp("traps")
    (repository / "sub").mkdir()
    (repository / "sub" / "x.py").write_text("a = 1\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    text = '*.py diff=d filter=f\nsub/* filter="a.b C"\nunstaged.py filter=onlyclean\n'
    (repository / ".git" / "info" / "attributes").write_text(text)
    (repository / ".gitattributes").write_text(text)
    settings = {
        **dict.fromkeys(("core.fsmonitor", "core.pager", "pager.diff", "core.editor", "core.askPass"), ""),
        **dict.fromkeys(("core.sshCommand", "core.gitProxy", "core.alternateRefsCommand"), ""),
        **dict.fromkeys(("diff.external", "diff.d.textconv", "diff.d.command", "gpg.program"), ""),
        **dict.fromkeys(("filter.f.clean", "filter.f.smudge", "filter.f.process", "filter.a.b C.clean"), ""),
        **dict.fromkeys(("filter.onlyclean.clean", "hook.h.command", "uploadpack.packObjectsHook"), ""),
        **dict.fromkeys(("alias.diff", "alias.ls-files", "alias.rev-parse", "credential.helper"), "!"),
        **dict.fromkeys(("remote.origin.uploadpack", "remote.origin.receivepack"), ""),
    }
    for key, before in settings.items():
        program = _trap(traps, "".join(part for part in key if part.isalnum()))
        git(repository, "config", key, before + program)
    hooks = traps / "hooks"
    hooks.mkdir()
    for hook in (
        "post-index-change",
        "fsmonitor-watchman",
        "reference-transaction",
        "post-checkout",
        "pre-auto-gc",
    ):
        Path(_trap(traps, hook)).rename(hooks / hook)
    for key, value in {
        "hook.h.event": "post-index-change",
        "core.hooksPath": str(hooks),
        "filter.f.required": "true",
        "log.showSignature": "true",
        "remote.origin.url": f"ext::{_trap(traps, 'ext')}",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryformatversion": "1",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", key, value)
    (traps / "ran").unlink(missing_ok=True)
    # Times that the index does not know make git compare the contents.
    for name in ("kept.py", "unstaged.py", "sub/x.py"):
        os.utime(repository / name, (1, 1))
    return repository, traps / "ran"


@pytest.mark.slow
def test_the_configuration_of_a_repository_runs_nothing(trapped: tuple[Path, Path]) -> None:
    repository, ran = trapped
    (repository / "unstaged.py").write_text("a = 2\n")
    assert changed_files() == (".gitattributes", "unstaged.py")
    assert changed_files("HEAD") == (".gitattributes", "unstaged.py")
    assert not ran.exists(), ran.read_text()


def test_what_a_partial_clone_lacks_is_not_fetched(trapped: tuple[Path, Path]) -> None:
    repository, ran = trapped
    for folder in (repository / ".git" / "objects").glob("[0-9a-f][0-9a-f]"):
        shutil.rmtree(folder)
    with pytest.raises(LayerlintError):
        changed_files("HEAD~1")
    assert not ran.exists(), ran.read_text()


def test_a_filter_that_cannot_be_turned_off_is_an_error(trapped: tuple[Path, Path]) -> None:
    repository, ran = trapped
    git(repository, "config", "filter.a=b.clean", "cat")
    ran.unlink(missing_ok=True)
    with pytest.raises(LayerlintError, match=r"its configuration has `filter\.a=b`"):
        changed_files()
    assert not ran.exists(), ran.read_text()


def test_a_program_of_the_project_is_not_taken_for_git(
    trapped: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, ran = trapped
    shutil.copy(_trap(ran.parent, "git"), repository / "git")
    monkeypatch.setenv("PATH", f"{os.pathsep}.{os.pathsep}{os.environ['PATH']}")
    changed_files()
    assert not ran.exists(), ran.read_text()
