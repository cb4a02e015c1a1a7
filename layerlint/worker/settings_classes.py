"""Objects of plain classes of the project for arguments that are annotated so: settings, and members of an Enum."""

from __future__ import annotations

import enum
import inspect
import sys
import typing
from collections.abc import Mapping
from typing import Any, Callable

from . import guess, smaller_sizes
from .call_signature import LIBRARIES

DEPTH = 2
"""How many settings objects are constructed, one as an argument of another."""
MOST_MEMBERS = 8
_NOT_OWN = {*LIBRARIES, "numpy", "inspect", *getattr(sys, "stdlib_module_names", sys.builtin_module_names)}


def settings_texts(
    annotation: Any, names: Mapping[str, Any], is_layer: Callable[[type], bool], depth: int = DEPTH
) -> list[str]:
    """Return expressions of objects of the annotated class, with sizes smaller than large defaults first.

    Empty where the annotation names no plain class of the project. `names` are those of the module; objects of what
    `is_layer` are found elsewhere.
    """
    cls = _class(annotation, names)
    if cls is None or cls.__module__.partition(".")[0] in _NOT_OWN:
        return []
    if issubclass(cls, BaseException) or is_layer(cls):
        return []
    if issubclass(cls, enum.Enum):
        return [f"{cls.__name__}({member.value!r})" for member in list(cls)[:MOST_MEMBERS]]
    parameters = _parameters(cls)
    if parameters is None:
        return []
    texts = {
        item.name: _required(item, names, is_layer, depth)
        for item in parameters
        if item.default is item.empty
    }
    defaults = {item.name: item.default for item in parameters if item.default is not item.empty}
    small = smaller_sizes.smaller(defaults, set(defaults), with_images=True)
    return [_construction(cls, {**texts, **small}), *([_construction(cls, texts)] if small else [])]


def words_of(cls: Any, name: str) -> list[str]:
    """Return the strings that constructors in the module of a class have as the default of a parameter."""
    module = sys.modules.get(str(getattr(cls, "__module__", "")))
    classes = [item for item in vars(module).values() if isinstance(item, type)] if module is not None else []
    own = [item for item in classes if item.__module__.partition(".")[0] not in _NOT_OWN]
    defaults = [item.default for other in own for item in _parameters(other) or () if item.name == name]
    return [word for word in dict.fromkeys(map(_word, defaults)) if word]


def _word(default: Any) -> str:
    return default if isinstance(default, str) else ""


def _construction(cls: type, texts: Mapping[str, str]) -> str:
    return f"{cls.__name__}({', '.join(f'{name}={text}' for name, text in texts.items())})"


def _required(
    item: inspect.Parameter, names: Mapping[str, Any], is_layer: Callable[[type], bool], depth: int
) -> str:
    inner = settings_texts(item.annotation, names, is_layer, depth - 1) if depth else []
    return inner[0] if inner else guess.candidates(guess.Wanted(item))[0][0]


def _parameters(cls: type) -> list[inspect.Parameter] | None:
    """The named parameters of the constructor; None where it has no signature."""
    several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    try:
        return [item for item in inspect.signature(cls).parameters.values() if item.kind not in several]
    except (TypeError, ValueError):
        return None


def _class(annotation: Any, names: Mapping[str, Any]) -> type | None:
    """The class that an annotation is: itself, by its name, or in `Optional[...]`."""
    if isinstance(annotation, str):
        text = annotation.strip().removesuffix("| None").strip()
        text = text[len("Optional[") : -1] if text.startswith("Optional[") and text.endswith("]") else text
        annotation = names.get(text)
    others = [part for part in typing.get_args(annotation) if part is not type(None)]
    if len(others) == 1 and typing.get_origin(annotation) not in (list, tuple, dict, type):
        annotation = others[0]
    return annotation if isinstance(annotation, type) and typing.get_origin(annotation) is None else None
