"""Rules of plugins: modules named in the settings.

    [tool.layerlint]
    plugins = ["mypkg.rules"]

A module is imported by name, from an installed package only, since the settings may be those of an untrusted project.
If the user allows it, it may also lie in the folder of the settings. Each `Rule` that it binds at its top level is
added. A plugin that cannot be used is reported and left out.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layerlint.rule import UNUSED_SUPPRESSION, Rule
from layerlint.rulebook.catalog import RULES
from layerlint.settings.declarations import Settings

_CODE = re.compile(r"[A-Z]{2,8}\d{3,4}")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a run, and the name and problem of each plugin that was left out."""

    rules: tuple[Rule, ...]
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """All rules that settings and comments may name."""
        return (*self.rules, UNUSED_SUPPRESSION)


def rule_set(settings: Settings) -> RuleSet:
    return _rule_set(settings.plugins, settings.folder, settings.allow_project_plugins)


@cache
def _rule_set(plugins: tuple[str, ...], folder: str, allowed: bool) -> RuleSet:
    if not plugins:
        return RuleSet(RULES)
    rules = list(RULES)
    problems: list[tuple[str, str]] = []
    place = str(Path(folder).resolve())
    for name in plugins:
        refused = _refused(name, place, allowed)
        if refused:
            problems.append((name, refused))
            continue
        try:
            plugin_rules = _import_rules(name, place if allowed else "")
        except (Exception, SystemExit) as error:
            problems.append((name, f"the plugin cannot be imported: {type(error).__name__}: {error}"))
            continue
        if not plugin_rules:
            problems.append((name, "the plugin has no rule; write one with `@layerlint.rule.rule(...)`"))
        for rule in plugin_rules:
            problem = _problem(rule, rules)
            if problem:
                problems.append((name, problem))
            else:
                rules.append(rule)
    return RuleSet(tuple(rules), tuple(problems))


def _refused(name: str, folder: str, allowed: bool) -> str:
    """The reason not to import a plugin, without running any of it; "" if it may be imported."""
    parts = name.split(".")
    if not all(part.isidentifier() for part in parts) or "__main__" in parts:
        return "the plugin is not the name of a module; write one such as `mypkg.rules`"
    if allowed:
        return ""
    from layerlint.rulebook.installed import find_origin

    origin = find_origin(name, folder)
    if origin is None or origin.installed:
        return ""
    return (
        f"the plugin is not an installed package, so {os.path.relpath(origin.file)} is not run; "
        "if you trust it, give --allow-project-plugins (in an editor, `allowProjectPlugins`)"
    )


def _import_rules(name: str, folder: str) -> list[Rule]:
    with _on_path(folder):
        module = importlib.import_module(name)
    return [value for value in vars(module).values() if isinstance(value, Rule)]


@contextmanager
def _on_path(folder: str) -> Iterator[None]:
    """Search the folder for modules too, after the standard library, whose names a project may have."""
    if not folder or folder in sys.path:
        yield
        return
    library = os.path.dirname(os.__file__)
    ours = [
        at for at, entry in enumerate(sys.path) if entry in (library, os.path.join(library, "lib-dynload"))
    ]
    sys.path.insert(max(ours, default=-1) + 1, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)


def _problem(rule: Rule, others: list[Rule]) -> str:
    if not _CODE.fullmatch(rule.code):
        return f"the rule code `{rule.code}` is not letters and three or four digits, such as MY101"
    if rule.code.startswith("LL"):
        return f"the rule code {rule.code} begins with LL, which is reserved for layerlint; use other letters"
    if any(rule.code == other.code or rule.name == other.name for other in others):
        return f"there is already a rule {rule.code} or `{rule.name}`"
    return ""
