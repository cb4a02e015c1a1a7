"""Run the rules over code outside layer classes, in files whose text has relevant words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from layerlint.errors import our_bug
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource
from layerlint.index.kerases import kerases_outside
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.module_text import split_lines
from layerlint.model.outside import OutsideCode
from layerlint.rule import Diagnostic, OutsideFinding, Rule
from layerlint.run.files import CheckedFile
from layerlint.run.import_fixes import with_backend_imports
from layerlint.run.lint_result import Crash, LintResult, sort_key
from layerlint.run.prescan import OutsideWords
from layerlint.target.keras_target import Target

if TYPE_CHECKING:
    from layerlint.run.lint_code import ModelReader


@dataclass(slots=True)
class OutsideIndex:
    """The layer classes of a run, as the code outside them in many modules needs them."""

    index: LayerIndex
    _by_path: dict[str, list[LayerSource]] = field(default_factory=dict)
    _models: ModelReader | None = None

    def __post_init__(self) -> None:
        for layer in self.index.layers:
            self._by_path.setdefault(layer.path, []).append(layer)

    def in_file(self, path: str) -> Sequence[LayerSource]:
        """The layer classes of a file."""
        return self._by_path.get(path, ())

    @property
    def models(self) -> ModelReader:
        """What reads the layer classes that code uses."""
        from layerlint.run.lint_code import ModelReader

        if self._models is None:
            self._models = ModelReader(self.index)
        return self._models


def lint_outside(
    files: Mapping[str, CheckedFile], index: LayerIndex, rules: Sequence[Rule], linted: LintResult
) -> LintResult:
    """Add the findings outside layer classes to those of the classes.

    A finding that a class already reports, because it calls the function, is not reported again; nor is a name in a
    class whose import already fails.
    """
    diagnostics: list[Diagnostic] = []
    crashes: list[Crash] = []
    reported = reported_outside(linted)
    classes = OutsideIndex(index)
    for path, file in files.items():
        if not any(file.prescan.outside):
            continue
        try:
            in_file = lint_module_code(file.module, classes, rules, file.prescan.outside)
            diagnostics += [
                diagnostic
                for diagnostic in in_file
                if (path, diagnostic.span.start.line, diagnostic.code) not in reported
            ]
        except RecursionError:
            crashes.append(Crash(path, "the code outside layer classes is nested too deeply to be read"))
        except Exception as error:
            crashes.append(
                Crash(path, our_bug("reading the code outside layer classes failed", error, "file"))
            )
    sources = {path: file.module for path, file in files.items()}
    together = tuple(sorted(merge_findings(linted.diagnostics, diagnostics, sources), key=sort_key))
    return replace(linted, diagnostics=together, crashes=(*linted.crashes, *crashes))


_BACKEND = ".backend."


def merge_findings(
    of_classes: Sequence[Diagnostic], outside: Sequence[Diagnostic], sources: Mapping[str, ModuleSource]
) -> Iterator[Diagnostic]:
    """The findings of classes and those outside them, with fixes of imports.

    A finding of a class is dropped if it has the same cause as a failing import, except for removed functions of
    `keras.backend`, which are reported at each call.
    """
    failing = {
        (diagnostic.path, diagnostic.code, diagnostic.cause)
        for diagnostic in outside
        if diagnostic.cause and _BACKEND not in diagnostic.cause
    }
    left = (
        diagnostic
        for diagnostic in of_classes
        if diagnostic.fix or (diagnostic.path, diagnostic.code, diagnostic.cause) not in failing
    )
    yield from with_backend_imports(sources, left)
    yield from outside


def reported_outside(linted: LintResult) -> frozenset[tuple[str, int, str]]:
    """The path, line and rule of each related place of a class's findings."""
    return frozenset(
        (related.path or d.path, related.span.start.line, d.code)
        for d in linted.diagnostics
        for related in d.related
    )


def lint_module_code(
    source: ModuleSource, classes: OutsideIndex, rules: Sequence[Rule], words: OutsideWords
) -> list[Diagnostic]:
    """The findings outside the layer classes of a module; `words` are those of its text."""
    diagnostics: list[Diagnostic] = []
    by_name = [rule for rule in rules if rule.outside is not None]
    if by_name and (words.gone or words.misuse):
        diagnostics += lint_names(source, classes, by_name, words)
    in_code = [rule for rule in rules if rule.in_code is not None]
    if in_code and words.units:
        from layerlint.run.lint_code import lint_code

        diagnostics += lint_code(source, classes.models, in_code)
    return diagnostics


def lint_names(
    source: ModuleSource, classes: OutsideIndex, rules: Sequence[Rule], words: OutsideWords
) -> list[Diagnostic]:
    """The findings about names that code outside classes uses; none if the module does not parse."""
    from layerlint.outside.misuses import misuses_in
    from layerlint.outside.outside_code import read_outside

    path = source.path
    layers = classes.in_file(path)
    target = classes.index.targets.of(path)
    kerases = _kerases(source.text, target, layers)
    wanted = [rule for rule in rules if kerases.issubset(rule.targets)]
    if not wanted:
        return []
    # Names matter only where Keras 3 may lack them.
    reads_names = words.gone and 2 not in kerases
    if not (reads_names or words.misuse):
        return []
    lines = [range(layer.first_line, layer.end_line + 1) for layer in layers]
    try:
        code = read_outside(source.text, lines) if reads_names else OutsideCode()
        own = frozenset(layer.qualname for layer in layers)
        misuses = misuses_in(parse(source.text), split_lines(source.text), lines, own)
        code = replace(
            code,
            misuses=misuses,
            kerases=frozenset(kerases),
            early=target.early and target.keras == 2 and "tf_keras" not in source.text,
        )
    except SyntaxError:
        return []  # reported for the file if it has layer classes
    keras = target.keras if target.keras in kerases else min(kerases)
    return [
        _placed(path, rule, finding, keras)
        for rule in wanted
        if rule.outside is not None
        for finding in rule.outside(code)
    ]


def _kerases(text: str, target: Target, layers: Sequence[LayerSource]) -> set[int]:
    """The Kerases that the file is for; for a guessed target, the Keras of its own classes."""
    if target.guess and layers and all(layer.kerases == (2,) for layer in layers):
        return {2}
    return {*kerases_outside(text, target), *((2,) if target.legacy else ())}


def _placed(path: str, rule: Rule, finding: OutsideFinding, keras: int) -> Diagnostic:
    return Diagnostic(
        path,
        finding.span,
        rule.code,
        rule.name,
        finding.severity or rule.severity,
        finding.message,
        finding.help,
        method=finding.inside,
        keras=keras,
        fix=finding.fix,
        cause=finding.cause,
    )
