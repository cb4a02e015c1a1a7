"""Match entries of a baseline whose file was renamed, or whose class was moved or renamed, with new findings.

An entry follows its class only if the class is gone from its place, and only to a class that the baseline does not have:
a new finding in a class of the baseline never matches an entry of another class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

Place = tuple[str, str]
"""A class: the path of its file, relative to the baseline, and its qualified name."""
FindingKey = tuple[str, str, str]
"""The key of a finding within its class: rule, method, attribute."""


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """The code that a run checked: files, the Kerases of the rules that ran, and those of the classes of each file."""

    paths: Collection[str]
    rules: Mapping[str, Collection[int]]
    classes: Mapping[str, Mapping[str, Collection[int]]] = field(default_factory=dict)

    def kerases(self, path: str) -> frozenset[int]:
        """The Kerases that classes of the file were checked for; none if it has no classes."""
        return frozenset(keras for kerases in self.classes.get(path, {}).values() for keras in kerases)

    def all_kerases(self) -> frozenset[int]:
        """The Kerases that classes were checked for, in any file."""
        return frozenset(keras for path in self.classes for keras in self.kerases(path))


def moved_classes(
    left: Mapping[Place, Counter[FindingKey]],
    new: Mapping[Place, Counter[FindingKey]],
    is_gone: Callable[[Place], bool],
    is_without_file: Callable[[Place], bool],
) -> Iterator[tuple[Place, Place]]:
    """Pairs of a class of stale entries and the class that it became.

    First classes of the same name in another file match, then classes of the same file with equal findings; last, if
    the file is gone too, any class with equal findings.
    """
    gone = [place for place in left if is_gone(place)]
    free = list(new)
    for fit in (_same_name, _same_file, _same_findings):
        for place in list(gone):
            if fit is _same_findings and not is_without_file(place):
                continue
            fits = [candidate for candidate in free if fit(place, candidate, left[place], new[candidate])]
            if not fits:
                continue
            if len(fits) > 1:
                continue  # ambiguous
            yield place, fits[0]
            gone.remove(place)
            free.remove(fits[0])


def _same_name(old: Place, new: Place, had: Counter[FindingKey], has: Counter[FindingKey]) -> bool:
    return old[1] == new[1] and old[0] != new[0] and bool(has & had)


def _same_file(old: Place, new: Place, had: Counter[FindingKey], has: Counter[FindingKey]) -> bool:
    return old[0] == new[0] and old[1] != new[1] and has == had


def _same_findings(old: Place, new: Place, had: Counter[FindingKey], has: Counter[FindingKey]) -> bool:
    return bool(old[1] and new[1]) and has == had
