"""Every rule, in the order of codes."""

from __future__ import annotations

import importlib
import pkgutil

from layerlint import checks
from layerlint.rule import SYNTAX_ERROR, Rule
from layerlint.rulebook.runtime_rules import RUNTIME_RULES


def _load() -> tuple[Rule, ...]:
    rules = [SYNTAX_ERROR, *RUNTIME_RULES]
    for module in pkgutil.iter_modules(checks.__path__):
        members = vars(importlib.import_module(f"{checks.__name__}.{module.name}"))
        rule = members.get(module.name)  # the function is called like its module
        if isinstance(rule, Rule):
            rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.code))


RULES = _load()
