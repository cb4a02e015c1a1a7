"""Values for constructor arguments that other code says: its module, its annotations, its docstrings."""

from __future__ import annotations

import inspect
from typing import Any

from . import docstrings, documented_values, guess, level_shapes
from .guess import Guess
from .settings_classes import settings_texts, words_of

ANNOTATED = "from its annotation"
ELSEWHERE = "the default elsewhere in its module"


def likely(plan: Any, parameter: inspect.Parameter) -> list[Guess]:
    """Return objects of the class that a parameter is annotated with, else what other classes of the module default to.

    Only strings are taken from other classes, and only where the name itself says little.
    """
    objects: list[Guess] = []
    if parameter.annotation is not inspect.Parameter.empty:
        texts = settings_texts(parameter.annotation, plan.names, lambda cls: issubclass(cls, plan.api.Layer))
        objects = [(text, ANNOTATED) for text in texts]
    if guess.argument(parameter)[1] not in (ANNOTATED, "a guess"):
        return objects
    return [*objects, *((repr(word), ELSEWHERE) for word in words_of(plan.target, parameter.name))]


def documented(target: Any, signature: inspect.Signature, name: str) -> tuple[str, ...]:
    """Return the values for a parameter in the docstrings of a class, its constructor and its bases."""
    for text in docstrings.of_constructor(target):
        about = docstrings.typed_description(text, name)
        values = level_shapes.level_shapes(signature.parameters, name, " ".join(about.split()))
        if values := values or documented_values.documented_values(text, name):
            return tuple(values)
    return ()
