"""Entries of a baseline whose file was renamed, or whose class was moved or renamed, and the findings that they are now.

An entry follows its class only where the class is gone from its place, and only to a class that the baseline does not
know: what is new in a class that was there before is never taken for something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

Place = tuple[str, str]
"""A class: the path of its file, relative to the baseline, and its qualified name."""
Known = tuple[str, str, str]
"""What a finding is known by within its class: rule, method, attribute."""


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """What a run looked at: the files, the Kerases of the rules that ran, and those of the classes of each file."""

    paths: Collection[str]
    rules: Mapping[str, Collection[int]]
    classes: Mapping[str, Mapping[str, Collection[int]]] = field(default_factory=dict)

    def kerases(self, path: str) -> frozenset[int]:
        """The Kerases that classes of the file were checked for; none where it has no classes."""
        return frozenset(keras for one in self.classes.get(path, {}).values() for keras in one)


def moved_classes(
    left: Mapping[Place, Counter[Known]],
    new: Mapping[Place, Counter[Known]],
    is_gone: Callable[[Place], bool],
    is_without_file: Callable[[Place], bool],
) -> Iterator[tuple[Place, Place]]:
    """From the classes of entries that were not found, to the classes whose findings they are now.

    First those that have the same name in another file, then those that have another name in the same file and the
    very same findings; last, where the file is gone too, those that have the very same findings anywhere.
    """
    gone = [place for place in left if is_gone(place)]
    free = list(new)
    for fit in (_same_name, _same_file, _same_findings):
        for place in list(gone):
            if fit is _same_findings and not is_without_file(place):
                continue
            fits = [one for one in free if fit(place, one, left[place], new[one])]
            if not fits:
                continue
            if len(fits) > 1:
                continue  # several classes may be it
            yield place, fits[0]
            gone.remove(place)
            free.remove(fits[0])


def _same_name(one: Place, other: Place, had: Counter[Known], has: Counter[Known]) -> bool:
    return one[1] == other[1] and one[0] != other[0] and bool(has & had)


def _same_file(one: Place, other: Place, had: Counter[Known], has: Counter[Known]) -> bool:
    return one[0] == other[0] and one[1] != other[1] and has == had


def _same_findings(one: Place, other: Place, had: Counter[Known], has: Counter[Known]) -> bool:
    return bool(one[1] and other[1]) and has == had
