"""Every layer class of a run, checked once: here or in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from layerlint.errors import about
from layerlint.index.layer_index import BrokenFile, LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.locate import listed
from layerlint.progress import Progress
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Rule
from layerlint.run.class_cache import ClassCache, Entry
from layerlint.run.context import RunContext
from layerlint.run.lint_result import LintResult, merged, sort_key
from layerlint.text import Position, Span
from layerlint.workers import processes, share

if TYPE_CHECKING:
    from layerlint.extract.class_traits import Lookup, OwnTraits, TraitAnswers
    from layerlint.extract.reader import Reader
    from layerlint.index.name_queries import Log

_TASK = 40_000
"""Characters of classes that a worker is given at a time."""


def lint_classes(index: LayerIndex, rules: Sequence[Rule], context: RunContext = RunContext()) -> LintResult:
    """Every rule that speaks of a class's Keras, over every layer class of the files that were asked for."""
    run = _ClassRun(index, rules, context, context.classes(index, [rule.code for rule in rules]))
    result = merged(run.lint_all())
    with suppress(OSError):  # a full disk costs the next run its head start, nothing else
        run.cache.save()
    broken = (broken_file(one, index.targets.of(one.path).keras) for one in (*index.broken, *result.broken))
    return replace(result, diagnostics=tuple(sorted((*result.diagnostics, *broken), key=sort_key)))


class _Read(NamedTuple):
    """What is to be remembered of a class that was read; `asked` is None where it was not checked besides."""

    qualified: str
    names: Log
    traits: OwnTraits
    asked: TraitAnswers | None


_Part = tuple[int, LintResult, list[tuple[str, Entry]]]
_Done = tuple[list[_Part], list[str]]
"""The classes that were checked, each with its entries of the cache, and the files and folders opened."""
_DoneApart = tuple[list[tuple[LintResult, list[_Read]]], list[str]]


def lint_apart(layers: LayerIndex, codes: Sequence[str], traits: Mapping[str, OwnTraits]) -> _DoneApart:
    """Every class of `layers` checked in another process, for the rules of these codes.

    `traits` are those of classes that need not be read.
    """
    from layerlint.rulebook.catalog import RULES

    wanted = frozenset(codes)
    rules = [rule for rule in RULES if rule.code in wanted]
    reader = _reader(layers, lambda source: traits.get(source.qualified))
    everything = range(len(layers.layers))
    found, opened = _ClassWorker(layers, rules, reader, everything).lint(everything)
    return [(one, reads) for _, one, reads in sorted(found, key=itemgetter(0))], opened


def _reader(layers: LayerIndex, recalled: Lookup | None) -> Reader:
    from layerlint.extract.reader import Reader

    return Reader(layers, recalled)


