"""Comments that ignore findings: `# layerlint: ignore[LL101] why`, `# layerlint: file-ignore[LL1]`, `# noqa`.

A comment at the end of a line covers its logical line, one on a line of its own the statement below it, and
above a class or function its whole body. `ignore` needs codes, prefixes of codes or names of rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from layerlint.files.edits import LineIndex
from layerlint.rule import NEVER_IGNORED, SYNTAX_ERROR, UNUSED_SUPPRESSION, Diagnostic, Rule
from layerlint.suggestions import nearest
from layerlint.suppression.directives import Directive, MalformedComment, Scope, has_comments, read_directives
from layerlint.suppression.logical_lines import layout
from layerlint.text import Edit, Fix, Position, Safety, Span

_FORM = "write `# layerlint: ignore[LL101] reason`"
_HINTS = 20
"""The maximum of unknown rules in a file for which a similar name is suggested."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The suppression comments of one text. Lines are those of the text that was parsed."""

    text: str = field(repr=False)
    directives: tuple[Directive, ...] = ()
    malformed: tuple[MalformedComment, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.directives and not self.malformed

    def apply(
        self,
        path: str,
        diagnostics: Iterable[Diagnostic],
        *,
        ran: Collection[Rule],
        all_rules: Collection[Rule],
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """The diagnostics that are not ignored, and those about the comments themselves (LL901).

        A comment is unused only if every rule that it names is among those that `ran`; `all_rules` are the available
        rules, which its codes and names must match.
        """
        if self.empty:
            return tuple(diagnostics), ()
        table = _Table(self.directives)
        remaining: list[Diagnostic] = []
        used: set[tuple[Directive, str]] = set()
        for diagnostic in diagnostics:
            hits = set(table.hits(diagnostic))
            used |= hits
            if not hits:
                remaining.append(diagnostic)
        about = [
            *self._unused(path, used, ran, all_rules),
            *(_comment_diagnostic(path, m.span, m.problem, _FORM) for m in self.malformed),
        ]
        about = [diagnostic for diagnostic in about if not any(table.hits(diagnostic, bare=False))]
        return tuple(remaining), tuple(sorted(about, key=lambda diagnostic: diagnostic.span))

    def _unused(
        self, path: str, used: set[tuple[Directive, str]], ran: Collection[Rule], all_rules: Collection[Rule]
    ) -> Iterator[Diagnostic]:
        ran_codes = {rule.code for rule in ran}
        lines, unknown = LineIndex(self.text), 0
        for directive in self.directives:
            unused: list[str] = []
            for selector in directive.selectors:
                named = [
                    rule.code
                    for rule in (*all_rules, UNUSED_SUPPRESSION)
                    if _selects(selector, rule.code, rule.name)
                ]
                if not named:
                    if directive.scope is not Scope.NOQA:
                        unknown += 1
                        near = _alike(selector, all_rules) if unknown <= _HINTS else ""
                        message = f"there is no rule `{selector}`: it ignores nothing"
                        yield _comment_diagnostic(path, directive.listed, message, near)
                elif (directive, selector) not in used and ran_codes.issuperset(named):
                    unused.append(selector)
            if unused:
                names = ", ".join(f"`{selector}`" for selector in unused)
                fix = Fix(
                    "Remove the unused suppression", self._removal(directive, unused, lines), Safety.SAFE
                )
                verb = "is" if len(unused) == 1 else "are"
                message = f"the comment ignores nothing: {names} {verb} not reported here"
                yield _comment_diagnostic(path, directive.span, message, "remove it", fix)

    def _removal(self, directive: Directive, unused: Sequence[str], lines: LineIndex) -> tuple[Edit, ...]:
        """Remove selectors from a directive, the directive if none is left, and the line if it is empty then."""
        left = [selector for selector in directive.selectors if selector not in unused]
        if left:
            return (Edit(directive.listed, ", ".join(left)),)
        line = lines.line(directive.span.start.line)
        before = line[: directive.span.start.column - 1]
        after = line[directive.span.end.column - 1 :]
        number = directive.span.start.line
        if after.strip():
            replacement = "" if after.lstrip().startswith("#") else "# "
            end = directive.span.end.column + len(after) - len(after.lstrip())
            return (Edit(Span(directive.span.start, Position(number, end)), replacement),)
        if before.strip():
            start = Position(number, len(before.rstrip()) + 1)
            return (Edit(Span(start, Position(number, len(line) + 1)), ""),)
        if number < lines.count:
            return (Edit(Span(Position(number, 1), Position(number + 1, 1)), ""),)
        return (Edit(Span(Position(number, 1), Position(number, len(line) + 1)), ""),)


class _Table:
    """Directives by the rules that they select, for texts with many of them."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._directives = directives
        self._by_rule: dict[tuple[str, str], tuple[_ByLine, _ByLine]] = {}

    def hits(self, diagnostic: Diagnostic, bare: bool = True) -> Iterator[tuple[Directive, str]]:
        """The directives that ignore a diagnostic, each with its selector."""
        if diagnostic.code == SYNTAX_ERROR.code:
            return
        key = (diagnostic.code, diagnostic.name)
        if key not in self._by_rule:
            named = _ByLine(
                (directive, selector)
                for directive in self._directives
                for selector in directive.selectors
                if _selects(selector, *key)
            )
            self._by_rule[key] = (
                named,
                _ByLine((directive, "") for directive in self._directives if not directive.selectors),
            )
        named, everything = self._by_rule[key]
        for line in {diagnostic.span.start.line, diagnostic.noqa_line or diagnostic.span.start.line}:
            yield from named.at(line)
            if bare:
                yield from everything.at(line)


class _ByLine:
    """Directives with a selector, by the line that they cover; those of several lines are kept apart."""

    def __init__(self, selected: Iterable[tuple[Directive, str]]) -> None:
        self._of_one_line: dict[int, list[tuple[Directive, str]]] = {}
        self._of_several_lines: list[tuple[Directive, str]] = []
        for pair in selected:
            covers_one_line = pair[0].first == pair[0].last
            (
                self._of_one_line.setdefault(pair[0].first, []) if covers_one_line else self._of_several_lines
            ).append(pair)

    def at(self, line: int) -> Iterator[tuple[Directive, str]]:
        yield from self._of_one_line.get(line, ())
        yield from (pair for pair in self._of_several_lines if pair[0].covers(line))


def parse(text: str) -> Suppressions:
    """The suppression comments of a module. A text without their words is not tokenized."""
    if not has_comments(text):
        return Suppressions(text)
    logical_layout = layout(text)
    directives: list[Directive] = []
    malformed: list[MalformedComment] = []
    for comment in logical_layout.comments:
        for result in read_directives(comment, logical_layout):
            if isinstance(result, Directive):
                directives.append(result)
            else:
                malformed.append(result)
    return Suppressions(text, tuple(directives), tuple(malformed))


def ignore_edits(text: str, diagnostics: Iterable[Diagnostic], reason: str = "") -> tuple[Edit, ...]:
    """The edits that add comments which ignore these diagnostics, each at the end of its logical line."""
    logical_layout = layout(text)
    lines = LineIndex(text)
    codes: dict[int, set[str]] = {}
    for diagnostic in diagnostics:
        index = logical_layout.index_at(diagnostic.span.start.line)
        if index is not None and diagnostic.code not in NEVER_IGNORED:
            codes.setdefault(logical_layout.lines[index].last, set()).add(diagnostic.code)
    existing = {d.span.start.line: d for d in parse(text).directives if d.scope is Scope.IGNORE}
    edits: list[Edit] = []
    for line, wanted in sorted(codes.items()):
        present = existing.get(line)
        if present is not None:
            added = sorted(wanted.difference(present.selectors))
            edits.append(Edit(present.listed, ", ".join((*present.selectors, *added))))
            continue
        written = lines.line(line)
        stripped = written.rstrip()
        text_of_reason = " ".join(reason.split())
        comment = f"  # layerlint: ignore[{', '.join(sorted(wanted))}]{' ' if text_of_reason else ''}{text_of_reason}"
        edits.append(
            Edit(Span(Position(line, len(stripped) + 1), Position(line, len(written) + 1)), comment),
        )
    return tuple(edits)


def _selects(selector: str, code: str, name: str) -> bool:
    """`LL101` and `LL1` select by code, `weight-created-in-call` by name; the case of codes does not matter."""
    upper = selector.upper()
    return selector == name or (re.fullmatch(r"[A-Z]+[0-9]*", upper) is not None and code.startswith(upper))


def _alike(selector: str, all_rules: Collection[Rule]) -> str:
    near = nearest(selector, [text for rule in all_rules for text in (rule.code, rule.name)])
    return f"did you mean `{near}`?" if near is not None else ""


def _comment_diagnostic(path: str, span: Span, message: str, help: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(
        path,
        span,
        UNUSED_SUPPRESSION.code,
        UNUSED_SUPPRESSION.name,
        UNUSED_SUPPRESSION.severity,
        message,
        help,
        fix=fix,
    )
