"""The cache writes and removes its own files and nothing else, whatever a project that nobody trusts says or holds."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from layerlint.cache import store, user_key
from layerlint.cli.main import main
from layerlint.errors import LayerlintError
from layerlint.index import module_paths
from tests import forked
from tests.quickest import some_quick

BAD = """\
import keras

class A(keras.layers.Layer):
    def call(self, x):
        return keras.layers.Dense(3)(x)
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of POSIX")


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def layerlint(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
    """A run of the command, in this process to be quick."""
    module_paths.clear()
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.argv", ["layerlint", *arguments]),
        patch.dict("os.environ", environment),
        chdir(cwd or "."),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as stop,
    ):
        main()
    code = stop.value.code or 0
    assert isinstance(code, int)
    return Done(code, out.getvalue(), err.getvalue())


def everything(folder: Path, *, but: str = "") -> dict[str, object]:
    """All below a folder: contents, modes, and where links lead. `but` is left out."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if but and (name == but or name.startswith(but + "/")):
            continue
        state = path.lstat()
        content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        found[name] = (state.st_mode, state.st_ino, content)
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.py").write_text(BAD)
    (folder / ".gitignore").write_text("secret.env\n")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "data").mkdir()
    for name in ("one.json", "run-0123456789abcdef.json", "run-20240101.json", "part-0123456789abcdef"):
        (folder / "data" / name).write_text('{"precious": true}')
        os.utime(folder / "data" / name, (0, 0))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder beside the project, which looks like a cache to those who do not look closely."""
    folder = tmp_path / "victim"
    (folder / "v1").mkdir(parents=True)
    for name in (
        "notes.txt",
        "run-01234567.json",
        "v1/run-0123456789abcdef.json",
        "v1/part-0123456789abcdef",
    ):
        (folder / name).write_text("01234567\n{}")
        os.utime(folder / name, (0, 0))
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# by another tool\n")
    return folder


# ------------------------------------------------------------------------------- the folder that is named


