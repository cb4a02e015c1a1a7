"""The findings that a migration from Keras 2 to Keras 3 causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from enum import StrEnum

from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.rule import Diagnostic, Rule, Severity
from layerlint.run.files import CheckedFile, collect_targets
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_result import LintResult
from layerlint.settings.declarations import Settings
from layerlint.target.evidence import Strength


class Migrated(StrEnum):
    """Whether a project that is checked for Keras 3 still runs with Keras 2."""

    NO = "Keras 3, or Keras 3 was not asked for"
    PERHAPS = "nothing certain"
    YES = "Keras 2"


def is_migrated(
    files: Mapping[str, CheckedFile], settings: Settings, index: LayerIndex, first: str
) -> Migrated:
    """Whether the settings choose Keras 3 while the project is for Keras 2."""
    if settings.keras != "3" or not index.layers:
        return Migrated.NO
    if 2 * sum(is_old(layer, index) for layer in index.layers) > len(index.layers):
        return Migrated.YES
    detected = replace(collect_targets(files, settings), options={}, other="auto")
    target = detected.of_most((layer.path for layer in index.layers), first)
    evidence = target.evidence
    if target.guess and not (
        target.keras == 3 and evidence is not None and evidence.strength > Strength.COMMIT
    ):
        return Migrated.PERHAPS
    return Migrated.YES if target.keras == 2 else Migrated.NO


def is_old(layer: LayerSource, index: LayerIndex) -> bool:
    """Whether a class is one of Keras 2, and not because the project imports its module for Keras 2 alone."""
    return layer.kerases == (2,) and not index.targets.of(layer.path).guarded


def mark_migration(
    linted: LintResult, index: LayerIndex, rules: Sequence[Rule], migrated: Migrated
) -> LintResult:
    """Mark the findings that do not hold with Keras 2.

    These are all findings of rules for Keras 3 alone. For other rules, the classes are checked again with Keras 2, if
    the project is certainly for Keras 2.
    """
    if migrated is Migrated.NO:
        return linted
    new = {rule.code for rule in rules if rule.targets == (3,)}
    reported = {(d.path, d.layer) for d in linted.diagnostics if _counts(d) and d.code not in new}
    certain = migrated is Migrated.YES
    before = frozenset[_Place]()
    if reported and certain:
        classes = tuple(
            replace(layer, kerases=(2,)) for layer in index.layers if (layer.path, layer.qualname) in reported
        )
        both = [rule for rule in rules if set(rule.targets) >= {2, 3}]
        before = frozenset(map(_place, lint_classes(replace(index, layers=classes), both).diagnostics))
    marked = tuple(
        replace(diagnostic, migration=True)
        if _is_new(diagnostic, new, before if certain else None)
        else diagnostic
        for diagnostic in linted.diagnostics
    )
    return replace(
        linted, diagnostics=marked, migrated=certain or any(diagnostic.migration for diagnostic in marked)
    )


def _is_new(diagnostic: Diagnostic, new: Set[str], before: Set[_Place] | None) -> bool:
    """Whether the finding does not hold with Keras 2: by its rule, or because it is not in `before`."""
    if not _counts(diagnostic):
        return False
    return diagnostic.code in new or (
        before is not None and bool(diagnostic.layer) and _place(diagnostic) not in before
    )


_Place = tuple[object, ...]


def _place(diagnostic: Diagnostic) -> _Place:
    return diagnostic.path, diagnostic.code, diagnostic.span


def _counts(diagnostic: Diagnostic) -> bool:
    return diagnostic.keras == 3 and diagnostic.severity is not Severity.NOTE
