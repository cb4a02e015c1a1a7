"""One run of `layerlint check --prove`: the findings of a run, held against the layers themselves."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from layerlint.index.import_search import installed_search
from layerlint.index.layer_index import find_layers
from layerlint.index.layer_source import LayerSource, class_line
from layerlint.prove.fixes import LeftOut, proved_fixes
from layerlint.prove.not_run import not_run
from layerlint.prove.once_fixed import judged_once_fixed
from layerlint.prove.trial import LayerTarget
from layerlint.prove.verdicts import Proved, prove
from layerlint.report import RunFailure
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.rulebook.runtime_rules import RUNTIME_RULES
from layerlint.run.fix import fix_run, may_fix
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest
from layerlint.run.rounds import FixResult
from layerlint.text import Position, Span
from layerlint.trace.interpreters import choose
from layerlint.trace.worker_session import WorkerSession, session

_SEEN_CODES = frozenset(rule.code for rule in RUNTIME_RULES)

_TOLD_BY = {"LL804": frozenset({"LL305", "LL401", "LL402", "LL404", "LL405", "LL408", "LL409"})}
"""Rules that tell the same by reading: where one holds it for a note, running does not make it an error."""

Key = tuple[str, str, str, str, str, str]
Tell = Callable[[str], None]
"""Gets a line for people now and then."""


def prove_paths(request: LintRequest, *, everything: bool, python: str | None, tell: Tell) -> LintRun:
    """Check, then run the classes that have findings (or all of them).

    Raises `LayerlintError` when no interpreter has the TensorFlow and Keras that it takes.
    """
    started = time.perf_counter()
    run = lint_paths(request)
    with session(python=choose(python), keras=str(run.keras)) as worker:
        proved = prove_run(worker, run, everything=everything, tell=tell)
    return proved.with_elapsed(time.perf_counter() - started)


def prove_run(worker: WorkerSession, run: LintRun, *, everything: bool, tell: Tell) -> LintRun:
    """The same with a worker of this Keras, for what a run has found.

    Notes that nobody sees are not proved, nor what is said of classes for another Keras.
    """
    shown = [one for one in run.diagnostics if run.request.show_notes or one.severity is not Severity.NOTE]
    found = [one for one in shown if one.keras == run.keras]
    wanted = {(d.path, d.layer) for d in found if d.layer}
    targets = [target for place, target in _targets(run).items() if everything or place in wanted]
    proving = {(target.path, target.layer) for target in targets}
    judged = {id(one) for one in found if (one.path, one.layer) in proving}
    outside = {id(one) for one in shown} - judged
    kept = {path: _beside(ds, judged, outside, run.keras) for path, ds in run.by_path.items()}
    if not targets:
        return run.with_findings(kept)
    tell(
        f"running {len(targets)} of your classes with {worker.python}, Keras {run.keras}"
        " (this runs your code, for some seconds each)"
    )
    unrun: list[RunFailure] = []
    before: dict[str, list[Diagnostic]] = {}
    proofs = prove(worker, targets, found, run.settings, keras=run.keras)
    for number, first in enumerate(proofs, 1):
        path = first.target.path
        proved = judged_once_fixed(worker, run, first, before.get(path, ()))
        before.setdefault(path, []).extend(proved.judged)
        target = proved.target
        visible = _visible(run, target, proved.seen)
        kept[target.path] += [*proved.judged, *visible]
        tell(f"{number} of {len(targets)}: {target}: {_summary(proved, visible)}")
        tell_guesses(proved, tell)
        unrun += [
            RunFailure(target.path, f"`{target.layer}` is not run: {reason}") for reason in proved.unrun
        ]
    return run.with_findings(kept).with_failures(unrun if everything else ())


def _beside(
    found: Iterable[Diagnostic], judged: Collection[int], outside: Collection[int], keras: int
) -> list[Diagnostic]:
    """The findings of a file that no class of the run is judged by: those outside of classes as not run."""
    others = [one for one in found if id(one) not in judged]
    kept = [one for one in others if id(one) not in outside]
    return kept + not_run([one for one in others if id(one) in outside], keras)


def _visible(run: LintRun, target: LayerTarget, seen: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was seen by running a class and is to be told, after the settings and comments of its file."""
    file = run.files[target.path]
    codes = {rule.code for rule in file.rules}
    found = run.by_path[target.path]
    chosen = [one for one in seen if one.code in codes and not any(_tells(note, one) for note in found)]
    visible, _ = file.suppressions.apply(target.path, chosen, ran=(), known=rule_set(run.settings).known)
    return list(visible)


