"""Findings of layer classes kept from run to run, and the proof that they would be the same again.

An entry belongs to the text of one class. It notes all else that its findings came from: the answers that the
index gave about names, the entries of its ancestors, and what was known of the classes that it makes. It counts
only when all of that is still so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from layerlint.cache.cache_key import cache_key
from layerlint.cache.encode import FunctionLines, Lines, decode, encode
from layerlint.cache.shape import By, Either, Maybe, fits
from layerlint.cache.store import keep_in_use, load, name_for, prune, save, state
from layerlint.extract.class_traits import TRAITS, OwnTraits, trait_of
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.name_queries import LOG, still_true
from layerlint.run.lint_result import LintResult
from layerlint.text import digest

Entry = dict[str, Any]
"""
text       digest of the class: its text, its module, its bases
names      the questions about names and their answers
ancestors  the digests of the ancestors' entries
digest     of all of the above: the facts of the class are the same when it is
traits     what its own methods show: whether they make weights, add losses
context    what is known of it from outside: subclasses, who makes it, attributes set by others, saved whole, loaded when
           it is only built, mixed precision, whether it is evaluated or run eagerly, the classes that it makes
found      the diagnostics, None when the class was only read for the sake of others
"""

_SHAPE = {
    "text": str,
    "names": LOG,
    "ancestors": [str],
    "digest": str,
    "traits": (*(bool,) * (len(OwnTraits._fields) - 1), str),
    "context": Maybe((bool, bool, str, bool, bool, bool, bool, bool, By(By(Either(bool, str))))),
    "found": Maybe([list]),
}

_KEPT = 2
"""Entries for each class: what it is now, and what it was before the last change."""


class ClassCache:
    """The entries of one kind of run: its rules, its settings."""

    def __init__(self, folder: str, layers: LayerIndex, rules: Sequence[str]) -> None:
        self._layers = layers
        self._folder = folder
        self._name = name_for("classes", cache_key(list(rules), sorted(layers.project.base_classes)))
        self._seen = state(folder, self._name)
        self._slots = self._load()
        self._taken: set[str] = set()
        self._valid: dict[str, Entry | None] = {}

    def _load(self) -> dict[str, list[Entry]]:
        kept = load(self._folder, self._name)
        return kept if fits(kept, By([dict])) else {}

    # ---------------------------------------------------------------------------- looking up

    def entry(self, source: LayerSource) -> Entry | None:
        """The entry whose facts still hold."""
        key = source.qualified
        if key not in self._valid:
            self._valid[key] = None  # a class that derives from itself has no entry
            self._valid[key] = self._entry(source)
        return self._valid[key]

    def _entry(self, source: LayerSource) -> Entry | None:
        kept = self._slots.get(slot_of(source), ())
        if not kept:
            return None
        text = text_digest(source)
        for entry in kept:
            if entry.get("text") == text and self._is_ours(entry) and self._holds(entry, source):
                return entry
        return None

    def _is_ours(self, entry: Entry) -> bool:
        """Whether the entry is of the right shape: what a folder holds may be anything."""
        return fits(entry, _SHAPE)

    def _holds(self, entry: Entry, source: LayerSource) -> bool:
        ancestors = [self.entry(ancestor) for ancestor in source.ancestors]
        digests = [ancestor["digest"] for ancestor in ancestors if ancestor is not None]
        return digests == entry["ancestors"] and still_true(entry["names"], source.names)

    def own_traits(self, source: LayerSource) -> OwnTraits | None:
        entry = self.entry(source)
        return OwnTraits(*entry["traits"]) if entry is not None else None

    def all_own_traits(self) -> dict[str, OwnTraits]:
        """The same of all classes that were looked at, by qualified name."""
        return {name: OwnTraits(*entry["traits"]) for name, entry in self._valid.items() if entry is not None}

    def recall(self, source: LayerSource) -> LintResult | None:
        """What checking the class would give; None when it must be checked."""
        entry = self.entry(source)
        if entry is None or entry["found"] is None or entry["context"] is None:
            return None
        *outside, asked = entry["context"]
        if outside != self._outside(source) or not asked.keys() <= TRAITS.keys():
            return None
        for trait, answers in asked.items():
            for name, known in answers.items():
                if trait_of(trait, self._layers, name, source.keras, self.own_traits) != known:
                    return None
        own = Lines(source.path, source.first_line, source.end_line, source.source.size + 1)
        try:
            found = [decode(one, own, _function_lines(source)) for one in entry["found"]]
        except ValueError:
            return None
        if any(one.keras not in source.kerases for one in found):
            return None
        return LintResult(tuple(found), layers=1)

    def _outside(self, source: LayerSource) -> list[Any]:
        return [
            source.qualified in self._layers.parents,
            source.only_a_part,
            _digest(
                sorted(source.assigned_elsewhere), sorted(source.changed_in_fit), sorted(source.integers)
            ),
            source.saved_whole,
            source.loaded_when_built,
            source.mixed_precision,
            source.validated,
            source.eager,
        ]

    # ---------------------------------------------------------------------------- keeping

    def note(
        self,
        source: LayerSource,
        names: Any,
        traits: OwnTraits,
        asked: dict[str, dict[str, bool | str]] | None,
        checked: LintResult | None,
    ) -> tuple[str, Entry] | None:
        """Take a class that was read, and checked unless `checked` is None; the entry, to be sent to other processes."""
        ancestors = [self.entry(ancestor) for ancestor in source.ancestors]
        if None in ancestors:
            return None
        text = text_digest(source)
        digests = [ancestor["digest"] for ancestor in ancestors if ancestor is not None]
        entry: Entry = {
            "text": text,
            "names": names,
            "ancestors": digests,
            "digest": _digest(text, names, digests),
            "traits": list(traits),
            "context": None,
            "found": None,
        }
        if checked is not None and asked is not None and not checked.crashes and not checked.broken:
            places = _function_lines(source)
            entry["context"] = [*self._outside(source), asked]
            entry["found"] = [encode(one, source.first_line, places) for one in checked.diagnostics]
        slot = slot_of(source)
        self.take(slot, entry)
        self._valid[source.qualified] = entry
        return slot, entry

    def take(self, slot: str, entry: Entry) -> None:
        """Keep an entry, unless it says less than one for the same facts."""
        kept = self._slots.get(slot, [])
        for one in kept:
            if one.get("digest") == entry["digest"] and entry["found"] is None:
                return
        others = [one for one in kept if one.get("digest") != entry["digest"]]
        self._slots[slot] = [entry, *others][:_KEPT]
        self._taken.add(slot)

    def forget_validity(self) -> None:
        """Entries have come from other processes."""
        self._valid = {name: entry for name, entry in self._valid.items() if entry is not None}

    def save(self) -> None:
        """Write what is new, beside what another run has written meanwhile. Raises `OSError`."""
        if self._taken:
            if state(self._folder, self._name) != self._seen:
                self._slots = self._load() | {slot: self._slots[slot] for slot in self._taken}
            self._taken.clear()
            save(self._folder, self._name, self._slots)
            prune(self._folder)
        elif self._slots:
            keep_in_use(self._folder, self._name)


class NoClassCache(ClassCache):
    """Keeps nothing: every class is checked."""

    def __init__(self) -> None:
        pass

    def entry(self, source: LayerSource) -> Entry | None:
        return None

    def all_own_traits(self) -> dict[str, OwnTraits]:
        return {}

    def note(
        self,
        source: LayerSource,
        names: Any,
        traits: OwnTraits,
        asked: dict[str, dict[str, bool | str]] | None,
        checked: LintResult | None,
    ) -> tuple[str, Entry] | None:
        return None

    def take(self, slot: str, entry: Entry) -> None:
        pass

    def forget_validity(self) -> None:
        pass

    def save(self) -> None:
        pass


def slot_of(source: LayerSource) -> str:
    """Where the entries of a class are kept."""
    return f"{source.path}:{source.qualified}"


def _function_lines(source: LayerSource) -> FunctionLines:
    """Where functions stand that the class calls."""

    def lines(qualified: str) -> Lines | None:
        found = source.names.function(qualified)
        if found is None:
            return None
        function, _ = found
        return Lines(function.path, function.first_line, function.end_line, function.size + 1)

    return lines


def text_digest(source: LayerSource) -> str:
    return _digest(
        source.digest,
        source.path,
        source.module,
        source.qualname,
        source.indented,
        source.roots,
        [[base.name, base.known, base.imported] for base in source.bases],
        source.complete,
        source.is_model,
        source.kerases,
        source.project_keras,
        source.early,
        [ancestor.qualified for ancestor in source.ancestors],
    )


def _digest(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False))
