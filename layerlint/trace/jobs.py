"""A job is one target with what it takes to make and call it: from the command line, else from the settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.plan.hints import Hint, hints_for
from layerlint.settings.declarations import Settings, TraceTarget
from layerlint.trace.specs import Arguments, parse_arguments, parse_inputs
from layerlint.trace.worker_session import WorkerRequest


@dataclass(frozen=True, slots=True)
class Job:
    """One target, and what the user gave for it. Empty arguments are found out by the worker."""

    target: str
    init: Arguments = field(default_factory=Arguments)
    inputs: Arguments = field(default_factory=Arguments)
    call: Arguments = field(default_factory=Arguments)
    origin: str = "given"
    train_step: bool | None = None
    hints: tuple[Hint, ...] = ()
    """What the project shows of how the class is made and called."""

    @property
    def is_open(self) -> bool:
        """Whether all of it has to be found out."""
        return not (self.init or self.inputs or self.call)

    def request(self) -> WorkerRequest:
        fields: dict[str, Any] = {
            "target": self.target,
            "init": self.init.json(),
            "inputs": self.inputs.json(),
            "call": self.call.json(),
            "origin": self.origin,
            "train_step": self.train_step,
            "folder": os.getcwd(),
            "hints": [one.json() for one in self.hints],
        }
        return WorkerRequest("trace", fields)


def job_for(
    target: str,
    settings: Settings,
    *,
    init: str = "",
    inputs: Sequence[str] = (),
    call: str = "",
    training: bool | None = None,
    train_step: bool | None = None,
) -> Job:
    """The job of a target; options of the command line go before `[tool.layerlint.trace."TARGET"]`."""
    known = table_of(target, settings)
    written = bool(init or inputs or call)
    if known is not None:
        init, inputs, call = init or known.init, inputs or known.input, call or known.call
    options = parse_arguments(call, "--call")
    if options.args:
        raise LayerlintError('--call: name each argument, such as "training=True"')
    if training is not None:
        options = Arguments((), {**options.kwargs, "training": str(training)})
    return Job(
        target,
        parse_arguments(init, "--init"),
        parse_inputs(inputs),
        options,
        origin="given" if written or known is None else "settings",
        train_step=train_step,
        hints=() if written or known is not None else hints_for(target, settings.src),
    )


def table_of(target: str, settings: Settings) -> TraceTarget | None:
    """The table `[tool.layerlint.trace."TARGET"]` of the settings that speaks of a target, however either is written.

    Paths in a table are relative to the settings' folder, modules to it or to a source folder.
    """
    place, _, name = target.rpartition(":")
    files = _files(place, ".", (".",))
    for table in settings.trace:
        known, _, known_name = table.target.rpartition(":")
        if table.target == target:
            return table
        if known_name == name and files & _files(known, settings.folder, (settings.folder, *settings.src)):
            return table
    return None


def _files(place: str, folder: str, roots: Iterable[str]) -> set[str]:
    """The files that the part of a target before its colon may mean: a path in a folder, or a module below a root."""
    if place.endswith(".py") or os.sep in place:
        return {os.path.realpath(os.path.join(folder, place))}
    return {os.path.realpath(os.path.join(root, *place.split(".")) + ".py") for root in roots}
