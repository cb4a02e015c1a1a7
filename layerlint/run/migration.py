"""What stands between a project of Keras 2 and Keras 3: what is found with Keras 3, and was right before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from layerlint.index.layer_index import LayerIndex
from layerlint.rule import Diagnostic, Rule, Severity
from layerlint.run.files import CheckedFile, targets_of
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_result import LintResult
from layerlint.settings.declarations import Settings


def is_migrated(files: Mapping[str, CheckedFile], settings: Settings, index: LayerIndex, first: str) -> bool:
    """Whether Keras 3 was asked for and nothing certain says that the project runs with it already."""
    if settings.keras != "3" or not index.layers:
        return False
    if 2 * sum(layer.kerases == (2,) for layer in index.layers) > len(index.layers):
        return True
    shown = replace(targets_of(files, settings), options={}, other="auto")
    target = shown.of_most((layer.path for layer in index.layers), first)
    return target.keras == 2 or target.guess


def told_apart(linted: LintResult, index: LayerIndex, rules: Sequence[Rule]) -> LintResult:
    """The findings, those marked that Keras 2 does not have.

    Of rules that speak of Keras 3 alone these are all; for the others, the classes are checked once more.
    """
    new = {rule.code for rule in rules if rule.targets == (3,)}
    both = [rule for rule in rules if set(rule.targets) >= {2, 3}]
    asked = {(d.path, d.layer) for d in linted.diagnostics if _counts(d) and d.code not in new}
    before = frozenset[_Place]()
    if asked:
        again = tuple(replace(one, kerases=(2,)) for one in index.layers if (one.path, one.qualname) in asked)
        before = frozenset(map(_place, lint_classes(replace(index, layers=again), both).diagnostics))
    marked = tuple(
        replace(one, migration=_counts(one) and (one.code in new or _place(one) not in before))
        for one in linted.diagnostics
    )
    return replace(linted, diagnostics=marked)


_Place = tuple[object, ...]


def _place(one: Diagnostic) -> _Place:
    return one.path, one.code, one.span


def _counts(one: Diagnostic) -> bool:
    return bool(one.layer) and one.keras == 3 and one.severity is not Severity.NOTE
