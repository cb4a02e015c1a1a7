"""Findings behind another one: a class that fails first at what is proved and has a fix is judged again with that fix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.files.edits import choose
from layerlint.prove.declared import declared_runs
from layerlint.prove.verdicts import Proved, judged_in, trial_of
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.fix import found_with
from layerlint.run.lint_run import LintRun
from layerlint.run.rounds import applied_text
from layerlint.run.writing import encoded
from layerlint.trace.worker_session import WorkerSession

Key = tuple[str, str, str, str, str]


def judged_once_fixed(worker: WorkerSession, run: LintRun, proved: Proved) -> Proved:
    """The class with what is proved of it once the fixes of its proved findings are applied; nothing is written.

    Only what is found again in the fixed text is proved so, and nothing is refuted.
    """
    open_ = [one for one in proved.judged if _is_open(one)]
    fixes = _fixing(proved.judged)
    if not open_ or not fixes:
        return proved
    path = proved.target.path
    try:
        raw = run.files[path].raw
        text = applied_text(path, raw, fixes)
        source = encoded(Path(path).read_bytes(), raw, text).decode("latin-1")
        found = {_key(one): one for one in _unique(found_with(run, {path: text})[path])}
        again = [found[_key(one)] for one in open_ if _key(one) in found]
        trial = trial_of(worker, proved.target, run.settings, source) if again else None
    except (LayerlintError, OSError, ValueError):
        return proved
    if trial is None:
        return proved
    shown = {_key(one): one for one in judged_in(trial, again, run.keras) if _is_proved(one)}
    return replace(proved, judged=[_with(one, shown, fixes) for one in proved.judged])


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
    proof = shown.get(_key(one))
    if proof is None or not _is_open(one):
        return one
    fixed = ", ".join(f"{fix.code} in line {fix.span.start.line}" for fix in fixes)
    return replace(
        one, evidence=proof.evidence, seen=f"with {fixed} fixed: {proof.seen}", grounds=proof.grounds
    )


def _unique(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that no other one is like."""
    keys = [_key(one) for one in found]
    return (one for one in found if keys.count(_key(one)) == 1)


def _key(one: Diagnostic) -> Key:
    """What a finding is about, wherever its lines have gone."""
    return one.code, one.layer, one.method, one.attribute, one.message
