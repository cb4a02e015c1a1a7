"""The table of rules in `rules/README.md`: written by `python -m tools.rules_table`, held by `--check`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from layerlint.rule import UNUSED_SUPPRESSION, Rule, Severity
from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.pages import ExampleKind, pages, rules_folder

START = "<!-- rules: made by `python -m tools.rules_table` -->"
END = "<!-- end of rules -->"

_SNAPSHOTS = Path(__file__).parent.parent / "tests" / "checks" / "snapshots"

GROUPS = {
    "LL1": "Weights and state",
    "LL2": "Sublayers",
    "LL3": "Constructor and build",
    "LL4": "Configuration and saving",
    "LL5": "The call contract",
    "LL6": "Losses, metrics, steps",
    "LL7": "Moving to Keras 3",
    "LL8": "Seen only by running",
    "LL9": "About the run",
}


def table() -> str:
    """The rules by group; "proved on" are the Keras versions in which a bad example of the page is run."""
    proved = {
        page.code: sorted({k for e in page.examples if e.kind is ExampleKind.BAD for k in e.keras})
        for page in pages()
    }
    lines = [START, ""]
    group = ""
    for rule in sorted((*RULES, UNUSED_SUPPRESSION), key=lambda rule: rule.code):
        if rule.code[:3] != group:
            group = rule.code[:3]
            lines += ["", f"## {GROUPS[group]}", ""]
            lines += [
                "| code | name | Keras | severity | fix | proved on |",
                "| --- | --- | --- | --- | --- | --- |",
            ]
        lines.append(_row(rule, proved))
    lines += ["", END]
    return "\n".join(line for index, line in enumerate(lines) if line or lines[index - 1])


def _row(rule: Rule, proved: dict[str, list[int]]) -> str:
    name = f"[{rule.name}]({rule.name}.md)" if rule.code in proved else rule.name
    severity = f"{', '.join(_severities(rule))}{'' if rule.default else ' (off)'}"
    fix = str(rule.fix) if rule.fix is not None else ""
    on = ", ".join(map(str, proved.get(rule.code, [])))
    return f"| {rule.code} | {name} | {', '.join(map(str, rule.targets))} | {severity} | {fix} | {on} |"


def _severities(rule: Rule) -> list[str]:
    """The rule's own severity, then others that its findings have in the cases of the tests."""
    text = "".join(path.read_text(encoding="utf-8") for path in _SNAPSHOTS.glob(f"{rule.code}-*.txt"))
    seen = set(re.findall(rf"^(\w+)\[{rule.code}\]", text, re.MULTILINE))
    return [
        str(rule.severity),
        *(str(one) for one in Severity if one is not rule.severity and str(one) in seen),
    ]


def with_table(text: str) -> str:
    """The text of `rules/README.md` with the table of today."""
    if START not in text:
        return f"{text.rstrip()}\n\n{table()}\n"
    before, _, rest = text.partition(START)
    return f"{before}{table()}{rest.partition(END)[2]}"


def main() -> None:
    path = rules_folder() / "README.md"
    text = path.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        if with_table(text) != text:
            sys.exit("rules/README.md is out of date: run `python -m tools.rules_table`")
        return
    path.write_text(with_table(text), encoding="utf-8")


if __name__ == "__main__":
    main()
