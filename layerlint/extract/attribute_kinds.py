"""The kinds of a class's attributes, learned from its assignments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from layerlint.extract.value_merge import join
from layerlint.model.facts import Kind, Value

COMPOSED = "~"
"""Begins the path that stands for all attributes whose names a pattern matches, which is behind it."""


_MOST_PARTS = 2
"""Unknown parts of a name that is looked up: each more makes a search through a long name slower by its length."""

_MOST_ATTRIBUTES = 200
"""Attributes that the pattern of a name is compared with."""


@dataclass(slots=True)
class Attributes:
    """The kinds that are assigned to attributes of `self`; `elements` for the contents of containers.

    Every answer is recorded. A walk is `settled`, and not repeated, if the kinds learned by its end give the same
    answers.
    """

    kinds: dict[str, set[Kind]] = field(default_factory=dict)
    elements: dict[str, set[Kind]] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    answers: dict[str, Kind] = field(default_factory=dict)
    element_answers: dict[str, Kind] = field(default_factory=dict)
    none_answers: dict[str, bool] = field(default_factory=dict)

    def may_be_none(self, path: str) -> bool:
        """Whether it may hold None: None is assigned to it, or no assignment of it is known."""
        answer = self._may_be_none(path)
        self.none_answers[path] = answer
        return answer

    def _may_be_none(self, path: str) -> bool:
        return Kind.NONE in self.kinds.get(path, {Kind.NONE})

    def knows(self, path: str) -> bool:
        is_known = path in self.kinds
        if not is_known:
            self.answers[path] = Kind.UNKNOWN
        return is_known

    def kind(self, path: str) -> Kind:
        kind = self._joined(path)
        self.answers[path] = kind
        return kind

    def _joined(self, path: str) -> Kind:
        kinds = self.kinds.get(path, set())
        is_looked_up = path.startswith(COMPOSED) and path.count(".*") <= _MOST_PARTS
        if is_looked_up and len(self.kinds) <= _MOST_ATTRIBUTES:
            names = re.compile(path.removeprefix(COMPOSED))
            kinds = kinds.union(*(held for name, held in self.kinds.items() if names.fullmatch(name)))
        return join(kinds)

    def element(self, path: str) -> Kind:
        kind = join(self.elements.get(path, set()))
        self.element_answers[path] = kind
        return kind

    def gain(self, path: str, kind: Kind) -> None:
        self.kinds.setdefault(path, set()).add(kind)

    def gain_elements(self, path: str, kinds: Iterable[Kind]) -> None:
        self.elements.setdefault(path, set()).update(kinds)

    def settled(self) -> bool:
        """Whether every recorded answer still holds."""
        return (
            all(self._joined(p) is kind for p, kind in self.answers.items())
            and all(join(self.elements.get(p, set())) is kind for p, kind in self.element_answers.items())
            and all(self._may_be_none(p) is answer for p, answer in self.none_answers.items())
        )

    def copy_sharing_answers(self) -> Attributes:
        """Return a copy that records its answers here."""
        copy = self.copy()
        copy.answers, copy.element_answers = self.answers, self.element_answers
        copy.none_answers = self.none_answers
        return copy

    def copy(self) -> Attributes:
        return Attributes(
            {path: set(kinds) for path, kinds in self.kinds.items()},
            {path: set(kinds) for path, kinds in self.elements.items()},
            dict(self.values),
        )
