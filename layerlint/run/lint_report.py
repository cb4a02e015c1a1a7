"""The report of a run of `layerlint check`, out of what its stages have given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.report import Report, RunFailure, ShownTarget, repository_root
from layerlint.run.configuration import Configuration, plugin_failures
from layerlint.run.files import ReadFiles, texts_of
from layerlint.run.lint_files import FileFindings
from layerlint.run.lint_result import LintResult
from layerlint.run.new_findings import NewFindings
from layerlint.run.one_per_cause import folded
from layerlint.run.request import LintRequest
from layerlint.target.file_targets import Targets
from layerlint.target.keras_target import Target


def report_of(
    request: LintRequest,
    configuration: Configuration,
    read: ReadFiles,
    index: LayerIndex,
    linted: LintResult,
    kept: FileFindings,
    found: NewFindings,
) -> Report:
    """What the formats read, but for the time that the run took."""
    target = index.targets.of_most((layer.path for layer in index.layers), request.first_path)
    keras, reason = _told(target, index.layers)
    return Report(
        diagnostics=folded(found.diagnostics),
        files=len(read.files),
        layers=linted.layers,
        failures=(*_first_failures(configuration, read), *kept.failures),
        keras=keras,
        keras_reason=reason,
        text_of=texts_of(read.files),
        rules=configuration.rules,
        page_of=_page,
        address_of=_address,
        target_of=partial(_shown_target, index.targets),
        root=repository_root(Path.cwd()),
        show_notes=request.show_notes,
        unsafe_fixes=request.unsafe_fixes,
        migrated=linted.migrated,
        in_baseline=found.in_baseline,
        old_layers=sum(layer.kerases == (2,) for layer in index.layers),
    )


def _shown_target(targets: Targets, path: str) -> ShownTarget:
    target = targets.of(path)
    return ShownTarget(target.keras, target.reason, target.guess, target.contradictions)


def _told(target: Target, layers: Sequence[LayerSource]) -> tuple[int, str]:
    """The Keras that the report names, and why: that of the project, or of all that the classes derive from."""
    others = [layer for layer in layers if layer.kerases != (target.keras,)]
    if others and all(layer.kerases == others[0].kerases and len(layer.kerases) == 1 for layer in layers):
        return others[0].keras, "by the base classes"
    if not others:
        return target.keras, target.reason
    both = sum(len(layer.kerases) > 1 for layer in others)
    said = [f"both for {both}"] if both else []
    if len(others) > both:
        said.insert(0, f"Keras {5 - target.keras} for {len(others) - both}")
    return target.keras, f"{target.reason}; {', '.join(said)} of {len(layers)} layers"


def _first_failures(configuration: Configuration, read: ReadFiles) -> tuple[RunFailure, ...]:
    """What could not be done before anything was checked, each once."""
    plugins = plugin_failures(file.settings for file in read.files.values())
    return tuple(dict.fromkeys((*configuration.failures, *read.failures, *plugins)))


def _address(name: str) -> str | None:
    from layerlint.rulebook.pages import page_address

    return page_address(name)


def _page(code: str) -> str | None:
    from layerlint.rulebook.pages import read_page

    try:
        return read_page(code).text
    except LayerlintError:
        return None
