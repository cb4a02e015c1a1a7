"""Runs tests of a project and records how they construct and call the requested classes."""

from __future__ import annotations

import ast
import contextlib
import functools
import importlib
import inspect
import os
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

from .exceptions import first_line
from .keras_api import Api
from .loading import import_roots
from .needs import need
from .wire import Wire

MOST = 4
"""How many uses of a class are recorded."""
LONGEST = 300
SETTINGS = ("name", "dtype", "trainable")
"""Arguments that every layer takes and no plan needs."""


def run(request: dict[str, Any], api: Api, wire: Wire) -> None:
    """Run the test files of the request, and send each use as it happens."""
    folder, files = str(request["folder"]), [str(file) for file in request["files"]]
    os.chdir(folder)
    sys.path[:0] = [root for root in (folder, *import_roots(folder)) if root not in sys.path]
    recorder = _TestUses(request, api, wire)
    try:
        pytest = importlib.import_module("pytest")
        with recorder.watching():
            pytest.main(
                [*files, "--no-header", "-p", "no:cacheprovider", "-o", "addopts=", f"--rootdir={folder}"]
            )
    except BaseException as error:
        wire.send("failure", stage="tests", exception=first_line(error), place=None, needs=need(error))


class _TestUses:
    """The uses of each class: constructor arguments, and the inputs of an instance's first call."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire) -> None:
        self.api = api
        self.wire = wire
        self.files = {os.path.realpath(str(file)) for file in request["files"]}
        self.wanted = {(os.path.realpath(str(file)), str(name)) for file, name in request["classes"]}
        self.instances: dict[int, tuple[Any, dict[str, Any]]] = {}
        self.uses: list[dict[str, Any]] = []

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        layer = self.api.Layer
        own = {name: vars(layer)[name] for name in ("__new__", "__call__") if name in vars(layer)}
        new, call = layer.__new__, layer.__call__

        @functools.wraps(new)
        def noting_new(cls: type, *args: Any, **kwargs: Any) -> Any:
            instance = new(cls, *args, **kwargs) if new is not object.__new__ else new(cls)
            self._note_construction(instance, cls, args, kwargs)
            return instance

        @functools.wraps(call)
        def noting_call(instance: Any, *args: Any, **kwargs: Any) -> Any:
            with contextlib.suppress(Exception):  # a call that cannot be described is left out
                self._note_call(instance, args, kwargs)
            return call(instance, *args, **kwargs)

        layer.__new__, layer.__call__ = noting_new, noting_call
        try:
            yield
        finally:
            for name in ("__new__", "__call__"):
                if name in own:
                    setattr(layer, name, own[name])
                else:
                    delattr(layer, name)

    def _note_construction(self, instance: Any, cls: type, args: Any, kwargs: dict[str, Any]) -> None:
        key = _class_place(cls)
        count = sum((use["file"], use["name"]) == key for use in self.uses)
        if key not in self.wanted or count >= MOST:
            return
        texts = [_text(value) for value in args]
        named = {name: _text(value) for name, value in kwargs.items() if name not in SETTINGS}
        use = {
            "file": key[0],
            "name": key[1],
            "where": self._where(sys._getframe(2)),
            "args": [] if None in texts else texts,
            "kwargs": {name: text for name, text in named.items() if text is not None},
            "whole": None not in texts and None not in named.values(),
            "inputs": [],
            "named": {},
        }
        self.instances[id(instance)] = instance, use
        self._send(use)

    def _note_call(self, instance: Any, args: Any, kwargs: dict[str, Any]) -> None:
        recorded, use = self.instances.get(id(instance), (None, None))
        if recorded is not instance or use is None or use["inputs"] or use["named"]:
            return
        inputs = [self._form(value) for value in args]
        named = {
            name: self._form(value)
            for name, value in kwargs.items()
            if value is not None and name != "training"
        }
        if None not in inputs and None not in named.values():
            use["inputs"], use["named"] = inputs, named
            self._send(use)

    def _send(self, use: dict[str, Any]) -> None:
        if not any(recorded is use for recorded in self.uses):
            self.uses.append(use)
        self.wire.send("recorded", uses=self.uses)

    def _where(self, frame: FrameType | None) -> str:
        """The innermost line of a test on the stack."""
        while frame is not None:
            if os.path.realpath(frame.f_code.co_filename) in self.files:
                return f"{os.path.realpath(frame.f_code.co_filename)}:{frame.f_lineno}"
            frame = frame.f_back
        return ""

    def _form(self, value: Any) -> Any:
        """The form of an input; None where it has none."""
        if isinstance(value, (bool, int, float, str)):
            return {"kind": "literal", "value": value}
        if isinstance(value, dict):
            parts = {str(name): self._form(part) for name, part in value.items()}
            return None if None in parts.values() else {"kind": "dict", "items": parts}
        if isinstance(value, (list, tuple)):
            items = [self._form(part) for part in value]
            return None if not items or None in items else {"kind": "list", "items": items}
        shape, dtype = getattr(value, "shape", None), getattr(value, "dtype", None)
        if (
            shape is None
            or dtype is None
            or isinstance(value, (self.api.tf.RaggedTensor, self.api.tf.SparseTensor))
        ):
            return None
        sizes = [None if size is None else int(size) for size in shape]
        name = self.api.tf.as_dtype(dtype).name
        return {"kind": "tensor", "dtype": name, "shape": [None, *sizes[1:]]} if sizes else None


def _class_place(cls: type) -> tuple[str, str]:
    try:
        return os.path.realpath(inspect.getsourcefile(cls) or ""), cls.__qualname__
    except TypeError:
        return "", cls.__qualname__


def _text(value: Any) -> str | None:
    """A value as a literal expression; None where there is none."""
    text = repr(value)
    try:
        return text if len(text) <= LONGEST and ast.literal_eval(text) == value else None
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
