"""Which rules run on which file, which may be fixed, and the severity of their findings.

As in Ruff, the most specific selector wins: `ALL`, then a prefix of a code (the longer the stronger), then
a whole code or a rule's name. At the same strength `ignore` wins over `select`, and the command line over
the settings file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from layerlint.files.ignore import Ignore
from layerlint.rule import Diagnostic, Rule, Severity
from layerlint.settings.declarations import Settings

_EXACT = 1000
_Strength = tuple[int, int]


def specificity(selector: str, rule: Rule) -> int | None:
    """How specific a selector is for a rule: 0 for `ALL`, more for longer prefixes; None if it does not match."""
    if selector == "ALL":
        return 0
    if selector in (rule.code, rule.name):
        return _EXACT
    if selector.startswith("LL") and rule.code.startswith(selector):
        return len(selector)
    return None


def names_rule(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether the selector matches any rule."""
    return selector == "ALL" or any(specificity(selector, rule) is not None for rule in rules)


def selected(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings select, in the given order."""
    global _last
    if _last is None or _last[0] is not settings or _last[1] != rules:
        _last = settings, rules, tuple(rule for rule in rules if _is_selected(rule, settings))
    return _last[2]


_last: tuple[Settings, Sequence[Rule], tuple[Rule, ...]] | None = None
"""The result for the last settings: all files of a folder share one object."""


def selected_for(path: str, rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that run on one file: the selected ones without those of `per-file-ignores`."""
    ignored = [
        selector
        for glob, selectors in settings.per_file_ignores
        if matches(glob, path, settings.folder)
        for selector in selectors
    ]
    chosen = selected(rules, settings)
    if not ignored:
        return chosen
    return tuple(rule for rule in chosen if not _strengths(rule, 0, ignored))


def fixable(rule: Rule, settings: Settings) -> bool:
    """Whether the settings allow fixes of the rule."""
    layers = settings.selections
    chosen = max(i for i, layer in enumerate(layers) if layer.fixable is not None)
    wanted = _strengths(rule, chosen, layers[chosen].fixable or ())
    return _wins(wanted, [s for i, layer in enumerate(layers) for s in _strengths(rule, i, layer.unfixable)])


def severity(rule: Rule, settings: Settings) -> Severity | None:
    """The severity of the rule in the settings; None leaves it to the rule and its finding."""
    levels = [
        (strength, order, level)
        for order, (selector, level) in enumerate(settings.severity)
        if (strength := specificity(selector, rule)) is not None
    ]
    return max(levels)[2] if levels else None


def with_severity(diagnostic: Diagnostic, rule: Rule, settings: Settings) -> Diagnostic:
    """The diagnostic with the severity of its rule in the settings."""
    wanted = severity(rule, settings)
    return diagnostic if wanted is None else replace(diagnostic, severity=wanted)


def matches(glob: str, path: str, folder: str) -> bool:
    """Whether a pattern matches a file, with the syntax of `.gitignore`, below `folder`; a leading `!` negates it."""
    if glob.startswith("!"):
        return not matches(glob[1:], path, folder)
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return not relative.startswith("../") and _matcher(glob, relative)


@lru_cache(maxsize=4096)
def _matcher(glob: str, relative: str) -> bool:
    return _spec(glob).ignores(relative)


@lru_cache(maxsize=256)
def _spec(glob: str) -> Ignore:
    return Ignore([glob])


def _is_selected(rule: Rule, settings: Settings) -> bool:
    layers = settings.selections
    chosen = max((i for i, layer in enumerate(layers) if layer.select is not None), default=None)
    wanted: list[_Strength] = []
    if chosen is not None:
        wanted += _strengths(rule, chosen, layers[chosen].select or ())
    elif rule.default:
        wanted.append((-1, 0))
    unwanted: list[_Strength] = []
    for i, layer in enumerate(layers):
        wanted += _strengths(rule, i, layer.extend_select)
        unwanted += _strengths(rule, i, layer.ignore)
    return _wins(wanted, unwanted)


def _strengths(rule: Rule, layer: int, selectors: Iterable[str]) -> list[_Strength]:
    """The specificity of each matching selector, with the index of its selection."""
    return [(s, layer) for selector in selectors if (s := specificity(selector, rule)) is not None]


def _wins(wanted: list[_Strength], unwanted: list[_Strength]) -> bool:
    return bool(wanted) and (not unwanted or max(wanted) > max(unwanted))
