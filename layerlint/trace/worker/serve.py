"""The loop of the worker: import TensorFlow once, then one forked process a request, within its limits."""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import time
import traceback
from typing import Any

from .keras_api import Api, NoTensorFlow, load
from .wire import Wire

POLL_SECONDS = 0.02
MEBI = 1024 * 1024


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fd", type=int, required=True)
    parser.add_argument("--keras", choices=["2", "3", "auto"], default="auto")
    given = parser.parse_args(arguments)
    wire = Wire(given.fd)
    try:
        api = load(given.keras)
    except NoTensorFlow as problem:
        wire.send("no_tensorflow", reason=str(problem), python=sys.executable)
        return 0
    gc.freeze()  # what TensorFlow made at its import is looked through by no collection of a child
    wire.send("ready", **api.versions())
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    for line in iter(requests.readline, b""):
        _serve(json.loads(line), api, Wire(given.fd, 0))
    return 0


def _serve(request: dict[str, Any], api: Api, wire: Wire) -> None:
    wire.request = int(request["request"])
    started = time.monotonic()
    if not hasattr(os, "fork"):
        _work(request, api, wire)
        wire.send("ended", how="exit", code=0, seconds=time.monotonic() - started, peak=0)
        return
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.setsid()
            _redirect(str(request.get("log") or os.devnull))
            _work(request, api, wire)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except BaseException:
                traceback.print_exc(file=sys.__stderr__)
            os._exit(code)
    how, code, peak = _watch(child, request)
    wire.end_line()
    wire.send("ended", how=how, code=code, seconds=time.monotonic() - started, peak=peak)


def _redirect(log: str) -> None:
    """Standard input is empty; what the user's code and TensorFlow print goes to the log."""
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)


def _watch(child: int, request: dict[str, Any]) -> tuple[str, int, int]:
    """Wait for the child, within its time (seconds) and memory (MiB); how it ended, its code, its peak in MiB."""
    deadline = time.monotonic() + float(request.get("time_limit") or 60.0)
    limit = int(request.get("memory_limit") or 0)
    peak = 0
    how: str | None = None
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid == child:
            break
        peak = max(peak, _resident(child))
        if limit and peak > limit:
            how = "memory"
        elif time.monotonic() > deadline:
            how = "time"
        if how:
            _kill(child)
            _, status = os.waitpid(child, 0)
            break
        time.sleep(POLL_SECONDS)
    _kill(child)
    if how:
        return how, 0, peak
    if os.WIFSIGNALED(status):
        return "signal", os.WTERMSIG(status), peak
    return "exit", os.WEXITSTATUS(status), peak


def _kill(child: int) -> None:
    """End the child and what it started."""
    for end in (os.killpg, os.kill):
        try:
            end(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _resident(pid: int) -> int:
    """How much memory a process holds, in MiB; 0 where the system does not say."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // MEBI
    except (OSError, IndexError, ValueError):
        return 0


def _work(request: dict[str, Any], api: Api, wire: Wire) -> None:
    from . import work

    work.run(request, api, wire)
