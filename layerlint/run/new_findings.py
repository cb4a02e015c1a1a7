"""The findings that a run reports: at places of their files, without those of the baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layerlint.rule import Diagnostic
from layerlint.run.files import CheckedFile, place_in_file
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings

Classes = Mapping[str, Mapping[str, tuple[int, ...]]]
"""By path, the layer classes of a file, each with the Kerases that it was checked for."""


@dataclass(frozen=True, slots=True)
class NewFindings:
    """The findings that the baseline does not hold, with warnings and notices about it."""

    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What was written."""
    in_baseline: int = 0
    """The number of findings that the baseline holds."""


def select_new_findings(
    request: LintRequest,
    settings: Settings,
    files: Mapping[str, CheckedFile],
    by_path: Mapping[str, Sequence[Diagnostic]],
    classes: Classes,
) -> NewFindings:
    """Place the findings and leave out those of the baseline; warn about each stale entry of it."""
    placed = tuple(
        diagnostic for path, file in files.items() for diagnostic in place_in_file(file, by_path[path])
    )
    if settings.baseline is None or request.write_baseline is not None:
        return NewFindings(placed)
    from layerlint.suppression.baseline import read_baseline
    from layerlint.suppression.moved import CheckedCode

    ran = {rule.code: rule.targets for file in files.values() for rule in file.rules}
    checked = CheckedCode(files.keys(), ran, classes)
    remaining, stale = read_baseline(settings.baseline).filter(placed, checked)
    return NewFindings(
        remaining,
        tuple(
            f"{settings.baseline}: {stale_entry.entry} is no longer found; write the baseline again"
            for stale_entry in stale
        ),
        in_baseline=len(placed) - len(remaining),
    )


def record_baseline(request: LintRequest, new: NewFindings) -> NewFindings:
    """Write the findings to a baseline if the request names one; none is left to report then."""
    if request.write_baseline is None:
        return new
    from layerlint.suppression.baseline import write_baseline

    count = write_baseline(request.write_baseline, new.diagnostics)
    notice = f"wrote {count} place{'s' if count != 1 else ''} to {request.write_baseline}"
    return NewFindings((), new.warnings, (notice,), in_baseline=count)
