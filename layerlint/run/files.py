"""The files of a run: found, read and made ready to be checked."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from layerlint.errors import LayerlintError, about, our_bug
from layerlint.files.embedded import is_embedded, read_embedded
from layerlint.files.mapped import Mapped
from layerlint.files.sources import DEFAULT_SUFFIXES, ModuleSource, Unreadable, discover, read
from layerlint.report import RunFailure
from layerlint.rule import Diagnostic, Rule
from layerlint.rulebook.plugins import rule_set
from layerlint.run.prescan import Prescan, prescan
from layerlint.run.request import LintRequest
from layerlint.settings.load import SettingsTree
from layerlint.settings.select import selected_for
from layerlint.settings.values import Settings
from layerlint.suppression.comments import Suppressions, parse

if TYPE_CHECKING:
    from layerlint.index.module_cache import ModuleCache


@dataclass(slots=True)
class CheckedFile:
    """A file of the run: its text, the module in it, what that shows, and the rules that it is checked for."""

    path: str
    source: ModuleSource
    module: ModuleSource
    mapped: Mapped | None
    prescan: Prescan
    settings: Settings
    rules: tuple[Rule, ...]
    _suppressions: Suppressions | None = None

    @property
    def raw(self) -> str:
        return self.source.text

    @property
    def text(self) -> str:
        return self.module.text

    def let_go(self) -> None:
        """Hold the text no longer, where it can be read again."""
        self._suppressions = None
        self.source.let_go()
        self.module.let_go()

    @property
    def suppressions(self) -> Suppressions:
        """The comments that ignore findings, read when they are first asked for."""
        if self._suppressions is None:
            self._suppressions = parse(self.text)
        return self._suppressions


def checked_file(source: ModuleSource, settings: Settings, memory: ModuleCache | None = None) -> CheckedFile:
    """A file as it is to be checked. Raises `LayerlintError` for a broken notebook."""
    path, module, mapped = source.path, source, None
    if is_embedded(path):
        mapped = read_embedded(path, source.text)
        if mapped is not None:
            module = ModuleSource(path, mapped.text)
    rules = selected_for(path, rule_set(settings).known, settings)
    return CheckedFile(path, source, module, mapped, prescan(module, memory), settings, rules)


def files_of(
    request: LintRequest,
    tree: SettingsTree,
    settings: Settings,
    failures: list[RunFailure],
    walked: list[str],
    memory: ModuleCache | None = None,
) -> dict[str, CheckedFile]:
    """The files of a run by path. Their texts are not held: where a layer may be, they are read again."""
    found: dict[str, CheckedFile] = {}
    if request.stdin is not None:
        paths: list[str] = []
        _take(found, ModuleSource(request.stdin_filename, request.stdin), tree, failures, None)
    elif request.changed_only:
        from layerlint.files.changed import changed_files

        changed = {os.path.normpath(os.path.relpath(path)) for path in changed_files(request.base)}
        paths = [
            path
            for path in _discovered(request, settings, walked, failures)
            if os.path.normpath(os.path.relpath(path)) in changed
        ]
    else:
        paths = _discovered(request, settings, walked, failures)
    for path in paths:
        with about(path):
            source = read(path) if memory is None or is_embedded(path) else memory.read(path)
            if isinstance(source, Unreadable):
                failures.append(RunFailure(source.path, source.reason))
                continue
            _take(found, source, tree, failures, memory)
            source.let_go()
    return found


def _discovered(
    request: LintRequest, settings: Settings, walked: list[str], failures: list[RunFailure]
) -> list[str]:
    unread: list[Unreadable] = []
    found = discover(
        request.paths,
        exclude=(*settings.exclude, *settings.extend_exclude),
        force_exclude=settings.force_exclude,
        suffixes=DEFAULT_SUFFIXES,
        walked=walked,
        unread=unread,
    )
    failures.extend(RunFailure(one.path, one.reason) for one in unread)
    return found


def _take(
    found: dict[str, CheckedFile],
    source: ModuleSource,
    tree: SettingsTree,
    failures: list[RunFailure],
    memory: ModuleCache | None,
) -> None:
    path = source.path
    try:
        found[path] = checked_file(source, tree.of_file(path), memory)
    except LayerlintError as problem:
        failures.append(RunFailure(path, str(problem).removeprefix(f"{path}: ")))
    except MemoryError:
        raise
    except Exception as error:
        failures.append(RunFailure(path, our_bug("looking at the file failed", error, "file")))


def in_file(file: CheckedFile, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in the file's own places: the cells of a notebook, the lines of a guide."""
    if file.mapped is None:
        return diagnostics
    placed = []
    for diagnostic in diagnostics:
        cell, span = file.mapped.span(diagnostic.span)
        fix = file.mapped.fix(diagnostic.fix) if diagnostic.fix is not None else None
        related = tuple(replace(one, span=file.mapped.span(one.span)[1]) for one in diagnostic.related)
        placed.append(replace(diagnostic, cell=cell, span=span, fix=fix, related=related))
    return placed


def texts_of(files: dict[str, CheckedFile]) -> Any:
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
