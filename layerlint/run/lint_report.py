"""Build the report of a run of `layerlint check` from the results of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.report import Report, ReportedTarget, RunFailure, repository_root
from layerlint.run.cause_groups import fold_causes
from layerlint.run.configuration import Configuration, plugin_failures
from layerlint.run.files import ReadFiles, text_reader
from layerlint.run.lint_files import FileFindings
from layerlint.run.lint_result import LintResult
from layerlint.run.migration import is_old
from layerlint.run.new_findings import NewFindings
from layerlint.run.request import LintRequest
from layerlint.target.file_targets import Targets
from layerlint.target.keras_target import Target


def build_report(
    request: LintRequest,
    configuration: Configuration,
    read: ReadFiles,
    index: LayerIndex,
    linted: LintResult,
    suppressed: FileFindings,
    new: NewFindings,
) -> Report:
    """The report without the elapsed time."""
    target = index.targets.of_most((layer.path for layer in index.layers), request.first_path)
    keras, reason = _reported_keras(target, index.layers)
    return Report(
        diagnostics=fold_causes(new.diagnostics),
        files=len(read.files),
        layers=linted.layers,
        failures=(*_first_failures(configuration, read), *suppressed.failures),
        keras=keras,
        keras_reason=reason,
        read_text=text_reader(read.files),
        rules=configuration.rules,
        read_page=_rule_page,
        page_address=_rule_address,
        find_target=partial(_reported_target, index.targets),
        root=repository_root(Path.cwd()),
        show_notes=request.show_notes,
        unsafe_fixes=request.unsafe_fixes,
        migrated=linted.migrated,
        in_baseline=new.in_baseline,
        old_layers=sum(is_old(layer, index) for layer in index.layers),
    )


def _reported_target(targets: Targets, path: str) -> ReportedTarget:
    target = targets.of(path)
    return ReportedTarget(target.keras, target.reason, target.guess, target.contradictions)


def _reported_keras(target: Target, layers: Sequence[LayerSource]) -> tuple[int, str]:
    """The Keras that the report names, and the reason: that of the project, or of all base classes."""
    others = [layer for layer in layers if layer.kerases != (target.keras,)]
    if others and all(layer.kerases == others[0].kerases and len(layer.kerases) == 1 for layer in layers):
        return others[0].keras, target.legacy if others[
            0
        ].keras == 2 and target.legacy else "by the base classes"
    if not others:
        return target.keras, target.reason
    both = sum(len(layer.kerases) > 1 for layer in others)
    parts = [f"both for {both}"] if both else []
    if len(others) > both:
        parts.insert(0, f"Keras {5 - target.keras} for {len(others) - both}")
    return target.keras, f"{target.reason}; {', '.join(parts)} of {len(layers)} layers"


def _first_failures(configuration: Configuration, read: ReadFiles) -> tuple[RunFailure, ...]:
    """The failures before any check, each once."""
    plugins = plugin_failures(file.settings for file in read.files.values())
    return tuple(dict.fromkeys((*configuration.failures, *read.failures, *plugins)))


def _rule_address(name: str) -> str | None:
    from layerlint.rulebook.pages import page_address

    return page_address(name)


def _rule_page(code: str) -> str | None:
    from layerlint.rulebook.pages import read_page

    try:
        return read_page(code).text
    except LayerlintError:
        return None
