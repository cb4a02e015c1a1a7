"""Rules of the user's own: modules named in the settings, whose `@rule`s join ours.

    [tool.layerlint]
    plugins = ["mypkg.rules"]

A module is imported by name, from the folder of the settings too. Each `Rule` that it binds at its top level is
taken. A plugin that cannot be used is told and left out; the rest goes on.
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layerlint.known.suppress import UNUSED
from layerlint.rule import Rule
from layerlint.rulebook.catalog import RULES
from layerlint.settings.values import Settings

_CODE = re.compile(r"[A-Z]{2,8}\d{3,4}")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a run, and what is wrong with the plugins that were left out, each with its name."""

    rules: tuple[Rule, ...]
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def known(self) -> tuple[Rule, ...]:
        """All rules that settings and comments may name."""
        return (*self.rules, UNUSED)


def rule_set(settings: Settings) -> RuleSet:
    return _rule_set(settings.plugins, settings.folder)


@cache
def _rule_set(plugins: tuple[str, ...], folder: str) -> RuleSet:
    if not plugins:
        return RuleSet(RULES)
    rules = list(RULES)
    problems: list[tuple[str, str]] = []
    for name in plugins:
        try:
            found = _rules_of(name, folder)
        except Exception as error:
            problems.append((name, f"the plugin cannot be imported: {type(error).__name__}: {error}"))
            continue
        if not found:
            problems.append((name, "the plugin has no rule; write one with `@layerlint.rule.rule(...)`"))
        for rule in found:
            problem = _problem(rule, rules)
            if problem:
                problems.append((name, problem))
            else:
                rules.append(rule)
    return RuleSet(tuple(rules), tuple(problems))


def _rules_of(name: str, folder: str) -> list[Rule]:
    place = str(Path(folder).resolve())
    added = place not in sys.path
    if added:
        sys.path.insert(0, place)
    try:
        module = importlib.import_module(name)
    finally:
        if added:
            sys.path.remove(place)
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _problem(rule: Rule, known: list[Rule]) -> str:
    if not _CODE.fullmatch(rule.code):
        return f"the rule code `{rule.code}` is not letters and three or four digits, such as MY101"
    if rule.code.startswith("LL"):
        return f"the rule code {rule.code} begins with LL, which is ours; use letters of your own"
    if any(rule.code == other.code or rule.name == other.name for other in known):
        return f"there is already a rule {rule.code} or `{rule.name}`"
    return ""
