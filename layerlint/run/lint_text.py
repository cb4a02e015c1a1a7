"""The diagnostics of one text, for tests, the tracer and whoever has no file."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import find_layers
from layerlint.rule import Diagnostic, Rule
from layerlint.rulebook.catalog import RULES
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_outside import all_outside, joined, told_there
from layerlint.target.file_targets import fixed


def lint_text(
    text: str, *, path: str = "<text>", keras: int = 3, rules: Sequence[Rule] = RULES, top: str | None = None
) -> list[Diagnostic]:
    """The diagnostics of one module. Base classes in other files are found when `path` is a real place."""
    source = ModuleSource(path, text)
    layers = find_layers([source], ImportSearch(top), targets=fixed(keras))
    checked = lint_classes(layers, rules)
    if checked.crashes:
        raise RuntimeError(checked.crashes[0].message)
    told = told_there(checked)
    outside = all_outside(source, layers, rules)
    found = [one for one in outside if (path, one.span.start.line, one.code) not in told]
    return list(joined(checked.diagnostics, found, {path: source}))
