"""What shows which Keras code is for: one place of one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from layerlint.target.early import is_before_2_6, is_before_2_10, is_early


class Strength(IntEnum):
    """How much a kind of evidence counts; the strongest kind that is of one mind decides.

    A COMPANION is a package that goes with one Keras, or a Python too old for Keras 3; BESIDE is the `tf-keras` of a
    project that asks for a TensorFlow with Keras 3. INTERPRETER is the Python of continuous integration, where a job may
    only make docs.
    """

    COMMIT = 1
    NAMES = 2
    DOCUMENT = 3
    KERNEL = 4
    BESIDE = 5
    INSTALLED = 6
    NOTEBOOK = 7
    INTERPRETER = 8
    WORKFLOW = 9
    CONTAINER = 10
    COMPANION = 11
    LOCK = 12
    OPTIONAL = 13
    REQUIRED = 14

    @property
    def guess(self) -> bool:
        """Whether it only makes likely what the others say."""
        return self <= Strength.KERNEL


@dataclass(frozen=True, slots=True)
class TargetEvidence:
    """A place that speaks for one Keras: an absolute path, a line from 1 (0 for none), and what stands there."""

    keras: int
    strength: Strength
    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the evidence in one place comes to: what decides, and what of some weight says otherwise.

    `early` says whether it is of a Keras before TensorFlow's own, `before_2_10` and
    `before_2_6` whether it is of one before 2.10 or 2.6.
    """

    evidence: TargetEvidence
    against: TargetEvidence | None = None
    early: bool = False
    before_2_10: bool = False
    before_2_6: bool = False


def decide(evidence: Iterable[TargetEvidence]) -> tuple[Decision | None, tuple[TargetEvidence, ...]]:
    """The decision, None where no kind of evidence is of one mind; and the pairs that contradict each other.

    A kind that says both decides nothing, unless what the project requires of `keras` itself is of one mind.
    """
    by_strength: dict[Strength, list[TargetEvidence]] = {}
    for piece in evidence:
        by_strength.setdefault(piece.strength, []).append(piece)
    torn: list[TargetEvidence] = []
    for strength in sorted(by_strength, reverse=True):
        kind = by_strength[strength]
        if not _is_unanimous(kind):
            if not torn and not strength.guess:
                torn = list(_pair(kind))
            kind = [piece for piece in kind if _OF_KERAS.match(piece.text)]
            if strength is not Strength.REQUIRED or not _is_unanimous(kind):
                continue
        against = None if strength.guess else _against(kind[0].keras, strength, by_strength)
        return _decision(kind, against), tuple(torn)
    return None, tuple(torn)


def _is_unanimous(kind: list[TargetEvidence]) -> bool:
    return len({piece.keras for piece in kind}) == 1


def _against(
    keras: int, strength: Strength, by_strength: Mapping[Strength, list[TargetEvidence]]
) -> TargetEvidence | None:
    """The first weaker evidence for the other Keras."""
    for other, kind in by_strength.items():
        if Strength.BESIDE < other < strength and other is not Strength.INTERPRETER:
            for piece in kind:
                if piece.keras != keras:
                    return piece
    return None


def _decision(kind: list[TargetEvidence], against: TargetEvidence | None) -> Decision:
    is_2 = kind[0].keras == 2
    early = is_2 and any(is_early(piece.text) for piece in kind)
    old = is_2 and any(is_before_2_10(piece.text) for piece in kind)
    older = is_2 and any(is_before_2_6(piece.text) for piece in kind)
    return Decision(kind[0], against, early, old, older)


_OF_KERAS = re.compile(r"keras[ :=<>~!]")
"""A requirement of Keras itself, which says more than the Keras that comes with a TensorFlow."""


def _pair(kind: list[TargetEvidence]) -> Iterator[TargetEvidence]:
    for keras in (2, 3):
        yield next(piece for piece in kind if piece.keras == keras)
