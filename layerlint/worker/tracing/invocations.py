"""Which running of a library function made an op: two in one line, or in a loop, are not one."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from ..keras_api import Api
from .callsites import GENERATED, Callsites


class Invocations:
    """Numbers the functions that the user's code calls, each time anew, and keeps the number of each op."""

    def __init__(self, api: Api, callsites: Callsites) -> None:
        self.api = api
        self.callsites = callsites
        self._numbers: dict[int, int] = {}
        """By the id of an op."""
        self._frames: dict[int, tuple[Any, int]] = {}
        """By the id of a frame, the frame, which stays alive so that its id does, and its number."""
        self._users: dict[str, bool] = {}
        """By the name of a file, whether it is the user's."""

    def of(self, op: Any) -> int | None:
        """Return the number of the function call that made an op; None where no code of the user's did."""
        return self._numbers.get(id(op))

    def clear(self) -> None:
        self._numbers.clear()
        self._frames.clear()

    def install(self) -> Callable[[], None]:
        """Note the call of each new op; return a function that ends it.

        The hook stands behind the creation of an op: before it, it would be in the op's traceback.
        """
        cls: Any = getattr(self.api.tf, "Graph", None)
        original = getattr(cls, "_create_op_helper", None)
        if original is None:
            return lambda: None

        @functools.wraps(original)
        def _create_op_helper(graph: Any, op: Any, *args: Any, **kwargs: Any) -> None:
            original(graph, op, *args, **kwargs)
            self._note(op)

        cls._create_op_helper = _create_op_helper

        def back() -> None:
            cls._create_op_helper = original

        return back

    def _note(self, op: Any) -> None:
        frame = inspect.currentframe()
        below = frame
        while frame is not None:
            file = frame.f_code.co_filename
            if file not in self._users:
                self._users[file] = GENERATED in file or self.callsites.is_user_file(file)
            if self._users[file]:
                if below is not None:
                    _, number = self._frames.setdefault(id(below), (below, len(self._frames)))
                    self._numbers[id(op)] = number
                return
            frame, below = frame.f_back, frame
