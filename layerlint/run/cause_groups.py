"""One finding per cause: the first place is the finding, the others are related places.

Findings of one rule on one line have one cause. Findings are folded only when they are reported: for fixes, comments
that ignore and baselines each place is a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layerlint.files.edits import choose
from layerlint.rule import HABIT, OF_FILE, ONCE, Diagnostic, Related
from layerlint.text import Fix

FEW = 3
"""Up to this number of lines with one cause, each has its own finding."""

_Cause = tuple[object, ...]
_Group = list[Diagnostic]


def fold_causes(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings to report: those of one rule, class (or file) and cause as one."""
    return tuple(_fold(group) for group in _groups(diagnostics))


def first_places(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first finding of each group."""
    return tuple(group[0] for group in _groups(diagnostics))


def without_ignored_causes(
    diagnostics: Iterable[Diagnostic], remaining: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The `kept` findings without groups whose first place is ignored."""
    remaining_ids = {id(diagnostic) for diagnostic in remaining}
    ignored = {
        id(diagnostic)
        for group in _groups(diagnostics)
        if id(group[0]) not in remaining_ids
        for diagnostic in group
    }
    return tuple(diagnostic for diagnostic in remaining if id(diagnostic) not in ignored)


def _groups(diagnostics: Iterable[Diagnostic]) -> Iterator[_Group]:
    """The findings that are reported as one, the first place first; groups keep the order of their first findings."""
    findings = list(diagnostics)
    together: dict[_Cause, _Group] = {}
    for diagnostic in findings:
        if diagnostic.cause:
            together.setdefault(_cause(diagnostic), []).append(diagnostic)
    groups: dict[_Cause, _Group] = {}
    for diagnostic in findings:
        group = together.get(_cause(diagnostic), []) if diagnostic.cause else []
        many = len({other.span.start.line for other in group}) > (
            0 if diagnostic.cause.startswith(ONCE) else FEW
        )
        groups.setdefault(_cause(diagnostic) if many else _line(diagnostic), []).append(diagnostic)
    for group in groups.values():
        yield sorted(group, key=_place)


def _cause(diagnostic: Diagnostic) -> _Cause:
    return (
        diagnostic.path,
        diagnostic.cell,
        diagnostic.code,
        "" if _is_of_file(diagnostic) else diagnostic.layer,
        diagnostic.cause,
        diagnostic.severity,
        diagnostic.evidence,
    )


def _is_of_file(diagnostic: Diagnostic) -> bool:
    return diagnostic.cause.startswith((OF_FILE, HABIT))


def _line(diagnostic: Diagnostic) -> _Cause:
    return (
        diagnostic.path,
        diagnostic.cell,
        diagnostic.code,
        diagnostic.layer,
        diagnostic.span.start.line,
        diagnostic.severity,
        diagnostic.evidence,
    )


def _fold(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = group
    if not others:
        return first
    lines = {diagnostic.span.start.line for diagnostic in group}
    where = "class" if first.layer and not _is_of_file(first) else "file"
    also = [
        Related(diagnostic.span, _label(diagnostic), cell=diagnostic.cell, repeats=True)
        for diagnostic in others
    ]
    return replace(
        first,
        message=f"{first.message} (and {len(others)} more {f'in this {where}' if len(lines) > 1 else 'on this line'})",
        fix=_combined_fix([diagnostic.fix for diagnostic in group if diagnostic.fix is not None]),
        related=(*first.related, *also),
    )


def _label(diagnostic: Diagnostic) -> str:
    name = diagnostic.layer if _is_of_file(diagnostic) else diagnostic.attribute
    return f"`{name}` too" if name else "here too"


def _combined_fix(fixes: Sequence[Fix]) -> Fix | None:
    """The fixes of several places as one: those that do not overlap and are as safe as the first."""
    if len(fixes) < 2:
        return fixes[0] if fixes else None
    first = fixes[0]
    chosen = choose(fix for fix in dict.fromkeys(fixes) if fix.safety is first.safety)
    return Fix(first.title, tuple(edit for fix in chosen for edit in fix.edits), first.safety)


def _place(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.path, diagnostic.cell or 0, diagnostic.span
