"""Traces targets: what to build and feed in, what was inside out."""

from __future__ import annotations

import os
import signal
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layerlint.trace.events import Failure, Given, Trace, decode
from layerlint.trace.run import Outcome, Request, Session
from layerlint.trace.specs import Arguments

PARTS = ("layers", "variables")
FLOW = ("inputs", "calls", "ops", "outputs", "losses")


@dataclass(frozen=True, slots=True)
class Job:
    """One target, and what the user gave for it. Empty arguments are found out by the worker."""

    target: str
    init: Arguments = field(default_factory=Arguments)
    inputs: Arguments = field(default_factory=Arguments)
    call: Arguments = field(default_factory=Arguments)
    origin: str = "given"
    train_step: bool | None = None

    def request(self) -> Request:
        fields: dict[str, Any] = {
            "target": self.target,
            "init": self.init.json(),
            "inputs": self.inputs.json(),
            "call": self.call.json(),
            "origin": self.origin,
            "train_step": self.train_step,
            "folder": os.getcwd(),
        }
        return Request("trace", fields)


def trace(job: Job, session: Session, *, time_limit: float, memory_limit: int) -> Trace:
    """Run one job and read what came back."""
    return read(job.target, session.ask(job.request(), time_limit=time_limit, memory_limit=memory_limit))


def read(target: str, outcome: Outcome) -> Trace:
    """The trace in an outcome: the last message of each kind counts."""
    fields: dict[str, Any] = {"target": target, "interpreter": outcome.interpreter, "log": outcome.log}
    for kind in PARTS:
        message = outcome.last(kind)
        if message is not None:
            fields[kind] = _part(kind, message)
    flow = outcome.last("flow")
    if flow is not None:
        fields.update({name: _part(name, flow) for name in FLOW})
        fields["entry"] = str(flow.get("entry", "call"))
    plan = outcome.last("plan")
    if plan is not None:
        fields.update({name: _part(name, plan) for name in ("init", "fed", "notes")})
    failure = outcome.last("failure")
    if failure is not None:
        fields["failure"] = decode(Failure, dict(failure))
    elif not outcome.done:
        fields["failure"] = _ended(outcome, plan)
    return Trace(**fields)


def _part(name: str, message: Mapping[str, Any]) -> Any:
    if name in ("init", "fed"):
        return tuple(Given(*item) for item in message[name])
    return decode(typing.get_type_hints(Trace)[name], message.get(name, []))


def _ended(outcome: Outcome, plan: Mapping[str, Any] | None) -> Failure:
    """Why a worker process ended before it was done."""
    stage = outcome.last("stage")
    where = str(stage["stage"]) if stage is not None else "import"
    said = {
        "time": f"it was not done after {outcome.seconds:.0f} s, the time limit",
        "memory": f"it needed more than the memory limit ({outcome.peak} MiB)",
        "signal": f"the process died ({_signal(outcome.code)})",
        "exit": f"the process ended itself with exit code {outcome.code}",
        "lost": "the worker was lost",
    }[outcome.how]
    return Failure(where, f"{said}, in {where}")


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
