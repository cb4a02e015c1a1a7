"""What the stages of a run share: the number of processes, and the caches."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from layerlint.index.layer_index import LayerIndex
from layerlint.index.module_cache import ModuleCache, NoModuleCache
from layerlint.run.class_cache import ClassCache, NoClassCache
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings

if TYPE_CHECKING:
    from layerlint.run.run_memory import RunMemory
    from layerlint.workers import Helper


@dataclass(frozen=True, slots=True)
class RunContext:
    """Processes and caches, on which no result depends. The default is one process without caches."""

    jobs: int = 1
    """The number of processes; 0 for one on each core."""
    helper: Helper | None = None
    """A process that has already imported what checks need."""
    modules: ModuleCache = field(default_factory=NoModuleCache)
    cache_dir: str | None = None
    memory: RunMemory | None = None
    warnings: tuple[str, ...] = ()

    def classes(self, index: LayerIndex, rules: Sequence[str]) -> ClassCache:
        """The cache of these classes for the rules of these codes."""
        if self.memory is not None:
            return self.memory.classes(index, rules)
        if self.cache_dir is None or not index.layers:
            return NoClassCache()
        return ClassCache(self.cache_dir, index, rules)

    def save_modules(self) -> None:
        with suppress(OSError):  # a full disk costs the next run its head start, nothing else
            self.modules.save()


def open_context(request: LintRequest, settings: Settings) -> RunContext:
    """Open the caches; files are read from now on. Raises `LayerlintError` for a cache folder that is not ours."""
    context = _opened(request, settings)
    request.run_cache.begin()
    return context


def _opened(request: LintRequest, settings: Settings) -> RunContext:
    if request.memory is not None:
        request.memory.begin()
        return remembered(request, settings)
    if not request.cache or settings.plugins:
        return RunContext(request.jobs)  # rules of a plugin may depend on anything
    from layerlint.cache.store import prepare

    folder = settings.cache_dir
    try:
        prepare(folder)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        warning = f"cannot write the cache in {folder}: {reason}; --no-cache does without"
        return RunContext(request.jobs, warnings=(warning,))
    return RunContext(request.jobs, request.helper, ModuleCache(folder), folder)


def remembered(request: LintRequest, settings: Settings) -> RunContext:
    """A context without a cache folder, for texts that are not on disk."""
    memory = request.memory
    if memory is None or settings.plugins:
        return RunContext()
    return RunContext(modules=memory.modules, memory=memory)
