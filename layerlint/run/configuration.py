"""The settings of a run, and the rules that are available with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layerlint.report import RunFailure
from layerlint.rule import Rule
from layerlint.rulebook.plugins import rule_set
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings
from layerlint.settings.load import SettingsTree, check_codes


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of the first path, which hold for the run, and the `tree` with those of every file."""

    tree: SettingsTree
    settings: Settings
    rules: tuple[Rule, ...]
    """All available rules, with those of plugins."""
    failures: tuple[RunFailure, ...]
    """The plugins that could not be loaded."""


def configure(request: LintRequest) -> Configuration:
    """Read the settings. Raises `LayerlintError` for a mistake in them."""
    tree = SettingsTree(
        config=request.config,
        isolated=request.isolated,
        options=request.options,
        allow_project_plugins=request.allow_project_plugins,
    )
    first = request.paths[0] if request.paths else "."
    settings = tree.of(first if first != "-" else request.stdin_filename)
    chosen = rule_set(settings)
    if not chosen.problems:  # a code that is not known may be one of a plugin that was left out
        check_codes(settings, chosen.all_rules)
    return Configuration(tree, settings, chosen.all_rules, plugin_failures([settings]))


def plugin_failures(settings: Iterable[Settings]) -> tuple[RunFailure, ...]:
    """The plugins of these settings that cannot be loaded, each once."""
    problems = [problem for settings in settings for problem in rule_set(settings).problems]
    return tuple(dict.fromkeys(RunFailure(name, problem) for name, problem in problems))
