"""The trace of a job, from the messages of the worker."""

from __future__ import annotations

import signal

from layerlint.errors import LayerlintError
from layerlint.trace.consistency import check_consistency
from layerlint.trace.decoding import MalformedMessage, printable
from layerlint.trace.jobs import Job
from layerlint.trace.messages import Failed, Flow, LayerList, Planned, Stage, VariableList
from layerlint.trace.traced import Trace, TraceFailure
from layerlint.trace.unmet_needs import NEEDS
from layerlint.trace.worker_session import WorkerOutcome, WorkerSession

OURS = "read"
"""The stage in which the layer has run, and layerlint reads what was recorded."""


def trace(job: Job, session: WorkerSession, *, time_limit: float, memory_limit: int) -> Trace:
    """Run a job and return its trace. Raises `LayerlintError`."""
    return read(job.target, session.ask(job.request(), time_limit=time_limit, memory_limit=memory_limit))


def read(target: str, outcome: WorkerOutcome) -> Trace:
    """The trace in an outcome.

    Raises `LayerlintError` for messages that are malformed, which only the user's code can cause.
    """
    try:
        if outcome.trouble:
            raise MalformedMessage(outcome.trouble)
        if outcome.done and outcome.last(Flow) is None and outcome.last(Failed) is None:
            raise MalformedMessage("the end without the calls")
        result = _trace_of(target, outcome)
        check_consistency(result)
    except MalformedMessage as problem:
        raise LayerlintError(not_understood(target, str(problem))) from problem
    return result


def _trace_of(target: str, outcome: WorkerOutcome) -> Trace:
    """The messages of an outcome as one trace; what no message says is left empty."""
    layers = outcome.last(LayerList) or LayerList(())
    variables = outcome.last(VariableList) or VariableList(())
    plan = outcome.last(Planned) or Planned((), ())
    flow = outcome.last(Flow) or Flow("call", (), (), (), (), ())
    return Trace(
        target,
        outcome.interpreter,
        init=plan.init,
        fed=plan.fed,
        notes=plan.notes,
        entry=flow.entry,
        layers=layers.layers,
        variables=variables.variables,
        inputs=flow.inputs,
        calls=flow.calls,
        ops=flow.ops,
        outputs=flow.outputs,
        losses=flow.losses,
        conditions=flow.conditions,
        states=flow.states,
        failed_op=flow.failed_op,
        failure=_failure(outcome),
        log=outcome.log,
    )


def not_understood(target: str, trouble: str) -> str:
    """The error for a process whose messages are malformed."""
    return (
        f"the process that ran `{target}` sent something that layerlint does not understand: {trouble}; "
        "does its code write to file descriptors that it did not open?"
    )


def _failure(outcome: WorkerOutcome) -> TraceFailure | None:
    """The failure of the user's code; else why the process ended too early."""
    failed = outcome.last(Failed)
    if failed is None:
        return None if outcome.done else _ended(outcome)
    text = printable(failed.exception)
    if failed.stage == OURS:
        text = f"layerlint's own code failed while it read the graph, after the layer had run: {text}"
    if text.startswith("MemoryError") and outcome.memory_limit:
        text += f" (the memory limit is {outcome.memory_limit} MiB; raise it with --memory-limit)"
    return TraceFailure(
        failed.stage,
        text,
        failed.user,
        failed.place,
        failed.layer,
        needs=failed.needs if failed.needs in NEEDS else "",
        keras=failed.keras,
    )


def _ended(outcome: WorkerOutcome) -> TraceFailure:
    """Why a worker process ended too early."""
    stage = outcome.last(Stage)
    where = stage.stage if stage is not None else "import"
    reason, advice = {
        "time": (
            f"it was not done after {outcome.seconds:.0f} s, the time limit",
            "; raise it with --time-limit",
        ),
        "memory": (
            f"it used more than {outcome.memory_limit} MiB, the memory limit",
            "; raise it with --memory-limit",
        ),
        "signal": (f"the process died ({_signal(outcome.code)})", ""),
        "exit": (f"the process ended itself with exit code {outcome.code}", ""),
    }.get(outcome.how, ("the worker was lost", ""))
    if where == OURS:
        reason = f"layerlint's own code was reading the graph, after the layer had run: {reason}"
    killed = outcome.how == "signal" and outcome.code == signal.SIGKILL
    return TraceFailure(where, f"{reason}, in {where}{advice}", lost=killed or outcome.how == "lost")


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
