"""The findings of a run as a report tells them: in the files' own places, without those of the baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layerlint.rule import Diagnostic
from layerlint.run.files import CheckedFile, placed_in_file
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings

Classes = Mapping[str, Mapping[str, tuple[int, ...]]]
"""By path, the layer classes of a file, each with the Kerases that it was checked for."""


@dataclass(frozen=True, slots=True)
class NewFindings:
    """What the baseline does not hold, and what else is to be told of it."""

    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What was done."""
    in_baseline: int = 0
    """How many findings the baseline holds."""


def new_findings_of(
    request: LintRequest,
    settings: Settings,
    files: Mapping[str, CheckedFile],
    by_path: Mapping[str, Sequence[Diagnostic]],
    classes: Classes,
) -> NewFindings:
    """The findings in their files; a sentence for each entry of the baseline that is no longer found."""
    placed = tuple(one for path, file in files.items() for one in placed_in_file(file, by_path[path]))
    if settings.baseline is None or request.write_baseline is not None:
        return NewFindings(placed)
    from layerlint.suppression.baseline import read_baseline
    from layerlint.suppression.moved import CheckedCode

    ran = {rule.code: rule.targets for file in files.values() for rule in file.rules}
    checked = CheckedCode(files.keys(), ran, classes)
    kept, stale = read_baseline(settings.baseline).filter(placed, checked)
    return NewFindings(
        kept,
        tuple(
            f"{settings.baseline}: {one.entry} is no longer found; write the baseline again" for one in stale
        ),
        in_baseline=len(placed) - len(kept),
    )


def kept_in_baseline(request: LintRequest, found: NewFindings) -> NewFindings:
    """What is left to be told where the run is to write its findings to a baseline."""
    if request.write_baseline is None:
        return found
    from layerlint.suppression.baseline import write_baseline

    count = write_baseline(request.write_baseline, found.diagnostics)
    said = f"wrote {count} finding{'s' if count != 1 else ''} to {request.write_baseline}"
    return NewFindings((), found.warnings, (said,), in_baseline=count)
