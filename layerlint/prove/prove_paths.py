"""One run of `layerlint check --prove`: the findings of a run, compared with the running layers."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from layerlint.index.import_search import installed_search
from layerlint.index.layer_index import find_layers
from layerlint.index.layer_source import LayerSource, class_line
from layerlint.prove.fixes import UnprovedFix, proved_fixes
from layerlint.prove.not_run import not_run
from layerlint.prove.once_fixed import judge_once_fixed
from layerlint.prove.trial import LayerTarget
from layerlint.prove.verdicts import JudgedClass, prove
from layerlint.report import RunFailure
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.rulebook.runtime_rules import RUNTIME_RULES
from layerlint.run.fix import fix_run, may_fix
from layerlint.run.fix_rounds import FixResult
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest
from layerlint.text import Position, Span
from layerlint.trace.interpreters import choose
from layerlint.trace.worker_session import WorkerSession, session

_RUNTIME_CODES = frozenset(rule.code for rule in RUNTIME_RULES)

_STATIC_EQUIVALENTS = {"LL804": frozenset({"LL305", "LL401", "LL402", "LL404", "LL405", "LL408", "LL409"})}
"""Static rules for the same mistake as a runtime rule: where one reports it, the runtime finding is left out."""

Key = tuple[str, str, str, str, str, str]
Notify = Callable[[str], None]
"""Takes a line of progress."""


def prove_paths(request: LintRequest, *, everything: bool, python: str | None, notify: Notify) -> LintRun:
    """Check, then run the classes that have findings (or all of them).

    Raises `LayerlintError` when no interpreter has the TensorFlow and Keras that it takes.
    """
    started = time.perf_counter()
    run = lint_paths(request)
    with session(python=choose(python), keras=str(run.keras)) as worker:
        proved = prove_run(worker, run, everything=everything, notify=notify)
    return proved.with_elapsed(time.perf_counter() - started)


def prove_run(worker: WorkerSession, run: LintRun, *, everything: bool, notify: Notify) -> LintRun:
    """Run the classes of a run in a worker of its Keras.

    Notes that are not shown are proved only where they explain a runtime finding, findings for another Keras never.
    """
    reported = [d for d in run.diagnostics if run.request.show_notes or d.severity is not Severity.NOTE]
    diagnostics = [diagnostic for diagnostic in reported if diagnostic.keras == run.keras]
    hidden = _without(run.diagnostics, reported, run.keras)
    classes = {(d.path, d.layer) for d in diagnostics if d.layer}
    targets = [target for place, target in _targets(run).items() if everything or place in classes]
    proving = {(target.path, target.layer) for target in targets}
    judged = {id(diagnostic) for diagnostic in diagnostics if (diagnostic.path, diagnostic.layer) in proving}
    outside = {id(diagnostic) for diagnostic in reported} - judged
    by_path = {path: _beside(ds, judged, outside, run.keras) for path, ds in run.by_path.items()}
    if not targets:
        return run.with_findings(by_path)
    notify(
        f"running {len(targets)} of your classes with {worker.python}, Keras {run.keras}"
        " (this runs your code, for some seconds each)"
    )
    unrun: list[RunFailure] = []
    unimported: dict[tuple[str, tuple[str, ...]], str] = {}
    before: dict[str, list[Diagnostic]] = {}
    proofs = prove(worker, targets, diagnostics, run.settings, keras=run.keras, hidden=hidden)
    for number, judged_class in enumerate(proofs, 1):
        path = judged_class.target.path
        improved = judge_once_fixed(worker, run, judged_class, before.get(path, ()))
        before.setdefault(path, []).extend(improved.judged)
        target = improved.target
        visible = _visible(run, target, improved.runtime_findings)
        by_path[target.path] = [*_unjudged(by_path[target.path], improved), *improved.judged, *visible]
        improved = _unimported_as(improved, unimported)
        notify(f"{number} of {len(targets)}: {target}: {summary(improved, visible)}")
        report_guesses(improved, notify)
        unrun += [
            RunFailure(target.path, f"`{target.layer}` is not run: {reason}") for reason in improved.unrun
        ]
    return run.with_findings(by_path).with_failures(unrun if everything else ())


def _unimported_as(judged: JudgedClass, unimported: dict[tuple[str, tuple[str, ...]], str]) -> JudgedClass:
    """The class; of one whose file is not imported for a reason that another class has told, the name of that one."""
    target = judged.target
    if judged.imported:
        return judged
    first = unimported.setdefault((target.path, judged.unrun), target.layer)
    return judged if first == target.layer else replace(judged, unrun=(f"as `{first}`",))


def _without(every: Iterable[Diagnostic], reported: Iterable[Diagnostic], keras: int) -> list[Diagnostic]:
    """The findings for that Keras that are not reported: hidden notes."""
    shown = {id(diagnostic) for diagnostic in reported}
    return [diagnostic for diagnostic in every if id(diagnostic) not in shown and diagnostic.keras == keras]


def _unjudged(diagnostics: Iterable[Diagnostic], judged: JudgedClass) -> list[Diagnostic]:
    """The findings of a file without those that are judged, such as hidden notes that are now shown."""
    places = {(_key(diagnostic), diagnostic.span) for diagnostic in judged.judged}
    return [diagnostic for diagnostic in diagnostics if (_key(diagnostic), diagnostic.span) not in places]


def _beside(
    diagnostics: Iterable[Diagnostic], judged: Collection[int], outside: Collection[int], keras: int
) -> list[Diagnostic]:
    """The findings of a file that are not judged; those outside of classes as not run."""
    others = [diagnostic for diagnostic in diagnostics if id(diagnostic) not in judged]
    unjudged = [diagnostic for diagnostic in others if id(diagnostic) not in outside]
    return unjudged + not_run([diagnostic for diagnostic in others if id(diagnostic) in outside], keras)


def _visible(run: LintRun, target: LayerTarget, runtime_findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The runtime findings of a class that its file's settings and comments leave."""
    file = run.files[target.path]
    codes = {rule.code for rule in file.rules}
    static = run.by_path[target.path]
    chosen = [
        finding
        for finding in runtime_findings
        if finding.code in codes
        and not any(_is_static_equivalent(diagnostic, finding) for diagnostic in static)
    ]
    visible, _ = file.suppressions.apply(
        target.path, chosen, ran=(), all_rules=rule_set(run.settings).all_rules
    )
    return list(visible)


