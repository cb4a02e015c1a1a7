"""A method of a class that a hook replaces for a while."""

from __future__ import annotations

import inspect
from typing import Any


def replace_method(cls: Any, name: str, hook: Any) -> Any:
    """Replace a method of a class by `hook(original)`; return a function that restores it."""
    original = getattr(cls, name)
    own = name in vars(cls)
    wrapper = hook(original)
    wrapper.__signature__ = inspect.signature(
        original
    )  # Keras reads the arguments of `__init__` of every class
    setattr(cls, name, wrapper)

    def back() -> None:
        if own:
            setattr(cls, name, original)
        else:
            delattr(cls, name)

    return back
