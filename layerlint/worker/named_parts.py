"""The layer classes that a class names for an argument: in a class attribute, a docstring, an annotation."""

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
"""Descriptions that begin with a class: "A `Tower` instance", "list of Tower"."""
_BEGINNING = 160
_BASES = 3
"""How many bases' docstrings are read."""
_MOST = 3
"""How many subclasses of a named class are tried before it."""


class NamedParts:
    """The layer classes that one class names for its arguments."""

    def __init__(self, plan: Any, cls: type) -> None:
        self.plan = plan
        self.cls = cls
        self.classes: dict[str, list[type]] = {}

    def classes_for(self, name: str, item: inspect.Parameter | None) -> list[type]:
        """Return the classes named for an argument, the surest first, without those of Keras.

        Where a class attribute declares the class, no other one that a docstring of a base names.
        """
        if name not in self.classes:
            named = list(filter(self._is_own, self._declared(name))) or [
                *self._annotated(item),
                *self._documented(name),
            ]
            own = [cls for cls in dict.fromkeys(named) if self._is_own(cls)]
            self.classes[name] = list(
                dict.fromkeys(derived for cls in own for derived in self._or_derived(cls))
            )
        return self.classes[name]

    def by_name(self, word: str) -> type | None:
        """Return the layer class with a name in the target's module; None where there is none."""
        thing = self.plan.names.get(word)
        own = isinstance(thing, type) and self.is_layer(thing) and not self.plan.api.is_builtin(thing)
        return thing if own else None

    def is_layer(self, cls: type) -> bool:
        """Whether a class is a layer class other than the target."""
        return issubclass(cls, self.plan.api.Layer) and cls is not self.cls

    def _is_own(self, cls: type) -> bool:
        return self.is_layer(cls) and not self.plan.api.is_builtin(cls)

    def _or_derived(self, cls: type) -> list[type]:
        """The subclasses that share words with the target's name, before the class itself."""
        own = package_classes.words(self.cls.__name__)
        shared = len(package_classes.words(cls.__name__) & own)
        near = [
            derived
            for derived in package_classes.derived(cls)
            if len(package_classes.words(derived.__name__) & own) > shared and self.is_layer(derived)
        ]
        near.sort(
            key=lambda derived: (-len(package_classes.words(derived.__name__) & own), len(derived.__name__))
        )
        return [*near[:_MOST], cls]

    def _declared(self, name: str) -> Iterator[type]:
        for word in (f"{name}_{ending}" for ending in ENDINGS):
            for attribute in (word, word.upper(), f"_{word}"):
                thing = inspect.getattr_static(self.cls, attribute, None)
                if isinstance(thing, type):
                    yield thing

    def _annotated(self, item: inspect.Parameter | None) -> Iterator[type]:
        if item is None or item.annotation is inspect.Parameter.empty:
            return
        note = item.annotation
        if isinstance(note, str):
            try:
                note = self.plan.value(note)
            except Exception:  # an annotation may be anything
                return
        yield from (
            annotation for annotation in (note, *typing.get_args(note)) if isinstance(annotation, type)
        )

    def _documented(self, name: str) -> Iterator[type]:
        for base in self.cls.__mro__[:_BASES]:
            for text in (base.__doc__, getattr(vars(base).get("__init__"), "__doc__", None)):
                about = " ".join(docstrings.typed_description(text, name).split())
                for words in _IS_OF.findall(about[:_BEGINNING]):
                    thing = package_classes.class_named(self.cls, next(filter(None, words)))
                    if thing is not None:
                        yield thing