def _is_static_equivalent(static: Diagnostic, runtime_finding: Diagnostic) -> bool:
    """Whether a static finding reports the same as a runtime finding: in its class, or a base that fails to construct."""
    constructor = f"{static.layer.rpartition('.')[2]}.__init__() got an unexpected keyword"
    same_class = static.layer == runtime_finding.layer or (
        bool(static.layer) and constructor in runtime_finding.message
    )
    return same_class and static.code in _STATIC_EQUIVALENTS.get(runtime_finding.code, ())


def prove_and_fix(
    request: LintRequest, *, everything: bool, python: str | None, notify: Notify
) -> tuple[LintRun, FixResult, list[UnprovedFix]]:
    """Check, prove, and work out the fixes whose result is proved too; nothing is written.

    The run is that of the fixed texts. Raises `LayerlintError` as `prove_paths` does.
    """
    started = time.perf_counter()
    run = lint_paths(request)
    with session(python=choose(python), keras=str(run.keras)) as worker:
        fixed, result, unproved = fix_proved(
            worker, prove_run(worker, run, everything=everything, notify=notify)
        )
    return fixed.with_elapsed(time.perf_counter() - started), result, unproved


def fix_proved(worker: WorkerSession, run: LintRun) -> tuple[LintRun, FixResult, list[UnprovedFix]]:
    """The fixes of a proved run, in a worker of its Keras."""
    fixable = [diagnostic for diagnostic in run.diagnostics if may_fix(run, diagnostic)]
    accepted, unproved = proved_fixes(worker, run.files, fixable, _targets(run), run.settings, run.keras)
    refused = {_key(fix.diagnostic) for fix in unproved}
    keys = {_key(diagnostic) for diagnostic in accepted} - refused
    fixed, result = fix_run(run, lambda diagnostic: _key(diagnostic) in keys)
    return _with_evidence(fixed, run.diagnostics, result), result, unproved


