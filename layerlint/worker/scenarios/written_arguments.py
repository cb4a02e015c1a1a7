"""Arguments that a constructor gets back in their serialized form: a dict in place of an object."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .case import Case


@contextmanager
def watching_arguments(case: Case, layer: Any) -> Iterator[None]:
    """Add the trait `argument-written` for each object of a configuration that the constructor gets as a dict."""
    config = _configuration(layer)
    cls = case.target_class
    first = cls.__init__

    @functools.wraps(first)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            if name in config and _is_written(value, config[name]) and not _is_usual(case, config[name]):
                case.add_trait("argument-written", name)
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


def _is_written(value: Any, config_value: Any) -> bool:
    """Whether a value is the serialized form of an object, or a list of such."""
    if isinstance(value, (list, tuple)) and isinstance(config_value, (list, tuple)):
        return any(_is_written(*pair) for pair in zip(value, config_value))
    return isinstance(value, Mapping) and "class_name" in value and not isinstance(config_value, Mapping)


def _is_usual(case: Case, config_value: Any) -> bool:
    """Whether it is an object whose dict constructors accept as well, as by `initializers.get`."""
    keras = case.api.keras
    kinds = (
        keras.initializers.Initializer,
        keras.regularizers.Regularizer,
        keras.constraints.Constraint,
    )
    return isinstance(config_value, kinds)
