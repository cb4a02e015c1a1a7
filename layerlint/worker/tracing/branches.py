"""Which branch of a condition ran in the eager call: recorded there, and looked up by the line of the graph's op."""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys
from collections.abc import Iterator
from typing import Any, Callable

from ..keras_api import Api
from .callsites import Callsites, Place

HOSTS = {"If", "StatelessIf", "Case", "StatelessCase"}
"""Ops that run one of several graphs. Their first input is the condition, or the index of the graph."""


class BranchLog:
    """The conditions of each of the user's lines, in the order in which they ran."""

    def __init__(self, api: Api, callsites: Callsites) -> None:
        self.tensor: Any = api.tf.Tensor
        self.callsites = callsites
        self.ran: dict[tuple[str, int], list[str]] = {}

    def at(self, place: Place, number: int, count: int) -> str:
        """Return the branch that the condition `number` of `count` on a line took; "" where it is unknown."""
        taken = self.ran.get((place[0], place[1]), []) if place else []
        if len(taken) == count:
            return taken[number]
        return taken[0] if len(set(taken)) == 1 else ""

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Record conditions while the block runs, in eager calls only: in a graph the hooks would hide the line."""
        undo: list[Callable[[], None]] = []
        for module, name, hook in (
            ("tensorflow.python.ops.cond", "_eager_cond_implementation", self._cond_hook),
            ("tensorflow.python.framework.smart_cond", "smart_constant_value", self._smart_hook),
            ("tensorflow.python.ops.control_flow_switch_case", "_indexed_case_helper", self._case_hook),
            ("tensorflow.python.ops.control_flow_ops", "_indexed_case_helper", self._case_hook),
            ("tensorflow.python.framework.ops", "_EagerTensorBase.__bool__", self._bool_hook),
        ):
            undo += _patched(module, name, hook)
        try:
            yield
        finally:
            for back in undo:
                back()

    def _note(self, value: Any, place: Place) -> None:
        if place is not None:
            word = str(value).lower() if isinstance(value, bool) else str(value)
            self.ran.setdefault((place[0], place[1]), []).append(word)

    def _cond_hook(self, original: Any) -> Any:
        @functools.wraps(original)
        def implementation(pred: Any, *args: Any, **kwargs: Any) -> Any:
            if hasattr(pred, "numpy"):
                self._note(bool(pred.numpy()), self.callsites.site())
            elif isinstance(pred, bool):
                self._note(pred, self.callsites.site())
            return original(pred, *args, **kwargs)

        return implementation

    def _smart_hook(self, original: Any) -> Any:
        @functools.wraps(original)
        def constant_value(pred: Any) -> Any:
            value = original(pred)
            if value is not None and hasattr(pred, "numpy"):
                self._note(bool(value), self.callsites.site())
            return value

        return constant_value

    def _case_hook(self, original: Any) -> Any:
        @functools.wraps(original)
        def helper(branch_fns: Any, default: Any, branch_index: Any, *args: Any, **kwargs: Any) -> Any:
            if hasattr(branch_index, "numpy"):
                self._note(int(branch_index.numpy()), self.callsites.site())
            return original(branch_fns, default, branch_index, *args, **kwargs)

        return helper

    def _bool_hook(self, original: Any) -> Any:
        @functools.wraps(original)
        def __bool__(tensor: Any) -> bool:
            value = bool(original(tensor))
            frame = sys._getframe(1)
            if self.callsites.is_user_file(frame.f_code.co_filename):
                self._note(value, [frame.f_code.co_filename, frame.f_lineno])
            return value

        return __bool__


def _patched(module: str, name: str, hook: Callable[[Any], Any]) -> list[Callable[[], None]]:
    """Replace a TensorFlow function; nothing where this version has none of that name."""
    try:
        owner: Any = importlib.import_module(module)
    except ImportError:
        return []
    *above, last = name.split(".")
    for part in above:
        owner = getattr(owner, part, None)
    original = vars(owner).get(last) if owner is not None else None
    if original is None:
        return []
    setattr(owner, last, hook(original))
    return [lambda: setattr(owner, last, original)]
