"""What one run of `layerlint check` has found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from layerlint.report import Report, RunFailure
from layerlint.rule import Diagnostic
from layerlint.run.files import CheckedFile
from layerlint.run.new_findings import Classes, new_findings_of
from layerlint.run.one_per_cause import folded
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings


@dataclass(frozen=True, slots=True)
class LintRun:
    """A report, what else to tell, and the files with their diagnostics in lines of their modules."""

    request: LintRequest
    settings: Settings
    files: Mapping[str, CheckedFile]
    by_path: Mapping[str, Sequence[Diagnostic]]
    report: Report
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What the run has done besides, such as writing a baseline."""
    folders: tuple[str, ...] = ()
    """The folders that were looked through for files."""
    modules: tuple[str, ...] = ()
    """The files and folders, also outside the paths, to which names led."""
    classes: Classes = field(default_factory=dict)

    @property
    def keras(self) -> int:
        """The Keras that the report names."""
        assert self.report.keras is not None
        return self.report.keras

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [one for diagnostics in self.by_path.values() for one in diagnostics]

    def with_findings(self, by_path: Mapping[str, Sequence[Diagnostic]]) -> LintRun:
        """The same with other findings of some files, which the report tells."""
        known = {**self.by_path, **by_path}
        found = new_findings_of(self.request, self.settings, self.files, known, self.classes)
        return replace(
            self, by_path=known, report=replace(self.report, diagnostics=folded(found.diagnostics))
        )

    def with_failures(self, failures: Sequence[RunFailure]) -> LintRun:
        """The same with these failures besides, each told once."""
        more = tuple(one for one in failures if one not in self.report.failures)
        return replace(self, report=replace(self.report, failures=(*self.report.failures, *more)))

    def with_elapsed(self, seconds: float) -> LintRun:
        """The same, where the report names this time."""
        return replace(self, report=replace(self.report, elapsed=seconds))

    def with_fixed(self, count: int) -> LintRun:
        """The same, where so many findings are repaired."""
        return replace(self, report=replace(self.report, fixed=count))
