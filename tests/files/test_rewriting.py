"""A file of the user's is written again in one step, with all that belongs to it, or left alone with a reason."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerlint.files import rewriting as rewriting_module
from layerlint.files.rewriting import NotWritten, remove_abandoned, rewrite

OURS = ".layerlint-0123456789ab-abc_efg1.tmp"


def write(path: Path, content: bytes) -> None:
    rewrite(path, lambda old: content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    return path


def test_the_mode_stays_and_nothing_is_left_behind(path: Path) -> None:
    path.chmod(0o4751)
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o4751
    assert os.listdir(path.parent) == ["a.py"]


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 252}.py"
    path.write_bytes(b"old")
    write(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_root_keeps_owner_and_group(path: Path) -> None:
    os.chown(path, 1234, 2345)
    path.chmod(0o640)
    write(path, b"new")
    state = path.stat()
    assert (state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)) == (1234, 2345, 0o640)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_whose_owner_would_change_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, uid: int, gid: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    os.chown(path, 1234, 2345)
    with pytest.raises(NotWritten, match="owner or group would change"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["a.py"]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.getxattr(path, "user.note") == b"mine"

    def refuse(*arguments: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(NotWritten, match=r"`user\.note` cannot be kept"):
        write(path, b"newer")
    assert path.read_bytes() == b"new"


def test_a_read_only_file_is_left_alone_by_root_too(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="read-only"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_hard_link_is_not_split(path: Path) -> None:
    other = path.with_name("b.py")
    os.link(path, other)
    with pytest.raises(NotWritten, match=r"2 names \(hard links\)"):
        write(path, b"new")
    assert path.read_bytes() == other.read_bytes() == b"old"
    assert path.samefile(other)


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.py")
    link.symlink_to("a.py")
    write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull), tmp_path / "missing.py"):
        with pytest.raises(NotWritten):
            write(path, b"new")
    loop = tmp_path / "loop.py"
    loop.symlink_to("loop.py")
    with pytest.raises(NotWritten):
        write(loop, b"new")


@pytest.mark.parametrize("how", ["write", "replace", "remove"])
def test_a_change_in_the_meantime_is_not_lost(path: Path, how: str) -> None:
    def meanwhile(old: bytes) -> bytes:
        if how == "write":
            path.write_bytes(b"theirs")
        elif how == "replace":
            other = path.with_name("other")
            other.write_bytes(b"theirs")
            os.replace(other, path)
        else:
            path.unlink()
        return b"new"

    with pytest.raises(NotWritten, match=r"changed while|No such file"):
        rewrite(path, meanwhile)
    assert [one.read_bytes() for one in path.parent.iterdir()] == ([] if how == "remove" else [b"theirs"])


# Systems that fail


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, where one can be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=64k", "layerlint-test", str(folder)]
    try:
        mounted = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "a.py"
    path.write_bytes(b"old" * 10_000)
    with pytest.raises(NotWritten, match="No space left on device"):
        write(path, b"new" * 20_000)
    assert path.read_bytes() == b"old" * 10_000
    assert os.listdir(small_disk) == ["a.py"]


def test_a_file_that_may_not_grow_loses_nothing(path: Path) -> None:
    """The same without a mount: the system refuses the write for real, in a process with a limit."""
    script = (
        "import resource, signal, sys\n"
        "from layerlint.files.rewriting import NotWritten, rewrite\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    rewrite(sys.argv[1], lambda old: b'new' * 1000)\n"
        "except NotWritten as problem:\n"
        "    print(problem)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout == "File too large\n"
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["a.py"]


KILLED = """
import os, signal, sys
from layerlint.files import rewriting as module
def die(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)
def die_half_way(file):
    file.write(b"ne")
    file.flush()
    die()
where = sys.argv[2]
if where == "writing":
    module._lock = die_half_way
elif where == "written":
    os.fsync = die
elif where == "before":
    os.replace = die
elif where == "after":
    module._sync_folder = die
module.rewrite(sys.argv[1], lambda old: b"new")
"""


@pytest.mark.parametrize(
    ("where", "content"), [("writing", b"old"), ("written", b"old"), ("before", b"old"), ("after", b"new")]
)
def test_a_kill_inside_of_a_write_loses_nothing(path: Path, where: str, content: bytes) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), where], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert path.read_bytes() == content
    left = [one for one in path.parent.iterdir() if one != path]
    assert all(one.name.startswith(".layerlint-") for one in left)
    assert bool(left) is (where != "after")
    for one in left:
        os.utime(one, (time.time() - 5,) * 2)
    remove_abandoned(str(path.parent))
    assert os.listdir(path.parent) == ["a.py"]


# What was left behind


def test_only_files_of_ours_that_nobody_writes_are_removed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = path.parent
    old = (time.time() - 3600,) * 2
    ours = (OURS,)
    theirs = (
        ".a.py.abc_efg1.tmp",
        ".layerlint-0123456789ab-abc_efg1.txt",
        ".layerlint-mine.tmp",
        "__pycache__/a.cpython-311.pyc",
        "_layerlint_fixed_mine_too_it_is.py",
        "layerlint-0123456789ab-abc_efg1.tmp",
    )
    (folder / "__pycache__").mkdir()
    for name in (*ours, *theirs):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, old)
    link, directory, new = (OURS.replace("abc", kind) for kind in ("lnk", "dir", "new"))
    (folder / link).symlink_to("a.py")
    (folder / directory).mkdir()
    (folder / new).write_bytes(b"being written")
    monkeypatch.chdir(folder)
    remove_abandoned("")
    remove_abandoned("missing")
    left = {one.relative_to(folder).as_posix() for one in folder.rglob("*")}
    assert left == {"a.py", "__pycache__", link, directory, new, *theirs}


def test_a_file_that_another_run_writes_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = path.with_name(OURS)
    with beside.open("wb") as file:
        rewriting_module._lock(file)
        os.utime(beside, (time.time() - 3600,) * 2)
        remove_abandoned(str(path.parent))
        assert beside.exists()
    monkeypatch.setattr(rewriting_module, "fcntl", None)
    os.utime(beside, (time.time() - 30,) * 2)
    remove_abandoned(str(path.parent))
    assert beside.exists()
    os.utime(beside, (time.time() - 61,) * 2)
    remove_abandoned(str(path.parent))
    assert not beside.exists()
