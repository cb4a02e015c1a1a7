"""One run of `layerlint check`: from paths and settings to a report."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layerlint.catalog import SYNTAX_ERROR
from layerlint.config import SettingsTree, check_codes
from layerlint.embedded import read_embedded
from layerlint.errors import LayerlintError
from layerlint.mapped import Mapped
from layerlint.plugins import rule_set
from layerlint.report import Failure, Report, repository_root
from layerlint.rule import Diagnostic, Rule
from layerlint.seen_rules import SEEN_RULES
from layerlint.select import selected_for, with_severity
from layerlint.settings import Settings
from layerlint.sources import DEFAULT_SUFFIXES, Source, Unreadable, decode, discover
from layerlint.suppress import Suppressions, parse
from layerlint.target import Target, choose_target

if TYPE_CHECKING:
    from layerlint.cache.runs import RunMemory


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. `options` are settings by name, as `layerlint.config` takes them."""

    paths: tuple[str, ...]
    config: tuple[str, ...] = ()
    isolated: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    show_notes: bool = False
    unsafe_fixes: bool = False
    changed_only: bool = False
    base: str | None = None
    write_baseline: str | None = None
    cache: bool = False
    """Whether to remember findings for the next run, and to use what the last one kept."""
    memory: RunMemory | None = None
    """What is told when files begin to be read."""
    jobs: int = 1
    """How many processes may work; 0 for one on each core."""
    stdin: str | None = None
    """The text of standard input, for the path `-`."""
    stdin_filename: str = "<stdin>"


@dataclass(slots=True)
class CheckedFile:
    """A file of the run: its raw text, the module in it, and the rules that it is checked for."""

    path: str
    raw: str
    mapped: Mapped | None
    settings: Settings
    rules: tuple[Rule, ...]
    suppressions: Suppressions

    @property
    def text(self) -> str:
        return self.mapped.text if self.mapped is not None else self.raw


@dataclass(slots=True)
class Run:
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


def check(request: Request) -> Run:
    """Check the files. Raises `LayerlintError` for what the user has to put right first."""
    started = time.perf_counter()
    tree = SettingsTree(config=request.config, isolated=request.isolated, options=request.options, rules=None)
    first = request.paths[0] if request.paths else "."
    settings = tree.of(first if first != "-" else request.stdin_filename)
    chosen = rule_set(settings)
    check_codes(settings, chosen.known)
    failures = [Failure(name, problem) for name, problem in chosen.problems]
    warnings: list[str] = []
    cache = _cache_folder(request, settings, warnings)
    if request.memory is not None:
        request.memory.begin()
    walked: list[str] = []
    files = _files(request, tree, settings, failures, walked)
    if not files and len(failures) == len(chosen.problems):
        warnings.append(f"no Python file under {', '.join(request.paths)}")
    target = choose_target(settings.keras, request.paths, [file.raw for file in files.values()])
    modules: list[str] = []
    by_path, layers = diagnose(
        files, settings, target, failures, jobs=request.jobs, cache=cache, modules=modules
    )
    diagnostics = tuple(placed for path, file in files.items() for placed in in_file(file, by_path[path]))
    diagnostics, stale = without_baseline(request, settings, files, diagnostics)
    warnings.extend(stale)
    if request.write_baseline is not None:
        from layerlint.baseline import write_baseline

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
        text_of=_texts(files),
        rules=chosen.known,
        page_of=_page,
        root=repository_root(Path.cwd()),
        show_notes=request.show_notes,
        unsafe_fixes=request.unsafe_fixes,
    )
    return Run(report, settings, target, files, by_path, warnings, walked, modules)


def _cache_folder(request: Request, settings: Settings, warnings: list[str]) -> str | None:
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


def _files(
    request: Request, tree: SettingsTree, settings: Settings, failures: list[Failure], walked: list[str]
) -> dict[str, CheckedFile]:
    found: dict[str, CheckedFile] = {}
    if request.stdin is not None:
        paths: list[str] = []
        _take(found, request.stdin_filename, request.stdin, tree, failures)
    elif request.changed_only:
        from layerlint.changed import changed_files

        changed = {os.path.normpath(os.path.relpath(path)) for path in changed_files(request.base)}
        paths = [
            path
            for path in _discovered(request, settings, walked)
            if os.path.normpath(os.path.relpath(path)) in changed
        ]
    else:
        paths = _discovered(request, settings, walked)
    for path in paths:
        raw = _read(path)
        if isinstance(raw, Unreadable):
            failures.append(Failure(raw.path, raw.reason))
        else:
            _take(found, path, raw, tree, failures)
    return found


def _discovered(request: Request, settings: Settings, walked: list[str]) -> list[str]:
    return discover(
        request.paths,
        exclude=(*settings.exclude, *settings.extend_exclude),
        force_exclude=settings.force_exclude,
        suffixes=DEFAULT_SUFFIXES,
        walked=walked,
    )


def _read(path: str) -> str | Unreadable:
    try:
        data = Path(path).read_bytes()
        return decode(data)
    except (OSError, SyntaxError, UnicodeDecodeError) as problem:
        return Unreadable(path, str(problem))


def _take(
    found: dict[str, CheckedFile], path: str, raw: str, tree: SettingsTree, failures: list[Failure]
) -> None:
    settings = tree.of(path)
    try:
        found[path] = checked_file(path, raw, settings)
    except LayerlintError as problem:
        failures.append(Failure(path, str(problem)))


