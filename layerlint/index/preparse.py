"""Modules that are sure to be needed, parsed in worker processes before the first question about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layerlint.errors import LayerlintError
from layerlint.files.sources import ModuleSource
from layerlint.index.module import Module
from layerlint.index.module_reader import read_module
from layerlint.workers import processes, share

_Parsed = tuple[str, Module]
"""A module, with the digest of the text that it was parsed from."""
_TASK = 200_000
"""Characters that a worker gets at a time, about 40 ms of work."""
_FACTOR = 10
"""How many times quicker `ast` parses than LibCST, which `layerlint.workers` counts in."""


def preparse_modules(
    sources: Sequence[ModuleSource], jobs: int, while_waiting: Callable[[], object] | None = None
) -> dict[str, _Parsed]:
    """The modules by path, without their names; empty where one process is as quick.

    A text that does not parse, or that has changed, is left out: its error is reported when it is read in its turn.
    `while_waiting` is done here while the workers parse.
    """
    tasks = _portions(sources)
    count = processes(jobs, sum(source.size for source in sources) // _FACTOR, len(tasks))
    if count < 2:
        return {}
    return {
        result[1].path: result for parsed in share(_read, tasks, count, while_waiting) for result in parsed
    }


def _read(sources: Sequence[ModuleSource]) -> list[_Parsed]:
    parsed = []
    for source in sources:
        try:
            module = read_module("", source.path, "", source.text, is_package=False)
        except (SyntaxError, LayerlintError):
            continue
        parsed.append((source.digest, module))
    return parsed


def _portions(sources: Sequence[ModuleSource]) -> list[list[ModuleSource]]:
    portions: list[list[ModuleSource]] = []
    size = _TASK
    for source in sources:
        if size >= _TASK:
            portions.append([])
            size = 0
        portions[-1].append(source)
        size += source.size
    return portions
