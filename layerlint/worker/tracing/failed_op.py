"""The operation that failed, which is in no graph: its name and arguments are read from the frames of the error."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from . import opnames
from .callsites import GENERATED, Callsites, Place
from .structures import flatten


class BrokenOp:
    """The op that the user's line called, by the user's word, and its tensor arguments."""

    def __init__(self, name: str, place: Place, inputs: list[Any]) -> None:
        self.name = name
        self.place = place
        self.inputs = inputs


def failed_op(error: BaseException, callsites: Callsites, api: Api) -> BrokenOp | None:
    """Return the library function below the user's innermost line; None where that line raised, or called a layer."""
    frames = []
    entry = error.__traceback__
    while entry is not None:
        frames.append((entry.tb_frame, entry.tb_lineno))
        entry = entry.tb_next
    users = [
        at
        for at, (frame, _) in enumerate(frames)
        if callsites.is_user_file(frame.f_code.co_filename) or GENERATED in frame.f_code.co_filename
    ]
    if not users or users[-1] == len(frames) - 1:
        return None
    below = [frame for frame, _ in frames[users[-1] + 1 :]]
    if any(frame.f_code.co_filename.startswith(callsites.worker) for frame in below):
        return None  # a layer failed: it has a card
    name = opnames.function_word([frame.f_code.co_name for frame in below])
    inputs = next((tensors for frame in below if (tensors := _tensor_arguments(frame, api))), [])
    return BrokenOp(name, callsites.error_site(error), inputs) if name and inputs else None


def _tensor_arguments(frame: Any, api: Api) -> list[Any]:
    """The tensors among the arguments of a running function."""
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & 0x04) + bool(code.co_flags & 0x08)  # *args and **kwargs
    values = [frame.f_locals.get(name) for name in code.co_varnames[:count]]
    return [tensor for _, tensor in flatten(values, "", api)]


@contextlib.contextmanager
def whole_tracebacks(api: Api) -> Iterator[None]:
    """Let TensorFlow and Keras keep their own frames in tracebacks while the block runs."""
    debugging = api.tf.debugging
    config: Any = getattr(api.keras, "config", None)
    switches = [
        (
            debugging.is_traceback_filtering_enabled,
            debugging.disable_traceback_filtering,
            debugging.enable_traceback_filtering,
        )
    ]
    if hasattr(config, "disable_traceback_filtering"):
        switches.append(
            (
                config.is_traceback_filtering_enabled,
                config.disable_traceback_filtering,
                config.enable_traceback_filtering,
            )
        )
    undo = []
    for is_on, off, on in switches:
        if is_on():
            off()
            undo.append(on)
    try:
        yield
    finally:
        for on in undo:
            on()
