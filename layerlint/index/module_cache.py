"""What files bind at their top level, kept by the digest of their text, so that an unchanged file is not parsed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any, TypeVar

from layerlint.cache.cache_key import cache_key
from layerlint.cache.run_cache import RECENT, file_state
from layerlint.cache.shape import By, fits
from layerlint.cache.store import load, name_for, prune, save, state
from layerlint.files.sources import ModuleSource, Unreadable, read
from layerlint.index.keras_choices import Choice
from layerlint.index.module import ClassHeader, FunctionHeader, Imported, Module

Answer = TypeVar("Answer")
_OF_ITSELF = frozenset({"text", "state", "prescan", "syntax", "module"})
"""What is known of every text."""


class ModuleCache:
    """A file of what is known of each path: the digest of its text, then by question what was found in that text.

    `state` identifies an unchanged file without reading it: its size and times, noted once they were old enough to change
    with the next edit.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._name = name_for("modules", cache_key())
        self._seen: tuple[int, int, int] | None = None
        self._loaded: dict[str, dict[str, Any]] | None = None
        self._read_paths: set[str] = set()
        self._states: dict[str, list[Any]] = {}
        self._changed = False

    @property
    def _entries(self) -> dict[str, dict[str, Any]]:
        if self._loaded is None:
            self._seen = state(self._folder, self._name)
            self._loaded = self._load()
        return self._loaded

    def _load(self) -> dict[str, dict[str, Any]]:
        entries = load(self._folder, self._name)
        return entries if fits(entries, By(dict)) else {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the answers to questions about modules that it has."""
        answers = {
            path: {key: entry[key] for key in entry if key not in _OF_ITSELF}
            for path, entry in self._entries.items()
            if not entry.keys() <= _OF_ITSELF
        }
        for path, entry_answers in answers.items():
            entry_answers["text"] = self._entries[path].get("text")
        return ModuleCache, (self._folder,), {"_loaded": answers}

    def read(self, path: str) -> ModuleSource | Unreadable:
        """The file; one that did not change is only read when its text is asked for."""
        now = file_state(path)
        entry = self._entries.get(path)
        if now is not None and entry is not None and entry.get("state") == now:
            digest = entry.get("text")
            if isinstance(digest, str) and digest:
                return ModuleSource(path, digest=digest, size=now[0])
        source = read(path)
        if now is not None and max(now[1:]) < time.time_ns() - RECENT:
            self._states[path] = now
        return source

    def attribute_callees(
        self, source: ModuleSource, qualname: str, find: Callable[[], list[str]]
    ) -> list[str]:
        return self.cached(source, f"held by {qualname}", find, _strings)

    def module(
        self, name: str, file: str, source: ModuleSource, is_package: bool, parse: Callable[[], Module]
    ) -> Module:
        """The module as it was read before, or as `parse` reads it now, which raises `SyntaxError`."""
        return self.cached(
            source,
            "module",
            lambda: _plain(parse()),
            lambda kept: _module(kept, name, source.path, file, is_package, source.size + 1),
        )

    def knows_module(self, source: ModuleSource) -> bool:
        entry = self._entries.get(source.path)
        return entry is not None and entry.get("text") == source.digest and "module" in entry

    def cached(
        self, source: ModuleSource, question: str, find: Callable[[], Any], revive: Callable[[Any], Answer]
    ) -> Answer:
        """What `revive` makes of what was found before in that text, or of what `find` gives: plain data.

        `revive` raises `ValueError` for data of another shape.
        """
        self._read_paths.add(source.path)
        digest = source.digest
        entry = self._entries.get(source.path)
        if entry is not None and entry.get("text") == digest and question in entry:
            try:
                return revive(entry[question])
            except ValueError:
                entry = None  # not of our making
        answer = find()
        if entry is None or entry.get("text") != digest:
            entry = self._entries[source.path] = {"text": digest}
        entry[question] = answer
        self._changed = True
        return revive(answer)

    def save(self) -> None:
        """Write what is new, beside what another run has written meanwhile; files that are gone are forgotten then.

        Raises `OSError`.
        """
        for path, current in self._states.items():
            entry = self._entries.get(path)
            if entry is not None and entry.get("state") != current:
                entry["state"] = current
                self._changed = True
        if self._changed:
            self._changed = False
            entries = self._entries
            if state(self._folder, self._name) != self._seen:
                entries = entries | {
                    path: entry for path, entry in self._load().items() if path not in self._read_paths
                }
            entries = {
                path: entry
                for path, entry in entries.items()
                if path in self._read_paths or os.path.isfile(path)
            }
            save(self._folder, self._name, entries)
            self._seen = state(self._folder, self._name)
            prune(self._folder)


class NoModuleCache(ModuleCache):
    """Keeps nothing: every file is read, and every question answered, anew."""

    def __init__(self) -> None:
        pass

    def __reduce__(self) -> tuple[Any, ...]:
        return NoModuleCache, ()

    def read(self, path: str) -> ModuleSource | Unreadable:
        return read(path)

    def module(
        self, name: str, file: str, source: ModuleSource, is_package: bool, parse: Callable[[], Module]
    ) -> Module:
        return parse()

    def knows_module(self, source: ModuleSource) -> bool:
        return False

    def cached(
        self, source: ModuleSource, question: str, find: Callable[[], Any], revive: Callable[[Any], Answer]
    ) -> Answer:
        return revive(find())

    def save(self) -> None:
        pass


def _strings(data: Any) -> list[str]:
    if not fits(data, [str]):
        raise ValueError("not a list of names")
    return list(data)


_LINE = range(1, 1 << 40)
_IMPORTED = (str, str, range(1000))
_MODULE = (
    By(_IMPORTED),
    [_IMPORTED],
    By(str),
    By(str),
    [(str, _LINE, _LINE, bool, str)],
    By(By(str)),
    [str],
    By([(str, bool, frozenset({0, 2, 3}))]),
    [str],
    [str],
    [str],
    [str],
    By((str, str, [str], _LINE, _LINE, bool, range(1 << 40), str, [str], [str], frozenset({0, 2, 3}), [str])),
)
"""The shape of a module that is kept, part by part as `_plain` gives them."""


def _plain(module: Module) -> list[Any]:
    return [
        {name: [record.module, record.name, record.level] for name, record in module.imports.items()},
        [[record.module, record.name, record.level] for record in module.stars],
        module.aliases,
        module.calls,
        sorted([function, *header] for function, header in module.functions.items()),
        module.scopes,
        sorted(module.chosen),
        {name: [list(record) for record in choices] for name, choices in module.choices.items()},
        sorted(module.assigned_elsewhere),
        sorted(module.patched),
        sorted(module.changed_in_fit),
        sorted(module.called_on_objects),
        {key: list(record) for key, record in module.classes.items()},
    ]


def _module(data: Any, name: str, path: str, file: str, is_package: bool, most: int) -> Module:
    """The module; `most` are the lines that it can have. Raises `ValueError` for data of another shape."""
    if not fits(data, _MODULE):
        raise ValueError("not a module")
    (
        imports,
        stars,
        aliases,
        calls,
        functions,
        scopes,
        chosen,
        choices,
        assigned_elsewhere,
        patched,
        changed,
        called_on_objects,
        classes,
    ) = data
    if not all(first <= last <= most for _, first, last, *_ in functions):
        raise ValueError("not a function of that file")
    module = Module(name, path, file, is_package)
    module.imports = {bound: Imported(*row) for bound, row in imports.items()}
    module.stars = [Imported(*row) for row in stars]
    module.aliases, module.calls = aliases, calls
    module.functions = {function: FunctionHeader(*header) for function, *header in functions}
    module.scopes = scopes
    module.chosen = set(chosen)
    module.choices = {name: [Choice(*row) for row in rows] for name, rows in choices.items()}
    module.assigned_elsewhere = frozenset(assigned_elsewhere)
    module.patched = frozenset(patched)
    module.changed_in_fit = frozenset(changed)
    module.called_on_objects = frozenset(called_on_objects)
    for key, fields in classes.items():
        header = ClassHeader(*fields)
        if not header.first_line <= header.end_line <= most or header.size > most:
            raise ValueError("not a class of that file")
        module.classes[key] = header._replace(
            bases=tuple(header.bases),
            keywords=tuple(header.keywords),
            makers=tuple(header.makers),
            integers=tuple(header.integers),
        )
    return module
