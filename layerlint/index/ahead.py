"""Modules that are sure to be needed, parsed in worker processes before the first question about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layerlint.files.sources import Source
from layerlint.index.module import Module, read_module
from layerlint.workers import processes, share

_Text = tuple[str, str]
"""A path and the text that was read there, which is the one to be parsed, whatever becomes of the file."""
_TASK = 200_000
"""Characters that a worker is given at a time, about 40 ms of work."""
_FACTOR = 10
"""How many times quicker `ast` parses than LibCST, which `layerlint.workers` counts in."""


def read_ahead(
    sources: Sequence[Source], jobs: int, meanwhile: Callable[[], object] | None = None
) -> dict[str, Module]:
    """The modules by path, without their names; empty where one process is as quick.

    A text that does not parse is left out: its error is told when it is read in its turn. `meanwhile` is done here
    while the workers parse.
    """
    tasks = _portions(sources)
    count = processes(jobs, sum(len(source.text) for source in sources) // _FACTOR, len(tasks))
    if count < 2:
        return {}
    return {module.path: module for modules in share(_read, tasks, count, meanwhile) for module in modules}


def _read(texts: Sequence[_Text]) -> list[Module]:
    modules = []
    for path, text in texts:
        try:
            modules.append(read_module("", path, "", text, is_package=False))
        except (SyntaxError, ValueError):
            continue
    return modules


def _portions(sources: Sequence[Source]) -> list[list[_Text]]:
    portions: list[list[_Text]] = []
    size = _TASK
    for source in sources:
        if size >= _TASK:
            portions.append([])
            size = 0
        portions[-1].append((source.path, source.text))
        size += len(source.text)
    return portions
