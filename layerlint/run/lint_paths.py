"""One run of `layerlint check`: from paths and settings to a report."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.report import Report, RunFailure, repository_root
from layerlint.rule import Diagnostic
from layerlint.rulebook.plugins import rule_set
from layerlint.run.files import CheckedFile, files_of, in_file, texts_of
from layerlint.run.lint_files import lint_files
from layerlint.run.request import LintRequest
from layerlint.settings.load import SettingsTree, check_codes
from layerlint.settings.target import Target, choose_target
from layerlint.settings.values import Settings


@dataclass(slots=True)
class LintRun:
    """The outcome: a report, what else to tell, and the files with their diagnostics in lines of their modules."""

    report: Report
    settings: Settings
    target: Target
    files: dict[str, CheckedFile]
    by_path: dict[str, list[Diagnostic]]
    warnings: list[str] = field(default_factory=list)
    walked: list[str] = field(default_factory=list)
    """The folders that were looked through for files."""
    modules: list[str] = field(default_factory=list)
    """The files and folders, also outside the paths, to which names led."""


def lint_paths(request: LintRequest) -> LintRun:
    """Check the files. Raises `LayerlintError` for what the user has to put right first."""
    started = time.perf_counter()
    tree = SettingsTree(
        config=request.config,
        isolated=request.isolated,
        options=request.options,
        allow_project_plugins=request.allow_project_plugins,
    )
    first = request.paths[0] if request.paths else "."
    settings = tree.of(first if first != "-" else request.stdin_filename)
    chosen = rule_set(settings)
    if not chosen.problems:  # a code that is not known may be one of a plugin that was left out
        check_codes(settings, chosen.known)
    failures = [RunFailure(name, problem) for name, problem in chosen.problems]
    warnings: list[str] = []
    cache = _cache_folder(request, settings, warnings)
    if request.memory is not None:
        request.memory.begin()
    walked: list[str] = []
    memory = None
    if cache is not None:
        from layerlint.index.module_cache import ModuleCache

        memory = ModuleCache(cache)
    files = files_of(request, tree, settings, failures, walked, memory)
    if not files and len(failures) == len(chosen.problems):
        warnings.append(_no_file(request, settings))
    for own in {id(file.settings): file.settings for file in files.values()}.values():
        problems = (RunFailure(*problem) for problem in rule_set(own).problems)
        failures.extend(problem for problem in problems if problem not in failures)
    target = choose_target(settings.keras, request.paths, (file.prescan.keras for file in files.values()))
    modules: list[str] = []
    by_path, layers = lint_files(
        files,
        settings,
        target,
        failures,
        jobs=request.jobs,
        cache=cache,
        memory=memory,
        modules=modules,
        helper=request.helper,
    )
    diagnostics = tuple(placed for path, file in files.items() for placed in in_file(file, by_path[path]))
    diagnostics, stale = without_baseline(request, settings, files, diagnostics)
    warnings.extend(stale)
    if request.write_baseline is not None:
        from layerlint.suppression.baseline import write_baseline

        count = write_baseline(request.write_baseline, diagnostics)
        warnings.append(f"wrote {count} finding{'s' if count != 1 else ''} to {request.write_baseline}")
        diagnostics = ()
    report = Report(
        diagnostics=diagnostics,
        files=len(files),
        layers=layers,
        failures=tuple(failures),
        keras=target.keras,
        keras_reason=target.reason,
        elapsed=time.perf_counter() - started,
        text_of=texts_of(files),
        rules=chosen.known,
        page_of=_page,
        root=repository_root(Path.cwd()),
        show_notes=request.show_notes,
        unsafe_fixes=request.unsafe_fixes,
    )
    return LintRun(report, settings, target, files, by_path, warnings, walked, modules)


def _no_file(request: LintRequest, settings: Settings) -> str:
    """That there is nothing to check, and why, where there is something after all."""
    from layerlint.files.sources import why_nothing

    where = ", ".join(request.paths)
    if request.changed_only:
        return f"no Python file under {where} has changed"
    reason = why_nothing(request.paths, exclude=(*settings.exclude, *settings.extend_exclude))
    return f"no Python file under {where}{': ' if reason else ''}{reason}"


def _cache_folder(request: LintRequest, settings: Settings, warnings: list[str]) -> str | None:
    if not request.cache or settings.plugins:
        return None  # rules of a plugin may depend on anything
    from layerlint.cache.store import prepare

    try:
        prepare(settings.cache_dir)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        warnings.append(f"cannot write the cache in {settings.cache_dir}: {reason}; --no-cache does without")
        return None
    return settings.cache_dir


def without_baseline(
    request: LintRequest,
    settings: Settings,
    files: dict[str, CheckedFile],
    diagnostics: tuple[Diagnostic, ...],
) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What the baseline does not hold, and a sentence for each of its entries that is no longer found."""
    if settings.baseline is None or request.write_baseline is not None:
        return diagnostics, []
    from layerlint.suppression.baseline import read_baseline

    ran = {rule.code for file in files.values() for rule in file.rules}
    kept, stale = read_baseline(settings.baseline).filter(diagnostics, checked=files.keys(), ran=ran)
    return kept, [
        f"{settings.baseline}: {one.entry} is no longer found; write the baseline again" for one in stale
    ]


def _page(code: str) -> str | None:
    from layerlint.rulebook.pages import read_page

    try:
        return read_page(code).text
    except LayerlintError:
        return None