@pytest.mark.parametrize("named", [".", "data", "..", "", "data/..", ".git", "/"])
def test_a_folder_that_is_no_cache_is_refused_and_left_alone(project: Path, victim: Path, named: str) -> None:
    before = everything(project.parent)
    for command in (["check", ".", "--cache-dir", named], ["check", "--cache-dir=" + named]):
        done = layerlint(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert ".layerlint_cache" in done.stderr, "what to write instead"
    layerlint("clean", "--cache-dir", named)
    assert everything(project.parent) == before
    assert layerlint("check", ".", LAYERLINT_CACHE_DIR=named or ".").returncode == 2
    assert everything(project.parent) == before


def test_what_the_message_says_works(project: Path) -> None:
    said = layerlint("check", ".", "--cache-dir", "data").stderr
    suggested = str(project / "data" / ".layerlint_cache")
    assert suggested in said
    assert layerlint("check", ".", "--cache-dir", suggested).returncode == 1
    assert (Path(suggested) / "v1").is_dir()


def test_an_empty_folder_is_taken_but_not_the_one_where_we_are(project: Path) -> None:
    (project / "empty").mkdir()
    assert layerlint("check", ".", "--cache-dir", "empty").returncode == 1
    assert (project / "empty" / "CACHEDIR.TAG").is_file()
    (project / "here").mkdir()
    assert layerlint("check", "--cache-dir", ".", cwd=project / "here").returncode == 2
    assert os.listdir(project / "here") == []


@pytest.mark.parametrize("said", ["=", "= "])
@pytest.mark.parametrize("value", [".", "..", "../victim", "/tmp", "data/..", "link", "link/inner", "up/x"])
def test_settings_name_a_folder_inside_the_project_only(
    project: Path, victim: Path, value: str, said: str
) -> None:
    (project / "link").symlink_to(victim)
    (project / "up").symlink_to("..")
    (project / "layerlint.toml").write_text(f'cache-dir {said}"{value}"\n')
    before = everything(project.parent)
    for command in ("check", "clean"):
        done = layerlint(command, ".")
        assert done.returncode == 2, done
        assert f"{project / 'layerlint.toml'}: `cache-dir` leads to" in done.stderr
        assert "--cache-dir" in done.stderr
    assert everything(project.parent) == before


def test_settings_that_name_no_text_are_an_error(project: Path) -> None:
    (project / "layerlint.toml").write_text("cache-dir = 5\n")
    done = layerlint("check", ".")
    assert done.returncode == 2
    assert "`cache-dir` must be" in done.stderr


@pytest.mark.slow
def test_the_command_line_and_the_environment_may_name_another_place(project: Path, tmp_path: Path) -> None:
    (project / "layerlint.toml").write_text('cache-dir = ".."\n')
    elsewhere = [str(tmp_path / name) for name in ("one", "two", "three")]
    assert layerlint("check", ".", "--cache-dir", elsewhere[0]).returncode == 1
    assert layerlint("check", ".", "--config", f"cache-dir = '{elsewhere[1]}'").returncode == 1
    first = layerlint("check", ".", "--output-format", "json", LAYERLINT_CACHE_DIR=elsewhere[2])
    assert first.returncode == 1
    again = layerlint("check", ".", "--output-format", "json", LAYERLINT_CACHE_DIR=elsewhere[2])
    assert again.stdout == first.stdout
    assert all((Path(folder) / "v1").is_dir() for folder in elsewhere)
    assert not (project / ".layerlint_cache").exists()
    assert layerlint("clean", LAYERLINT_CACHE_DIR=elsewhere[2]).returncode == 0
    assert not Path(elsewhere[2]).exists()


def test_projects_that_share_a_folder_do_not_meet(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.py").write_text(BAD.replace("class A", "class Other"))
    told: dict[Path, str] = {}
    for _ in range(2):
        for folder in (project, other):
            done = layerlint(
                "check", ".", "--output-format", "json", cwd=folder, LAYERLINT_CACHE_DIR="../both"
            )
            assert told.setdefault(folder, done.stdout) == done.stdout
    assert told[project] != told[other]


def test_a_baseline_of_settings_is_not_read_through_a_link_that_leads_out(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside.json").write_text('{"version": 1, "findings": []}')
    (project / "known.json").symlink_to(tmp_path / "outside.json")
    (project / "layerlint.toml").write_text('baseline = "known.json"\n')
    done = layerlint("check", ".")
    assert done.returncode == 2
    assert "`baseline` leads through a symbolic link" in done.stderr
    assert layerlint("check", ".", "--baseline", "known.json").returncode == 1, "the user's own word"


# ------------------------------------------------------------------------------- what a clone brings along


@posix
@pytest.mark.parametrize("level", ["folder", "folder that is marked", "version", "mark", "dangling", "file"])
def test_a_link_in_the_place_of_the_cache_is_not_followed(project: Path, victim: Path, level: str) -> None:
    cache = project / ".layerlint_cache"
    if level == "folder that is marked":
        (victim / "CACHEDIR.TAG").write_bytes(store._TAG)
    if level.startswith("folder"):
        cache.symlink_to("../victim")
    elif level == "dangling":
        cache.symlink_to("../new")
    elif level == "file":
        cache.symlink_to("../victim/notes.txt")
    else:
        cache.mkdir()
        if level == "version":
            (cache / "CACHEDIR.TAG").write_bytes(store._TAG)
            (cache / "v1").symlink_to("../../victim/v1")
        else:
            (victim / "tag").write_bytes(store._TAG)
            (cache / "CACHEDIR.TAG").symlink_to("../../victim/tag")
    before = everything(project.parent)
    checked = layerlint("check", ".")
    assert (checked.returncode, checked.stdout) == (2, "")
    layerlint("clean")
    left = everything(project.parent)
    if level == "version":  # the folder is ours, and the link in it stays
        assert (cache / "v1").is_symlink()
    assert left == before
    assert layerlint("check", ".", "--no-cache").returncode == 1


@posix
@pytest.mark.slow
def test_links_among_the_entries_lead_to_no_write_and_no_removal(project: Path, victim: Path) -> None:
    assert layerlint("check", ".", "--output-format", "json").returncode == 1
    entries = project / ".layerlint_cache" / "v1"
    names = sorted(os.listdir(entries))
    assert [name.partition("-")[0] for name in names] == ["classes", "modules", "run"]
    (victim / "hard").write_text("the user's")
    os.utime(victim / "hard", (0, 0))
    before = everything(victim)
    times = {path: path.lstat().st_mtime_ns for path in victim.rglob("*")}
    links: list[Callable[[Path], object]] = [
        lambda path: path.symlink_to(victim / "notes.txt"),
        lambda path: path.hardlink_to(victim / "hard"),
    ]
    for replace in links:
        for name in (*names, "part-0123456789abcdef", "run-fedcba9876543210.json"):
            (entries / name).unlink(missing_ok=True)
            replace(entries / name)
        (project / "a.py").write_text(BAD + "# more\n")
        assert layerlint("check", ".", "--output-format", "json").returncode == 1
        assert all((entries / name).is_file() and not (entries / name).is_symlink() for name in names[:2])
        assert everything(victim) == before
        assert layerlint("clean").returncode == 0
        assert everything(victim) == before
        assert {path: path.lstat().st_mtime_ns for path in victim.rglob("*")} == times
        for path in entries.glob("*") if entries.exists() else ():
            path.unlink()
        layerlint("check", ".", "--output-format", "json")


@posix
def test_an_archive_of_a_project_cannot_reach_out(project: Path, victim: Path, tmp_path: Path) -> None:
    """A tar archive, other than a git clone, may hold pipes."""
    cache = project / ".layerlint_cache"
    (cache / "v1").mkdir(parents=True)
    (cache / "CACHEDIR.TAG").write_bytes(store._TAG)
    os.mkfifo(cache / "v1" / "run-0123456789abcdef.json")
    os.mkfifo(project / "layerlint.toml")
    with tarfile.open(tmp_path / "clone.tar", "w") as archive:
        archive.add(project, "clone")
    with tarfile.open(tmp_path / "clone.tar") as archive:
        archive.extractall(tmp_path, filter="fully_trusted")
    assert layerlint("check", ".", cwd=tmp_path / "clone").returncode == 1
    assert layerlint("check", ".", cwd=tmp_path / "clone").returncode == 1
    done = layerlint("clean", cwd=tmp_path / "clone")
    assert done.returncode == 0
    assert "left there: v1" in done.stdout


@pytest.mark.slow
def test_a_cache_that_a_clone_brings_along_is_not_believed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The author of the clone has another key: what they kept says that there is nothing to find."""
    theirs = str(tmp_path / "theirs")
    (project / "a.py").write_text("x = 1\n" + "#" * (len(BAD) - 7) + "\n")
    assert layerlint("check", ".", XDG_CACHE_HOME=theirs).returncode == 0
    kept = everything(project / ".layerlint_cache")
    assert kept
    run = next(path for path in (project / ".layerlint_cache" / "v1").glob("run-*"))
    seen = run.read_bytes()
    assert layerlint("check", ".").returncode == 0
    names = {path.name for path in (project / ".layerlint_cache" / "v1").glob("run-*")}
    assert len(names) == 2, "each user has files of their own"
    mine = next(path for path in (project / ".layerlint_cache" / "v1").glob("run-*") if path != run)
    mine.write_bytes(seen)
    (project / "a.py").write_text(BAD)
    assert layerlint("check", ".").returncode == 1
    head, _, body = mine.read_bytes().partition(b"\n")
    forged = body.replace(b'"output":["', b'"output":["All is well').replace(b",1,", b",0,")
    assert forged != body
    mine.write_bytes(head + b"\n" + forged)
    done = layerlint("check", ".")
    assert done.returncode == 1
    assert "All is well" not in done.stdout


# ------------------------------------------------------------------------------- clean


@pytest.mark.slow
def test_clean_removes_its_own_files_and_says_what_it_left(project: Path) -> None:
    layerlint("check", ".")
    cache = project / ".layerlint_cache"
    (cache / "notes.txt").write_text("mine")
    (cache / "v1" / "table.json").write_text("mine")
    done = layerlint("clean")
    assert done.returncode == 0
    assert "left there: notes.txt, v1" in done.stdout
    assert set(everything(cache)) == {"CACHEDIR.TAG", ".gitignore", "notes.txt", "v1", "v1/table.json"}
    (cache / "notes.txt").unlink()
    (cache / "v1" / "table.json").unlink()
    assert layerlint("clean").stdout == f"Removed {cache}.\n"
    assert not cache.exists()
    assert layerlint("clean").stdout == f"There is no cache in {cache}.\n"


def test_a_cache_that_lost_its_mark_is_to_be_removed(project: Path) -> None:
    layerlint("check")
    (project / ".layerlint_cache" / "CACHEDIR.TAG").write_text("something else")
    done = layerlint("check")
    assert done.returncode == 2
    assert "is left alone; remove it, or give --no-cache" in done.stderr


def test_clean_of_a_path_that_is_not_there_removes_nothing(project: Path) -> None:
    layerlint("check")
    done = layerlint("clean", "nope")
    assert done.returncode == 2
    assert done.stderr == "error: there is no file or folder `nope`; check the spelling of the path\n"
    assert (project / ".layerlint_cache").is_dir()


def test_clean_leaves_the_folder_of_another_tool(project: Path, victim: Path) -> None:
    venv = project / ".layerlint_cache"
    victim.rename(venv)
    before = everything(project)
    done = layerlint("clean")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not a cache of layerlint" in done.stderr
    assert everything(project) == before


def former(folder: Path) -> None:
    """A cache as versions made it that kept all in the folder itself."""
    folder.mkdir(exist_ok=True)
    (folder / "CACHEDIR.TAG").write_bytes(store._TAG)
    (folder / ".gitignore").write_bytes(store._IGNORE)
    for name in ("run-2b602606.json", "modules-23ce32183d4822a8.json", "classes-50048c2cfd51bd21.json"):
        (folder / name).write_text("01234567\n{}")
    (folder / ".part-abcd_123").write_bytes(b"")
    (folder / "run-20240101.json").write_text('{"my": "results"}')


@pytest.mark.parametrize("command", ["check", "clean"])
def test_the_files_of_former_versions_go_by_name_and_content(project: Path, command: str) -> None:
    cache = project / ".layerlint_cache"
    former(cache)
    assert layerlint(command, ".").returncode in (0, 1)
    left = {name for name in everything(cache) if not name.startswith("v1")}
    assert left == {"CACHEDIR.TAG", ".gitignore", "run-20240101.json"}


# ------------------------------------------------------------------------------- folders that cannot be used


@posix
def test_a_project_that_cannot_be_written_is_checked_without(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    user_key.key()
    monkeypatch.setattr("os.mkdir", forbidden)
    done = layerlint("check", ".")
    assert done.returncode == 1
    assert "warning: cannot write the cache" in done.stderr


def test_without_a_place_for_the_key_there_is_no_cache(project: Path) -> None:
    for home in ("/dev/null", str(project / "a.py")):
        done = layerlint("check", ".", XDG_CACHE_HOME=home)
        assert done.returncode == 1
        assert "warning: cannot write the cache" in done.stderr
        assert "key" in done.stderr
        assert "--no-cache does without" in done.stderr
    assert not (project / ".layerlint_cache").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the folder does not come from HOME")
def test_a_relative_home_is_no_place_for_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "inside")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert os.path.isabs(user_key.user_folder())


@pytest.mark.slow
def test_a_key_that_others_can_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.cache.user_key.user_folder", lambda: str(tmp_path / "user"))
    first = user_key.key()
    path = tmp_path / "user" / "key"
    assert len(first) == 32
    assert path.read_bytes() == first
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
        user_key._key.cache_clear()
        path.chmod(0o644)
        with pytest.raises(OSError, match="others may read"):
            user_key.key()
        path.chmod(0o600)
    user_key._key.cache_clear()
    assert user_key.key() == first
    user_key._key.cache_clear()
    path.write_bytes(b"cut")  # a process was killed while it wrote
    assert len(user_key.key()) == 32 != len(b"cut")
    user_key._key.cache_clear()


# ------------------------------------------------------------------------------- several runs, and killed ones


@pytest.mark.slow
def test_a_folder_that_another_run_is_making_is_no_stranger(project: Path) -> None:
    cache = project / ".layerlint_cache"
    for state in ((), ("CACHEDIR.TAG",)):
        cache.mkdir()
        for name in state:
            (cache / name).touch()
        assert layerlint("check", ".").returncode == 1
        assert (cache / "CACHEDIR.TAG").read_bytes() == store._TAG
        assert layerlint("clean").returncode == 0


@pytest.mark.parametrize("written", [1, 40, len(store._TAG) - 1])
def test_a_mark_that_a_full_disk_cut_off_is_finished(project: Path, written: int) -> None:
    cache = project / ".layerlint_cache"
    cache.mkdir()
    (cache / "CACHEDIR.TAG").write_bytes(store._TAG[:written])
    ended = layerlint("check", ".")
    assert (ended.returncode, "is not a cache of layerlint" in ended.stderr) == (1, False)
    assert (cache / "CACHEDIR.TAG").read_bytes() == store._TAG


def test_a_mark_of_another_tool_is_not_finished(project: Path) -> None:
    cache = project / ".layerlint_cache"
    cache.mkdir()
    (cache / "CACHEDIR.TAG").write_bytes(store._TAG[:40] + b"\n")
    assert layerlint("check", ".").returncode == 2
    assert (cache / "CACHEDIR.TAG").read_bytes() == store._TAG[:40] + b"\n"


@pytest.mark.slow
def test_runs_that_make_the_cache_at_the_same_time(project: Path) -> None:
    done = forked.run_at_once(3, "check", ".", "--output-format", "json")
    ends = {(one.stdout, one.stderr, one.returncode) for one in done}
    assert len(ends) == 1, ends
    assert ends.pop()[1:] == (b"", 1)
    assert layerlint("clean").returncode == 0


def test_what_two_runs_learn_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from layerlint.index.module_cache import ModuleCache
    from layerlint.run.lint_paths import lint_paths
    from layerlint.run.request import LintRequest

    for name in ("b", "c"):
        (project / f"{name}.py").write_text(BAD.replace("class A", f"class {name.upper()}"))
    folder = str(project / ".layerlint_cache")
    lint_paths(LintRequest(("a.py",), cache=True))
    slow = ModuleCache(folder)
    assert "a.py" in slow._entries
    lint_paths(LintRequest(("b.py",), cache=True))
    from layerlint.files.sources import ModuleSource

    slow.cached(ModuleSource("c.py", "x"), "prescan", lambda: "new", str)
    slow.save()
    assert {"a.py", "b.py", "c.py"} <= ModuleCache(folder)._entries.keys()


@posix
@pytest.mark.parametrize("moment", some_quick(["os.replace", "os.fdopen"]))
@pytest.mark.slow
def test_a_run_that_is_killed_while_it_writes_leaves_a_cache_that_works(project: Path, moment: str) -> None:
    code = (
        "import os, signal, sys\n"
        "from layerlint.cli.main import main\n"
        "import layerlint.cache.store\n"
        f"def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)\n"
        "original = layerlint.cache.folder.Folder.replace\n"
        "def replace(self, name, data):\n"
        f"    {moment} = killed\n"
        "    original(self, name, data)\n"
        "layerlint.cache.folder.Folder.replace = replace\n"
        "sys.argv = ['layerlint', 'check', '.']\n"
        "main()\n"
    )
    told = layerlint("check", ".", "--no-cache", "--output-format", "json").stdout
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    entries = project / ".layerlint_cache" / "v1"
    parts = list(entries.glob("part-*"))
    assert parts, "it was killed inside a write"
    assert layerlint("check", ".", "--output-format", "json").stdout == told
    assert list(entries.glob("part-*")) == parts, "another run may be writing it"
    for part in parts:
        os.utime(part, (time.time() - 3600,) * 2)
    (project / "a.py").write_text(BAD + "#\n")
    layerlint("check", ".", "--output-format", "json")
    assert not list(entries.glob("part-*"))


def test_old_and_superfluous_files_are_pruned(tmp_path: Path) -> None:
    folder = str(tmp_path / "cache")
    store.prepare(folder)
    entries = tmp_path / "cache" / store.VERSION
    names = [f"run-{index:016x}.json" for index in range(store.KEPT_FILES + 5)]
    for index, name in enumerate(names):
        store.save(folder, name, index)
        os.utime(entries / name, (time.time() - 60 * index,) * 2)
    os.utime(entries / names[0], (0, 0))
    for name in ("mine.json", "run-1.json", "part-x"):
        (entries / name).touch()
        os.utime(entries / name, (0, 0))
    store.prune(folder)
    left = {path.name for path in entries.iterdir()}
    assert left == {*names[1 : store.KEPT_FILES + 1], "mine.json", "run-1.json", "part-x"}


def test_a_folder_is_refused_by_the_library_too(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file.json").write_text("{}")
    attempts: list[Callable[[str], object]] = [store.clean, store.prepare]
    for attempt in attempts:
        with pytest.raises(LayerlintError):
            attempt(str(tmp_path / "precious"))
    assert everything(tmp_path / "precious").keys() == {"file.json"}
    store.prepare(str(tmp_path / "cache"))
    assert store.clean(str(tmp_path / "cache")) == []
    assert not (tmp_path / "cache").exists()
    assert store.clean(str(tmp_path / "cache")) is None


def test_the_server_writes_no_cache(project: Path) -> None:
    from layerlint.server.documents import Choices, lint_file

    before = everything(project)
    assert lint_file(str(project / "a.py"), BAD, Choices()).diagnostics
    assert everything(project) == before
