"""The state of a layer and its content before a run, restored afterwards: attributes, containers, values.

Nothing is copied deep: the attributes or items of every reachable object are saved, and the values of variables.
"""

from __future__ import annotations

import functools
import inspect
import random
import threading
import types
import weakref
from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Any, Callable

from ..keras_api import Api

SCALARS = (type(None), bool, int, float, complex, str, bytes, type(Ellipsis), type(NotImplemented), range)
CODE = (
    types.ModuleType,
    types.BuiltinFunctionType,
    types.CodeType,
    types.FrameType,
    types.MappingProxyType,
    inspect.Signature,
    type,
    weakref.ref,
)
IMMUTABLE = (*SCALARS, *CODE)
CONTAINERS = frozenset({list, dict, tuple, set, frozenset})
"""Classes whose objects have only items."""
LARGEST_ARRAY = 1 << 28
"""Bytes: a larger NumPy array is not saved."""
WRAPPED = (
    "_self_last_wrapped_dict_snapshot",
    "_self_external_modification",
    "_self_non_string_key",
    "_self_non_append_mutation",
    "_self_trainable",
)
"""Attributes of TensorFlow's proxies of dicts and tuples, which `vars` does not show."""


class SavedState:
    """The state of everything below `roots`. `put_back` may be called more than once."""

    def __init__(self, roots: list[Any], api: Api) -> None:
        self.api = api
        self.numpy: Any = __import__("numpy")
        self.undo: list[Callable[[], None]] = []
        self.references: dict[int, Any] = {}
        self.ignored: dict[type, bool] = {}
        """By class, whether its objects have no state that a run may change."""
        stack = list(roots)
        while stack:
            thing = stack.pop()
            if isinstance(thing, IMMUTABLE) or id(thing) in self.references:
                continue
            self.references[id(thing)] = thing
            stack.extend(self._note(thing))

    def put_back(self) -> None:
        """Restore everything to the saved state."""
        for back in self.undo:
            back()

    def _note(self, thing: Any) -> Iterator[Any]:
        """Save how to restore an object; yield the objects that it holds."""
        if type(thing) in CONTAINERS:
            yield from self._note_items(thing)
            return
        if isinstance(thing, self.api.tf.Variable):
            self._note_variable(thing)
            return
        if self._is_ignored(thing):
            return
        if isinstance(thing, types.FunctionType):
            yield from (cell.cell_contents for cell in thing.__closure__ or () if _filled(cell))
            return
        if isinstance(thing, types.MethodType):
            yield thing.__self__
            return
        if isinstance(thing, functools.partial):
            yield from (thing.func, *thing.args, *thing.keywords.values())
        if self._note_numbers(thing):
            return
        yield from self._note_items(thing)
        yield from self._note_attributes(thing)

    def _note_variable(self, variable: Any) -> None:
        try:
            value = variable.read_value()
        except Exception:  # one that has no value yet, or lives in a graph
            return
        if hasattr(value, "numpy"):
            self.undo.append(lambda: _assign(variable, value))

    def _is_ignored(self, thing: Any) -> bool:
        cls = type(thing)
        if cls not in self.ignored:
            tf = self.api.tf
            # A variable of Keras 3 is a tensor to TensorFlow.
            tensor = tf.is_tensor(thing) and not self.api.is_variable(thing)
            still = isinstance(thing, (tf.Graph, tf.TypeSpec, threading.Thread))
            self.ignored[cls] = tensor or still or self._is_foreign(thing)
        return self.ignored[cls]

    def _is_foreign(self, thing: Any) -> bool:
        """Whether an object is internal to TensorFlow, without state that the user could see."""
        tf = self.api.tf
        if type(thing).__module__.split(".")[0] != "tensorflow":
            return False
        tracked = (tf.Module, tf.__internal__.tracking.Trackable, list, dict, set, deque)
        named = type(thing).__name__.startswith("ObjectIdentity")
        return type(thing).__name__ in ("ConcreteFunction", "FuncGraph") or not (
            named or isinstance(thing, tracked)
        )

    def _note_numbers(self, thing: Any) -> bool:
        """Save a random generator or an array; return whether it is one."""
        numpy = self.numpy
        if isinstance(thing, random.Random):
            state = thing.getstate()
            self.undo.append(lambda: thing.setstate(state))
        elif isinstance(thing, numpy.random.RandomState):
            legacy = thing.get_state(legacy=False)
            self.undo.append(lambda: thing.set_state(legacy))
        elif isinstance(thing, numpy.random.Generator):
            bits = thing.bit_generator
            before = bits.state
            self.undo.append(lambda: setattr(bits, "state", before))
        elif isinstance(thing, numpy.ndarray):
            if thing.flags.writeable and thing.nbytes <= LARGEST_ARRAY:
                copied = thing.copy()
                self.undo.append(lambda: numpy.copyto(thing, copied))
        else:
            return False
        return True

    def _note_items(self, thing: Any) -> Iterator[Any]:
        """Save and yield the items of a container; they are restored past the overridden methods of its class."""
        if isinstance(thing, list):
            items = list(list.__iter__(thing))
            self.undo.append(lambda: list.__setitem__(thing, slice(None), items))
            yield from items
        elif isinstance(thing, dict):
            wrapped = getattr(thing, "__wrapped__", thing)
            wrapped = wrapped if isinstance(wrapped, dict) else thing
            kind: Any = OrderedDict if isinstance(wrapped, OrderedDict) else dict
            pairs = list(kind.items(wrapped))
            self.undo.append(lambda: _refill(kind, wrapped, pairs))
            yield from (part for pair in pairs for part in pair)
        elif isinstance(thing, set):
            members = list(set.__iter__(thing))
            self.undo.append(lambda: (set.clear(thing), set.update(thing, members))[0])
            yield from members
        elif isinstance(thing, deque):
            queued = list(thing)
            self.undo.append(lambda: (deque.clear(thing), deque.extend(thing, queued))[0])
            yield from queued
        elif isinstance(thing, (tuple, frozenset)):
            yield from thing

    def _note_attributes(self, thing: Any) -> Iterator[Any]:
        for name in WRAPPED if hasattr(type(thing), "__wrapped__") else ():
            if hasattr(thing, name):
                yield self._note_slot(thing, name)
        for name in _slots(type(thing)):
            if hasattr(thing, name):
                yield self._note_slot(thing, name)
        try:
            attributes = vars(thing)
        except TypeError:
            return
        if not isinstance(attributes, dict):
            return
        before = list(attributes.items())
        self.undo.append(lambda: _refill(dict, vars(thing), before))
        yield from (value for _, value in before)

    def _note_slot(self, thing: Any, name: str) -> Any:
        value = getattr(thing, name)
        put = setattr if hasattr(type(thing), "__wrapped__") else object.__setattr__
        self.undo.append(lambda: put(thing, name, value))
        return value


def _assign(variable: Any, value: Any) -> None:
    if variable.shape.is_compatible_with(value.shape):
        variable.assign(value)


def _refill(kind: Any, filled: dict[Any, Any], pairs: list[tuple[Any, Any]]) -> None:
    """Restore a dict; an unchanged one is not touched."""
    now = list(kind.items(filled))
    if len(now) == len(pairs) and all(
        pair[0] is other[0] and pair[1] is other[1] for pair, other in zip(now, pairs)
    ):
        return
    kind.clear(filled)
    for key, value in pairs:
        kind.__setitem__(filled, key, value)


def _filled(cell: Any) -> bool:
    try:
        return cell.cell_contents is not cell
    except ValueError:
        return False


def _slots(cls: type) -> list[str]:
    """The attributes of a class in `__slots__`."""
    out: list[str] = []
    for base in cls.__mro__:
        names = vars(base).get("__slots__", ())
        for name in [names] if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and not name.startswith("__"):
                out.append(name)
    return out
