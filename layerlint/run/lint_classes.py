"""Check every layer class of a run once, in this process or in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from layerlint.errors import about
from layerlint.index.layer_index import BrokenFile, LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.module_paths import listed
from layerlint.progress import Progress
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Rule
from layerlint.run.class_cache import ClassCache, Entry
from layerlint.run.context import RunContext
from layerlint.run.lint_result import LintResult, merge_results, sort_key
from layerlint.text import Position, Span
from layerlint.workers import processes, share

if TYPE_CHECKING:
    from layerlint.extract.class_traits import Lookup, TraitAnswers
    from layerlint.extract.own_traits import OwnTraits
    from layerlint.extract.reader import Reader
    from layerlint.index.name_queries import Log

_TASK = 40_000
"""Characters of class text in one task of a worker."""


def lint_classes(index: LayerIndex, rules: Sequence[Rule], context: RunContext = RunContext()) -> LintResult:
    """Run every rule for a class's Keras over every layer class of the index."""
    run = _ClassRun(index, rules, context, context.classes(index, [rule.code for rule in rules]))
    result = merge_results(run.lint_all())
    with suppress(OSError):  # a full disk costs the next run its head start, nothing else
        run.cache.save()
    broken = (
        broken_file(file, index.targets.of(file.path).keras) for file in (*index.broken, *result.broken)
    )
    return replace(result, diagnostics=tuple(sorted((*result.diagnostics, *broken), key=sort_key)))


class _Read(NamedTuple):
    """What the cache records of a class that was read; `trait_answers` is None if it was not checked."""

    qualified: str
    names: Log
    traits: OwnTraits
    trait_answers: TraitAnswers | None


_Part = tuple[int, LintResult, list[tuple[str, Entry]]]
_Done = tuple[list[_Part], list[str]]
"""The checked classes, each with its cache entries, and the files and folders that were opened."""
_HelperDone = tuple[list[tuple[LintResult, list[_Read]]], list[str]]


def lint_in_helper(layers: LayerIndex, codes: Sequence[str], traits: Mapping[str, OwnTraits]) -> _HelperDone:
    """Check every class of `layers` for the rules of these codes; the helper process calls this.

    `traits` are those of classes that need not be read.
    """
    from layerlint.rulebook.catalog import RULES

    wanted = frozenset(codes)
    rules = [rule for rule in RULES if rule.code in wanted]
    reader = _reader(layers, lambda source: traits.get(source.qualified))
    everything = range(len(layers.layers))
    linted, opened = _ClassWorker(layers, rules, reader, everything).lint(everything)
    return [(result, reads) for _, result, reads in sorted(linted, key=itemgetter(0))], opened


def _reader(layers: LayerIndex, recalled: Lookup | None) -> Reader:
    from layerlint.extract.reader import Reader

    return Reader(layers, recalled)


class _ClassWorker:
    """The work of one process: each class is checked once, its ancestors first.

    `waiting` are the classes of the run. Several processes may check the same ancestor, with equal results.
    """

    def __init__(
        self, layers: LayerIndex, rules: Sequence[Rule], reader: Reader, waiting: Iterable[int]
    ) -> None:
        self._layers = layers
        self._rules = rules
        self._reader = reader
        self._waiting = {layers.layers[index].qualified: index for index in waiting}
        reader.expect(layers.layers[index] for index in self._waiting.values())

    def lint(self, task: Iterable[int]) -> tuple[list[tuple[int, LintResult, list[_Read]]], list[str]]:
        """Check the classes of a task and their ancestors that still wait.

        Return a result for each, and the files and folders that were opened.
        """
        from layerlint.run.lint_class import lint_class

        project = self._layers.project
        modules, folders = len(project.modules), len(listed())
        linted = []
        for index in task:
            wanted = self._layers.layers[index]
            for source in (*reversed(wanted.ancestors), wanted):
                own = self._waiting.pop(source.qualified, None)
                if own is not None:
                    with about(f"the class `{source.qualname}` of {source.path}"):
                        result = lint_class(self._reader, self._layers.layers[own], self._rules)
                        linted.append((own, result, _read(self._reader, self._layers.layers[own])))
        # Both only grow, in this order.
        opened = {*islice(project.modules, modules, None), *listed()[folders:]}
        return linted, sorted(opened)


def _read(reader: Reader, source: LayerSource) -> list[_Read]:
    """The classes that were read for one class, ancestors before their children."""
    return [
        _Read(
            read.source.qualified,
            read.names.log(),
            read.traits,
            reader.trait_answers.pop(source.qualified, None) if read.source is source else None,
        )
        for read in reader.drain(source)
    ]