def _tells(found: Diagnostic, seen: Diagnostic) -> bool:
    """Whether a finding tells by reading what was seen: of the same class, or of the base whose constructor failed."""
    constructor = f"{found.layer.rpartition('.')[2]}.__init__() got an unexpected keyword"
    about = found.layer == seen.layer or (bool(found.layer) and constructor in seen.message)
    return about and found.code in _TOLD_BY.get(seen.code, ())


def prove_and_fix(
    request: LintRequest, *, everything: bool, python: str | None, tell: Tell
) -> tuple[LintRun, FixResult, list[LeftOut]]:
    """Check, prove, and work out the fixes whose result is proved too; nothing is written.

    The run is that of the fixed texts. Raises `LayerlintError` as `prove_paths` does.
    """
    started = time.perf_counter()
    run = lint_paths(request)
    with session(python=choose(python), keras=str(run.keras)) as worker:
        fixed, result, left = fix_proved(worker, prove_run(worker, run, everything=everything, tell=tell))
    return fixed.with_elapsed(time.perf_counter() - started), result, left


def fix_proved(worker: WorkerSession, run: LintRun) -> tuple[LintRun, FixResult, list[LeftOut]]:
    """The same with a worker of this Keras, for what was proved."""
    wanted = [one for one in run.diagnostics if may_fix(run, one)]
    accepted, left = proved_fixes(worker, run.files, wanted, _targets(run), run.settings, run.keras)
    refused = {_key(one.diagnostic) for one in left}
    keys = {_key(one) for one in accepted} - refused
    fixed, result = fix_run(run, lambda one: _key(one) in keys)
    return _with_evidence(fixed, run.diagnostics, result), result, left


def _with_evidence(run: LintRun, found: list[Diagnostic], result: FixResult) -> LintRun:
    """The run of fixed texts with the evidence that findings had, and what was seen in classes that are as before."""
    if not result.changes:
        return run
    known = {_key(one): one for one in found}
    targets = _targets(run)
    kept: dict[str, list[Diagnostic]] = {}
    for change in result.changes:
        fixed = {one.layer for one in change.fixed}
        seen = [
            replace(one, span=targets[one.path, one.layer].span)
            for one in found
            if one.path == change.path
            and one.code in _SEEN_CODES
            and one.layer not in fixed
            and (one.path, one.layer) in targets
        ]
        kept[change.path] = [_proved(one, known, fixed) for one in run.by_path[change.path]] + seen
    return run.with_findings(kept)


def _proved(one: Diagnostic, known: Mapping[Key, Diagnostic], fixed: Collection[str]) -> Diagnostic:
    """A finding with the evidence that it had, unless its class was fixed."""
    before = known.get(_key(one))
    if before is None or one.layer in fixed:
        return one
    return replace(one, evidence=before.evidence, seen=before.seen, severity=before.severity)


def _key(one: Diagnostic) -> Key:
    """What a finding is about, wherever its lines have gone."""
    return one.path, one.code, one.layer, one.method, one.attribute, one.message


def _targets(run: LintRun) -> dict[tuple[str, str], LayerTarget]:
    """The classes of a run that can be run, by file and name."""
    layers = find_layers(
        [file.module for file in run.files.values()],
        installed_search(run.settings.src, run.settings.base_classes),
    )
    return {
        (layer.path, layer.qualname): target_of(layer)
        for layer in layers.layers
        if "<locals>" not in layer.qualname
    }


def target_of(layer: LayerSource) -> LayerTarget:
    """The class with the place of its name."""
    start = Position(*class_line(layer))
    return LayerTarget(
        layer.path, layer.qualname, Span(start, Position(start.line, start.column + len(layer.name)))
    )


def _summary(proved: Proved, seen: list[Diagnostic]) -> str:
    counts = [
        (sum(d.evidence is evidence for d in proved.judged), word)
        for evidence, word in (
            (Evidence.PROVED, "proved"),
            (Evidence.REFUTED, "refuted"),
            (Evidence.NOT_RUN, "not run"),
        )
    ]
    said = [f"{count} {word}" for count, word in counts if count]
    if seen:
        said.append(f"{len(seen)} seen only by running")
    if proved.unrun:
        said.append(f"not run: {proved.unrun[0]}")
    return ", ".join(said) or "nothing wrong was seen"


def tell_guesses(proved: Proved, tell: Tell) -> None:
    """Tell with which arguments and inputs a class was run that nobody gave."""
    guessed = [
        f"{name or 'input'}={text} ({origin})" for name, text, origin in proved.plan if origin not in _GIVEN
    ]
    if guessed:
        tell(f"  guessed: {', '.join(guessed)}")


_GIVEN = frozenset({"given", "settings"})
