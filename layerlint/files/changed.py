"""The files that git says have changed, for `--changed-only`."""

from __future__ import annotations

import os
import subprocess

from layerlint.errors import LayerlintError

_SECONDS = 60


def changed_files(base: str | None = None, folder: str = ".") -> tuple[str, ...]:
    """Files under the repository that differ from a commit, as paths relative to `folder`, sorted.

    Staged, unstaged and untracked files count, deleted and ignored ones do not. With `base`, so does all that
    changed since the branch left it (its merge base with HEAD); without, the last commit is what is compared.
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
    names = _git(root, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", since, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    here = os.path.realpath(folder)
    found = {name for name in (*names.split("\0"), *untracked.split("\0")) if name}
    paths = (os.path.join(root, name) for name in found)
    return tuple(sorted(os.path.relpath(path, here) for path in paths if os.path.isfile(path)))


_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's name for a commit without files: what a repository without commits is compared with."""


def _no_commit(base: str) -> str:
    return f"git knows no commit `{base}`; in a shallow clone, fetch it first"


def _has_commit(folder: str) -> bool:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return done.returncode == 0


def _git(folder: str, *arguments: str, problem: str = "") -> str:
    done = _run(folder, *arguments)
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip().splitlines()
        reason = said[0] if said else f"`git {arguments[0]}` failed"
        raise LayerlintError(problem or f"cannot ask git what has changed: {reason}")
    return os.fsdecode(done.stdout)


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise LayerlintError("cannot ask git what has changed: git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise LayerlintError(f"git did not answer within {_SECONDS} seconds") from error
