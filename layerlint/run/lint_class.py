"""From layer classes to diagnostics: every rule over every class, findings placed in their files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

import libcst as cst

from layerlint.errors import LayerlintError, bug_in_plugin, our_bug
from layerlint.extract.local_names import assigned_names
from layerlint.extract.reader import Reader, ReadLayer
from layerlint.extract.spans import Elsewhere
from layerlint.files.edits import LineIndex
from layerlint.fixes import make_fix
from layerlint.index.layer_index import BrokenFile
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import LayerClass
from layerlint.queries.conditions import places_of_other_versions
from layerlint.rule import OF_FILE, ONCE, Diagnostic, Finding, Related, Rule
from layerlint.run.finding_places import FindingPlaces
from layerlint.run.lint_result import Crash, LintResult, merge_results
from layerlint.syntax.tree import every
from layerlint.text import Fix, Span

_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")
_WRITTEN = frozenset({"super", "tuple", "list", "dict", "set", "int", "sorted", "range", "classmethod"})
"""Builtins that fixes write of their own accord."""


def lint_class(reader: Reader, source: LayerSource, rules: Sequence[Rule]) -> LintResult:
    """Run every rule for the class's Keras over one class; a rule that crashes does not stop the others."""
    try:
        read = reader.read(source)
    except cst.ParserSyntaxError as error:
        return _broken(source, error)
    except RecursionError:
        return _unread(source, f"the class `{source.qualname}` is nested too deeply to be read")
    except LayerlintError as problem:
        return _unread(source, str(problem).removeprefix(f"{source.path} "))
    except Exception as error:
        return _unread(source, _crashed("reading", source, error))
    all_rules = tuple(rules)
    try:
        with _raised_recursion_limit():
            first, *others = [
                lint_facts(
                    replace(read, layer=replace(read.layer, keras=keras)),
                    _applicable(all_rules, keras),
                    keras,
                )
                for keras in source.kerases
            ]
    except cst.ParserSyntaxError as error:  # LibCST parses it only where a finding needs it
        return _broken(source, error)
    return _in_every_keras(first, others)


def _broken(source: LayerSource, error: cst.ParserSyntaxError) -> LintResult:
    line = source.first_line + error.raw_line - (2 if source.indented else 1)
    broken = BrokenFile(source.path, line, error.raw_column + 1, error.message)
    return LintResult(layers=1, broken=(broken,))


@lru_cache(maxsize=8)
def _applicable(rules: tuple[Rule, ...], keras: int) -> tuple[Rule, ...]:
    """The rules with a check of layer classes for that Keras."""
    return tuple(rule for rule in rules if keras in rule.targets and rule.speaks_of_layers)


def _in_every_keras(first: LintResult, others: Sequence[LintResult]) -> LintResult:
    """For a class that runs with several Kerases, the findings that all of them share."""
    if not others:
        return first
    reported = [{(diagnostic.code, diagnostic.span) for diagnostic in other.diagnostics} for other in others]
    common = tuple(
        diagnostic
        for diagnostic in first.diagnostics
        if all((diagnostic.code, diagnostic.span) in other for other in reported)
    )
    return replace(first, diagnostics=common)


def _unread(source: LayerSource, message: str) -> LintResult:
    return LintResult(layers=1, crashes=(Crash(source.path, message),))


