"""The secret key of this user, which authenticates cache entries.

A clone may contain a cache that hides findings, or that replays another report. Entries without a digest by this key,
which lies outside of every project, are ignored.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from functools import cache

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL too, which takes longer than all else of a warm run
except ImportError:
    from hashlib import blake2b

from layerlint.regular import read_regular

__all__ = ["blake2b", "key", "name_for", "signed", "user_folder"]

_SIZE = 32
_TRIES = 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def user_folder() -> str:
    """The folder of this user's caches that belong to no project."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(_home(), "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(_home(), "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # which the specification says to ignore
            base = os.path.join(_home(), ".cache")
    return os.path.join(base, "layerlint")


def _home() -> str:
    """The home folder of the current user: under `sudo`, HOME may be that of another user.

    A relative HOME is ignored, since it would lie in the project.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return home
    try:
        if not os.path.isabs(home) or os.stat(home).st_uid != os.geteuid():
            import pwd

            return pwd.getpwuid(os.geteuid()).pw_dir
    except (OSError, KeyError):
        pass
    return home


def signed(name: str, data: bytes) -> bytes:
    """The keyed digest of a file's name and content. Raises `OSError`."""
    digest = blake2b(name.encode() + b"\n", key=key(), digest_size=16)
    digest.update(data)
    return digest.hexdigest().encode()


def name_for(kind: str, text: str) -> str:
    """The file name of an entry, by a keyed digest of `text`. Raises `OSError`."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), key=key(), digest_size=8)
    return f"{kind}-{digest.hexdigest()}.json"


def key() -> bytes:
    """The key, created at the first run. Raises `OSError` if it cannot be stored."""
    return _key(os.path.join(user_folder(), "key"))


@cache
def _key(path: str) -> bytes:
    try:
        for _ in range(_TRIES):
            key_bytes = _read(path) or _create(path)
            if key_bytes is not None:
                return key_bytes
            time.sleep(0.005)  # another process is about to write it
        os.unlink(path)  # none is: it was stopped before it could
        key_bytes = _create(path)
    except OSError as problem:
        reason = f"cannot keep the key of the cache in {path}: {problem.strerror or problem}"
        raise OSError(problem.errno, reason) from problem
    if key_bytes is None:
        raise OSError(f"cannot keep the key of the cache in {path}: it changes all the time")
    return key_bytes


def _read(path: str) -> bytes | None:
    """Read the key; None if it does not exist yet. Raises `OSError` for one that others can read or write."""
    try:
        data = read_regular(path, _SIZE)
        state = os.lstat(path)
    except FileNotFoundError:
        return None
    if sys.platform != "win32":
        if state.st_uid != os.geteuid():
            raise PermissionError(1, "it belongs to another user")
        if stat.S_IMODE(state.st_mode) & 0o077:
            raise PermissionError(1, "others may read or write it; remove it, and a new one is made")
    return data if data is not None and len(data) == _SIZE else None


def _create(path: str) -> bytes | None:
    """Create a new key; None if one exists already."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    try:
        handle = os.open(path, _NEW, 0o600)
    except FileExistsError:
        return None
    data = os.urandom(_SIZE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return data