def checked_file(path: str, raw: str, settings: Settings) -> CheckedFile:
    """A file as it is to be checked. Raises `LayerlintError` for a broken notebook."""
    mapped = read_embedded(path, raw)
    text = mapped.text if mapped is not None else raw
    return CheckedFile(
        path, raw, mapped, settings, selected_for(path, rule_set(settings).known, settings), parse(text)
    )


def _import_what_checks_need() -> None:
    import layerlint.lint  # noqa: F401


def diagnose(
    files: Mapping[str, CheckedFile],
    settings: Settings,
    target: Target,
    failures: list[Failure],
    only: Collection[str] | None = None,
    jobs: int = 1,
    cache: str | None = None,
    modules: list[str] | None = None,
) -> tuple[dict[str, list[Diagnostic]], int]:
    """The diagnostics of each file after its own settings and comments, in lines of its module.

    With `only`, the other files are known but not checked. `modules` gets the files and folders to which names led.
    """
    from layerlint.check_classes import check_classes
    from layerlint.layers import find_layers

    memory = None
    if cache is not None:
        from layerlint.cache.modules import ModuleMemory

        memory = ModuleMemory(cache)
    layers = find_layers(
        [Source(file.path, file.text) for file in files.values()],
        src_roots=settings.src,
        site_paths=site_paths(),
        base_classes=settings.base_classes,
        memory=memory,
        jobs=jobs,
        meanwhile=_import_what_checks_need,
    )
    if only is not None:
        layers.layers = tuple(layer for layer in layers.layers if layer.path in only)
    wanted = {rule.code for file in files.values() for rule in file.rules}
    rules = [rule for rule in rule_set(settings).rules if rule.code in wanted]
    checked = check_classes(layers, rules, target.keras, jobs=jobs, cache=cache)
    if memory is not None:
        with suppress(OSError):  # a full disk costs the next run its head start, nothing else
            memory.save()
    if modules is not None:
        modules.extend(sorted(layers.opened.union(layers.project.modules)))
    failures.extend(Failure(crash.path, crash.message) for crash in checked.crashes)
    found: dict[str, list[Diagnostic]] = {path: [] for path in files}
    for diagnostic in checked.diagnostics:
        found[diagnostic.path].append(diagnostic)
    return {path: _kept(file, found[path], target.keras) for path, file in files.items()}, checked.layers


def _kept(file: CheckedFile, diagnostics: list[Diagnostic], keras: int) -> list[Diagnostic]:
    if not diagnostics and file.suppressions.empty:
        return []
    chosen = {rule.code: rule for rule in file.rules}
    broken = any(d.code == SYNTAX_ERROR.code for d in diagnostics)
    ran = [r for r in file.rules if keras in r.targets and r not in SEEN_RULES and not broken]
    mine = [with_severity(d, chosen[d.code], file.settings) for d in diagnostics if d.code in chosen]
    kept, about = file.suppressions.apply(file.path, mine, ran=ran, known=rule_set(file.settings).known)
    return [*kept, *(d for d in about if d.code in chosen)]


def in_file(file: CheckedFile, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in the file's own places: the cells of a notebook, the lines of a guide."""
    if file.mapped is None:
        return diagnostics
    placed = []
    for diagnostic in diagnostics:
        cell, span = file.mapped.span(diagnostic.span)
        fix = file.mapped.fix(diagnostic.fix) if diagnostic.fix is not None else None
        placed.append(replace(diagnostic, cell=cell, span=span, fix=fix))
    return placed


def without_baseline(
    request: Request, settings: Settings, files: dict[str, CheckedFile], diagnostics: tuple[Diagnostic, ...]
) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What the baseline does not hold, and a sentence for each of its entries that is no longer found."""
    if settings.baseline is None or request.write_baseline is not None:
        return diagnostics, []
    from layerlint.baseline import read_baseline

    ran = {rule.code for file in files.values() for rule in file.rules}
    kept, stale = read_baseline(settings.baseline).filter(diagnostics, checked=files.keys(), ran=ran)
    return kept, [
        f"{settings.baseline}: {one.entry} is no longer found; write the baseline again" for one in stale
    ]


def _texts(files: dict[str, CheckedFile]) -> Any:
    def text_of(path: str, cell: int | None) -> str:
        file = files.get(path)
        if file is None:
            return ""
        if cell is None or file.mapped is None:
            return file.raw
        lines = file.text.split("\n")
        own = [line for line, origin in zip(lines, file.mapped.origins, strict=False) if origin.cell == cell]
        return "\n".join(own)

    return text_of


def _page(code: str) -> str | None:
    from layerlint.pages import read_page

    try:
        return read_page(code).text
    except LayerlintError:
        return None


def site_paths() -> tuple[str, ...]:
    """Where installed packages are: of this interpreter, and of a `.venv` beside the project."""
    found = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    environment = os.environ.get("VIRTUAL_ENV")
    for folder in filter(None, (environment, ".venv", "venv")):
        found.extend(str(path) for path in sorted(Path(folder).glob("lib/python3*/site-packages")))
        found.extend(str(path) for path in Path(folder).glob("Lib/site-packages"))
    return tuple(dict.fromkeys(os.path.abspath(path) for path in found))
