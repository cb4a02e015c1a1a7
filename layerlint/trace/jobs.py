"""What the user gave for a target: on the command line, else in the settings."""

from __future__ import annotations

import os
from collections.abc import Sequence

from layerlint.errors import LayerlintError
from layerlint.settings.declarations import Settings, TraceTarget
from layerlint.trace.specs import Arguments, parse_arguments, parse_inputs
from layerlint.trace.trace import Job


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
    known = next((item for item in settings.trace if _same(item, target, settings)), None)
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
    )


def _same(item: TraceTarget, target: str, settings: Settings) -> bool:
    """Whether a table of the settings speaks of the target; its path is relative to the settings' folder."""
    if item.target == target:
        return True
    (place, _, name), (known, _, known_name) = target.rpartition(":"), item.target.rpartition(":")
    return name == known_name and os.path.realpath(place) == os.path.realpath(
        os.path.join(settings.folder, known)
    )
