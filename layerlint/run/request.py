"""The request for one run of `layerlint check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from layerlint.cache.run_cache import NoRunCache, RunCache

if TYPE_CHECKING:
    from layerlint.run.run_memory import RunMemory
    from layerlint.workers import Helper


@dataclass(frozen=True, slots=True)
class LintRequest:
    """The arguments of a run. `options` are settings by name, as `layerlint.settings.load` takes them."""

    paths: tuple[str, ...]
    config: tuple[str, ...] = ()
    isolated: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    show_notes: bool = False
    unsafe_fixes: bool = False
    changed_only: bool = False
    base: str | None = None
    write_baseline: str | None = None
    cache: bool = False
    """Whether to read and write the cache of findings."""
    run_cache: RunCache = field(default_factory=NoRunCache)
    """The cache of whole runs; `begin` is called before files are read."""
    memory: RunMemory | None = None
    """The in-memory cache of a long-running process; it takes the place of `cache`."""
    jobs: int = 1
    """The number of processes; 0 for one on each core."""
    helper: Helper | None = None
    """A process that checks a few classes, so that this one need not import LibCST."""
    stdin: str | None = None
    """The text of standard input, for the path `-`."""
    stdin_filename: str = "<stdin>"
    allow_project_plugins: bool = False
    """Whether plugins that lie in the project may run."""

    @property
    def first_path(self) -> str:
        first = self.paths[0] if self.paths else "."
        return self.stdin_filename if first == "-" else first
