"""One finding per cause: the first place is the finding, the others are related places.

What rules find stays apart as long as each place counts for itself: for fixes, comments that ignore, baselines. It is
folded when it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from layerlint.files.edits import choose
from layerlint.rule import Diagnostic, Related
from layerlint.text import Fix

_Cause = tuple[object, ...]


def folded(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings as they are told: those of one rule, class and cause as one."""
    groups: dict[_Cause, list[Diagnostic]] = {}
    for index, one in enumerate(diagnostics):
        key = (*_cause(one), one.severity, one.evidence) if one.cause else (index,)
        groups.setdefault(key, []).append(one)
    return tuple(_as_one(sorted(group, key=_place)) for group in groups.values())


def first_places(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without those that are told with another one."""
    firsts: dict[_Cause, Diagnostic] = {}
    for index, one in enumerate(sorted(diagnostics, key=_place)):
        firsts.setdefault(_cause(one) if one.cause else (index,), one)
    return tuple(firsts.values())


def without_ignored_causes(found: Sequence[Diagnostic], kept: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is kept of the findings: a comment that ignores the first place ignores all with the same cause."""
    still = {id(one) for one in kept}
    ignored = {_cause(one) for one in first_places(found) if one.cause and id(one) not in still}
    return tuple(one for one in kept if not (one.cause and _cause(one) in ignored))


def _as_one(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = group
    if not others:
        return first
    also = [Related(one.span, _label(one), cell=one.cell, repeats=True) for one in others]
    return replace(
        first,
        message=f"{first.message} (and {len(others)} more in this class)",
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


def _cause(one: Diagnostic) -> _Cause:
    return one.path, one.cell, one.code, one.layer, one.cause


def _place(one: Diagnostic) -> tuple[object, ...]:
    return one.path, one.cell or 0, one.span
