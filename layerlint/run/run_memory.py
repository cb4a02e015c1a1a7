"""The in-memory cache of a long-running process: the index of modules, and the findings of classes.

It takes the place of the cache folder in an editor, where a run is one open file: after an edit only the classes that
it touched are read again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any

from layerlint.cache.cache_key import cache_key
from layerlint.cache.run_cache import RECENT, file_state
from layerlint.files.sources import ModuleSource, Unreadable, read
from layerlint.index import module_paths
from layerlint.index.layer_index import LayerIndex
from layerlint.index.module_cache import ModuleCache
from layerlint.run.class_cache import ClassCache, Entry, slot_name
from layerlint.target.file_targets import Targets

_MODULES = 2_000
"""The maximum of modules; when there are more, all are dropped."""
_KINDS = 8
"""The maximum of rule selections whose findings are kept."""


class ModuleMemory(ModuleCache):
    """A module cache without a folder."""

    def __init__(self) -> None:
        self._loaded = {}
        self._read_paths = set()
        self._changed = False
        self._on_disk: dict[str, tuple[list[Any], str, int]] = {}
        """By path: the size and times of the file, the digest and the size of its text."""

    def read(self, path: str) -> ModuleSource | Unreadable:
        now = file_state(path)
        remembered = self._on_disk.get(path)
        if now is not None and remembered is not None and remembered[0] == now:
            return ModuleSource(path, digest=remembered[1], size=remembered[2])
        source = read(path)
        if now is not None and isinstance(source, ModuleSource) and max(now[1:]) < time.time_ns() - RECENT:
            self._on_disk[path] = now, source.digest, source.size
        return source

    def save(self) -> None:
        """Stay within the maximum."""
        self._read_paths.clear()
        if len(self._entries) > _MODULES or len(self._on_disk) > _MODULES:
            self._entries.clear()
            self._on_disk.clear()


class ClassMemory(ClassCache):
    """A class cache whose slots the memory holds."""

    def __init__(self, slots: dict[str, list[Entry]], layers: LayerIndex) -> None:
        self._layers = layers
        self._slots = slots
        self._taken = set()
        self._valid = {}

    def _is_ours(self, entry: Entry) -> bool:
        return True

    def save(self) -> None:
        """Forget the classes that are no longer in the files of the run."""
        layers = self._layers.layers
        held = {slot_name(layer) for layer in layers}
        held |= {slot_name(ancestor) for layer in layers for ancestor in layer.ancestors}
        starts = tuple({f"{layer.path}:" for layer in layers})
        for slot in [slot for slot in self._slots if slot not in held and slot.startswith(starts)]:
            del self._slots[slot]


class RunMemory:
    """The caches of a process. One run at a time may use them."""

    def __init__(self) -> None:
        self.modules = ModuleMemory()
        self._classes: dict[str, dict[str, list[Entry]]] = {}
        self._targets: Targets | None = None
        self._targets_read = 0
        """When reading the inputs of the targets began, in nanoseconds."""

    def begin(self) -> None:
        """Begin a run: drop the listings of folders, since files come and go."""
        module_paths.clear()

    def targets(self, targets: Targets) -> Targets:
        """The targets, with the evidence that the previous run collected if it is unchanged."""
        if self._targets is not None and self._is_unchanged(self._targets.inputs):
            targets = self._targets.renewed(targets)
        else:
            self._targets_read = time.time_ns()
        self._targets = targets
        return targets

    def _is_unchanged(self, paths: Iterable[str]) -> bool:
        """Whether no file or folder changed since. A new or deleted file changes its folder."""
        before = self._targets_read - RECENT
        return all(state is None or max(state[1:]) < before for state in map(file_state, paths))

    def classes(self, index: LayerIndex, rules: Sequence[str]) -> ClassCache:
        """The cache of the classes for the rules of these codes."""
        kind = cache_key(list(rules), sorted(index.project.base_classes))
        if kind not in self._classes and len(self._classes) >= _KINDS:
            self._classes.clear()
        return ClassMemory(self._classes.setdefault(kind, {}), index)
