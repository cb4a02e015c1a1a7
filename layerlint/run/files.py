"""The files of a run: discover, read and prescan them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from layerlint.errors import LayerlintError, about, our_bug
from layerlint.files.discovery import DEFAULT_SUFFIXES, MARKDOWN_SUFFIXES, Discovered, discover
from layerlint.files.embedded import is_embedded, read_embedded
from layerlint.files.mapped import Mapped
from layerlint.files.notebook_cells import cell_source
from layerlint.files.sources import ModuleSource, Unreadable, read
from layerlint.index.module_cache import ModuleCache, NoModuleCache
from layerlint.report import RunFailure
from layerlint.report.outcome import TextReader
from layerlint.rule import Diagnostic, Related, Rule
from layerlint.rulebook.plugins import rule_set
from layerlint.run.prescan import Prescan, prescan
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings
from layerlint.settings.load import SettingsTree
from layerlint.settings.select import selected_for
from layerlint.suppression.comments import Suppressions, parse
from layerlint.target.file_targets import Targets
from layerlint.target.module_signs import FileSigns, file_signs


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file of the run: its text, its Python module, the prescan, its settings and selected rules."""

    path: str
    source: ModuleSource
    module: ModuleSource
    mapped: Mapped | None
    prescan: Prescan
    signs: FileSigns
    """The evidence in the file for the Keras that it is for."""
    settings: Settings
    rules: tuple[Rule, ...]

    @property
    def raw(self) -> str:
        return self.source.text

    @property
    def text(self) -> str:
        return self.module.text

    def let_go(self) -> None:
        """Drop the text if it can be read again."""
        self.source.let_go()
        self.module.let_go()

    @property
    def suppressions(self) -> Suppressions:
        """The comments that ignore findings."""
        return parse(self.text)


def checked_file(
    source: ModuleSource, settings: Settings, cache: ModuleCache = NoModuleCache()
) -> CheckedFile:
    """Prescan a file and select its rules. Raises `LayerlintError` for a broken notebook."""
    path, module, mapped = source.path, source, None
    if is_embedded(path):
        mapped = read_embedded(path, source.text)
        if mapped is not None:
            module = ModuleSource(path, mapped.text)
    rules = selected_for(path, rule_set(settings).all_rules, settings)
    prescanned = prescan(module, cache)
    signs = file_signs(path, source.text if mapped is not None else "", prescanned.names)
    return CheckedFile(path, source, module, mapped, prescanned, signs, settings, rules)


def collect_targets(files: Mapping[str, CheckedFile], settings: Settings) -> Targets:
    """The Keras that each file is for; `settings` hold for files outside the run."""
    return Targets(
        {os.path.dirname(path): file.settings.keras for path, file in files.items()},
        settings.keras,
        {os.path.abspath(path): file.signs for path, file in files.items()},
    )


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The files of a run by path, and the failures to read others."""

    files: Mapping[str, CheckedFile]
    failures: tuple[RunFailure, ...] = ()


def discover_files(request: LintRequest, settings: Settings) -> Discovered:
    """The files to check; none for standard input. Raises `LayerlintError` for a path that does not exist."""
    if request.stdin is not None:
        return Discovered()
    changed = _changed(request)
    discovered = discover(
        request.paths,
        exclude=(*settings.exclude, *settings.extend_exclude),
        force_exclude=settings.force_exclude,
        suffixes=DEFAULT_SUFFIXES,
    )
    if not discovered.files and changed is None:  # only guides, perhaps
        discovered = discover(
            request.paths,
            exclude=(*settings.exclude, *settings.extend_exclude),
            force_exclude=settings.force_exclude,
            suffixes=MARKDOWN_SUFFIXES,
        )
    if changed is None:
        return discovered
    return replace(discovered, files=tuple(path for path in discovered.files if _normalized(path) in changed))


def _changed(request: LintRequest) -> set[str] | None:
    """The files that changed according to git; None if all files are to be checked."""
    if not request.changed_only:
        return None
    from layerlint.files.changed import changed_files

    return {_normalized(path) for path in changed_files(request.base)}


def _normalized(path: str) -> str:
    return os.path.normpath(os.path.relpath(path))


def read_files(
    request: LintRequest, discovered: Discovered, tree: SettingsTree, cache: ModuleCache
) -> ReadFiles:
    """Read the discovered files, or standard input. Texts are dropped, and read again where they are needed."""
    if request.stdin is not None:
        source = ModuleSource(request.stdin_filename, request.stdin)
        read = [_read_file(source, tree, cache if request.memory is not None else NoModuleCache())]
    else:
        read = [_read_path(path, tree, cache) for path in discovered.files]
    unread = (RunFailure(unread.path, unread.reason) for unread in discovered.unread)
    return ReadFiles(
        {file.path: file for file in read if isinstance(file, CheckedFile)},
        (*unread, *(file for file in read if isinstance(file, RunFailure))),
    )


def _read_path(path: str, tree: SettingsTree, cache: ModuleCache) -> CheckedFile | RunFailure:
    with about(path):
        source = read(path) if is_embedded(path) else cache.read(path)
        if isinstance(source, Unreadable):
            return RunFailure(source.path, source.reason)
        file = _read_file(source, tree, cache)
        source.let_go()
        return file


def _read_file(source: ModuleSource, tree: SettingsTree, cache: ModuleCache) -> CheckedFile | RunFailure:
    path = source.path
    try:
        return checked_file(source, tree.of_file(path), cache)
    except LayerlintError as problem:
        return RunFailure(path, str(problem).removeprefix(f"{path}: "))
    except MemoryError:
        raise
    except Exception as error:
        return RunFailure(path, our_bug("looking at the file failed", error, "file"))


def place_in_file(file: CheckedFile, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics at places of the file: cells of a notebook, lines of a guide."""
    if file.mapped is None:
        return list(diagnostics)
    placed = []
    for diagnostic in diagnostics:
        cell, span = file.mapped.span(diagnostic.span)
        fix = file.mapped.fix(diagnostic.fix) if diagnostic.fix is not None else None
        related = tuple(place if place.path else _in_cell(file.mapped, place) for place in diagnostic.related)
        placed.append(replace(diagnostic, cell=cell, span=span, fix=fix, related=related))
    return placed


def _in_cell(mapped: Mapped, related: Related) -> Related:
    cell, span = mapped.span(related.span)
    return replace(related, cell=cell, span=span)


def text_reader(files: Mapping[str, CheckedFile]) -> TextReader:
    """A function that returns the text of a file or cell, also of a file outside the run."""

    def read_text(path: str, cell: int | None) -> str:
        file = files.get(path)
        if file is None:
            source = read(path) if os.path.isfile(path) else None
            return source.text if isinstance(source, ModuleSource) else ""
        return file.raw if cell is None or file.mapped is None else cell_source(file.raw, cell)

    return read_text
