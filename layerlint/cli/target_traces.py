"""Trace the targets that the user named: a job for each target, and a worker for each Keras."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layerlint.cli.choices import check_choice
from layerlint.cli.graph_options import TraceOptions
from layerlint.errors import LayerlintError

if TYPE_CHECKING:
    from layerlint.settings.declarations import Settings
    from layerlint.trace.jobs import Job
    from layerlint.trace.traced import Trace
    from layerlint.trace.worker_session import WorkerSession


@dataclass(frozen=True, slots=True)
class TargetJob:
    """A job, and the Keras that runs it: 2, 3 or auto. `detected` if neither an option nor the settings name it."""

    job: Job
    keras: str
    detected: bool = False


@dataclass(frozen=True, slots=True)
class TracedTarget:
    """The trace of a target; without one, `error` says why there is none."""

    target: str
    trace: Trace | None
    error: str = ""
    seconds: float | None = None
    """The time it took, without the import of TensorFlow."""


def target_jobs(targets: Sequence[str], options: TraceOptions) -> list[TargetJob]:
    """The jobs of the targets, each with the settings of its place. Raises `LayerlintError` for wrong options."""
    from layerlint.settings.load import load_settings
    from layerlint.trace.jobs import job_for
    from layerlint.trace.target_kerases import TargetKerases

    kerases = TargetKerases()
    by_place: dict[str, Settings] = {}
    jobs = []
    for target in targets:
        place = target.rpartition(":")[0]
        if place not in by_place:
            by_place[place] = load_settings(place if os.path.exists(place) else ".")
        settings = by_place[place]
        keras = check_choice(options.keras or settings.keras, ["2", "3", "auto"], "--keras")
        job = job_for(
            target,
            settings,
            init=options.init,
            inputs=options.input or [],
            call=options.call,
            training=options.training,
            train_step=options.train_step,
        )
        detected = keras == "auto"
        jobs.append(TargetJob(job, kerases.of(target) if detected else keras, detected))
    return _with_recorded_uses(jobs, options) if options.from_tests else jobs


def _with_recorded_uses(jobs: Sequence[TargetJob], options: TraceOptions) -> list[TargetJob]:
    """The jobs; those without given arguments get the uses recorded from the project's tests."""
    from layerlint.cli.streams import print_stderr
    from layerlint.trace import interpreters
    from layerlint.trace.recorded_uses import recorded_hints
    from layerlint.trace.worker_session import session

    python = interpreters.choose(options.python)
    with_hints = {id(job): job for job in jobs}
    for keras in dict.fromkeys(job.keras for job in jobs):
        open_jobs = [job for job in jobs if job.keras == keras and job.job.is_open]
        with session(python=python, keras=keras) as worker:
            targets = [job.job.target for job in open_jobs]
            hints, troubles = recorded_hints(targets, worker, memory_limit=options.memory_limit)
        for trouble in troubles:
            print_stderr(f"--from-tests: {trouble}", "warning")
        for job in open_jobs:
            recorded = (*hints.get(job.job.target, ()), *job.job.hints)
            with_hints[id(job)] = replace(job, job=replace(job.job, hints=recorded))
    return list(with_hints.values())


class TargetTracer:
    """Traces one target after the other, with a worker for each Keras.

    With `apart`, a target that cannot be traced does not stop the others.
    """

    def __init__(self, python: str, options: TraceOptions, *, apart: bool) -> None:
        self._python = python
        self._options = options
        self._apart = apart
        self._workers: dict[str, WorkerSession] = {}
        self._hung_up = False

    def begin(self, keras: str) -> WorkerSession:
        """Start the worker for a Keras, which imports TensorFlow in the background."""
        from layerlint.trace.worker_session import WorkerSession

        if keras not in self._workers:
            self._workers[keras] = WorkerSession(self._python, keras)
        if self._hung_up:
            self._workers[keras].hang_up()
        self._workers[keras].begin()
        return self._workers[keras]

    def trace(self, job: TargetJob) -> TracedTarget:
        """The trace of a job. Raises `NoTensorFlow` if no target can be traced."""
        from layerlint.trace.worker_session import NoTensorFlow

        try:
            return self._traced(job)
        except NoTensorFlow:
            raise
        except LayerlintError as problem:
            if not self._apart:
                raise
            return TracedTarget(job.job.target, None, str(problem))

    def _traced(self, job: TargetJob) -> TracedTarget:
        """The trace, by the Keras that the class really derives from: a pin of the project may name another one."""
        try:
            return _timed(job.job, self.begin(job.keras), self._options)
        except _OtherKerasError as problem:
            if not job.detected:
                raise
            return _timed(job.job, self.begin(str(problem.keras)), self._options)

    def hang_up(self) -> None:
        """Stop the current trace, and refuse further ones; another thread calls this."""
        self._hung_up = True
        for worker in list(self._workers.values()):
            worker.hang_up()

    def close(self) -> None:
        for worker in self._workers.values():
            worker.close()


def traced_targets(
    jobs: Sequence[TargetJob],
    options: TraceOptions,
    *,
    preload: str = "",
    apart: bool = False,
    threads: int = 1,
) -> Iterator[TracedTarget]:
    """The trace of each job, in their order. `preload` is a module to import meanwhile.

    With several jobs, or with `apart`, one that cannot be traced does not stop the others.
    """
    from layerlint.trace import interpreters

    if not jobs:
        return
    python = interpreters.choose(options.python)
    apart = apart or len(jobs) > 1
    tracers = [TargetTracer(python, options, apart=apart) for _ in range(threads)]
    try:
        for tracer in tracers:
            tracer.begin(jobs[0].keras)
        if preload:
            importlib.import_module(preload)  # while the workers import TensorFlow
        if threads > 1:
            from layerlint.cli.parallel_traces import parallel_traces

            yield from parallel_traces(jobs, tracers)
        else:
            yield from map(tracers[0].trace, jobs)
    finally:
        for tracer in tracers:
            tracer.close()


class _OtherKerasError(LayerlintError):
    def __init__(self, message: str, keras: int) -> None:
        super().__init__(message)
        self.keras = keras


def _timed(job: Job, worker: WorkerSession, options: TraceOptions) -> TracedTarget:
    worker.interpreter()  # waits for TensorFlow
    started = time.monotonic()
    traced = _traced(job, worker, options)
    return TracedTarget(job.target, traced, seconds=time.monotonic() - started)


def _traced(job: Job, worker: WorkerSession, options: TraceOptions) -> Trace:
    from layerlint.trace.result import trace as run_trace

    result = run_trace(job, worker, time_limit=options.time_limit, memory_limit=options.memory_limit)
    failure = result.failure
    if failure is not None and failure.keras:
        raise _OtherKerasError(failure.exception, failure.keras)
    if failure is not None and not failure.user:
        raise LayerlintError(failure.exception)
    return result
