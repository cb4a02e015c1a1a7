"""What stands between a project of Keras 2 and Keras 3: what is found with Keras 3, and was right before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from enum import StrEnum

from layerlint.index.layer_index import LayerIndex
from layerlint.rule import Diagnostic, Rule, Severity
from layerlint.run.files import CheckedFile, targets_of
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_result import LintResult
from layerlint.settings.declarations import Settings


class Migrated(StrEnum):
    """What a project that is checked for Keras 3 is for today."""

    NO = "Keras 3, or Keras 3 was not asked for"
    PERHAPS = "nothing certain"
    YES = "Keras 2"


def is_migrated(
    files: Mapping[str, CheckedFile], settings: Settings, index: LayerIndex, first: str
) -> Migrated:
    """Whether Keras 3 was asked for while the project is for Keras 2."""
    if settings.keras != "3" or not index.layers:
        return Migrated.NO
    if 2 * sum(layer.kerases == (2,) for layer in index.layers) > len(index.layers):
        return Migrated.YES
    shown = replace(targets_of(files, settings), options={}, other="auto")
    target = shown.of_most((layer.path for layer in index.layers), first)
    if target.guess:
        return Migrated.PERHAPS
    return Migrated.YES if target.keras == 2 else Migrated.NO


def told_apart(
    linted: LintResult, index: LayerIndex, rules: Sequence[Rule], migrated: Migrated
) -> LintResult:
    """The findings, those marked that Keras 2 does not have.

    Of rules that speak of Keras 3 alone these are all. For the others, the classes are checked once more, where the
    project is certainly for Keras 2.
    """
    if migrated is Migrated.NO:
        return linted
    new = {rule.code for rule in rules if rule.targets == (3,)}
    asked = {(d.path, d.layer) for d in linted.diagnostics if _counts(d) and d.code not in new}
    known = migrated is Migrated.YES
    before = frozenset[_Place]()
    if asked and known:
        again = tuple(replace(one, kerases=(2,)) for one in index.layers if (one.path, one.qualname) in asked)
        both = [rule for rule in rules if set(rule.targets) >= {2, 3}]
        before = frozenset(map(_place, lint_classes(replace(index, layers=again), both).diagnostics))
    marked = tuple(
        replace(one, migration=True) if _is_new(one, new, before if known else None) else one
        for one in linted.diagnostics
    )
    return replace(linted, diagnostics=marked, migrated=known or any(one.migration for one in marked))


def _is_new(one: Diagnostic, new: Set[str], before: Set[_Place] | None) -> bool:
    """Whether Keras 2 does not have the finding: by its rule, or as `before` says where that is known."""
    if not _counts(one):
        return False
    return one.code in new or (before is not None and bool(one.layer) and _place(one) not in before)


_Place = tuple[object, ...]


def _place(one: Diagnostic) -> _Place:
    return one.path, one.code, one.span


def _counts(one: Diagnostic) -> bool:
    return one.keras == 3 and one.severity is not Severity.NOTE
