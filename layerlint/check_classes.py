"""Every layer class of a run, checked once: here or in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from layerlint.checked import Checked, order
from layerlint.layers import BrokenFile, Layers
from layerlint.rule import Diagnostic, Rule
from layerlint.text import Position, Span
from layerlint.workers import processes, share

_TASK = 40_000
"""Characters of classes that a worker is given at a time."""


def check_classes(layers: Layers, rules: Sequence[Rule], keras: int, *, jobs: int = 1) -> Checked:
    """Every rule that speaks of this Keras version, over every layer class of the files that were asked for.

    `jobs` is how many processes may work, 0 for one on each core. The result does not depend on it.
    """
    parts = dict.fromkeys(range(len(layers.layers)), Checked())
    if parts:
        parts |= _check(layers, list(parts), rules, keras, jobs)
    checked = Checked()
    for index in sorted(parts):
        checked.take(parts[index])
    broken = [*layers.broken, *checked.broken]
    checked.diagnostics.extend(broken_file(one, keras) for one in broken)
    checked.diagnostics.sort(key=order)
    return checked


def _check(
    layers: Layers, indexes: list[int], rules: Sequence[Rule], keras: int, jobs: int
) -> dict[int, Checked]:
    from layerlint.lint import check_layer
    from layerlint.model.reader import Reader

    reader = Reader(layers, keras)

    def work(task: list[int]) -> list[tuple[int, Checked]]:
        reader.expect(layers.layers[index] for index in task)
        return [(index, check_layer(reader, layers.layers[index], rules)) for index in task]

    tasks = _tasks(layers, indexes)
    size = sum(len(layers.layers[index].text) for index in indexes)
    found: dict[int, Checked] = {}
    for done in share(work, tasks, processes(jobs, size, len(tasks))):
        found.update(done)
    return found


def _tasks(layers: Layers, indexes: list[int]) -> list[list[int]]:
    """The classes in portions, the largest first; those of a file, which often build on each other, together."""
    portions: list[tuple[int, list[int]]] = []
    for _, same in groupby(indexes, key=lambda index: layers.layers[index].path):
        of_file = list(same)
        size = sum(len(layers.layers[index].text) for index in of_file)
        if portions and portions[-1][0] + size <= _TASK:
            before, known = portions[-1]
            portions[-1] = (before + size, known + of_file)
        else:
            portions.append((size, of_file))
    portions.sort(key=lambda portion: -portion[0])
    return [portion for _, portion in portions]


def broken_file(broken: BrokenFile, keras: int) -> Diagnostic:
    from layerlint.catalog import SYNTAX_ERROR

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
