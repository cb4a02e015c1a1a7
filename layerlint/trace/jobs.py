"""A job is one target with the arguments to construct and call it, from the command line or the settings."""

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
    """One target, with the user's arguments. The worker plans those that are empty."""

    target: str
    init: Arguments = field(default_factory=Arguments)
    inputs: Arguments = field(default_factory=Arguments)
    call: Arguments = field(default_factory=Arguments)
    origin: str = "given"
    train_step: bool | None = None
    hints: tuple[Hint, ...] = ()
    """Calls of the class in the project."""

    @property
    def is_open(self) -> bool:
        """Whether the worker plans all of it."""
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
            "hints": [hint.json() for hint in self.hints],
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
    """The job of a target; options of the command line take precedence over `[tool.layerlint.trace."TARGET"]`."""
    table = settings_table(target, settings)
    on_command_line = bool(init or inputs or call)
    if table is not None:
        init, inputs, call = init or table.init, inputs or table.input, call or table.call
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
        origin="given" if on_command_line or table is None else "settings",
        train_step=train_step,
        hints=() if on_command_line or table is not None else hints_for(target, settings.src),
    )


def settings_table(target: str, settings: Settings) -> TraceTarget | None:
    """The table `[tool.layerlint.trace."TARGET"]` of the settings that names a target in any spelling.

    Paths in a table are relative to the settings' folder, modules to it or to a source folder.
    """
    place, _, name = target.rpartition(":")
    files = _files(place, ".", (".",))
    for table in settings.trace:
        table_place, _, table_name = table.target.rpartition(":")
        if table.target == target:
            return table
        if table_name == name and files & _files(
            table_place, settings.folder, (settings.folder, *settings.src)
        ):
            return table
    return None


def _files(place: str, folder: str, roots: Iterable[str]) -> set[str]:
    """The files that the part of a target before its colon may mean: a path in a folder, or a module below a root."""
    if place.endswith(".py") or os.sep in place:
        return {os.path.realpath(os.path.join(folder, place))}
    return {os.path.realpath(os.path.join(root, *place.split(".")) + ".py") for root in roots}
