"""`check --prove --fix`: a fix counts as proved when the fixed class runs, and the symptom of its finding is gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.files.edits import choose
from layerlint.prove.trial import LayerTarget, Trial, given_by
from layerlint.prove.verdicts import remaining
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.files import CheckedFile
from layerlint.run.fix_effects import written
from layerlint.run.rounds import applied_text
from layerlint.run.writing import encoded
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fix that is not applied, because its result was not proved."""

    diagnostic: Diagnostic
    reason: str

    def __str__(self) -> str:
        found = self.diagnostic
        return f"{found.path}:{found.span.start.line}: the fix of {found.code} is left out: {self.reason}"


def proved_fixes(
    worker: WorkerSession,
    files: Mapping[str, CheckedFile],
    diagnostics: Sequence[Diagnostic],
    targets: Mapping[tuple[str, str], LayerTarget],
    settings: Settings,
    keras: int,
) -> tuple[list[Diagnostic], list[LeftOut]]:
    """The findings whose fix is proved, and the others.

    The fixes of a class are tried together, since one symptom may have several causes, and else one after the
    other; always with those that were accepted before in the file.
    """
    accepted: list[Diagnostic] = []
    left: list[LeftOut] = []
    classes: dict[LayerTarget, list[Diagnostic]] = {}
    for found in diagnostics:
        target = targets.get((found.path, found.layer))
        if found.evidence is not Evidence.PROVED or target is None:
            seen = f" ({found.seen})" if found.seen else ""
            left.append(LeftOut(found, f"its finding is {found.evidence.value}{seen}"))
        else:
            classes.setdefault(target, []).append(found)
    for target, candidates in classes.items():
        first = Trial(worker, target, given_by(settings, target))
        text = files[target.path].raw
        groups = [candidates] if len(candidates) == 1 else [candidates, *([one] for one in candidates)]
        for group in groups:
            before = [one for one in accepted if one.path == target.path]
            reason = _reason(group, before, text, first, keras)
            if not reason:
                accepted.extend(group)
                if len(group) == len(candidates):
                    break
            elif len(group) == 1:
                left.append(LeftOut(group[0], reason))
    return accepted, left


def _reason(group: list[Diagnostic], before: list[Diagnostic], text: str, first: Trial, keras: int) -> str:
    """Why the result of some fixes of a class is not proved; "" when it is."""
    path = first.target.path
    together = {one.fix: one for one in (*before, *group) if one.fix is not None}
    if len(choose(together)) < len(together):
        return "it touches another fix; run again"
    try:
        fixed = applied_text(path, text, together.values())
        content = encoded(Path(path).read_bytes(), text, fixed)
        fields = {**first.fields, "source": content.decode("latin-1")}  # the file stays as it is
        trial = Trial(first.worker, first.target, fields, first.limit)
        moved = written(text, together).moved
        again = [replace(one, span=moved(one.span)) for one in group]
        return next(filter(None, (remaining(one, keras, trial) for one in again)), "")
    except ValueError as problem:
        return f"it cannot be applied: {problem}"
    except LayerlintError as problem:
        return str(problem)
    except OSError as problem:
        return f"it cannot be read any more: {problem.strerror}"
