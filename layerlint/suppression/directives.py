"""Read the comments of a module that ignore findings, as directives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from layerlint.rule import Rule
from layerlint.suppression.logical_lines import Comment, LogicalLayout
from layerlint.text import Position, Span

_OURS = re.compile(r"#\s*layerlint\s*:\s*")
_NEXT_COMMENT = re.compile(r"(?<!\s)\s+#(?=\s|[A-Za-z])")
"""Where another comment begins inside a comment; `#123` in a reason is not one."""
_ACTION = re.compile(r"(?P<action>[A-Za-z][\w-]*)\s*(?P<bracket>\[)?(?:(?P<codes>[^\[\]]*)(?P<closed>\]))?")
_NOQA = re.compile(r"#\s*noqa(?![\w-])(?P<colon>\s*:)?", re.IGNORECASE)
_NOQA_CODES = re.compile(r"\s*[A-Z]+[0-9]+(?:(?:\s*,\s*|\s+)[A-Z]+[0-9]+(?![\w-]))*", re.IGNORECASE)


class Scope(StrEnum):
    IGNORE = "ignore"
    FILE = "file-ignore"
    NOQA = "noqa"


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that ignores findings: `selectors` as written, () for a bare `# noqa` (everything).

    It covers lines `first` to `last` of the text. `span` is the directive with its reason, without comments
    before or after it on the line; `listed` is the span of the selectors.
    """

    scope: Scope
    selectors: tuple[str, ...]
    span: Span
    listed: Span
    first: int
    last: int

    def covers(self, line: int) -> bool:
        return self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class MalformedComment:
    """A malformed comment: `problem` says what is wrong."""

    span: Span
    problem: str


_NOQA_LINE = re.compile(r"#\s*noqa\s*:([^\n]*)", re.IGNORECASE)
_LETTER_OF_CODE = re.compile(r"\b([A-Za-z])[A-Za-z]*[0-9]")


def has_comments(text: str) -> bool:
    """Whether the text has a word that suppression comments begin with."""
    return "layerlint" in text or "noqa" in text.lower()


def may_matter(text: str, rules: Iterable[Rule], *, has_findings: bool) -> bool:
    """Whether a comment may ignore a finding, be unused or malformed; `has_findings` is whether the rules found anything
    in the text.

    A quick scan that is true in doubt: reading the comments needs Python's tokenizer, which is slow.
    """
    if "layerlint" in text:
        return True
    if "noqa" not in text.lower():
        return False
    if has_findings and any(match["colon"] is None for match in _NOQA.finditer(text)):
        return True
    letters = {rule.code[:1] for rule in rules}
    code_lists = (match[1] for match in _NOQA_LINE.finditer(text))
    return any(letter.upper() in letters for codes in code_lists for letter in _LETTER_OF_CODE.findall(codes))


def read_directives(
    comment: Comment, logical_layout: LogicalLayout
) -> Iterator[Directive | MalformedComment]:
    """The directives of a comment; each is malformed if it ignores nothing."""
    stop, ends = -1, len(comment.text.rstrip())
    for match in _OURS.finditer(comment.text):
        if stop < match.end():
            end = _NEXT_COMMENT.search(comment.text, match.end())
            stop = end.start() if end else ends
        yield _ours(comment, match.start(), match.end(), stop, logical_layout)
    for match in _NOQA.finditer(comment.text):
        if match["colon"] is None:
            empty = _span(comment, match.end(), match.end())
            yield _directive(
                Scope.NOQA, (), _span(comment, match.start(), match.end()), empty, comment, logical_layout
            )
            continue
        codes = _NOQA_CODES.match(comment.text, match.end())
        if codes is None:
            continue
        selectors = tuple(code.upper() for code in re.split(r"[\s,]+", codes.group().strip()))
        start = codes.end() - len(codes.group().lstrip())
        listed, span = _span(comment, start, codes.end()), _span(comment, match.start(), codes.end())
        yield _directive(Scope.NOQA, selectors, span, listed, comment, logical_layout)


def _ours(
    comment: Comment, start: int, action_start: int, stop: int, logical_layout: LogicalLayout
) -> Directive | MalformedComment:
    """Read `ignore[...] reason` or `file-ignore[...] reason` from `said` to `stop`."""
    span = _span(comment, start, stop)
    match = _ACTION.match(comment.text, action_start, stop)
    if match is None:
        return MalformedComment(span, "the comment does not say what to do, and ignores nothing")
    action = match["action"].lower()
    if action not in {Scope.IGNORE, Scope.FILE}:
        return MalformedComment(
            span, f"`{match['action']}` is neither `ignore` nor `file-ignore`: the comment ignores nothing"
        )
    if match["bracket"] is None:
        return MalformedComment(span, "the comment does not say which rules to ignore, and ignores nothing")
    if match["closed"] is None:
        return MalformedComment(span, "the bracket is not closed: the comment ignores nothing")
    selectors = tuple(part.strip() for part in match["codes"].split(","))
    if not any(selectors):
        return MalformedComment(span, "the brackets are empty: the comment ignores nothing")
    if not all(re.fullmatch(r"[A-Za-z][\w-]*", selector) for selector in selectors):
        return MalformedComment(
            span,
            f"`{match['codes'].strip()}` is not a list of codes separated by commas: the comment ignores nothing",
        )
    listed = _span(comment, match.start("codes"), match.end("codes"))
    return _directive(Scope(action), selectors, span, listed, comment, logical_layout)


def _directive(
    scope: Scope,
    selectors: tuple[str, ...],
    span: Span,
    listed: Span,
    comment: Comment,
    logical_layout: LogicalLayout,
) -> Directive:
    if scope is Scope.FILE:
        first, last = 1, 1 << 62
    elif comment.line >= len(logical_layout.lines):
        first, last = comment.start.line, comment.start.line
    elif comment.alone and scope is Scope.IGNORE:
        first, last = logical_layout.extent(comment.line)
    elif comment.alone:
        first, last = comment.start.line, comment.start.line
    else:
        first, last = logical_layout.lines[comment.line].first, logical_layout.lines[comment.line].last
    return Directive(scope, selectors, span, listed, first, last)


def _span(comment: Comment, start: int, stop: int) -> Span:
    line, column = comment.start.line, comment.start.column
    return Span(Position(line, column + start), Position(line, column + stop))
