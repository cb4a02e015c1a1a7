"""Lines of the user's code: which frame of a stack is the user's, and where a class is defined."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
import sysconfig
from collections.abc import Iterator
from typing import Any, Optional

Place = Optional[list[Any]]
"""[path, line], or None."""

Frame = tuple[str, int, str]
"""File, line, function."""

GENERATED = "__autograph_generated_file"


class Callsites:
    """Separates the user's files from libraries: TensorFlow, Keras, the standard library and this worker."""

    def __init__(self) -> None:
        folders = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
        for name in (
            "tensorflow",
            "keras",
            "tf_keras",
            "numpy",
            "wrapt",
            "optree",
            "tree",
            "absl",
            "ml_dtypes",
        ):
            module = sys.modules.get(name)
            file = getattr(module, "__file__", None)
            if file:
                folders.append(os.path.dirname(os.path.abspath(file)))
        self.keras = tuple(
            os.path.dirname(os.path.abspath(file)) + os.sep
            for file in (getattr(sys.modules.get(name), "__file__", None) for name in ("keras", "tf_keras"))
            if file
        )
        self.libraries = tuple(folder + os.sep for folder in folders)
        self.worker = self.libraries[0]
        self.standard = os.path.abspath(sysconfig.get_paths()["stdlib"]) + os.sep
        self.classes: dict[type, Place] = {}

    def is_user_file(self, file: str) -> bool:
        """Whether a file is the user's, and no library or generated code."""
        if file.startswith(("<", *self.libraries)) or GENERATED in file:
            return False
        return not (file.startswith(self.standard) and "-packages" not in file)

    def stack(self) -> list[Frame]:
        """Return the stack, outermost frame first, with AutoGraph's generated files mapped to the user's."""
        frames = []
        frame = inspect.currentframe()
        generated = False
        while frame is not None:
            file = frame.f_code.co_filename
            generated = generated or GENERATED in file
            frames.append((file, frame.f_lineno, frame.f_code.co_name))
            frame = frame.f_back
        if generated:
            tf_stack = importlib.import_module("tensorflow.python.util.tf_stack")
            return [(item[0], item[1], item[2]) for item in tf_stack.extract_stack()]
        return frames[::-1]

    def site(self) -> Place:
        """Return the innermost line of the user's code."""
        frame = inspect.currentframe()
        while frame is not None:
            file = frame.f_code.co_filename
            if GENERATED in file:
                return self.innermost(self.stack())
            if self.is_user_file(file):
                return [file, frame.f_lineno]
            frame = frame.f_back
        return None

    def is_masking(self) -> bool:
        """Whether Keras runs a layer once more, only for the mask of its output."""
        frame = inspect.currentframe()
        files: list[str] = []
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(self.worker) and files and not files[-1].startswith(self.worker):
                return False  # the call around this one
            if frame.f_code.co_name == "compute_mask" and file.startswith(self.keras):
                return True
            files.append(file)
            frame = frame.f_back
        return False

    def requested_by_keras(self) -> bool:
        """Whether the innermost frame outside TensorFlow is one of Keras."""
        tensorflow = self.libraries[1] if len(self.libraries) > 1 else self.worker
        for file, _, _ in reversed(self.stack()):
            if not file.startswith((tensorflow, self.worker)) and GENERATED not in file:
                outside = not (file.startswith(self.standard) and "-packages" not in file)
                if file.startswith(self.keras) or outside:
                    return file.startswith(self.keras)
        return False

    def innermost(self, frames: list[Frame]) -> Place:
        """Return the innermost of these frames in the user's code."""
        for file, line, _ in reversed(frames):
            if self.is_user_file(file):
                return [file, line]
        return None

    def error_site(self, error: BaseException) -> Place:
        """Return the innermost line of the user's code in the traceback of an error."""
        frames: list[Frame] = []
        entry = error.__traceback__
        while entry is not None:
            frames.append((entry.tb_frame.f_code.co_filename, entry.tb_lineno, entry.tb_frame.f_code.co_name))
            entry = entry.tb_next
        return self.innermost(frames)

    def function_site(self, function: Any) -> Place:
        """Return the first line of a user's function; None for any other."""
        code = getattr(inspect.unwrap(function), "__code__", None)
        if code is None or not self.is_user_file(code.co_filename):
            return None
        return [code.co_filename, code.co_firstlineno]

    def class_site(self, cls: type) -> Place:
        """Return the line of a class definition; None where it has no source."""
        if cls not in self.classes:
            self.classes[cls] = _class_site(cls)
        return self.classes[cls]


def _class_site(cls: type) -> Place:
    """The line of a class definition; slow, as `inspect` parses its whole file."""
    try:
        file = inspect.getsourcefile(cls)
        return None if file is None else [os.path.abspath(file), inspect.getsourcelines(cls)[1]]
    except (OSError, TypeError):
        return None


def owners(layer_class: Any) -> Iterator[tuple[Any, str]]:
    """Yield the layers whose methods are running, innermost first, with the method's name."""
    frame = inspect.currentframe()
    while frame is not None:
        code = frame.f_code
        if code.co_argcount and code.co_varnames[0] == "self":
            owner = frame.f_locals.get("self")
            if isinstance(owner, layer_class):
                yield owner, code.co_name
        frame = frame.f_back


def first_argument(frame: Any) -> Any:
    """Return the first argument of a running function; of a wrapper `def wrapper(*args)`, the first of `args`."""
    names = frame.f_code.co_varnames
    first = frame.f_locals.get(names[0]) if names else None
    has_only_rest = not frame.f_code.co_argcount and frame.f_code.co_flags & inspect.CO_VARARGS
    rest = frame.f_locals.get(names[frame.f_code.co_kwonlyargcount]) if has_only_rest else None
    return rest[0] if isinstance(rest, tuple) and rest else first
