"""Limits that the system enforces on a child: they hold when no worker watches it."""

from __future__ import annotations

import math
import os
import signal
import sys
from contextlib import suppress
from typing import Any

MEBI = 1024 * 1024
SLACK_SECONDS = 5.0
SLACK_MEBI = 2048
"""Beyond the layer's own memory: the stacks of TensorFlow's threads, and memory that it maps and never touches."""
STACK_MEBI = 64
"""The same for each core: TensorFlow starts a few threads for each."""


def hold(seconds: float, mebi: int) -> None:
    """Bound the time and memory of this process, somewhat above what the worker watches, and write no core file.

    Memory is that which only this process can write; address space that TensorFlow only reserves does not count.
    """
    try:
        import resource
    except ImportError:
        return
    _lower(resource, resource.RLIMIT_CORE, 0)
    cores = os.cpu_count() or 1
    _lower(resource, resource.RLIMIT_CPU, math.ceil((seconds + SLACK_SECONDS) * cores))
    held = _data()
    if mebi and held:
        _lower(resource, resource.RLIMIT_DATA, held + (mebi + SLACK_MEBI + STACK_MEBI * cores) * MEBI)
    _kill_after(seconds + SLACK_SECONDS)


def _lower(resource: Any, which: int, value: int) -> None:
    with suppress(OSError, ValueError):
        hard = resource.getrlimit(which)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(which, (value, value))


def _data() -> int:
    """The bytes of private writable memory of this process; 0 where the system has no record."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def _kill_after(seconds: float) -> None:
    """Set a system timer that kills this process. Unlike an alarm, user code does not reset it by accident."""
    if not sys.platform.startswith("linux"):
        return
    try:
        import ctypes
    except ImportError:
        return

    class SignalEvent(ctypes.Structure):
        _fields_ = (
            ("value", ctypes.c_void_p),
            ("signal", ctypes.c_int),
            ("notify", ctypes.c_int),
            ("rest", ctypes.c_char * 48),
        )

    class TimerSetting(ctypes.Structure):
        _fields_ = tuple((name, ctypes.c_long) for name in ("every", "every_nano", "first", "first_nano"))

    monotonic, by_signal = 1, 0
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if not hasattr(library, "timer_create"):
            library = ctypes.CDLL("librt.so.1")
        timer = ctypes.c_void_p()
        event = SignalEvent(None, signal.SIGKILL, by_signal, b"")
        if library.timer_create(monotonic, ctypes.byref(event), ctypes.byref(timer)) == 0:
            library.timer_settime(timer, 0, ctypes.byref(TimerSetting(0, 0, math.ceil(seconds), 0)), None)
