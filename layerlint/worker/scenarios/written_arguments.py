"""Arguments that a constructor gets back as they were written: a dict where the configuration held an object."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .case import Case


@contextmanager
def watching_arguments(case: Case, layer: Any) -> Iterator[None]:
    """Note, as `argument-written`, each object of a configuration of which the constructor gets the dict."""
    given = _configuration(layer)
    cls = case.made_class
    first = cls.__init__

    @functools.wraps(first)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            if name in given and _is_written(value, given[name]) and not _is_usual(case, given[name]):
                case.trait("argument-written", name)
        first(self, *args, **kwargs)

    init.__signature__ = inspect.signature(first)  # type: ignore[attr-defined]  # Keras 3 asks for it
    cls.__init__ = init
    try:
        yield
    finally:
        cls.__init__ = first


def _configuration(layer: Any) -> Mapping[str, Any]:
    try:
        return dict(layer.get_config())
    except Exception:  # a Keras 2 model is saved without one
        return {}


def _is_written(value: Any, given: Any) -> bool:
    """Whether a value is the written form of one that is no dict itself, or a list of such."""
    if isinstance(value, (list, tuple)) and isinstance(given, (list, tuple)):
        return any(_is_written(*pair) for pair in zip(value, given))
    return isinstance(value, Mapping) and "class_name" in value and not isinstance(given, Mapping)


def _is_usual(case: Case, given: Any) -> bool:
    """Whether it is an object whose dict constructors take as well: `initializers.get` makes it of that again."""
    keras = case.api.keras
    kinds = (
        keras.initializers.Initializer,
        keras.regularizers.Regularizer,
        keras.constraints.Constraint,
    )
    return isinstance(given, kinds)
