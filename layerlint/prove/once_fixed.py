"""Findings hidden by another one: a class that fails first at one with a fix is judged again with that fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.files.edits import choose
from layerlint.prove.declared import declared_runs
from layerlint.prove.verdicts import JudgedClass, class_trial, judge_findings
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.fix import relint_texts
from layerlint.run.fix_effects import written
from layerlint.run.fix_rounds import applied_text
from layerlint.run.lint_run import LintRun
from layerlint.run.writing import encoded
from layerlint.text import Position, Span
from layerlint.trace.worker_session import WorkerSession

Key = tuple[str, str, str, str, Position]


def judge_once_fixed(
    worker: WorkerSession, run: LintRun, proved: JudgedClass, before: Sequence[Diagnostic] = ()
) -> JudgedClass:
    """The class with the proofs of a run with the fixes of its proved findings; no file is written.

    `before` are the findings of the classes of its file that were run already: where it cannot be run, one of these may
    be the cause. Only findings that the fixed text still has are proved so, and none is refuted.
    """
    open_ = [diagnostic for diagnostic in proved.judged if _is_open(diagnostic)]
    others = before if proved.unrun else ()
    fixes = _fixing([*proved.judged, *others])
    if not open_ or not fixes:
        return proved
    try:
        raw = run.files[proved.target.path].raw
        text = applied_text(proved.target.path, raw, fixes)
        source = encoded(Path(proved.target.path).read_bytes(), raw, text).decode("latin-1")
        remaining = _findings_after(run, text, open_, fixes)
        trial = class_trial(worker, proved.target, run.settings, source) if remaining else None
    except (LayerlintError, OSError, ValueError):
        return proved
    if trial is None:
        return proved
    judged = zip(remaining, judge_findings(trial, remaining.values(), run.keras), strict=True)
    proofs = {key: diagnostic for key, diagnostic in judged if _is_proved(diagnostic)}
    improved = replace(proved, judged=[_with(diagnostic, proofs, fixes) for diagnostic in proved.judged])
    grown = len(_fixing([*improved.judged, *others])) > len(fixes)
    return judge_once_fixed(worker, run, improved, before) if grown else improved


def _findings_after(
    run: LintRun, text: str, open_: Sequence[Diagnostic], fixes: Sequence[Diagnostic]
) -> dict[Key, Diagnostic]:
    """The findings of a fixed text, by their keys before."""
    path = open_[0].path
    moved = written(
        run.files[path].raw, (diagnostic.fix for diagnostic in fixes if diagnostic.fix is not None)
    ).moved
    before = {
        _key(diagnostic, moved(diagnostic.span)): _key(diagnostic, diagnostic.span) for diagnostic in open_
    }
    findings = [
        (_key(diagnostic, diagnostic.span), diagnostic)
        for diagnostic in relint_texts(run, {path: text})[path]
    ]
    return {before[key]: diagnostic for key, diagnostic in findings if key in before}


def _is_open(diagnostic: Diagnostic) -> bool:
    return diagnostic.evidence is Evidence.NOT_RUN and any(declared_runs(diagnostic.code, diagnostic.keras))


def _is_proved(diagnostic: Diagnostic) -> bool:
    return diagnostic.evidence is Evidence.PROVED


def _fixing(judged: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The proved findings whose fixes can be applied together; of equal fixes one."""
    fixes = {
        diagnostic.fix: diagnostic
        for diagnostic in judged
        if _is_proved(diagnostic) and diagnostic.fix is not None
    }
    return [fixes[fix] for fix in choose(fixes)]


def _with(
    diagnostic: Diagnostic, proofs: Mapping[Key, Diagnostic], fixes: Sequence[Diagnostic]
) -> Diagnostic:
    """A finding with the proof from the fixed class."""
    proof = proofs.get(_key(diagnostic, diagnostic.span))
    if proof is None or not _is_open(diagnostic):
        return diagnostic
    fixed = ", ".join(f"{fix.code} in line {fix.span.start.line}" for fix in fixes)
    return replace(
        diagnostic, evidence=proof.evidence, seen=f"with {fixed} fixed: {proof.seen}", grounds=proof.grounds
    )


def _key(diagnostic: Diagnostic, span: Span) -> Key:
    """The identity of a finding at this place."""
    return diagnostic.code, diagnostic.layer, diagnostic.attribute, diagnostic.message, span.start