def _with_evidence(run: LintRun, diagnostics: list[Diagnostic], result: FixResult) -> LintRun:
    """The run of fixed texts with the evidence from before, and the runtime findings of unchanged classes."""
    if not result.changes:
        return run
    by_key = {_key(diagnostic): diagnostic for diagnostic in diagnostics}
    targets = _targets(run)
    by_path: dict[str, list[Diagnostic]] = {}
    for change in result.changes:
        fixed = {diagnostic.layer for diagnostic in change.fixed}
        runtime_findings = [
            replace(diagnostic, span=targets[diagnostic.path, diagnostic.layer].span)
            for diagnostic in diagnostics
            if diagnostic.path == change.path
            and diagnostic.code in _RUNTIME_CODES
            and diagnostic.layer not in fixed
            and (diagnostic.path, diagnostic.layer) in targets
        ]
        by_path[change.path] = [
            _proved(diagnostic, by_key, fixed) for diagnostic in run.by_path[change.path]
        ] + runtime_findings
    return run.with_findings(by_path)


def _proved(diagnostic: Diagnostic, by_key: Mapping[Key, Diagnostic], fixed: Collection[str]) -> Diagnostic:
    """A finding with its evidence from before, unless its class was fixed."""
    before = by_key.get(_key(diagnostic))
    if before is None or diagnostic.layer in fixed:
        return diagnostic
    return replace(diagnostic, evidence=before.evidence, seen=before.seen, severity=before.severity)


def _key(diagnostic: Diagnostic) -> Key:
    """The identity of a finding, without its lines."""
    return (
        diagnostic.path,
        diagnostic.code,
        diagnostic.layer,
        diagnostic.method,
        diagnostic.attribute,
        diagnostic.message,
    )


def _targets(run: LintRun) -> dict[tuple[str, str], LayerTarget]:
    """The classes of a run that can be run, by file and name."""
    layers = find_layers(
        [file.module for file in run.files.values()],
        installed_search(run.settings.src, run.settings.base_classes),
    )
    return {
        (layer.path, layer.qualname): layer_target(layer)
        for layer in layers.layers
        if "<locals>" not in layer.qualname
    }


def layer_target(layer: LayerSource) -> LayerTarget:
    """The class with the place of its name."""
    start = Position(*class_line(layer))
    return LayerTarget(
        layer.path, layer.qualname, Span(start, Position(start.line, start.column + len(layer.name)))
    )


def summary(proved: JudgedClass, runtime_findings: list[Diagnostic]) -> str:
    counts = [
        (sum(d.evidence is evidence for d in proved.judged), word)
        for evidence, word in (
            (Evidence.PROVED, "proved"),
            (Evidence.REFUTED, "refuted"),
            (Evidence.NOT_RUN, "not run"),
        )
    ]
    parts = [f"{count} {word}" for count, word in counts if count]
    if runtime_findings:
        parts.insert(-1 if counts[-1][0] else len(parts), f"{len(runtime_findings)} seen only by running")
    if proved.unrun:
        counted = parts.pop() if counts[-1][0] else "not run"
        parts.append(f"{counted}: {proved.unrun[0]}")
    return ", ".join(parts) or "nothing wrong was seen"


def report_guesses(proved: JudgedClass, notify: Notify) -> None:
    """Report the arguments and inputs of a class that were guessed."""
    guessed = [
        f"{name or 'input'}={text} ({origin})"
        for name, text, origin in proved.plan
        if origin not in _USER_ORIGINS
    ]
    if guessed:
        notify(f"  guessed: {', '.join(guessed)}")


_USER_ORIGINS = frozenset({"given", "settings"})