@dataclass(frozen=True, slots=True)
class _ClassRun:
    """One run over layer classes. The result depends neither on the context nor on the cache."""

    layers: LayerIndex
    rules: Sequence[Rule]
    context: RunContext
    cache: ClassCache

    def lint_all(self) -> list[LintResult]:
        """The results of the classes, in their order."""
        results = self._lint_waiting()
        for index, layer in enumerate(self.layers.layers):
            cached = self.cache.recall(layer) if index not in results else None
            if cached is not None:
                results[index] = cached
        results |= self._lint([index for index in range(len(self.layers.layers)) if index not in results])
        return [results[index] for index in sorted(results)]

    def _lint_waiting(self) -> dict[int, LintResult]:
        """Check the classes without a valid entry first, if others have one.

        Some entries are invalid only because a class that they depend on was not read yet; they become valid here.
        """
        new = [index for index, layer in enumerate(self.layers.layers) if self.cache.entry(layer) is None]
        if not new or len(new) == len(self.layers.layers):
            return {}
        results = self._lint(new)
        self.cache.forget_validity()
        return results

    def _lint(self, indexes: list[int]) -> dict[int, LintResult]:
        if not indexes:
            return {}
        tasks = list(_tasks(self.layers, indexes))
        size = sum(self.layers.layers[index].size for index in indexes)
        count = processes(self.context.jobs, size, len(tasks))
        results: dict[int, LintResult] = {}
        progress = Progress(len(indexes))
        done = self._done_by_helper(indexes) if count == 1 else None
        here = done is None and count == 1
        for parts, opened in [done] if done is not None else share(self._work(indexes), tasks, count):
            files = frozenset(opened)
            for index, result, entries in parts:
                results[index] = replace(result, opened=files)
                for slot, entry in entries if not here else ():
                    self.cache.take(slot, entry)
            progress.show(len(results))
        progress.clear()
        return results

    def _work(self, indexes: Iterable[int]) -> Callable[[list[int]], _Done]:
        """A function that checks classes by their indexes."""
        reader = _reader(self.layers, self.cache.own_traits)
        worker = _ClassWorker(self.layers, self.rules, reader, indexes)

        def work(task: list[int]) -> _Done:
            linted, opened = worker.lint(task)
            parts = [(index, result, self._noted(index, result, reads)) for index, result, reads in linted]
            return parts, opened

        return work

    def _done_by_helper(self, indexes: list[int]) -> _Done | None:
        """Let the helper check these classes; None without one, or when it fails."""
        if self.context.helper is None:
            return None
        codes = [rule.code for rule in self.rules]
        done = self.context.helper.do(
            lint_in_helper,
            *(self.layers.only(indexes), codes, self.cache.all_own_traits()),
            while_waiting=self.context.save_modules,
        )
        if done is None:
            return None
        linted, opened = done
        parts = [
            (index, result, self._noted(index, result, reads))
            for index, (result, reads) in zip(indexes, linted, strict=True)
        ]
        return parts, opened

    def _noted(self, index: int, result: LintResult, reads: Sequence[_Read]) -> list[tuple[str, Entry]]:
        """The cache entries of a class and of those that were read for it, ancestors before their children."""
        layer = self.layers.layers[index]
        entries = []
        for read in reads:
            if read.qualified == layer.qualified:
                entries.append(self.cache.note(layer, read.names, read.traits, read.trait_answers, result))
                continue
            source = self.layers.find(read.qualified)
            if source is not None and self.cache.entry(source) is None:
                entries.append(self.cache.note(source, read.names, read.traits, None, None))
        return [entry for entry in entries if entry is not None]


def _tasks(layers: LayerIndex, indexes: Iterable[int]) -> Iterator[list[int]]:
    """The classes in portions, a file in one portion: classes of a file often derive from each other."""
    portion: list[int] = []
    left = _TASK
    for _, same in groupby(indexes, key=lambda index: layers.layers[index].path):
        of_file = list(same)
        size = sum(layers.layers[index].size for index in of_file)
        if portion and size > left:
            yield portion
            portion, left = [], _TASK
        portion += of_file
        left -= size
    if portion:
        yield portion


def broken_file(broken: BrokenFile, keras: int) -> Diagnostic:
    at = Position(broken.line, broken.column)
    return Diagnostic(
        path=broken.path,
        span=Span(at, at),
        code=SYNTAX_ERROR.code,
        name=SYNTAX_ERROR.name,
        severity=SYNTAX_ERROR.severity,
        message=f"the {broken.part} does not parse: {broken.message}",
        help=f"correct the syntax; the layers of this {broken.part} were not checked",
        keras=keras,
    )
