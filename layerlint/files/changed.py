"""The files that changed according to git, for `--changed-only`.

The repository may be untrusted, and its `.git/config` can name programs: monitors, hooks, filters, remote helpers. None
of them is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from layerlint.errors import LayerlintError

_SECONDS = 60


def changed_files(base: str | None = None, folder: str = ".") -> tuple[str, ...]:
    """Files under the repository that differ from a commit, as paths relative to `folder`, sorted.

    Staged, unstaged and untracked files count, deleted and ignored ones do not. Files are compared with the merge base
    of `base` and HEAD; without `base`, with the last commit. Raises `LayerlintError`.
    """
    root = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    if base is not None:
        if base.startswith("-"):
            raise LayerlintError(f"`{base}` is not the name of a commit")
        _git(folder, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", problem=_no_commit(base))
        since = _git(
            folder, "merge-base", base, "HEAD", problem=f"`{base}` and HEAD have no common commit"
        ).strip()
    else:
        since = "HEAD" if _has_commit(folder) else _EMPTY_TREE
    names = _git(root, "diff", *_NAMES_ONLY, since, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    here = os.path.realpath(folder)
    changed = {name for name in (*names.split("\0"), *untracked.split("\0")) if name}
    paths = (os.path.join(root, name) for name in changed)
    return tuple(sorted(os.path.relpath(path, here) for path in paths if os.path.isfile(path)))


_NAMES_ONLY = (
    *("--name-only", "--no-renames", "--diff-filter=d", "-z"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's empty tree, which a repository without commits is compared with."""


def _no_commit(base: str) -> str:
    return f"git has no commit `{base}`; in a shallow clone, fetch it first"


def _has_commit(folder: str) -> bool:
    process = _run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return process.returncode == 0


def _git(folder: str, *arguments: str, problem: str = "") -> str:
    process = _run(folder, *arguments)
    if process.returncode != 0:
        lines = os.fsdecode(process.stderr).strip().splitlines()
        reason = lines[0] if lines else f"`git {arguments[0]}` failed"
        raise LayerlintError(problem or f"cannot get the changed files from git: {reason}")
    return os.fsdecode(process.stdout)


_HARMLESS = (
    *("-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
_NO_FETCH = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
"""A partial clone would fetch missing objects with programs of its configuration."""


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return _call(folder, *_HARMLESS, *_without_programs(folder), *arguments)


def _without_programs(folder: str) -> list[str]:
    """Options that turn off each filter and hook that the configuration names."""
    listed = _call(folder, *_HARMLESS, "config", "-z", "--name-only", "--get-regexp", r"^(filter|hook)\.")
    names = {name.rpartition(".")[0] for name in os.fsdecode(listed.stdout).split("\0")}
    options: list[str] = []
    for name in sorted(name for name in names if "." in name):
        if "=" in name:
            raise LayerlintError(
                f"cannot get the changed files from git: its configuration has `{name}`, which may run"
            )
        off = (
            ("enabled=false", "event=")
            if name.startswith("hook.")
            else ("clean=", "process=", "required=false")
        )
        options += [part for setting in off for part in ("-c", f"{name}.{setting}")]
    return options


def _program() -> str:
    """Git, by the absolute folders of PATH: a program of that name may lie in the project."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = shutil.which(os.path.join(folder, "git")) if os.path.isabs(folder) else None
        if program is not None:
            return program
    raise LayerlintError("cannot get the changed files from git: git is not installed")


def _call(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [_program(), "--no-pager", *arguments],
            cwd=folder,
            env={**os.environ, **_NO_FETCH},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
        )
    except OSError as error:
        raise LayerlintError(f"cannot get the changed files from git: {error.strerror or error}") from error
    except subprocess.TimeoutExpired as error:
        raise LayerlintError(f"git did not answer within {_SECONDS} seconds") from error
