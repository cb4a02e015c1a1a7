"""`layerlint rule`: what a rule is about, from its page."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from layerlint.cli.streams import print_line, print_lines
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.rule import Rule


def rule(
    name: Annotated[
        str | None,
        typer.Argument(metavar="RULE", help="A code (LL101) or a name; without it, all rules are listed."),
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Every rule.")] = False,
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
    allow_project_plugins: Annotated[
        bool, typer.Option("--allow-project-plugins", help="Allow plugins that are not installed packages.")
    ] = False,
) -> None:
    """Explain a rule, or list them all."""
    import json

    from layerlint.rule import UNUSED_SUPPRESSION
    from layerlint.rulebook.catalog import RULES
    from layerlint.suggestions import did_you_mean

    rules = sorted((*RULES, UNUSED_SUPPRESSION), key=lambda rule: rule.code)
    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    if name is not None and all_rules:
        raise LayerlintError("`layerlint rule` takes one rule, or --all; leave one of them out")
    all_rules = name is None
    problems: tuple[str, ...] = ()
    if name is None or not _named(rules, name):
        of_plugins, problems = _rules_of_plugins(allow_project_plugins)
        rules += of_plugins
    chosen = rules if name is None else _named(rules, name)
    if not chosen:
        names = [text for rule in rules for text in (rule.code, rule.name)]
        refused = "".join(f"; {problem}" for problem in problems)
        raise LayerlintError(f"there is no rule `{name}`{did_you_mean(name or '', names)}{refused}")

    if output_format == "json":
        data = [_as_json(rule) for rule in chosen]
        print_lines(json.dumps(data if all_rules else data[0], indent=2) + "\n")
        return
    if all_rules:
        for rule in chosen:
            print_line(f"{rule.code}  {rule.name:32}  {rule.summary}")
        return
    print_lines(_page(chosen[0]).rstrip("\n") + "\n")


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "targets": list(rule.targets),
        "severity": str(rule.severity),
        "fix": str(rule.fix) if rule.fix is not None else None,
        "default": rule.default,
        "page": _page(rule),
    }


def _named(rules: Sequence[Rule], name: str) -> list[Rule]:
    return [rule for rule in rules if name in (rule.code, rule.code.lower(), rule.name)]


def _rules_of_plugins(allowed: bool) -> tuple[list[Rule], tuple[str, ...]]:
    """The rules of the plugins that the settings here name, and the problems of those that are left out.

    Mistakes in the settings are for `check` to report: its message may name `layerlint rule` as the help.
    """
    from layerlint.rulebook.plugins import rule_set
    from layerlint.settings.load import SettingsTree

    try:
        chosen = rule_set(SettingsTree(allow_project_plugins=allowed).of("."))
    except LayerlintError:
        return [], ()
    rules = [rule for rule in chosen.rules if rule.of_plugin]
    return rules, tuple(f"{plugin}: {problem}" for plugin, problem in chosen.problems)


def _page(rule: Rule) -> str:
    """The rule's page; for a rule of a plugin, its summary and the docstring of its check."""
    from layerlint.rulebook.pages import read_page

    if not rule.of_plugin:
        try:
            return read_page(rule.code).text
        except LayerlintError:
            pass
    doc = inspect.getdoc(rule.check) if rule.of_plugin and rule.check is not None else None
    return f"# {rule.name} ({rule.code})\n\n{rule.summary}\n" + (f"\n{doc}\n" if doc else "")
