"""Every rule, in the order of its code."""

from __future__ import annotations

import importlib
import pkgutil

from layerlint import checks
from layerlint.rule import SYNTAX_ERROR, Rule
from layerlint.rulebook.runtime_rules import RUNTIME_RULES


def _load() -> tuple[Rule, ...]:
    found = [SYNTAX_ERROR, *RUNTIME_RULES]
    for module in pkgutil.iter_modules(checks.__path__):
        held = vars(importlib.import_module(f"{checks.__name__}.{module.name}"))
        rule = held.get(module.name)  # the function is called like its module
        if isinstance(rule, Rule):
            found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES = _load()
