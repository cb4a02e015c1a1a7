"""The stages from files to their findings after settings and comments, and `lint_files`, which runs them all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from layerlint.errors import LayerlintError, our_bug
from layerlint.files.embedded import is_guide
from layerlint.index.import_search import installed_search
from layerlint.index.layer_index import BrokenFile, LayerIndex, SourceScan, find_layers
from layerlint.index.syntax_errors import is_of_python_2
from layerlint.report import RunFailure
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Rule
from layerlint.rulebook.plugins import rule_set
from layerlint.rulebook.runtime_rules import RUNTIME_RULES
from layerlint.run.cause_groups import without_ignored_causes
from layerlint.run.context import RunContext
from layerlint.run.eager_users import note_eager
from layerlint.run.files import CheckedFile, collect_targets
from layerlint.run.lint_classes import lint_classes
from layerlint.run.lint_outside import lint_outside
from layerlint.run.lint_result import LintResult
from layerlint.run.migration import is_migrated, mark_migration
from layerlint.settings.declarations import Settings
from layerlint.settings.select import with_severity
from layerlint.suppression.directives import may_matter


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of each file, in lines of its module, and the failures."""

    by_path: Mapping[str, Sequence[Diagnostic]]
    failures: tuple[RunFailure, ...] = ()


def lint_files(
    files: Mapping[str, CheckedFile],
    settings: Settings,
    only: Collection[str],
    context: RunContext = RunContext(),
) -> FileFindings:
    """Check only some of the files; the others are indexed but not checked."""
    index = index_files(files, settings, context).in_files(only)
    rules = selected_rules(files, settings)
    few = {path: file for path, file in files.items() if path in only}
    linted = lint_outside(few, index, rules, lint_classes(index, rules, context))
    linted = note_eager(linted, index, files)
    linted = mark_migration(linted, index, rules, is_migrated(files, settings, index, "."))
    return suppress_ignored(files, index, linted)


def index_files(files: Mapping[str, CheckedFile], settings: Settings, context: RunContext) -> LayerIndex:
    """Index the layer classes of the files."""
    targets = collect_targets(files, settings)
    if context.memory is not None:
        targets = context.memory.targets(targets)
    index = find_layers(
        [file.module for file in files.values()],
        installed_search(settings.src, settings.base_classes),
        cache=context.modules,
        jobs=context.jobs,
        while_waiting=_import_what_checks_need,
        scans=[SourceScan(file.prescan.headers, file.prescan.uses) for file in files.values()],
        targets=targets,
    )
    return replace(index, broken=(*index.broken, *_broken_cells(files, index)))


def _broken_cells(files: Mapping[str, CheckedFile], index: LayerIndex) -> Iterator[BrokenFile]:
    """The cells that do not parse, in notebooks with layer classes or with a class of their own.

    Of a guide, the code blocks that do not parse, except for those in Python 2.
    """
    with_layers = {layer.path for layer in index.layers}
    for path, file in files.items():
        guide = is_guide(path)
        for cell in file.mapped.broken if file.mapped is not None else ():
            if not is_of_python_2(cell.message) if guide else cell.has_class or path in with_layers:
                part = "code block" if guide else "cell"
                yield BrokenFile(path, cell.place.line, cell.place.column, cell.message, part)


def _import_what_checks_need() -> None:
    import layerlint.run.lint_class  # noqa: F401


def selected_rules(files: Mapping[str, CheckedFile], settings: Settings) -> list[Rule]:
    """The rules that at least one of the files selects."""
    chosen = {id(file.rules): file.rules for file in files.values()}.values()
    wanted = {rule.code for rules in chosen for rule in rules}
    return [rule for rule in rule_set(settings).rules if rule.code in wanted]


def suppress_ignored(files: Mapping[str, CheckedFile], index: LayerIndex, linted: LintResult) -> FileFindings:
    """Apply the settings and comments of each file to its findings."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in files}
    failures = [RunFailure(failed.path, failed.message) for failed in index.failed]
    failures += [RunFailure(crash.path, crash.message) for crash in linted.crashes]
    for diagnostic in linted.diagnostics:
        by_path[diagnostic.path].append(diagnostic)
    judged: dict[str, set[int]] = {}
    for layer in index.layers:
        judged.setdefault(layer.path, set()).update(layer.kerases)
    for path, file in files.items():
        try:
            by_path[path] = _suppress_in_file(file, by_path[path], judged.get(path, set()))
        except LayerlintError:
            raise
        except Exception as error:
            failures.append(RunFailure(path, our_bug("reading its suppressions failed", error, "file")))
        if not by_path[path]:
            file.let_go()  # most files have no findings
    return FileFindings(by_path, tuple(failures))


def _suppress_in_file(file: CheckedFile, diagnostics: list[Diagnostic], judged: Set[int]) -> list[Diagnostic]:
    """Apply settings and comments. `judged` are the Kerases that classes of the file were checked for."""
    comments = file.prescan.comments and may_matter(file.text, file.rules, has_findings=bool(diagnostics))
    if not diagnostics and not comments:
        return []
    chosen = {rule.code: rule for rule in file.rules}
    broken = any(d.code == SYNTAX_ERROR.code for d in diagnostics)
    ran = [r for r in file.rules if judged <= set(r.targets) and r not in RUNTIME_RULES and not broken]
    diagnostics_of_file = [
        with_severity(d, chosen[d.code], file.settings) for d in diagnostics if d.code in chosen
    ]
    if not comments:
        return diagnostics_of_file
    remaining, about = file.suppressions.apply(
        file.path, diagnostics_of_file, ran=ran, all_rules=rule_set(file.settings).all_rules
    )
    return [*without_ignored_causes(diagnostics_of_file, remaining), *(d for d in about if d.code in chosen)]
