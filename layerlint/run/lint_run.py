"""The result of one run of `layerlint check`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from layerlint.report import Report, RunFailure
from layerlint.rule import Diagnostic
from layerlint.run.cause_groups import fold_causes
from layerlint.run.files import CheckedFile, text_reader
from layerlint.run.new_findings import Classes, select_new_findings
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings


@dataclass(frozen=True, slots=True)
class LintRun:
    """A report, warnings and notices, and the files with their diagnostics in lines of their modules."""

    request: LintRequest
    settings: Settings
    files: Mapping[str, CheckedFile]
    by_path: Mapping[str, Sequence[Diagnostic]]
    report: Report
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What else the run did, such as writing a baseline."""
    folders: tuple[str, ...] = ()
    """The folders that were walked."""
    modules: tuple[str, ...] = ()
    """The files and folders, also outside the paths, that were opened to resolve names."""
    classes: Classes = field(default_factory=dict)

    @property
    def keras(self) -> int:
        """The Keras that the report names."""
        assert self.report.keras is not None
        return self.report.keras

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [diagnostic for diagnostics in self.by_path.values() for diagnostic in diagnostics]

    def with_files(self, files: Mapping[str, CheckedFile]) -> LintRun:
        """The same with these files, whose texts the report shows."""
        return replace(self, files=files, report=replace(self.report, read_text=text_reader(files)))

    def with_findings(self, by_path: Mapping[str, Sequence[Diagnostic]]) -> LintRun:
        """The same with other findings of some files, also in the report."""
        all_findings = {**self.by_path, **by_path}
        new = select_new_findings(self.request, self.settings, self.files, all_findings, self.classes)
        report = replace(self.report, diagnostics=fold_causes(new.diagnostics), in_baseline=new.in_baseline)
        return replace(self, by_path=all_findings, report=report)

    def with_failures(self, failures: Sequence[RunFailure]) -> LintRun:
        """The same with more failures, each once."""
        more = tuple(failure for failure in failures if failure not in self.report.failures)
        return replace(self, report=replace(self.report, failures=(*self.report.failures, *more)))

    def with_elapsed(self, seconds: float) -> LintRun:
        """The same with this elapsed time in the report."""
        return replace(self, report=replace(self.report, elapsed=seconds))

    def with_fixed(self, count: int) -> LintRun:
        """The same with this number of fixed findings in the report."""
        return replace(self, report=replace(self.report, fixed=count))
