"""The cache of whole runs: the output, with the state of every file and folder that the run read.

While none of these has changed, the same command prints the cached output. Such a run imports only this module and
what it imports, so these imports are kept small.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence

from layerlint.cache.cache_key import cache_key
from layerlint.cache.shape import By, Maybe, fits
from layerlint.cache.store import load, name_for, prune, save
from layerlint.cache.user_key import blake2b
from layerlint.regular import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` takes longer than reading the cache
    from typing import Any

SETTINGS_FILES = ("layerlint.toml", "pyproject.toml")
RECENT = 2_000_000_000
"""Nanoseconds. A file system may give closer changes the same time: then contents are compared."""
CACHE_DIR = "LAYERLINT_CACHE_DIR"
"""The environment variable for the cache folder, which overrides the settings but not the command line."""
_VARIABLES = ("VIRTUAL_ENV", CACHE_DIR)
"""The environment variables that a run depends on, besides those of colours."""
_TICK = 20_000_000
"""Nanoseconds. A file that changed later than this before the start may have changed while it was read."""


class CapturedOutput:
    """The output and exit code of a run. `elapsed` is the text for the elapsed seconds in the output."""

    __slots__ = ("code", "elapsed", "err", "out")

    def __init__(self, out: str, err: str, code: int, elapsed: str = "") -> None:
        self.out = out
        self.err = err
        self.code = code
        self.elapsed = elapsed

    def at(self, seconds: float) -> str:
        """The text for standard output, with the elapsed time of another run."""
        if not self.elapsed:
            return self.out
        before, _, after = self.out.rpartition(self.elapsed)
        return f"{before}{format_elapsed(seconds)}{after}"


class CachedRun:
    """A cached command: its parsed options, and its output, None if an input has changed."""

    __slots__ = ("options", "output")

    def __init__(self, options: Mapping[str, Any], output: CapturedOutput | None) -> None:
        self.options = options
        self.output = output


def captured(out: str, err: str, code: int, seconds: float) -> CapturedOutput:
    """The captured output of a run that took `seconds`."""
    elapsed = format_elapsed(seconds)
    return CapturedOutput(out, err, code, elapsed if elapsed in out else "")


def format_elapsed(seconds: float) -> str:
    """The elapsed time as in the closing line of a report."""
    return f", {seconds:.2f} s."


def command_key(arguments: Sequence[str]) -> list[str | bool | None]:
    """The key of a command: its arguments, and what decides about colours and escapes."""
    names = ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS")
    return [*arguments, *map(os.environ.get, names), sys.stdout.isatty()]


def guessed_folder(arguments: Sequence[str]) -> str | None:
    """The likely cache folder of a `check`, without parsing the arguments.

    A wrong guess is harmless, since each entry holds its whole command.
    """
    start, cache_dir = None, None
    for index, argument in enumerate(arguments):
        if argument == "--cache-dir":
            cache_dir = arguments[index + 1] if index + 1 < len(arguments) else None
        elif argument.startswith("--cache-dir="):
            cache_dir = argument.partition("=")[2]
        elif start is None and not argument.startswith("-") and os.path.lexists(argument):
            start = argument
    return folder_for(start or ".", "--isolated" in arguments, cache_dir)


def folder_for(start: str, isolated: bool, cache_dir: str | None) -> str | None:
    """The cache folder of a run, by a quick scan of the settings; None if they cannot be read."""
    cache_dir = cache_dir if cache_dir is not None else os.environ.get(CACHE_DIR) or None
    if cache_dir is not None:
        return os.path.abspath(cache_dir)
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while not isolated:
        for name in SETTINGS_FILES:
            is_ours, named = _settings(os.path.join(folder, name), whole=name == SETTINGS_FILES[0])
            if is_ours:
                return os.path.normpath(os.path.join(folder, named)) if named is not None else None
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    return os.path.join(os.getcwd(), ".layerlint_cache")


def _settings(path: str, *, whole: bool) -> tuple[bool, str | None]:
    """Whether a file has settings of layerlint, and the cache folder that they name."""
    try:
        data = read_bytes(path)
    except OSError:
        return False, None
    if not whole and b"layerlint" not in data:
        return False, None
    named = b"cache-dir" in data
    if not named and (whole or re.search(rb"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*layerlint\b", data)):
        return True, ".layerlint_cache"
    import tomllib

    try:
        table: Any = tomllib.loads(data.decode())
        table = table if whole else table.get("tool", {}).get("layerlint")
        if table is None:
            return False, None
        named = table.get("cache-dir", ".layerlint_cache")
        return True, named if isinstance(named, str) else None
    except (ValueError, AttributeError, RecursionError):
        return True, None


_SHAPE = {
    "command": str,
    "inputs": By(Maybe(list)),
    "repositories": By(bool),
    "options": dict,
    "output": (str, str, frozenset({0, 1, 2}), str),
}
"""The shape of a cached command."""


class RunCache:
    """The cache entry of one command. `command` is its `command_key`."""

    def __init__(self, folder: str, command: Sequence[Any]) -> None:
        self.folder = folder
        self.started = time.time_ns()
        self._key = cache_key(sys.path, *map(os.environ.get, _VARIABLES), list(command))

    def recall(self) -> CachedRun | None:
        """The cached command; None if there is no valid entry."""
        try:
            record = load(self.folder, name_for("run", self._key))
        except OSError:
            return None
        if not fits(record, _SHAPE) or record["command"] != self._key:
            return None
        out, err, code, elapsed = record["output"]
        if elapsed not in out:
            return None
        same = all(_unchanged(path, state) for path, state in record["inputs"].items())
        same = same and all(os.path.lexists(path) is there for path, there in record["repositories"].items())
        return CachedRun(record["options"], CapturedOutput(out, err, code, elapsed) if same else None)

    def begin(self) -> None:
        """Note the time: files are read from now on."""
        self.started = time.time_ns()

    def keep(
        self,
        output: CapturedOutput,
        inputs: Iterable[str],
        repositories: Iterable[str],
        options: Mapping[str, Any],
    ) -> bool:
        """Cache the output of the run; False if an input changed while it ran. Raises `OSError`."""
        states: dict[str, Any] = {}
        for path in sorted(set(inputs)):
            state = file_state(path)
            if state is not None and max(state[1], state[2]) >= self.started - _TICK:
                return False
            if state is not None and max(state[1], state[2]) >= self.started - RECENT:
                state.append(_content(path))
            states[path] = state
        content = {
            "command": self._key,
            "inputs": states,
            "repositories": {path: os.path.lexists(path) for path in sorted(set(repositories))},
            "options": dict(options),
            "output": [output.out, output.err, output.code, output.elapsed],
        }
        save(self.folder, name_for("run", self._key), content)
        prune(self.folder)
        return True


class NoRunCache(RunCache):
    """Caches nothing: for a command whose output depends on more than files."""

    def __init__(self) -> None:
        self.folder = ""

    def recall(self) -> CachedRun | None:
        return None

    def begin(self) -> None:
        pass

    def keep(
        self,
        output: CapturedOutput,
        inputs: Iterable[str],
        repositories: Iterable[str],
        options: Mapping[str, Any],
    ) -> bool:
        return False


def file_state(path: str) -> list[Any] | None:
    """The size of a file or folder, and its times in nanoseconds; None if it does not exist."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _unchanged(path: str, state: list[Any] | None) -> bool:
    if state is None or len(state) == 3:
        return file_state(path) == state
    return file_state(path) == state[:3] and _content(path) == state[3]


def _content(path: str) -> str:
    """A digest of a file, or of the names in a folder."""
    try:
        if os.path.isdir(path):
            data = "\n".join(sorted(os.listdir(path))).encode("utf-8", "surrogateescape")
        else:
            data = read_bytes(path)
    except OSError:
        return ""
    return blake2b(data, digest_size=12).hexdigest()
