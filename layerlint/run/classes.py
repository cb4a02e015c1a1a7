"""Every layer class of a run, checked once: here or in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from layerlint.index.layers import BrokenFile, Layers, LayerSource
from layerlint.index.locate import listed
from layerlint.progress import Progress
from layerlint.rule import Diagnostic, Rule
from layerlint.run.checked import Checked, order
from layerlint.run.remembered import ClassMemory, Entry
from layerlint.text import Position, Span
from layerlint.workers import processes, share

if TYPE_CHECKING:
    from layerlint.extract.reader import Reader

_TASK = 40_000
"""Characters of classes that a worker is given at a time."""


def check_classes(
    layers: Layers, rules: Sequence[Rule], keras: int, *, jobs: int = 1, cache: str | None = None
) -> Checked:
    """Every rule that speaks of this Keras version, over every layer class of the files that were asked for.

    `jobs` is how many processes may work, 0 for one on each core; `cache` is a folder for what later runs may
    remember. The result depends on neither.
    """
    parts: dict[int, Checked] = {}
    if layers.layers:
        memory = ClassMemory(cache, layers, keras, [rule.code for rule in rules]) if cache else None
        run = _Run(layers, rules, keras, jobs, memory)
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


_Part = tuple[int, Checked, list[tuple[str, Entry]]]


@dataclass(slots=True)
class _Run:
    """One run over layer classes."""

    layers: Layers
    rules: Sequence[Rule]
    keras: int
    jobs: int
    memory: ClassMemory | None

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
        from layerlint.extract.reader import Reader
        from layerlint.run.lint import check_layer

        classes, memory = self.layers.layers, self.memory
        reader = Reader(self.layers, self.keras, memory.makes if memory is not None else None)

        def work(task: list[int]) -> tuple[list[_Part], list[str]]:
            reader.expect(classes[index] for index in task)
            parts = []
            before = set(self.layers.project.modules).union(listed())
            for index in task:
                checked = check_layer(reader, classes[index], self.rules)
                parts.append((index, checked, self._noted(reader, classes[index], checked)))
            opened = set(self.layers.project.modules).union(listed()) - before
            return parts, sorted(opened)

        tasks = _tasks(self.layers, indexes)
        size = sum(len(classes[index].text) for index in indexes)
        count = processes(self.jobs, size, len(tasks))
        found: dict[int, Checked] = {}
        progress = Progress(len(indexes))
        for parts, opened in share(work, tasks, count):
            progress.advance(len(parts))
            self.layers.opened.update(opened)
            for index, checked, entries in parts:
                found[index] = checked
                for slot, entry in entries:
                    if memory is not None and count > 1:
                        memory.take(slot, entry)
        progress.clear()
        return found

    def _noted(self, reader: Reader, source: LayerSource, checked: Checked) -> list[tuple[str, Entry]]:
        """The entries of the class and of those that were read for it, ancestors before their children."""
        if self.memory is None:
            return []
        entries = []
        for read in reader.drain(source):
            if read.source is source:
                asked = reader.asked.pop(source.qualified, None)
                entries.append(self.memory.note(source, read.names.log(), read.makes, asked, checked))
            elif self.memory.entry(read.source) is None:
                entries.append(self.memory.note(read.source, read.names.log(), read.makes, None, None))
        return [entry for entry in entries if entry is not None]


def _tasks(layers: Layers, indexes: list[int]) -> list[list[int]]:
    """The classes in portions; those of a file, which often build on each other, together.

    Portions of classes with few ancestors come first, so that ancestors were read when their children are; then the
    largest.
    """
    portions: list[tuple[int, list[int]]] = []
    for _, same in groupby(indexes, key=lambda index: layers.layers[index].path):
        of_file = list(same)
        size = sum(len(layers.layers[index].text) for index in of_file)
        if portions and portions[-1][0] + size <= _TASK:
            before, known = portions[-1]
            portions[-1] = (before + size, known + of_file)
        else:
            portions.append((size, of_file))
    portions.sort(key=lambda portion: (_generation(layers, portion[1]), -portion[0]))
    return [portion for _, portion in portions]


def _generation(layers: Layers, indexes: Sequence[int]) -> int:
    return max(len(layers.layers[index].ancestors) for index in indexes)


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
