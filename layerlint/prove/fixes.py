"""`check --prove --fix`: a fix is proved when the fixed class runs without the symptom of its finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.files.edits import choose
from layerlint.prove.trial import LayerTarget, Trial, settings_fields
from layerlint.prove.verdicts import remaining
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.files import CheckedFile
from layerlint.run.fix_effects import written
from layerlint.run.fix_rounds import applied_text
from layerlint.run.writing import encoded
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession


@dataclass(frozen=True, slots=True)
class UnprovedFix:
    """A fix that is not applied, because its result was not proved."""

    diagnostic: Diagnostic
    reason: str

    def __str__(self) -> str:
        diagnostic = self.diagnostic
        return f"{diagnostic.path}:{diagnostic.span.start.line}: the fix of {diagnostic.code} is left out: {self.reason}"


def proved_fixes(
    worker: WorkerSession,
    files: Mapping[str, CheckedFile],
    diagnostics: Sequence[Diagnostic],
    targets: Mapping[tuple[str, str], LayerTarget],
    settings: Settings,
    keras: int,
) -> tuple[list[Diagnostic], list[UnprovedFix]]:
    """The findings whose fix is proved, and the fixes that are not.

    The fixes of a class are tried together, since one symptom may have several causes, and else one after the
    other; always with those that were accepted before in the file.
    """
    accepted: list[Diagnostic] = []
    unproved: list[UnprovedFix] = []
    classes: dict[LayerTarget, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        target = targets.get((diagnostic.path, diagnostic.layer))
        if diagnostic.evidence is not Evidence.PROVED or target is None:
            detail = f" ({diagnostic.seen})" if diagnostic.seen else ""
            unproved.append(UnprovedFix(diagnostic, f"its finding is {diagnostic.evidence.value}{detail}"))
        else:
            classes.setdefault(target, []).append(diagnostic)
    for target, candidates in classes.items():
        first = Trial(worker, target, settings_fields(settings, target))
        text = files[target.path].raw
        groups = (
            [candidates] if len(candidates) == 1 else [candidates, *([candidate] for candidate in candidates)]
        )
        for group in groups:
            before = [candidate for candidate in accepted if candidate.path == target.path]
            reason = _reason(group, before, text, first, keras)
            if not reason:
                accepted.extend(group)
                if len(group) == len(candidates):
                    break
            elif len(group) == 1:
                unproved.append(UnprovedFix(group[0], reason))
    return accepted, unproved


def _reason(group: list[Diagnostic], before: list[Diagnostic], text: str, first: Trial, keras: int) -> str:
    """Why the result of some fixes of a class is not proved; "" when it is."""
    path = first.target.path
    together = {diagnostic.fix: diagnostic for diagnostic in (*before, *group) if diagnostic.fix is not None}
    if len(choose(together)) < len(together):
        return "it touches another fix; run again"
    try:
        fixed = applied_text(path, text, together.values())
        content = encoded(Path(path).read_bytes(), text, fixed)
        fields = {**first.fields, "source": content.decode("latin-1")}  # the file stays as it is
        trial = Trial(first.worker, first.target, fields, first.limit)
        moved = written(text, together).moved
        moved_findings = [replace(diagnostic, span=moved(diagnostic.span)) for diagnostic in group]
        return next(filter(None, (remaining(diagnostic, keras, trial) for diagnostic in moved_findings)), "")
    except ValueError as problem:
        return f"it cannot be applied: {problem}"
    except LayerlintError as problem:
        return str(problem)
    except OSError as problem:
        return f"it cannot be read any more: {problem.strerror}"
