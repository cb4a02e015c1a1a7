"""One run of `layerlint check --prove`: the findings of a run, held against the layers themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from layerlint.index.layers import LayerSource, class_line, find_layers
from layerlint.prove.fixes import LeftOut, proved_fixes
from layerlint.prove.trial import LayerTarget
from layerlint.prove.verdicts import prove
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.plugins import rule_set
from layerlint.rulebook.runtime_rules import RUNTIME_RULES
from layerlint.run.check import Run, check, without_baseline
from layerlint.run.diagnose import site_paths
from layerlint.run.files import in_file
from layerlint.run.fix import fix_in, may_fix
from layerlint.run.request import Request
from layerlint.run.rounds import Outcome
from layerlint.text import Position, Span
from layerlint.trace.interpreters import choose
from layerlint.trace.worker_session import WorkerSession, session


def prove_findings(
    request: Request, *, everything: bool, python: str | None, tell: Callable[[str], None]
) -> Run:
    """Check, then run the classes that have findings (or all of them). `tell` gets a line for people now and then.

    Raises `LayerlintError` when no interpreter has the TensorFlow and Keras that it takes.
    """
    run = check(request)
    with session(python=choose(python), keras=str(run.target.keras)) as worker:
        return prove_in(worker, request, run, everything=everything, tell=tell)


def prove_in(
    worker: WorkerSession, request: Request, run: Run, *, everything: bool, tell: Callable[[str], None]
) -> Run:
    """The same with a worker of this Keras, for what `check` has found. Notes that nobody sees are not proved."""
    found = [
        diagnostic
        for diagnostics in run.by_path.values()
        for diagnostic in diagnostics
        if request.show_notes or diagnostic.severity is not Severity.NOTE
    ]
    asked = {(d.path, d.layer) for d in found if d.layer}
    targets = [target for place, target in _targets(run).items() if everything or place in asked]
    if not targets:
        return run
    tell(
        f"running {len(targets)} of your classes with {worker.python}, Keras {run.target.keras}"
        " (this runs your code)"
    )
    told = {(target.path, target.layer) for target in targets}
    proving = {id(one) for one in found if (one.path, one.layer) in told}
    kept = {path: [d for d in ds if id(d) not in proving] for path, ds in run.by_path.items()}
    rules = {path: {rule.code for rule in file.rules} for path, file in run.files.items()}
    for target, judged, seen in prove(worker, targets, found, run.settings, keras=run.target.keras):
        kept[target.path].extend(judged)
        chosen = [one for one in seen if one.code in rules[target.path]]
        visible, _ = run.files[target.path].suppressions.apply(
            target.path, chosen, ran=(), known=rule_set(run.settings).known
        )
        kept[target.path].extend(visible)
        tell(f"{target}: {_summary(judged, list(visible))}")
    run.by_path.update(kept)
    placed = tuple(one for path, file in run.files.items() for one in in_file(file, run.by_path[path]))
    left, _ = without_baseline(request, run.settings, run.files, placed)
    run.report = replace(run.report, diagnostics=left)
    return run


def prove_and_fix(
    request: Request, *, everything: bool, python: str | None, tell: Callable[[str], None]
) -> tuple[Run, Outcome, list[LeftOut]]:
    """Check, prove, and work out the fixes whose result is proved too; nothing is written.

    The run is that of the fixed texts. Raises `LayerlintError` as `prove_findings` does.
    """
    run = check(request)
    with session(python=choose(python), keras=str(run.target.keras)) as worker:
        run = prove_in(worker, request, run, everything=everything, tell=tell)
        return fix_proved(worker, request, run)


def fix_proved(worker: WorkerSession, request: Request, run: Run) -> tuple[Run, Outcome, list[LeftOut]]:
    """The same with a worker of this Keras, for what was proved."""
    found = [one for diagnostics in run.by_path.values() for one in diagnostics]
    wanted = [one for one in found if may_fix(request, run, one)]
    accepted, left = proved_fixes(worker, run.files, wanted, _targets(run), run.settings, run.target.keras)
    refused = {_key(one.diagnostic) for one in left}
    keys = {_key(one) for one in accepted} - refused
    run, outcome = fix_in(request, run, lambda one: _key(one) in keys)
    changed = {change.path: {_key(one) for one in change.fixed} for change in outcome.changes}
    if changed:
        _keep_evidence(request, run, found, changed)
    return run, outcome, left


def _keep_evidence(
    request: Request, run: Run, found: list[Diagnostic], changed: Mapping[str, set[Key]]
) -> None:
    """Give findings of changed files the evidence they had, and keep what was seen in classes that are as before."""
    known = {_key(one): one for one in found}
    targets = _targets(run)
    seen_codes = {rule.code for rule in RUNTIME_RULES}
    for path, fixed in changed.items():
        layers = {key[2] for key in fixed}
        kept = []
        for one in run.by_path[path]:
            before = known.get(_key(one))
            if before is not None and one.layer not in layers:
                one = replace(one, evidence=before.evidence, seen=before.seen, severity=before.severity)
            kept.append(one)
        kept += [
            replace(one, span=targets[path, one.layer].span)
            for one in found
            if one.path == path
            and one.code in seen_codes
            and one.layer not in layers
            and (path, one.layer) in targets
        ]
        run.by_path[path] = kept
    placed = tuple(one for path, file in run.files.items() for one in in_file(file, run.by_path[path]))
    left, _ = without_baseline(request, run.settings, run.files, placed)
    run.report = replace(run.report, diagnostics=left)


Key = tuple[str, str, str, str, str, str]


def _key(one: Diagnostic) -> Key:
    """What a finding is about, wherever its lines have gone."""
    return one.path, one.code, one.layer, one.method, one.attribute, one.message


def _targets(run: Run) -> dict[tuple[str, str], LayerTarget]:
    """The classes of a run that can be run, by file and name."""
    layers = find_layers(
        [file.module for file in run.files.values()],
        src_roots=run.settings.src,
        site_paths=site_paths(),
        base_classes=run.settings.base_classes,
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


def _summary(judged: list[Diagnostic], seen: list[Diagnostic]) -> str:
    counts = [
        (sum(d.evidence is evidence for d in judged), word)
        for evidence, word in (
            (Evidence.PROVED, "proved"),
            (Evidence.REFUTED, "refuted"),
            (Evidence.NOT_RUN, "not run"),
        )
    ]
    said = [f"{count} {word}" for count, word in counts if count]
    if seen:
        said.append(f"{len(seen)} seen only by running")
    return ", ".join(said) or "nothing wrong was seen"
