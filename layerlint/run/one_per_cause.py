"""One finding per cause: the first place is the finding, the others are related places.

What one rule says several times of one line has one cause: it is read at once, and mended at once.

What rules find stays apart as long as each place counts for itself: for fixes, comments that ignore, baselines. It is
folded when it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layerlint.files.edits import choose
from layerlint.rule import ONCE, Diagnostic, Related
from layerlint.text import Fix

FEW = 3
"""So many lines of one cause are told one by one: each is read at a glance."""

_Cause = tuple[object, ...]
_Group = list[Diagnostic]


def folded(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings as they are told: those of one rule, class and cause as one."""
    return tuple(_as_one(group) for group in _groups(diagnostics))


def first_places(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without those that are told with another one."""
    return tuple(group[0] for group in _groups(diagnostics))


def without_ignored_causes(found: Iterable[Diagnostic], kept: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is kept of the findings: a comment that ignores the first place ignores all that are told with it."""
    still = {id(one) for one in kept}
    ignored = {id(one) for group in _groups(found) if id(group[0]) not in still for one in group}
    return tuple(one for one in kept if id(one) not in ignored)


def _groups(diagnostics: Iterable[Diagnostic]) -> Iterator[_Group]:
    """The findings that are told together, the first place first; in their order, as far as that goes."""
    found = list(diagnostics)
    together: dict[_Cause, _Group] = {}
    for one in found:
        if one.cause:
            together.setdefault(_cause(one), []).append(one)
    groups: dict[_Cause, _Group] = {}
    for one in found:
        group = together.get(_cause(one), []) if one.cause else []
        many = len({other.span.start.line for other in group}) > (0 if one.cause.startswith(ONCE) else FEW)
        groups.setdefault(_cause(one) if many else _line(one), []).append(one)
    for group in groups.values():
        yield sorted(group, key=_place)


def _cause(one: Diagnostic) -> _Cause:
    return one.path, one.cell, one.code, one.layer, one.cause, one.severity, one.evidence


def _line(one: Diagnostic) -> _Cause:
    return one.path, one.cell, one.code, one.layer, one.span.start.line, one.severity, one.evidence


def _as_one(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = group
    if not others:
        return first
    lines = {one.span.start.line for one in group}
    where = "class" if first.layer else "file"
    also = [Related(one.span, _label(one), cell=one.cell, repeats=True) for one in others]
    return replace(
        first,
        message=f"{first.message} (and {len(others)} more {f'in this {where}' if len(lines) > 1 else 'on this line'})",
        fix=_together([one.fix for one in group if one.fix is not None]),
        related=(*first.related, *also),
    )


def _label(one: Diagnostic) -> str:
    return f"`{one.attribute}` too" if one.attribute else "here too"


def _together(fixes: Sequence[Fix]) -> Fix | None:
    """The fixes of several places as one, as far as they do not touch and are equally safe."""
    if len(fixes) < 2:
        return fixes[0] if fixes else None
    first = fixes[0]
    chosen = choose(fix for fix in dict.fromkeys(fixes) if fix.safety is first.safety)
    return Fix(first.title, tuple(edit for fix in chosen for edit in fix.edits), first.safety)


def _place(one: Diagnostic) -> tuple[object, ...]:
    return one.path, one.cell or 0, one.span
