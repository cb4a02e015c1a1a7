"""The cache of findings by class.

An entry belongs to the text of one class. It records everything else that the findings depend on: the index's answers
about names, the entries of the ancestors, and the traits of the classes that it creates. It is valid only while all of
these are unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from layerlint.cache.cache_key import cache_key
from layerlint.cache.encode import FunctionLines, Lines, decode, encode
from layerlint.cache.shape import By, Either, Maybe, fits
from layerlint.cache.store import keep_in_use, load, name_for, prune, save, state
from layerlint.extract.class_traits import TRAITS, trait_of
from layerlint.extract.own_traits import OwnTraits
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.name_queries import LOG, still_true
from layerlint.run.lint_result import LintResult
from layerlint.text import digest

Entry = dict[str, Any]
"""
text       digest of the class: its text, its module, its bases
names      the queries about names and their answers
ancestors  the digests of the ancestors' entries
digest     of all of the above; equal digests mean equal facts of the class
traits     the traits of its own methods: whether they create weights, add losses
context    facts from other code: subclasses, who creates it, attributes set by others, saved whole, loaded when it is
           only built, mixed precision, whether it is evaluated or run eagerly, the traits of classes that it creates
diagnostics   None when the class was only read for other classes
"""

_SHAPE = {
    "text": str,
    "names": LOG,
    "ancestors": [str],
    "digest": str,
    "traits": (*(bool,) * (len(OwnTraits._fields) - 2), str, str),
    "context": Maybe((bool, bool, str, *(bool,) * 7, By(By(Either(bool, str))))),
    "diagnostics": Maybe([list]),
}

_ENTRIES_PER_CLASS = 2
"""The current entry of a class, and the one before its last change."""


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
        slots = load(self._folder, self._name)
        return slots if fits(slots, By([dict])) else {}

    # ---------------------------------------------------------------------------- looking up

    def entry(self, source: LayerSource) -> Entry | None:
        """The valid entry of a class."""
        key = source.qualified
        if key not in self._valid:
            self._valid[key] = None  # a class that derives from itself has no entry
            self._valid[key] = self._entry(source)
        return self._valid[key]

    def _entry(self, source: LayerSource) -> Entry | None:
        entries = self._slots.get(slot_name(source), ())
        if not entries:
            return None
        text = text_digest(source)
        for entry in entries:
            if entry.get("text") == text and self._is_ours(entry) and self._holds(entry, source):
                return entry
        return None

    def _is_ours(self, entry: Entry) -> bool:
        """Whether the entry has the right shape: a cache folder may hold anything."""
        return fits(entry, _SHAPE)

    def _holds(self, entry: Entry, source: LayerSource) -> bool:
        ancestors = [self.entry(ancestor) for ancestor in source.ancestors]
        digests = [ancestor["digest"] for ancestor in ancestors if ancestor is not None]
        return digests == entry["ancestors"] and still_true(entry["names"], source.names)

    def own_traits(self, source: LayerSource) -> OwnTraits | None:
        entry = self.entry(source)
        return OwnTraits(*entry["traits"]) if entry is not None else None

    def all_own_traits(self) -> dict[str, OwnTraits]:
        """The own traits of all classes that were looked up, by qualified name."""
        return {name: OwnTraits(*entry["traits"]) for name, entry in self._valid.items() if entry is not None}

    def recall(self, source: LayerSource) -> LintResult | None:
        """The result of checking the class; None when it must be checked."""
        entry = self.entry(source)
        if entry is None or entry["diagnostics"] is None or entry["context"] is None:
            return None
        *outside, traits = entry["context"]
        if outside != self._outside(source) or not traits.keys() <= TRAITS.keys():
            return None
        for trait, answers in traits.items():
            for name, answer in answers.items():
                if trait_of(trait, self._layers, name, source.keras, self.own_traits) != answer:
                    return None
        own = Lines(source.path, source.first_line, source.end_line, source.source.size + 1)
        try:
            diagnostics = [decode(encoded, own, _function_lines(source)) for encoded in entry["diagnostics"]]
        except ValueError:
            return None
        if any(diagnostic.keras not in source.kerases for diagnostic in diagnostics):
            return None
        return LintResult(tuple(diagnostics), layers=1)

    def _outside(self, source: LayerSource) -> list[Any]:
        return [
            source.qualified in self._layers.parents,
            source.only_a_part,
            _digest(
                sorted(source.assigned_elsewhere),
                sorted(source.changed_in_fit),
                sorted(source.integers),
                sorted(source.called_on_objects),
            ),
            source.saved_whole,
            source.loaded_when_built,
            source.mixed_precision,
            source.validated,
            source.eager,
            source.fixed_batch,
            source.jax,
        ]

    # ---------------------------------------------------------------------------- keeping

    def note(
        self,
        source: LayerSource,
        names: Any,
        traits: OwnTraits,
        trait_answers: dict[str, dict[str, bool | str]] | None,
        checked: LintResult | None,
    ) -> tuple[str, Entry] | None:
        """Add a class that was read, and checked unless `checked` is None; return the entry for other processes."""
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
            "diagnostics": None,
        }
        if checked is not None and trait_answers is not None and not checked.crashes and not checked.broken:
            places = _function_lines(source)
            entry["context"] = [*self._outside(source), trait_answers]
            entry["diagnostics"] = [
                encode(diagnostic, source.first_line, places) for diagnostic in checked.diagnostics
            ]
        slot = slot_name(source)
        self.take(slot, entry)
        self._valid[source.qualified] = entry
        return slot, entry

    def take(self, slot: str, entry: Entry) -> None:
        """Add an entry, unless one with the same facts has diagnostics and this one has none."""
        entries = self._slots.get(slot, [])
        for other in entries:
            if other.get("digest") == entry["digest"] and entry["diagnostics"] is None:
                return
        others = [other for other in entries if other.get("digest") != entry["digest"]]
        self._slots[slot] = [entry, *others][:_ENTRIES_PER_CLASS]
        self._taken.add(slot)

    def forget_validity(self) -> None:
        """Look up invalid entries again: other processes have added some."""
        self._valid = {name: entry for name, entry in self._valid.items() if entry is not None}

    def save(self) -> None:
        """Write new entries, and keep those that another run wrote meanwhile. Raises `OSError`."""
        if self._taken:
            if state(self._folder, self._name) != self._seen:
                self._slots = self._load() | {slot: self._slots[slot] for slot in self._taken}
            self._taken.clear()
            save(self._folder, self._name, self._slots)
            prune(self._folder)
        elif self._slots:
            keep_in_use(self._folder, self._name)


class NoClassCache(ClassCache):
    """A cache that is always empty: every class is checked."""

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
        trait_answers: dict[str, dict[str, bool | str]] | None,
        checked: LintResult | None,
    ) -> tuple[str, Entry] | None:
        return None

    def take(self, slot: str, entry: Entry) -> None:
        pass

    def forget_validity(self) -> None:
        pass

    def save(self) -> None:
        pass


def slot_name(source: LayerSource) -> str:
    """The name of the slot that holds the entries of a class."""
    return f"{source.path}:{source.qualified}"


def _function_lines(source: LayerSource) -> FunctionLines:
    """A lookup of the lines of functions that the class calls."""

    def lines(qualified: str) -> Lines | None:
        answer = source.names.function(qualified)
        if answer is None:
            return None
        function, _ = answer
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
        source.before_2_10,
        source.before_2_6,
        [ancestor.qualified for ancestor in source.ancestors],
    )


def _digest(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False))
