"""What new findings are the fault of a fix, and what it only uncovered.

A method that Keras never ran is not judged, nor is what follows from a call that fails. The fix that repairs it shows
what was wrong before: it is right, and what it uncovers is told like any other finding. A finding is the fault of the
fix when it stands in what the fix wrote, or is about a name that the fix has written or taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layerlint.files.edits import LineIndex
from layerlint.rule import Diagnostic
from layerlint.text import Edit, Fix, Position, Span

Key = tuple[str, str, str]
"""What a finding is told by when code moves: rule, class, attribute."""

_ATTRIBUTE = re.compile(r"\.[ \t]*(\w+)")
_DEFINED = re.compile(r"\bdef[ \t]+(\w+)")
_BEHIND_DEF = re.compile(r"\bdef[ \t]+\Z")
_QUOTED = re.compile(r"`([^`]*)`")
_WORD = re.compile(r"\w+")


def key(diagnostic: Diagnostic) -> Key:
    return diagnostic.code, diagnostic.layer, diagnostic.attribute


@dataclass(frozen=True, slots=True)
class FixEffects:
    """What fixes did to a module: where what they wrote now stands, and the names that they touched.

    `attributes` are those written or taken away, `renamed` the old names of methods, `defined` methods that were not
    there before.
    """

    edits: tuple[Edit, ...]
    spans: tuple[Span, ...]
    attributes: frozenset[str]
    renamed: frozenset[str]
    defined: frozenset[str]

    def moved(self, span: Span) -> Span:
        """Where a span of the text before stands in the text after."""
        return Span(_moved(span.start, self.edits, behind=True), _moved(span.end, self.edits))

    def caused(self, finding: Diagnostic) -> bool:
        """Whether a finding of the text after is about what was written or taken away."""
        names = set(_WORD.findall(finding.attribute))
        if names & (self.attributes | self.renamed):
            return True
        if self.defined.intersection(
            word for said in _QUOTED.findall(finding.message) for word in _WORD.findall(said)
        ):
            return True
        places = (finding.span, *(one.span for one in finding.related if not one.path))
        return any(_share(place, span) for place in places for span in self.spans)


def written(module: str, fixes: Iterable[Fix]) -> FixEffects:
    """What these fixes, which do not overlap, do to the text of a module."""
    lines = LineIndex(module)
    own = tuple(dict.fromkeys(fixes))
    edits = tuple(sorted((edit for fix in own for edit in fix.edits), key=lambda edit: edit.span))
    spans: list[Span] = []
    attributes: set[str] = set()
    renamed: set[str] = set()
    defined: set[str] = set()
    for fix in own:
        names = dict(_renamed(lines, fix))
        renamed.update(names)
        for edit in fix.edits:
            removed = lines.slice(edit.span)
            if names.get(removed) == edit.replacement:
                continue
            start = _moved(edit.span.start, [one for one in edits if one.span < edit.span], behind=True)
            spans.append(Span(start, _after(start, edit.replacement)))
            for text in (removed, edit.replacement):
                attributes.update(_ATTRIBUTE.findall(text))
            defined.update(_DEFINED.findall(edit.replacement))
            defined.difference_update(_DEFINED.findall(removed))
    return FixEffects(edits, tuple(spans), frozenset(attributes), frozenset(renamed), frozenset(defined))


def new_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], moved: FixEffects
) -> Iterator[Diagnostic]:
    """The findings of the text after that were not there before, at their place or at another one."""
    more = Counter(map(key, after)) - Counter(map(key, before))
    same = {(key(one), moved.moved(one.span), one.message) for one in before}
    messages = {(key(one), one.message) for one in before}
    for one in after:
        another = key(one) in more or (key(one), one.message) not in messages
        if another and (key(one), one.span, one.message) not in same:
            yield one


def _renamed(lines: LineIndex, fix: Fix) -> Iterator[tuple[str, str]]:
    """The methods to which a fix gives another name: the name behind a `def`, before and after."""
    for edit in fix.edits:
        start = edit.span.start
        before = lines.line(start.line)[: start.column - 1]
        if edit.replacement.isidentifier() and _BEHIND_DEF.search(before):
            yield lines.slice(edit.span), edit.replacement


def _share(one: Span, other: Span) -> bool:
    """Whether two spans have text in common; an empty one, where text was taken away, lies in the other."""
    if other.start == other.end:
        return one.start <= other.start <= one.end
    return one.start < other.end and other.start < one.end


def _moved(position: Position, edits: Sequence[Edit], *, behind: bool = False) -> Position:
    """Where a position of the text before stands after the edits; of replaced text, where the new one begins.

    `behind` says whether text that is inserted right there comes before it.
    """
    lines_more, on_line, columns_more = 0, 0, 0
    for edit in edits:
        start, end = edit.span.start, edit.span.end
        if start > position or (start == end == position and not behind):
            break
        begin = _shift(start, lines_more, on_line, columns_more)
        if end > position:
            return begin
        stop = _after(begin, edit.replacement)
        lines_more = stop.line - end.line
        on_line, columns_more = end.line, stop.column - end.column
    return _shift(position, lines_more, on_line, columns_more)


def _shift(position: Position, lines_more: int, on_line: int, columns_more: int) -> Position:
    column = position.column + (columns_more if position.line == on_line else 0)
    return Position(position.line + lines_more, column)


def _after(start: Position, text: str) -> Position:
    """Where a text that starts here ends."""
    parts = re.split(r"\r\n?|\n", text)
    if len(parts) == 1:
        return Position(start.line, start.column + len(text))
    return Position(start.line + len(parts) - 1, len(parts[-1]) + 1)
