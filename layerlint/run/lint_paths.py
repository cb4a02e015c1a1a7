"""One run of `layerlint check`, from paths and settings to a report: each stage is a call of one function."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from layerlint.index.layer_source import LayerSource
from layerlint.run.configuration import configure
from layerlint.run.context import open_context
from layerlint.run.eager_users import note_eager
from layerlint.run.files import ReadFiles, discover_files, read_files
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_files import index_files, selected_rules, suppress_ignored
from layerlint.run.lint_outside import lint_outside
from layerlint.run.lint_report import build_report
from layerlint.run.lint_run import LintRun
from layerlint.run.migration import is_migrated, mark_migration
from layerlint.run.new_findings import Classes, record_baseline, select_new_findings
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings


def lint_paths(request: LintRequest) -> LintRun:
    """Check the files of a request. Raises `LayerlintError` for mistakes in settings or paths."""
    started = time.perf_counter()
    configuration = configure(request)
    settings = configuration.settings
    context = open_context(request, settings)
    discovered = discover_files(request, settings)
    read = read_files(request, discovered, configuration.tree, context.modules)
    files = read.files
    index = index_files(files, settings, context)
    rules = selected_rules(files, settings)
    linted = lint_classes(index, rules, context)
    linted = lint_outside(files, index, rules, linted)
    linted = note_eager(linted, index, files)
    migrated = is_migrated(files, settings, index, request.first_path)
    linted = mark_migration(linted, index, rules, migrated)
    context.save_modules()
    suppressed = suppress_ignored(files, index, linted)
    classes = _classes(index.layers)
    new = select_new_findings(request, settings, files, suppressed.by_path, classes)
    new = record_baseline(request, new)
    report = build_report(request, configuration, read, index, linted, suppressed, new)
    no_file = _no_file(request, settings, read)
    return LintRun(
        request,
        settings,
        files,
        suppressed.by_path,
        replace(report, elapsed=time.perf_counter() - started),
        warnings=(
            *context.warnings,
            *(no_file if not request.changed_only else ()),
            *_no_rule(read),
            *index.targets.contradictions(),
            *new.warnings,
        ),
        notices=(*(no_file if request.changed_only else ()), *new.notices),
        folders=discovered.folders,
        modules=tuple(sorted(linted.opened.union(index.project.modules, index.targets.inputs))),
        classes=classes,
    )


def _classes(layers: Sequence[LayerSource]) -> Classes:
    classes: dict[str, dict[str, tuple[int, ...]]] = {}
    for layer in layers:
        classes.setdefault(layer.path, {})[layer.qualname] = layer.kerases
    return classes


def _no_file(request: LintRequest, settings: Settings, read: ReadFiles) -> tuple[str, ...]:
    """What says that there is no file to check, with the reason if there is one."""
    if read.files or read.failures:
        return ()
    from layerlint.files.discovery import why_nothing

    where = ", ".join(request.paths)
    if request.changed_only:
        return (f"no Python file under {where} has changed",)
    reason = why_nothing(request.paths, exclude=(*settings.exclude, *settings.extend_exclude))
    return (f"no Python file under {where}{': ' if reason else ''}{reason}",)


def _no_rule(read: ReadFiles) -> tuple[str, ...]:
    """The warning that no rule is selected for any file."""
    files = read.files.values()
    if not files or any(file.rules for file in files):
        return ()
    return ("no rule is selected, so nothing was checked; `--show-settings` shows `select` and `ignore`",)
