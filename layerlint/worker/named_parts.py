"""The layer classes that a class says an argument is of: in an attribute of its own, a docstring, an annotation."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator
from typing import Any

from . import docstrings, package_classes

ENDINGS = ("cls", "class", "type")
"""`backbone_cls` of a class is the class of its argument `backbone`."""
_NAME = (
    r"(?:`{1,2}[~!]?(?:\w+\.)*([A-Z]\w*[a-z]\w*)(?:\([^`\n]*\))?`{1,2}|(?:[a-z_]\w*\.)+([A-Z]\w*[a-z]\w*)\b|"
    r"([A-Z][a-z]+[A-Z]\w*)\b)"
)
_IS_OF = re.compile(
    rf"(?:^|[.,:] )\W*(?:[Oo]ptional[,:.]? )?(?:(?:[Aa]n?|[Tt]he|[Oo]ne) )?"
    rf"(?:(?:instances?|objects?|lists?|tuples?|sequences?) of (?:an? |the )?)?(?::class:)?{_NAME}"
)
"""An argument is of a class where what is said of it begins with the class: "A `Tower` instance", "list of Tower"."""
_BEGINNING = 160
_BASES = 3
"""So many bases are asked what their docstrings tell."""
_MOST = 3
"""So many classes that derive from the named one are tried before it."""


class NamedParts:
    """What one class says of the layers that its arguments are."""

    def __init__(self, plan: Any, cls: type) -> None:
        self.plan = plan
        self.cls = cls
        self.known: dict[str, list[type]] = {}

    def of(self, name: str, item: inspect.Parameter | None) -> list[type]:
        """The classes of an argument, the surest first; none of Keras, and none where nothing names one."""
        if name not in self.known:
            found = dict.fromkeys([*self._declared(name), *self._noted(item), *self._told(name)])
            own = [cls for cls in found if self.is_layer(cls) and not self.plan.api.is_builtin(cls)]
            self.known[name] = list(dict.fromkeys(one for cls in own for one in self._or_derived(cls)))
        return self.known[name]

    def by_name(self, word: str) -> type | None:
        """A layer class that the module of the target knows under a name."""
        thing = self.plan.names.get(word)
        own = isinstance(thing, type) and self.is_layer(thing) and not self.plan.api.is_builtin(thing)
        return thing if own else None

    def is_layer(self, cls: type) -> bool:
        return issubclass(cls, self.plan.api.Layer) and cls is not self.cls

    def _or_derived(self, cls: type) -> list[type]:
        """Those that derive from a class and have words of the target's name, before the class itself."""
        own = package_classes.words(self.cls.__name__)
        shared = len(package_classes.words(cls.__name__) & own)
        near = [
            one
            for one in package_classes.derived(cls)
            if len(package_classes.words(one.__name__) & own) > shared and self.is_layer(one)
        ]
        near.sort(key=lambda one: (-len(package_classes.words(one.__name__) & own), len(one.__name__)))
        return [*near[:_MOST], cls]

    def _declared(self, name: str) -> Iterator[type]:
        for word in (f"{name}_{ending}" for ending in ENDINGS):
            for attribute in (word, word.upper(), f"_{word}"):
                thing = inspect.getattr_static(self.cls, attribute, None)
                if isinstance(thing, type):
                    yield thing

    def _noted(self, item: inspect.Parameter | None) -> Iterator[type]:
        if item is None or item.annotation is inspect.Parameter.empty:
            return
        note = item.annotation
        if isinstance(note, str):
            try:
                note = self.plan.value(note)
            except Exception:  # an annotation may be anything
                return
        yield from (one for one in (note, *typing.get_args(note)) if isinstance(one, type))

    def _told(self, name: str) -> Iterator[type]:
        for base in self.cls.__mro__[:_BASES]:
            for text in (base.__doc__, getattr(vars(base).get("__init__"), "__doc__", None)):
                about = " ".join(docstrings.described_as(text, name).split())
                for words in _IS_OF.findall(about[:_BEGINNING]):
                    thing = package_classes.called(self.cls, next(filter(None, words)))
                    if thing is not None:
                        yield thing
