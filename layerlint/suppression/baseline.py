"""A baseline: the current findings of a project, so that only new ones are reported.

An entry holds the file, rule, class, method and attribute, the number of such findings, and their Keras. It has no line
numbers: an entry still covers code that moves in its file or, with its class, to another file.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.files.output import read_file, write_regular
from layerlint.rule import Diagnostic
from layerlint.suppression.moved import CheckedCode, FindingKey, Place, moved_classes

VERSION = 1
_FIELDS = ("path", "rule", "class", "method", "attribute")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """The key of a finding. `path` is relative to the folder of the baseline, with `/`."""

    path: str
    rule: str
    layer: str
    method: str
    attribute: str

    def __str__(self) -> str:
        where = ".".join(part for part in (self.layer, self.method) if part)
        about = f" ({self.attribute})" if self.attribute else ""
        return f"{self.path}: {self.rule} in {where or 'the module'}{about}"


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry with `missing` findings fewer than its count."""

    entry: Entry
    missing: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline file with their counts."""

    folder: str
    counts: Mapping[Entry, int]
    kerases: Mapping[Entry, frozenset[int]] = field(default_factory=dict)
    """The Kerases of entries, if the file has them."""

    def filter(
        self, diagnostics: Iterable[Diagnostic], checked: CheckedCode
    ) -> tuple[tuple[Diagnostic, ...], tuple[Stale, ...]]:
        """The diagnostics that are not in the baseline, and the stale entries.

        If there are more findings than an entry counts, it covers the first ones in the file. An entry is stale only
        if its file was checked or no longer exists, and its rule ran for the entry's Keras.
        """
        left = Counter(dict(self.counts))
        new = _without_listed(self._in_order(diagnostics), left)
        checked = self._relative(checked)
        origins = self._follow(left, [entry for _, entry in new], checked)
        new = _without_listed(new, left)
        stale = [
            Stale(entry, count)
            for entry, count in sorted(left.items())
            if count > 0 and self._may_be_stale(entry, origins.get(entry, entry), checked)
        ]
        return tuple(diagnostic for diagnostic, _ in new), tuple(stale)

    def _in_order(self, diagnostics: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Entry]]:
        ordered = sorted(diagnostics, key=lambda d: (d.path, d.cell or 0, d.span, d.code))
        return [(diagnostic, _entry(diagnostic, self.folder)) for diagnostic in ordered]

    def _relative(self, checked: CheckedCode) -> CheckedCode:
        """The same with paths relative to the baseline."""
        paths = {_relative(path, self.folder) for path in checked.paths}
        classes = {
            _relative(path, self.folder): kerases_by_class
            for path, kerases_by_class in checked.classes.items()
        }
        return replace(checked, paths=paths, classes=classes)

    def _follow(
        self, left: Counter[Entry], new: Sequence[Entry], checked: CheckedCode
    ) -> Mapping[Entry, Entry]:
        """Rename the remaining entries of classes that were moved or renamed; return the old entry of each."""
        origins: dict[Entry, Entry] = {}
        listed_classes = {(entry.path, entry.layer) for entry in self.counts}

        def is_gone(place: Place) -> bool:
            path, layer = place
            if self._gone(path):
                return True
            return bool(layer) and path in checked.paths and layer not in checked.classes.get(path, ())

        entries = _by_class(
            Counter(entry for entry in new if (entry.path, entry.layer) not in listed_classes)
        )
        for place, now in moved_classes(
            _by_class(+left), entries, is_gone, lambda place: self._gone(place[0])
        ):
            for entry in [entry for entry in left if (entry.path, entry.layer) == place]:
                moved = replace(entry, path=now[0], layer=now[1])
                left[moved] += left.pop(entry)
                origins[moved] = entry
        return origins

    def _may_be_stale(self, entry: Entry, origin: Entry, checked: CheckedCode) -> bool:
        if entry.rule not in checked.rules:
            return False
        gone = self._gone(entry.path)
        judged = checked.all_kerases() if gone else checked.kerases(entry.path)
        kerases = self.kerases.get(origin) or frozenset(checked.rules[entry.rule])
        return (gone or entry.path in checked.paths) and (not judged or not judged.isdisjoint(kerases))

    def _gone(self, path: str) -> bool:
        return not os.path.exists(os.path.join(self.folder, path))


def _without_listed(
    findings: Iterable[tuple[Diagnostic, Entry]], left: Counter[Entry]
) -> list[tuple[Diagnostic, Entry]]:
    """The findings that `left` does not cover; subtract the others from it."""
    new = []
    for diagnostic, entry in findings:
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append((diagnostic, entry))
    return new


def _by_class(counts: Counter[Entry]) -> dict[Place, Counter[FindingKey]]:
    """The entries by file and class; the class is "" for entries outside classes."""
    by_class: dict[Place, Counter[FindingKey]] = {}
    for entry, count in counts.items():
        if count > 0:
            class_counts = by_class.setdefault((entry.path, entry.layer), Counter())
            class_counts[entry.rule, entry.method, entry.attribute] += count
    return by_class


def write_baseline(path: str, diagnostics: Iterable[Diagnostic]) -> int:
    """Write the baseline of these findings; return their number. Raises `LayerlintError`."""
    counts: Counter[Entry] = Counter()
    kerases: dict[Entry, set[int]] = {}
    for diagnostic in diagnostics:
        entry = _entry(diagnostic, _folder(path))
        counts[entry] += 1
        kerases.setdefault(entry, set()).add(diagnostic.keras)
    findings = [
        {
            **dict(zip(_FIELDS, astuple(entry), strict=True)),
            "count": count,
            "keras": sorted(kerases[entry]),
        }
        for entry, count in sorted(counts.items())
    ]
    text = json.dumps({"version": VERSION, "findings": findings}, indent=2, ensure_ascii=False)
    write_regular(path, f"{text}\n".encode("utf-8", "backslashreplace"), "the baseline")
    return counts.total()


def read_baseline(path: str) -> Baseline:
    """Read a baseline file. Raises `LayerlintError` for a missing or invalid file."""
    counts: Counter[Entry] = Counter()
    kerases: dict[Entry, frozenset[int]] = {}
    for number, record in enumerate(_records(path), 1):
        values = [record.get(name) for name in _FIELDS] if isinstance(record, dict) else [None]
        count = record.get("count", 1) if isinstance(record, dict) else None
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) != len(_FIELDS) or not isinstance(count, int) or count < 1:
            needs = ", ".join(_FIELDS)
            raise LayerlintError(f"finding {number} of the baseline {path} needs {needs} and a count above 0")
        entry = Entry(*texts)
        counts[entry] += count
        versions = record.get("keras")
        if isinstance(versions, list) and versions and set(versions) <= {2, 3}:
            kerases[entry] = kerases.get(entry, frozenset()) | frozenset(versions)
    return Baseline(_folder(path), counts, kerases)


def _records(path: str) -> list[Any]:
    """The findings in a baseline file, as JSON. Raises `LayerlintError`."""
    try:
        content = json.loads(read_file(path, "the baseline").decode("utf-8-sig"))
    except FileNotFoundError as error:
        hint = f"write it with `layerlint check --write-baseline {path}`"
        raise LayerlintError(f"the baseline {path} does not exist; {hint}") from error
    except OSError as error:
        raise LayerlintError(f"cannot read the baseline {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise LayerlintError(f"the baseline {path} is not JSON: {error}; write it again") from error
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise LayerlintError(f"{path} is not a baseline of version {VERSION}; write it again")
    findings = content.get("findings")
    if not isinstance(findings, list):
        raise LayerlintError(f'the baseline {path} has no list "findings"; write it again')
    return findings


def _entry(diagnostic: Diagnostic, folder: str) -> Entry:
    path = _relative(diagnostic.path, folder)
    return Entry(path, diagnostic.code, diagnostic.layer, diagnostic.method, diagnostic.attribute)


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _relative(path: str, folder: str) -> str:
    try:
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(path).replace(os.sep, "/")
