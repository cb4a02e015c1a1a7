"""`layerlint rule`: what a rule is about, from its page."""

from __future__ import annotations

from typing import Annotated

import typer

from layerlint.cli.streams import print_line, print_lines
from layerlint.errors import LayerlintError


def rule(
    name: Annotated[
        str | None,
        typer.Argument(metavar="RULE", help="A code (LL101) or a name; without it, all rules are listed."),
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Every rule.")] = False,
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
) -> None:
    """Explain a rule, or list them all."""
    import json

    from layerlint.rule import UNUSED_SUPPRESSION, Rule
    from layerlint.rulebook.catalog import RULES
    from layerlint.rulebook.pages import read_page
    from layerlint.suggestions import did_you_mean

    rules = sorted((*RULES, UNUSED_SUPPRESSION), key=lambda rule: rule.code)
    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    if name is not None and all_rules:
        raise LayerlintError("`layerlint rule` takes one rule, or --all; leave one of them out")
    all_rules = name is None
    chosen = (
        rules if all_rules else [rule for rule in rules if name in (rule.code, rule.code.lower(), rule.name)]
    )
    if not chosen:
        names = [text for rule in rules for text in (rule.code, rule.name)]
        raise LayerlintError(f"there is no rule `{name}`{did_you_mean(name or '', names)}")

    def page(rule: Rule) -> str:
        try:
            return read_page(rule.code).text
        except LayerlintError:
            return f"# {rule.name} ({rule.code})\n\n{rule.summary}\n"

    if output_format == "json":
        data = [
            {
                "code": rule.code,
                "name": rule.name,
                "summary": rule.summary,
                "targets": list(rule.targets),
                "severity": str(rule.severity),
                "fix": str(rule.fix) if rule.fix is not None else None,
                "default": rule.default,
                "page": page(rule),
            }
            for rule in chosen
        ]
        print_lines(json.dumps(data if all_rules else data[0], indent=2) + "\n")
        return
    if all_rules:
        for rule in chosen:
            print_line(f"{rule.code}  {rule.name:32}  {rule.summary}")
        return
    print_lines(page(chosen[0]).rstrip("\n") + "\n")
