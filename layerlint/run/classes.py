"""Every layer class of a run, checked once: here or in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from layerlint.errors import about
from layerlint.index.layers import BrokenFile, Layers, LayerSource
from layerlint.index.locate import listed
from layerlint.progress import Progress
from layerlint.rule import Diagnostic, Rule
from layerlint.run.checked import Checked, order
from layerlint.run.remembered import ClassMemory, Entry
from layerlint.text import Position, Span
from layerlint.workers import Helper, processes, share

if TYPE_CHECKING:
    from layerlint.extract.class_traits import Lookup, OwnTraits, TraitAnswers
    from layerlint.extract.reader import Reader
    from layerlint.index.name_queries import Log

_TASK = 40_000
"""Characters of classes that a worker is given at a time."""


def check_classes(
    layers: Layers,
    rules: Sequence[Rule],
    keras: int,
    *,
    jobs: int = 1,
    cache: str | None = None,
    helper: Helper | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Checked:
    """Every rule that speaks of this Keras version, over every layer class of the files that were asked for.

    `jobs` is how many processes may work, 0 for one on each core; `cache` is a folder for what later runs may
    remember; `helper` is for what one process does, and `meanwhile` what to do here then. The result depends on none
    of them.
    """
    parts: dict[int, Checked] = {}
    if layers.layers:
        memory = ClassMemory(cache, layers, keras, [rule.code for rule in rules]) if cache else None
        run = _Run(layers, rules, keras, jobs, memory, helper, meanwhile)
        parts = run.check_all()
        if memory is not None:
            with suppress(OSError):  # a full disk costs the next run its head start, nothing else
                memory.save()
    checked = Checked()
    for index in sorted(parts):
        checked.take(parts[index])
    broken = [*layers.broken, *checked.broken]
    checked.diagnostics.extend(broken_file(one, keras) for one in broken)
    checked.diagnostics.sort(key=order)
    return checked


class _Read(NamedTuple):
    """What is to be remembered of a class that was read; `asked` is None where it was not checked besides."""

    qualified: str
    names: Log
    traits: OwnTraits
    asked: TraitAnswers | None


_Part = tuple[int, Checked, list[tuple[str, Entry]]]
_Done = tuple[list[_Part], list[str]]
"""The classes that were checked, each with its entries of the memory, and the files and folders opened."""
_DoneApart = tuple[list[tuple[Checked, list[_Read]]], list[str]]


def check_apart(
    layers: Layers, codes: Sequence[str], keras: int, traits: Mapping[str, OwnTraits]
) -> _DoneApart:
    """Every class of `layers` checked in another process, for the rules of these codes.

    `traits` are those of classes that need not be read.
    """
    from layerlint.rulebook.catalog import RULES

    wanted = frozenset(codes)
    rules = [rule for rule in RULES if rule.code in wanted]
    reader = _reader(layers, keras, lambda source: traits.get(source.qualified))
    everything = range(len(layers.layers))
    found, opened = _Worker(layers, rules, reader, everything).check(everything)
    return [(one, reads) for _, one, reads in sorted(found, key=itemgetter(0))], opened


def _reader(layers: Layers, keras: int, recalled: Lookup | None) -> Reader:
    from layerlint.extract.reader import Reader

    return Reader(layers, keras, recalled)


class _Worker:
    """What one process does of a run: each class is checked once, its ancestors before it.

    `waiting` are the classes of the run. Of those that other processes check too, the result is the same.
    """

    def __init__(self, layers: Layers, rules: Sequence[Rule], reader: Reader, waiting: Iterable[int]) -> None:
        self._layers = layers
        self._rules = rules
        self._reader = reader
        self._waiting = {layers.layers[index].qualified: index for index in waiting}
        reader.expect(layers.layers[index] for index in self._waiting.values())

    def check(self, task: Iterable[int]) -> tuple[list[tuple[int, Checked, list[_Read]]], list[str]]:
        """The classes of the task, and ancestors of theirs, as far as they were not checked before.

        Besides, the files and folders that were opened for them.
        """
        from layerlint.run.lint import check_layer

        project = self._layers.project
        before = set(project.modules).union(listed())
        found = []
        for index in task:
            wanted = self._layers.layers[index]
            for source in (*reversed(wanted.ancestors), wanted):
                own = self._waiting.pop(source.qualified, None)
                if own is not None:
                    with about(f"the class `{source.qualname}` of {source.path}"):
                        checked = check_layer(self._reader, self._layers.layers[own], self._rules)
                        found.append((own, checked, _read(self._reader, self._layers.layers[own])))
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


@dataclass(slots=True)
class _Run:
    """One run over layer classes."""

    layers: Layers
    rules: Sequence[Rule]
    keras: int
    jobs: int
    memory: ClassMemory | None
    helper: Helper | None = None
    meanwhile: Callable[[], object] | None = None

    def check_all(self) -> dict[int, Checked]:
        waiting = list(range(len(self.layers.layers)))
        found: dict[int, Checked] = {}
        if self.memory is not None:
            # A class may only wait for what others make: once those are read, it may be remembered after all.
            first = [index for index in waiting if self.memory.entry(self.layers.layers[index]) is None]
            if first and len(first) < len(waiting):
                found |= self._check(first)
                self.memory.forget_validity()
            for index in waiting:
                known = self.memory.recall(self.layers.layers[index]) if index not in found else None
                if known is not None:
                    found[index] = known
        left = [index for index in waiting if index not in found]
        return found | self._check(left) if left else found

    def _check(self, indexes: list[int]) -> dict[int, Checked]:
        tasks = list(_tasks(self.layers, indexes))
        size = sum(self.layers.layers[index].size for index in indexes)
        count = processes(self.jobs, size, len(tasks))
        found: dict[int, Checked] = {}
        progress = Progress(len(indexes))
        done = self._done_by_helper(indexes) if count == 1 else None
        here = done is None and count == 1
        for parts, opened in [done] if done is not None else share(self._work(indexes), tasks, count):
            self.layers.opened.update(opened)
            for index, checked, entries in parts:
                found[index] = checked
                for slot, entry in entries:
                    if self.memory is not None and not here:
                        self.memory.take(slot, entry)
            progress.show(len(found))
        progress.clear()
        return found

    def _work(self, indexes: Iterable[int]) -> Callable[[list[int]], _Done]:
        """What checks some of the classes, given their indexes."""
        memory = self.memory
        reader = _reader(self.layers, self.keras, memory.own_traits if memory is not None else None)
        worker = _Worker(self.layers, self.rules, reader, indexes)

        def work(task: list[int]) -> _Done:
            found, opened = worker.check(task)
            return [
                (index, checked, self._noted(index, checked, reads)) for index, checked, reads in found
            ], opened

        return work

    def _done_by_helper(self, indexes: list[int]) -> _Done | None:
        """What the helper makes of these classes; None without one, or when it fails."""
        if self.helper is None or self.memory is None:
            return None
        few = self.layers.only(indexes)
        codes = [rule.code for rule in self.rules]
        arguments = (few, codes, self.keras, self.memory.all_own_traits())
        done = self.helper.do(check_apart, *arguments, meanwhile=self.meanwhile)
        if done is None:
            return None
        found, opened = done
        parts = [
            (index, checked, self._noted(index, checked, reads))
            for index, (checked, reads) in zip(indexes, found, strict=True)
        ]
        return parts, opened

    def _noted(self, index: int, checked: Checked, reads: Sequence[_Read]) -> list[tuple[str, Entry]]:
        """The entries of the class and of those that were read for it, ancestors before their children."""
        if self.memory is None:
            return []
        entries = []
        for one in reads:
            if one.qualified == self.layers.layers[index].qualified:
                source = self.layers.layers[index]
                entries.append(self.memory.note(source, one.names, one.traits, one.asked, checked))
                continue
            known = self.layers.find(one.qualified)
            if known is not None and self.memory.entry(known) is None:
                entries.append(self.memory.note(known, one.names, one.traits, None, None))
        return [entry for entry in entries if entry is not None]


def _tasks(layers: Layers, indexes: Iterable[int]) -> Iterator[list[int]]:
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
    from layerlint.rulebook.catalog import SYNTAX_ERROR

    at = Position(broken.line, broken.column)
    return Diagnostic(
        path=broken.path,
        span=Span(at, at),
        code=SYNTAX_ERROR.code,
        name=SYNTAX_ERROR.name,
        severity=SYNTAX_ERROR.severity,
        message=f"the file does not parse: {broken.message}",
        help="correct the syntax; the layers of this file were not checked",
        keras=keras,
    )
