"""One run of `layerlint check`, from paths and settings to a report: each stage is a call of one function."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.index.layer_index import LayerSource
from layerlint.report import Report, RunFailure, ShownTarget, repository_root
from layerlint.run.configuration import Configuration, configure, plugin_failures
from layerlint.run.context import open_context
from layerlint.run.files import ReadFiles, discover_files, read_files, texts_of
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_files import index_files, rules_of, suppress_ignored
from layerlint.run.lint_outside import lint_outside
from layerlint.run.lint_run import LintRun
from layerlint.run.migration import Migrated, is_migrated, told_apart
from layerlint.run.new_findings import Classes, kept_in_baseline, new_findings_of
from layerlint.run.one_per_cause import folded
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings
from layerlint.target.keras_target import Target, Targets


def lint_paths(request: LintRequest) -> LintRun:
    """Check the files. Raises `LayerlintError` for what the user has to put right first."""
    started = time.perf_counter()
    configuration = configure(request)
    settings = configuration.settings
    context = open_context(request, settings)
    discovered = discover_files(request, settings)
    read = read_files(request, discovered, configuration.tree, context.modules)
    files = read.files
    index = index_files(files, settings, context)
    rules = rules_of(files, settings)
    linted = lint_outside(files, index, rules, lint_classes(index, rules, context))
    migrated = is_migrated(files, settings, index, _first(request))
    linted = told_apart(linted, index, rules, migrated)
    context.save_modules()
    kept = suppress_ignored(files, index, linted)
    classes = _classes(index.layers)
    found = kept_in_baseline(request, new_findings_of(request, settings, files, kept.by_path, classes))
    target = index.targets.of_most((layer.path for layer in index.layers), _first(request))
    keras, reason = _told(target, index.layers)
    old = sum(layer.kerases == (2,) for layer in index.layers)
    report = Report(
        diagnostics=folded(found.diagnostics),
        files=len(files),
        layers=linted.layers,
        failures=(*_first_failures(configuration, read), *kept.failures),
        keras=keras,
        keras_reason=reason,
        elapsed=time.perf_counter() - started,
        text_of=texts_of(files),
        rules=configuration.rules,
        page_of=_page,
        address_of=_address,
        target_of=partial(_shown_target, index.targets),
        root=repository_root(Path.cwd()),
        show_notes=request.show_notes,
        unsafe_fixes=request.unsafe_fixes,
        migrated=migrated is Migrated.YES or any(one.migration for one in linted.diagnostics),
        in_baseline=found.in_baseline,
        old_layers=old,
    )
    nothing = () if files or read.failures else (_no_file(request, settings),)
    unchanged, nothing = (nothing, ()) if request.changed_only else ((), nothing)
    return LintRun(
        request,
        settings,
        replace(target, keras=keras),
        files,
        kept.by_path,
        report,
        warnings=(
            *context.warnings,
            *nothing,
            *_no_rule(read),
            *index.targets.contradictions(),
            *found.warnings,
        ),
        notices=(*unchanged, *found.notices),
        folders=discovered.folders,
        modules=tuple(sorted(linted.opened.union(index.project.modules, index.targets.inputs))),
        classes=classes,
    )


def _classes(layers: Sequence[LayerSource]) -> Classes:
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for layer in layers:
        found.setdefault(layer.path, {})[layer.qualname] = layer.kerases
    return found


def _shown_target(targets: Targets, path: str) -> ShownTarget:
    target = targets.of(path)
    return ShownTarget(target.keras, target.reason, target.guess, target.contradictions)


def _first(request: LintRequest) -> str:
    first = request.paths[0] if request.paths else "."
    return request.stdin_filename if first == "-" else first


def _told(target: Target, layers: Sequence[LayerSource]) -> tuple[int, str]:
    """The Keras that the report names, and why: that of the project, or of all that the classes derive from."""
    others = [layer for layer in layers if layer.kerases != (target.keras,)]
    if others and all(layer.kerases == others[0].kerases and len(layer.kerases) == 1 for layer in layers):
        return others[0].keras, "as the classes themselves show"
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


def _no_file(request: LintRequest, settings: Settings) -> str:
    """That there is nothing to check, and why, where there is something after all."""
    from layerlint.files.sources import why_nothing

    where = ", ".join(request.paths)
    if request.changed_only:
        return f"no Python file under {where} has changed"
    reason = why_nothing(request.paths, exclude=(*settings.exclude, *settings.extend_exclude))
    return f"no Python file under {where}{': ' if reason else ''}{reason}"


def _no_rule(read: ReadFiles) -> tuple[str, ...]:
    """That nothing could be found, whatever the files hold."""
    files = read.files.values()
    if not files or any(file.rules for file in files):
        return ()
    return ("no rule is selected, so nothing was checked; `--show-settings` shows `select` and `ignore`",)


def _address(name: str) -> str | None:
    from layerlint.rulebook.pages import page_address

    return page_address(name)


def _page(code: str) -> str | None:
    from layerlint.rulebook.pages import read_page

    try:
        return read_page(code).text
    except LayerlintError:
        return None
