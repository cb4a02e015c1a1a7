"""The rules over code outside layer classes, in the files where it may matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layerlint.errors import our_bug
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource
from layerlint.index.code_words import may_have_units
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.module_text import split_lines
from layerlint.index.outside_words import may_be_gone, may_matter
from layerlint.model.outside import OutsideCode
from layerlint.rule import Diagnostic, OutsideFinding, Rule
from layerlint.run.files import CheckedFile
from layerlint.run.import_fixes import with_backend_imports
from layerlint.run.lint_result import Crash, LintResult, sort_key
from layerlint.target.keras_target import Target


def lint_outside(
    files: Mapping[str, CheckedFile], index: LayerIndex, rules: Sequence[Rule], linted: LintResult
) -> LintResult:
    """The findings, and those outside layer classes of these files.

    What a class was told of already, because it calls a function, is not told again; nor what a class uses that an
    import of the file lacks.
    """
    found: list[Diagnostic] = []
    crashes: list[Crash] = []
    told = told_there(linted)
    for path, file in files.items():
        if not file.prescan.outside:
            continue
        try:
            of_file = all_outside(file.module, index, rules)
            found += [one for one in of_file if (path, one.span.start.line, one.code) not in told]
        except RecursionError:
            crashes.append(Crash(path, "the code outside layer classes is nested too deeply to be read"))
        except Exception as error:
            crashes.append(
                Crash(path, our_bug("reading the code outside layer classes failed", error, "file"))
            )
    sources = {path: file.module for path, file in files.items()}
    together = tuple(sorted(joined(linted.diagnostics, found, sources), key=sort_key))
    return replace(linted, diagnostics=together, crashes=(*linted.crashes, *crashes))


_BACKEND = ".backend."


def joined(
    of_classes: Sequence[Diagnostic], outside: Sequence[Diagnostic], sources: Mapping[str, ModuleSource]
) -> Iterator[Diagnostic]:
    """The findings of classes and those outside them, each with the fix that the imports of its file allow.

    Of what a failing import brings from another place, the class needs no word more; a function of the backend that is
    gone is told where the class calls it too.
    """
    failing = {(one.path, one.code, one.cause) for one in outside if one.cause and _BACKEND not in one.cause}
    left = (one for one in of_classes if one.fix or (one.path, one.code, one.cause) not in failing)
    yield from with_backend_imports(sources, left)
    yield from outside


def told_there(linted: LintResult) -> frozenset[tuple[str, int, str]]:
    """The places outside classes of which a class was told, each with its rule."""
    return frozenset(
        (related.path or d.path, related.span.start.line, d.code)
        for d in linted.diagnostics
        for related in d.related
    )


def all_outside(source: ModuleSource, index: LayerIndex, rules: Sequence[Rule]) -> list[Diagnostic]:
    """What the rules find outside the layer classes of a module."""
    text = source.text
    found: list[Diagnostic] = []
    by_name = [rule for rule in rules if rule.outside is not None]
    if by_name and may_matter(text):
        found += found_by_name(source, index, by_name)
    in_code = [rule for rule in rules if rule.in_code is not None]
    if in_code and may_have_units(text):
        from layerlint.run.lint_code import found_in_code

        found += found_in_code(source, index, in_code)
    return found


def found_by_name(source: ModuleSource, index: LayerIndex, rules: Sequence[Rule]) -> list[Diagnostic]:
    """What the names that are used say, of the Keras that the file is for; nothing where it is no Python."""
    from layerlint.index.misuses import misuses_in
    from layerlint.index.outside_code import read_outside

    path = source.path
    layers = [one for one in index.layers if one.path == path]
    target = index.targets.of(path)
    spoken = _kerases(target, layers)
    wanted = [rule for rule in rules if spoken.issubset(rule.targets)]
    if not wanted:
        return []
    lines = [range(one.first_line, one.first_line + one.text.count("\n") + 1) for one in layers]
    try:
        code = read_outside(source.text, lines) if may_be_gone(source.text) else OutsideCode()
        own = frozenset(one.qualname for one in layers)
        misuses = misuses_in(parse(source.text), split_lines(source.text), lines, own)
        code = replace(
            code,
            misuses=misuses,
            kerases=frozenset(spoken),
            early=target.early and target.keras == 2,
        )
    except SyntaxError:
        return []  # which is told of the file where it has layer classes
    return [
        _placed(path, rule, finding)
        for rule in wanted
        if rule.outside is not None
        for finding in rule.outside(code)
    ]


def _kerases(target: Target, layers: Sequence[LayerSource]) -> set[int]:
    """What the file is for; where nothing but its own classes shows it, the Keras of these."""
    if target.guess and layers and all(one.kerases == (2,) for one in layers):
        return {2}
    return {target.keras, 2} if target.legacy else {target.keras}


def _placed(path: str, rule: Rule, finding: OutsideFinding) -> Diagnostic:
    return Diagnostic(
        path,
        finding.span,
        rule.code,
        rule.name,
        finding.severity or rule.severity,
        finding.message,
        finding.help,
        method=finding.inside,
        fix=finding.fix,
        cause=finding.cause,
    )
