"""`match` statements: what the names of their patterns stand for."""

from __future__ import annotations

from functools import reduce

import libcst as cst

from layerlint.extract.blocks import run_body
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.local_names import pattern_names
from layerlint.extract.unpacking import split_starred
from layerlint.extract.value_merge import merge_locals, unknown
from layerlint.model.facts import Guard, GuardKind, Value


def match_statement(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Match)
    subject = evaluate(frame, statement.subject)
    before, locals_before = frame.guards, frame.locals
    takes_all = any(map(_takes_all, statement.cases))
    ends: list[dict[str, Value]] = [] if takes_all else [locals_before]
    for case in statement.cases:
        frame.locals = dict(locals_before)
        _bind_pattern(frame, case.pattern, subject)
        frame.guards = (*before, Guard(GuardKind.MATCH, value=subject, at=frame.at(case)))
        if case.guard is not None:
            evaluate(frame, case.guard)
        if not run_body(frame, case.body):
            ends.append(frame.locals)
    frame.guards = before
    frame.locals = reduce(merge_locals, ends) if ends else locals_before
    return not ends


def _takes_all(case: cst.MatchCase) -> bool:
    """Whether it is taken whatever the subject is: `case _:`, `case other:`."""
    pattern = case.pattern
    return case.guard is None and isinstance(pattern, cst.MatchAs) and pattern.pattern is None


def _bind_pattern(frame: Frame, pattern: cst.MatchPattern, subject: Value) -> None:
    """Give the names of a pattern their values: `case (batch, width):`. Those in other patterns are unknown."""
    if isinstance(pattern, cst.MatchAs) and pattern.pattern is None:
        if pattern.name is not None:
            frame.locals[pattern.name.value] = subject
        return
    if not isinstance(pattern, cst.MatchSequence):
        for name in pattern_names(pattern):
            frame.locals[name] = unknown()
        return
    starred = [isinstance(part, cst.MatchStar) for part in pattern.patterns]
    for part, value in zip(
        pattern.patterns, split_starred(frame, subject, len(starred), starred), strict=True
    ):
        if isinstance(part, cst.MatchSequenceElement):
            _bind_pattern(frame, part.value, value)
        elif isinstance(part, cst.MatchStar) and part.name is not None:
            frame.locals[part.name.value] = value
