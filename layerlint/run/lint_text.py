"""The diagnostics of one text, for tests, the tracer and other callers without a file."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import find_layers
from layerlint.rule import Diagnostic, Rule
from layerlint.rulebook.catalog import RULES
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_outside import OutsideIndex, lint_module_code, merge_findings, reported_outside
from layerlint.run.prescan import outside_words
from layerlint.target.file_targets import fixed


def lint_text(
    text: str, *, path: str = "<text>", keras: int = 3, rules: Sequence[Rule] = RULES, top: str | None = None
) -> list[Diagnostic]:
    """The diagnostics of one module. Base classes in other files are resolved if `path` exists."""
    source = ModuleSource(path, text)
    layers = find_layers([source], ImportSearch(top), targets=fixed(keras))
    checked = lint_classes(layers, rules)
    if checked.crashes:
        raise RuntimeError(checked.crashes[0].message)
    reported = reported_outside(checked)
    outside = lint_module_code(source, OutsideIndex(layers), rules, outside_words(source.text))
    unreported = [
        diagnostic
        for diagnostic in outside
        if (path, diagnostic.span.start.line, diagnostic.code) not in reported
    ]
    return list(merge_findings(checked.diagnostics, unreported, {path: source}))