@contextmanager
def _raised_recursion_limit() -> Iterator[None]:
    """A higher limit of recursion: checks and fixes need more calls for each level of nesting than reading."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(3 * limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def lint_facts(read: ReadLayer, rules: Sequence[Rule], keras: int) -> LintResult:
    """Run the rules over the facts of a class."""
    findings: list[tuple[Rule, Finding]] = []
    crashes: list[Crash] = []
    for rule in rules:
        if rule.check is None:
            continue
        try:
            for finding in rule.check(read.layer):
                findings.append((rule, finding))
        except Exception as error:
            message = _crashed(f"{rule.code} ({rule.name})", read.source, error, rule.of_plugin)
            crashes.append(Crash(read.source.path, message))
    if not findings:
        return LintResult(crashes=tuple(crashes), layers=1)
    hidden = places_of_other_versions(read.layer)
    result = place_findings(read, [pair for pair in findings if pair[1].at not in hidden], keras)
    return merge_results([LintResult(crashes=tuple(crashes), layers=1), result])


def _crashed(what: str, source: LayerSource, error: Exception, of_plugin: bool = False) -> str:
    if isinstance(error, MemoryError):
        raise error  # which is not the fault of the class
    failed = f"{what} failed on the class `{source.qualname}`"
    return bug_in_plugin(failed, error) if of_plugin else our_bug(failed, error, "class")


def place_findings(read: ReadLayer, findings: Iterable[tuple[Rule, Finding]], keras: int) -> LintResult:
    """The findings with their lines and columns; equal findings at the same place are reported once.

    A finding in a method is reported there, not at another method's call of it.
    """
    spans = FindingPlaces(read.extracted, read.source)
    methods = _method_lines(read.layer, spans)
    lines = LineIndex("\n" * (read.source.first_line - 1) + read.source.text)
    diagnostics: dict[_Place, Diagnostic] = {}
    written: dict[_Place, _Place] = {}
    crashes: list[Crash] = []
    for rule, finding in findings:
        span = spans.span(finding.at)
        outside = finding.elsewhere and spans.elsewhere(finding.at) is not None
        message = finding.elsewhere if outside else finding.message
        fix = _fix(rule, finding, read, spans, lines)
        if isinstance(fix, Crash):
            crashes.append(fix)
            fix = None
        diagnostic = Diagnostic(
            path=read.source.path,
            span=span,
            code=rule.code,
            name=rule.name,
            severity=finding.severity or rule.severity,
            message=message,
            help=finding.help,
            layer=read.layer.own.qualname,
            method=next((name for name, lines in methods if span.start.line in lines), ""),
            attribute=finding.attribute,
            keras=keras,
            fix=fix,
            related=_related(finding, spans, read.source.path),
            cause=_cause(finding, spans),
        )
        diagnostics.setdefault((rule.code, span, message), diagnostic)
        there = spans.written(finding.at)
        if there is not None and there != span:
            written[rule.code, span, message] = rule.code, there, message
    reported = (
        diagnostic for place, diagnostic in diagnostics.items() if written.get(place) not in diagnostics
    )
    return LintResult(tuple(reported), tuple(crashes))


_Place = tuple[str, Span, str]
"""The code, the place and the message of a finding."""


def _cause(finding: Finding, spans: FindingPlaces) -> str:
    """The cause of a finding; calls of a function with a mistake in it all have the same one."""
    inner = spans.elsewhere(finding.at)
    if inner is None or finding.cause.startswith(OF_FILE):
        return finding.cause
    return f"{ONCE}{inner.path}:{inner.function}: {finding.message}"


def _related(finding: Finding, spans: FindingPlaces, path: str) -> tuple[Related, ...]:
    """The related places of a finding; for one in an entered function, first the place there."""
    related = []
    inner = spans.elsewhere(finding.at)
    if inner is not None:
        related.append(_in_function(inner, f"`{inner.name}` does it here", path))
    for at, label in finding.related:
        if at >= 0:
            inner = spans.elsewhere(at)
            related.append(
                Related(spans.span(at), label) if inner is None else _in_function(inner, label, path)
            )
    return tuple(dict.fromkeys(related))


def _in_function(inner: Elsewhere, label: str, path: str) -> Related:
    return Related(inner.span, label, "" if inner.path == path else inner.path, inner.function)


def _fix(
    rule: Rule, finding: Finding, read: ReadLayer, spans: FindingPlaces, lines: LineIndex
) -> Fix | Crash | None:
    """The fix of a finding, if it is certain; `lines` has the class at its lines of the file."""
    if finding.fix is None or spans.is_entered(finding.at) or spans.is_entered(finding.fix.at):
        return None
    try:
        fix = make_fix(rule, finding.fix, read.layer, spans.spans, lines)
    except cst.ParserSyntaxError:
        return None  # Python parses the class, LibCST does not
    except Exception as error:
        return Crash(read.source.path, _crashed(f"the fix of {rule.code}", read.source, error))
    return None if fix is None or _writes_other_builtin(fix, read) else fix


def _writes_other_builtin(fix: Fix, read: ReadLayer) -> bool:
    """Whether a fix writes the name of a builtin, such as `super`, that the module or a method binds otherwise."""
    written = _WRITTEN & {name for edit in fix.edits for name in _NAME.findall(edit.replacement)}
    return bool(written) and (
        any(read.names.qualify(name) is not None for name in sorted(written))
        or not written.isdisjoint(_bound_in_methods(read.extracted.node))
    )


def _bound_in_methods(node: cst.ClassDef | None) -> Iterator[str]:
    """The names that functions in the class bind, parameters apart."""
    for function in every(cst.FunctionDef, node) if node is not None else ():
        yield from assigned_names(function.body)


def _method_lines(layer: LayerClass, spans: FindingPlaces) -> list[tuple[str, range]]:
    ranges = []
    for method in layer.own.methods:
        ranges.append((method.name, spans.lines(method.at)))
    return ranges
