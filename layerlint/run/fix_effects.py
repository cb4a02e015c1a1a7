"""Whether a fix causes a new finding or only uncovers it.

A method that Keras never ran is not checked, nor is code after a call that fails. A fix that repairs this uncovers what
was wrong before; such findings are reported like any other. A fix causes a finding that lies in text that it wrote, or
is about a name that it wrote or removed.
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
"""What identifies a finding when code moves: rule, class, attribute."""

_ATTRIBUTE = re.compile(r"\.[ \t]*(\w+)")
_DEFINED = re.compile(r"\bdef[ \t]+(\w+)")
_BEHIND_DEF = re.compile(r"\bdef[ \t]+\Z")
_QUOTED = re.compile(r"`([^`]*)`")
_WORD = re.compile(r"\w+")


def key(diagnostic: Diagnostic) -> Key:
    return diagnostic.code, diagnostic.layer, diagnostic.attribute


@dataclass(frozen=True, slots=True)
class FixEffects:
    """The effects of fixes on a module: the spans of new text, and the names that they touched.

    `attributes` are those written or removed, `renamed` the old names of methods, `defined` new methods.
    """

    edits: tuple[Edit, ...]
    spans: tuple[Span, ...]
    attributes: frozenset[str]
    renamed: frozenset[str]
    defined: frozenset[str]

    def moved(self, span: Span) -> Span:
        """The span in the new text of a span in the old one."""
        return Span(_moved(span.start, self.edits, behind=True), _moved(span.end, self.edits))

    def caused(self, finding: Diagnostic) -> bool:
        """Whether a finding of the new text is about what the fixes wrote or removed."""
        names = set(_WORD.findall(finding.attribute))
        if names & (self.attributes | self.renamed):
            return True
        if self.defined.intersection(
            word for said in _QUOTED.findall(finding.message) for word in _WORD.findall(said)
        ):
            return True
        places = (finding.span, *(related.span for related in finding.related if not related.path))
        return any(_share(place, span) for place in places for span in self.spans)


def written(module: str, fixes: Iterable[Fix]) -> FixEffects:
    """The effects of fixes, which do not overlap, on the text of a module."""
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
            start = _moved(edit.span.start, [edit for edit in edits if edit.span < edit.span], behind=True)
            spans.append(Span(start, _after(start, edit.replacement)))
            for text in (removed, edit.replacement):
                attributes.update(_ATTRIBUTE.findall(text))
            defined.update(_DEFINED.findall(edit.replacement))
            defined.difference_update(_DEFINED.findall(removed))
    return FixEffects(edits, tuple(spans), frozenset(attributes), frozenset(renamed), frozenset(defined))


def new_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], moved: FixEffects
) -> Iterator[Diagnostic]:
    """The findings of the new text that the old one did not have, at the same place or another."""
    more = Counter(map(key, after)) - Counter(map(key, before))
    unchanged = {(key(diagnostic), moved.moved(diagnostic.span), diagnostic.message) for diagnostic in before}
    messages = {(key(diagnostic), diagnostic.message) for diagnostic in before}
    for diagnostic in after:
        another = key(diagnostic) in more or (key(diagnostic), diagnostic.message) not in messages
        if another and (key(diagnostic), diagnostic.span, diagnostic.message) not in unchanged:
            yield diagnostic


def _renamed(lines: LineIndex, fix: Fix) -> Iterator[tuple[str, str]]:
    """The methods that a fix renames, each with its old and new name."""
    for edit in fix.edits:
        start = edit.span.start
        before = lines.line(start.line)[: start.column - 1]
        if edit.replacement.isidentifier() and _BEHIND_DEF.search(before):
            yield lines.slice(edit.span), edit.replacement


def _share(span: Span, other: Span) -> bool:
    """Whether two spans overlap; an empty one, where text was removed, may lie at the other's end."""
    if other.start == other.end:
        return span.start <= other.start <= span.end
    return span.start < other.end and other.start < span.end


def _moved(position: Position, edits: Sequence[Edit], *, behind: bool = False) -> Position:
    """The position in the edited text; for replaced text, the start of the replacement.

    `behind` is whether text inserted at this very position comes before it.
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
    """The end of a text that begins at `start`."""
    parts = re.split(r"\r\n?|\n", text)
    if len(parts) == 1:
        return Position(start.line, start.column + len(text))
    return Position(start.line + len(parts) - 1, len(parts[-1]) + 1)
