"""What files bind at their top level, kept by the digest of their text, so that an unchanged file is not parsed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, TypeVar

from layerlint.cache.fingerprint import program
from layerlint.cache.runs import RECENT, state_of
from layerlint.cache.store import load, save
from layerlint.files.sources import Source, Unreadable, read
from layerlint.index.module import ClassHeader, Imported, Module

Known = TypeVar("Known")
_OF_ITSELF = frozenset({"text", "state", "look", "module"})
"""What is known of every text."""


class ModuleMemory:
    """A file of what is known of each path: the digest of its text, then by question what was found in that text.

    `state` tells an unchanged file without reading it: its size and times, noted once they were old enough to change
    with the next edit.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(
            folder, f"modules-{blake2b(program().encode(), digest_size=8).hexdigest()}.json"
        )
        self._loaded: dict[str, dict[str, Any]] | None = None
        self._asked: set[str] = set()
        self._states: dict[str, list[Any]] = {}
        self._changed = False

    @property
    def _kept(self) -> dict[str, dict[str, Any]]:
        if self._loaded is None:
            kept = load(self._path)
            self._loaded = kept if isinstance(kept, dict) else {}
        return self._loaded

    def __reduce__(self) -> tuple[type[ModuleMemory], tuple[str], dict[str, object]]:
        """Another process gets the answers to questions about modules that it has."""
        answers = {
            path: {key: entry[key] for key in entry if key not in _OF_ITSELF}
            for path, entry in self._kept.items()
            if not entry.keys() <= _OF_ITSELF
        }
        for path, known in answers.items():
            known["text"] = self._kept[path].get("text")
        return ModuleMemory, (self._folder,), {"_loaded": answers}

    def read(self, path: str) -> Source | Unreadable:
        """The file; one that did not change is only read when its text is asked for."""
        state = state_of(path)
        entry = self._kept.get(path)
        if state is not None and isinstance(entry, dict) and entry.get("state") == state:
            digest = entry.get("text")
            if isinstance(digest, str):
                return Source(path, digest=digest, size=state[0])
        found = read(path)
        if state is not None and max(state[1:]) < time.time_ns() - RECENT:
            self._states[path] = state
        return found

    def called(self, source: Source, function: str, find: Callable[[], list[str]]) -> list[str]:
        return self.known(source, f"called by {function}", find, list)

    def returned(self, source: Source, function: str, find: Callable[[], str]) -> str:
        return self.known(source, f"returned by {function}", find, str)

    def held(self, source: Source, qualname: str, find: Callable[[], list[str]]) -> list[str]:
        return self.known(source, f"held by {qualname}", find, list)

    def module(
        self, name: str, file: str, source: Source, is_package: bool, parse: Callable[[], Module]
    ) -> Module:
        """The module as it was read before, or as `parse` reads it now, which raises `SyntaxError` or `ValueError`."""
        return self.known(
            source,
            "module",
            lambda: _plain(parse()),
            lambda kept: _module(kept, name, source.path, file, is_package),
        )

    def knows_module(self, source: Source) -> bool:
        entry = self._kept.get(source.path)
        return isinstance(entry, dict) and entry.get("text") == source.digest and "module" in entry

    def known(
        self, source: Source, question: str, find: Callable[[], Any], revive: Callable[[Any], Known]
    ) -> Known:
        """What `revive` makes of what was found before in that text, or of what `find` gives: plain data."""
        self._asked.add(source.path)
        digest = source.digest
        entry = self._kept.get(source.path)
        if isinstance(entry, dict) and entry.get("text") == digest and question in entry:
            try:
                return revive(entry[question])
            except (TypeError, ValueError, KeyError, AttributeError):
                entry = None  # not of our making
        found = find()
        if not isinstance(entry, dict) or entry.get("text") != digest:
            entry = self._kept[source.path] = {"text": digest}
        entry[question] = found
        self._changed = True
        return revive(found)

    def save(self) -> None:
        """Write what is new; files that are gone are forgotten then. Raises `OSError`."""
        for path, state in self._states.items():
            entry = self._kept.get(path)
            if isinstance(entry, dict) and entry.get("state") != state:
                entry["state"] = state
                self._changed = True
        if self._changed:
            self._changed = False
            kept = {
                path: entry
                for path, entry in self._kept.items()
                if path in self._asked or os.path.isfile(path)
            }
            save(self._path, kept)


def _plain(module: Module) -> list[Any]:
    return [
        {name: [one.module, one.name, one.level] for name, one in module.imports.items()},
        [[one.module, one.name, one.level] for one in module.stars],
        module.aliases,
        module.calls,
        sorted([function, *lines] for function, lines in module.functions.items()),
        sorted(module.chosen),
        sorted(module.touched),
        {key: list(one) for key, one in module.classes.items()},
    ]


def _module(kept: list[Any], name: str, path: str, file: str, is_package: bool) -> Module:
    imports, stars, aliases, calls, functions, chosen, touched, classes = kept
    module = Module(name, path, file, is_package)
    module.imports = {bound: Imported(*one) for bound, one in imports.items()}
    module.stars = [Imported(*one) for one in stars]
    module.aliases, module.calls = aliases, calls
    module.functions = {function: (first, last) for function, first, last in functions}
    module.chosen = set(chosen)
    module.touched = frozenset(touched)
    for key, fields in classes.items():
        header = ClassHeader(*fields)
        module.classes[key] = header._replace(bases=tuple(header.bases), keywords=tuple(header.keywords))
    return module
