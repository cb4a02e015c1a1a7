"""The rules over code outside layer classes, in the files where it may matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from layerlint.errors import our_bug
from layerlint.index.layer_index import LayerIndex
from layerlint.rule import Diagnostic, OutsideFinding, Rule
from layerlint.run.files import CheckedFile
from layerlint.run.lint_result import Crash, LintResult, sort_key


def lint_outside(
    files: Mapping[str, CheckedFile], index: LayerIndex, rules: Sequence[Rule], linted: LintResult
) -> LintResult:
    """The findings, and those outside layer classes of these files.

    What a class was told of already, because it calls a function, is not told again.
    """
    found: list[Diagnostic] = []
    crashes: list[Crash] = []
    wanted = any(rule.outside is not None for rule in rules)
    for path, file in files.items() if wanted else ():
        if not file.prescan.outside:
            continue
        try:
            found += found_outside(path, file.text, index, rules, linted)
        except RecursionError:
            crashes.append(Crash(path, "the code outside layer classes is nested too deeply to be read"))
        except Exception as error:
            crashes.append(
                Crash(path, our_bug("reading the code outside layer classes failed", error, "file"))
            )
    together = tuple(sorted((*linted.diagnostics, *found), key=sort_key))
    return replace(linted, diagnostics=together, crashes=(*linted.crashes, *crashes))


def found_outside(
    path: str, text: str, index: LayerIndex, rules: Sequence[Rule], linted: LintResult
) -> list[Diagnostic]:
    """What the rules find in one file; nothing where it is for Keras 2, or is no Python."""
    from layerlint.index.outside_code import read_outside

    target = index.targets.of(path)
    if target.keras != 3 or target.legacy:
        return []
    layers = [one for one in index.layers if one.path == path]
    lines = [range(one.first_line, one.first_line + one.text.count("\n") + 1) for one in layers]
    try:
        code = read_outside(text, lines)
    except SyntaxError:
        return []  # which is told of the file where it has layer classes
    told = {
        (related.path or d.path, related.span.start.line, d.code)
        for d in linted.diagnostics
        for related in d.related
    }
    return [
        _placed(path, rule, finding)
        for rule in rules
        if rule.outside is not None
        for finding in rule.outside(code)
        if (path, finding.span.start.line, rule.code) not in told
    ]


def _placed(path: str, rule: Rule, finding: OutsideFinding) -> Diagnostic:
    return Diagnostic(
        path,
        finding.span,
        rule.code,
        rule.name,
        rule.severity,
        finding.message,
        finding.help,
        method=finding.inside,
        fix=finding.fix,
    )
