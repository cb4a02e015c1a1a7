"""Findings behind another one: a class that fails first at what is proved and has a fix is judged again with that fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.files.edits import choose
from layerlint.prove.declared import declared_runs
from layerlint.prove.verdicts import Proved, judged_in, trial_of
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.fix import relint_texts
from layerlint.run.fix_effects import written
from layerlint.run.lint_run import LintRun
from layerlint.run.rounds import applied_text
from layerlint.run.writing import encoded
from layerlint.text import Position, Span
from layerlint.trace.worker_session import WorkerSession

Key = tuple[str, str, str, str, Position]


def judged_once_fixed(
    worker: WorkerSession, run: LintRun, proved: Proved, before: Sequence[Diagnostic] = ()
) -> Proved:
    """The class with what is proved of it once the fixes of its proved findings are applied; nothing is written.

    `before` are the findings of the classes of its file that were run already: where it cannot be run, one of these may
    be the cause. Only what is found again in the fixed text is proved so, and nothing is refuted.
    """
    open_ = [one for one in proved.judged if _is_open(one)]
    known = before if proved.unrun else ()
    fixes = _fixing([*proved.judged, *known])
    if not open_ or not fixes:
        return proved
    try:
        raw = run.files[proved.target.path].raw
        text = applied_text(proved.target.path, raw, fixes)
        source = encoded(Path(proved.target.path).read_bytes(), raw, text).decode("latin-1")
        again = _found_again(run, text, open_, fixes)
        trial = trial_of(worker, proved.target, run.settings, source) if again else None
    except (LayerlintError, OSError, ValueError):
        return proved
    if trial is None:
        return proved
    judged = zip(again, judged_in(trial, again.values(), run.keras), strict=True)
    shown = {key: one for key, one in judged if _is_proved(one)}
    more = replace(proved, judged=[_with(one, shown, fixes) for one in proved.judged])
    grown = len(_fixing([*more.judged, *known])) > len(fixes)
    return judged_once_fixed(worker, run, more, before) if grown else more


def _found_again(
    run: LintRun, text: str, open_: Sequence[Diagnostic], fixes: Sequence[Diagnostic]
) -> dict[Key, Diagnostic]:
    """The findings of a fixed text, by what they were before."""
    path = open_[0].path
    moved = written(run.files[path].raw, (one.fix for one in fixes if one.fix is not None)).moved
    before = {_key(one, moved(one.span)): _key(one, one.span) for one in open_}
    found = [(_key(one, one.span), one) for one in relint_texts(run, {path: text})[path]]
    return {before[key]: one for key, one in found if key in before}


def _is_open(one: Diagnostic) -> bool:
    return one.evidence is Evidence.NOT_RUN and any(declared_runs(one.code, one.keras))


def _is_proved(one: Diagnostic) -> bool:
    return one.evidence is Evidence.PROVED


def _fixing(judged: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The proved findings whose fixes can be applied together; of equal fixes one."""
    fixes = {one.fix: one for one in judged if _is_proved(one) and one.fix is not None}
    return [fixes[fix] for fix in choose(fixes)]


def _with(one: Diagnostic, shown: Mapping[Key, Diagnostic], fixes: Sequence[Diagnostic]) -> Diagnostic:
    """A finding with the proof that the fixed class gave."""
    proof = shown.get(_key(one, one.span))
    if proof is None or not _is_open(one):
        return one
    fixed = ", ".join(f"{fix.code} in line {fix.span.start.line}" for fix in fixes)
    return replace(
        one, evidence=proof.evidence, seen=f"with {fixed} fixed: {proof.seen}", grounds=proof.grounds
    )


def _key(one: Diagnostic, span: Span) -> Key:
    """What a finding is about that stands at this place."""
    return one.code, one.layer, one.attribute, one.message, span.start
