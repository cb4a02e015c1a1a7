"""The examples of the pages and the cases, read once: what is left is to ask the rules, which is quick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from layerlint.extract.reader import Reader, ReadLayer
from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import LayerIndex, find_layers
from layerlint.outside.code_words import may_have_units
from layerlint.rule import Diagnostic, ModelCode, Rule, Severity
from layerlint.run.lint_class import lint_facts
from layerlint.run.lint_code import ModelReader, lint_unit, read_units
from layerlint.run.lint_outside import OutsideIndex, lint_names, reported_outside
from layerlint.run.prescan import outside_words
from layerlint.target.file_targets import fixed


@dataclass(frozen=True, slots=True)
class Text:
    """An example or a case, with one version of Keras. `rule` is the code of the rule that it speaks of, or ""."""

    rule: str
    name: str
    code: str
    keras: int
    notes: bool = True
    """Whether notes are looked at too."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The layer classes and the code around them, in a form that rules are asked about."""

    text: Text
    source: ModuleSource
    index: LayerIndex
    layers: tuple[ReadLayer, ...]
    units: tuple[tuple[ReadLayer, ModelCode], ...]


def texts() -> Iterator[Text]:
    """All that `tests/checks` and `tests/silence` compare the findings of."""
    from tests.checks.test_cases import CASES, versions
    from tests.checks.test_snapshots import PAGES
    from tests.silence.test_silence import CASES as RIGHT
    from tests.silence.test_silence import targets

    for page in PAGES:
        for number, example in enumerate(page.examples):
            for keras in example.keras:
                yield Text(page.code, f"{page.name} {number}", example.code, keras)
    for case in CASES:
        for keras in versions(case):
            yield Text(case.parent.name, f"{case.parent.name}/{case.stem}", case.read_text("utf-8"), keras)
    for case in RIGHT:
        for keras in targets(case):
            yield Text("", f"silence/{case.stem}", case.read_text("utf-8"), keras, notes=False)


def read(text: Text) -> ReadText:
    """What `lint_text` reads of a text."""
    source = ModuleSource("case.py", text.code)
    index = find_layers([source], targets=fixed(text.keras))
    reader = Reader(index)
    reader.expect(index.layers)
    layers = tuple(reader.read(one) for one in index.layers)
    units = tuple(read_units(source, ModelReader(index))) if may_have_units(text.code) else ()
    return ReadText(text, source, index, layers, units)


def findings(one: ReadText, rules: Sequence[Rule]) -> Counter[Diagnostic]:
    """What `lint_text` finds, as far as tests see it. Raises `RuntimeError` where a rule fails."""
    speaking = [rule for rule in rules if one.text.keras in rule.targets]
    found: list[Diagnostic] = []
    told: frozenset[tuple[str, int, str]] = frozenset()
    for layer in one.layers:
        result = lint_facts(layer, speaking, one.text.keras)
        if result.crashes:
            raise RuntimeError(result.crashes[0].message)
        found += result.diagnostics
        told |= reported_outside(result)
    outside = [finding for unit, code in one.units for finding in lint_unit(unit, code, speaking)]
    words = outside_words(one.text.code)
    if words.gone or words.misuse:
        outside += lint_names(one.source, OutsideIndex(one.index), rules, words)
    found += [one for one in outside if (one.path, one.span.start.line, one.code) not in told]
    return Counter(
        replace(finding, cause="") for finding in found if one.text.notes or finding.severity != Severity.NOTE
    )