class _ClassWorker:
    """What one process does of a run: each class is checked once, its ancestors before it.

    `waiting` are the classes of the run. Of those that other processes check too, the result is the same.
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
        """The classes of the task, and ancestors of theirs, as far as they were not checked before.

        Besides, the files and folders that were opened for them.
        """
        from layerlint.run.lint_class import lint_class

        project = self._layers.project
        before = set(project.modules).union(listed())
        found = []
        for index in task:
            wanted = self._layers.layers[index]
            for source in (*reversed(wanted.ancestors), wanted):
                own = self._waiting.pop(source.qualified, None)
                if own is not None:
                    with about(f"the class `{source.qualname}` of {source.path}"):
                        result = lint_class(self._reader, self._layers.layers[own], self._rules)
                        found.append((own, result, _read(self._reader, self._layers.layers[own])))
        opened = set(project.modules).union(listed()) - before
        return found, sorted(opened)


def _read(reader: Reader, source: LayerSource) -> list[_Read]:
    """The classes that were read for the sake of one, ancestors before their children."""
    return [
        _Read(
            one.source.qualified,
            one.names.log(),
            one.traits,
            reader.asked.pop(source.qualified, None) if one.source is source else None,
        )
        for one in reader.drain(source)
    ]


@dataclass(frozen=True, slots=True)
class _ClassRun:
    """One run over layer classes. The result depends neither on the context nor on what is kept."""

    layers: LayerIndex
    rules: Sequence[Rule]
    context: RunContext
    cache: ClassCache

    def lint_all(self) -> list[LintResult]:
        """What was found in each class, in their order."""
        found = self._lint_waiting()
        for index, layer in enumerate(self.layers.layers):
            known = self.cache.recall(layer) if index not in found else None
            if known is not None:
                found[index] = known
        found |= self._lint([index for index in range(len(self.layers.layers)) if index not in found])
        return [found[index] for index in sorted(found)]

    def _lint_waiting(self) -> dict[int, LintResult]:
        """The classes without an entry, where others have one.

        These may only wait for what those make: once they are read, the entries may hold after all.
        """
        new = [index for index, layer in enumerate(self.layers.layers) if self.cache.entry(layer) is None]
        if not new or len(new) == len(self.layers.layers):
            return {}
        found = self._lint(new)
        self.cache.forget_validity()
        return found

    def _lint(self, indexes: list[int]) -> dict[int, LintResult]:
        if not indexes:
            return {}
        tasks = list(_tasks(self.layers, indexes))
        size = sum(self.layers.layers[index].size for index in indexes)
        count = processes(self.context.jobs, size, len(tasks))
        found: dict[int, LintResult] = {}
        progress = Progress(len(indexes))
        done = self._done_by_helper(indexes) if count == 1 else None
        here = done is None and count == 1
        for parts, opened in [done] if done is not None else share(self._work(indexes), tasks, count):
            led_to = frozenset(opened)
            for index, result, entries in parts:
                found[index] = replace(result, opened=led_to)
                for slot, entry in entries if not here else ():
                    self.cache.take(slot, entry)
            progress.show(len(found))
        progress.clear()
        return found

    def _work(self, indexes: Iterable[int]) -> Callable[[list[int]], _Done]:
        """What checks some of the classes, given their indexes."""
        reader = _reader(self.layers, self.cache.own_traits)
        worker = _ClassWorker(self.layers, self.rules, reader, indexes)

        def work(task: list[int]) -> _Done:
            found, opened = worker.lint(task)
            parts = [(index, result, self._noted(index, result, reads)) for index, result, reads in found]
            return parts, opened

        return work

    def _done_by_helper(self, indexes: list[int]) -> _Done | None:
        """What the helper makes of these classes; None without one, or when it fails."""
        if self.context.helper is None:
            return None
        codes = [rule.code for rule in self.rules]
        done = self.context.helper.do(
            lint_apart,
            *(self.layers.only(indexes), codes, self.cache.all_own_traits()),
            while_waiting=self.context.save_modules,
        )
        if done is None:
            return None
        found, opened = done
        parts = [
            (index, result, self._noted(index, result, reads))
            for index, (result, reads) in zip(indexes, found, strict=True)
        ]
        return parts, opened

    def _noted(self, index: int, result: LintResult, reads: Sequence[_Read]) -> list[tuple[str, Entry]]:
        """The entries of the class and of those that were read for it, ancestors before their children."""
        layer = self.layers.layers[index]
        entries = []
        for one in reads:
            if one.qualified == layer.qualified:
                entries.append(self.cache.note(layer, one.names, one.traits, one.asked, result))
                continue
            known = self.layers.find(one.qualified)
            if known is not None and self.cache.entry(known) is None:
                entries.append(self.cache.note(known, one.names, one.traits, None, None))
        return [entry for entry in entries if entry is not None]


def _tasks(layers: LayerIndex, indexes: Iterable[int]) -> Iterator[list[int]]:
    """The classes in portions, in the order of their files: those that build on each other often stand together."""
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
