"""A baseline: the findings that a project has today, so that only new ones are reported.

An entry names the file, the rule, the class, the method and the attribute, and how often that is found. It
holds no line numbers: code that moves stays covered.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from layerlint.errors import LayerlintError
from layerlint.files.output import read_file, write_regular
from layerlint.rule import Diagnostic

VERSION = 1
_FIELDS = ("path", "rule", "class", "method", "attribute")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What a finding is known by. `path` is relative to the folder of the baseline, with `/`."""

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
    """An entry that is found less often than the baseline says: `missing` times less."""

    entry: Entry
    missing: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline file with how often each may be found."""

    folder: str
    counts: Mapping[Entry, int]

    def filter(
        self, diagnostics: Iterable[Diagnostic], *, checked: Collection[str], ran: Collection[str]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Stale, ...]]:
        """The diagnostics that are not in the baseline, and the entries that are no longer found.

        Where an entry is found more often than the baseline says, the first ones in the file are taken to be
        the known ones. An entry is stale only when its file is among those `checked` (or is gone) and its rule
        among those that `ran`.
        """
        left = Counter(dict(self.counts))
        kept: list[Diagnostic] = []
        for diagnostic in sorted(diagnostics, key=lambda d: (d.path, d.cell or 0, d.span, d.code)):
            entry = _entry(diagnostic, self.folder)
            if left[entry] > 0:
                left[entry] -= 1
            else:
                kept.append(diagnostic)
        seen = {_relative(path, self.folder) for path in checked}
        stale = [
            Stale(entry, count)
            for entry, count in sorted(left.items())
            if count > 0 and entry.rule in ran and (entry.path in seen or self._gone(entry))
        ]
        return tuple(kept), tuple(stale)

    def _gone(self, entry: Entry) -> bool:
        return not os.path.exists(os.path.join(self.folder, entry.path))


def write_baseline(path: str, diagnostics: Iterable[Diagnostic]) -> int:
    """Write the baseline of these findings; how many there are."""
    counts = Counter(_entry(diagnostic, _folder(path)) for diagnostic in diagnostics)
    findings = [
        {
            **dict(
                zip(
                    _FIELDS, (entry.path, entry.rule, entry.layer, entry.method, entry.attribute), strict=True
                )
            ),
            "count": count,
        }
        for entry, count in sorted(counts.items())
    ]
    text = json.dumps({"version": VERSION, "findings": findings}, indent=2, ensure_ascii=False)
    write_regular(path, f"{text}\n".encode("utf-8", "backslashreplace"), "the baseline")
    return counts.total()


def read_baseline(path: str) -> Baseline:
    """Read a baseline file. A file that is missing or is no baseline is the user's to mend."""
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
    counts: Counter[Entry] = Counter()
    for number, found in enumerate(findings, 1):
        values = [found.get(name) for name in _FIELDS] if isinstance(found, dict) else [None]
        count = found.get("count", 1) if isinstance(found, dict) else None
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) != len(_FIELDS) or not isinstance(count, int) or count < 1:
            needs = ", ".join(_FIELDS)
            raise LayerlintError(f"finding {number} of the baseline {path} needs {needs} and a count above 0")
        counts[Entry(*texts)] += count
    return Baseline(_folder(path), counts)


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
