"""Layers for arguments that must be layers: a small one of Keras, or one of the package built by a search of its own."""

from __future__ import annotations

import inspect
import itertools
import re
import typing
from collections.abc import Callable, Iterator
from typing import Any

from . import guess, package_classes
from .deadline import own_time
from .usage import ClassUsage

SECONDS = 1.5
"""For the search of one class."""
ALL_SECONDS = 3.0
MOST = 4
MODELS = re.compile(
    r"(^|_)((en|de)coder|backbone|model|network|generator|discriminator|teacher|student|head|tokenizer|"
    r"cell|layer|block|module|embedding)$"
)
PLAIN = {
    "shape",
    "dtype",
    "append",
    "extend",
    "items",
    "keys",
    "values",
    "get",
    "lower",
    "upper",
    "copy",
    "name",
}
"""Attributes that tell no layer from tensors, lists, dicts and words."""

Search = Callable[[type], "str | None"]
"""From a class to the arguments it can be made with, as a text; None where there are none."""


class SubPlans:
    """The layers that the arguments of one class may be; each argument is looked at once."""

    def __init__(self, plan: Any, usage: ClassUsage, search: Search) -> None:
        self.plan = plan
        self.cls = plan.thing if isinstance(plan.thing, type) else type(plan.thing)
        self.usage = usage
        self.search = search
        self.known: dict[tuple[str, str], list[str]] = {}
        self.left = ALL_SECONDS

    def wanted(self, name: str, item: inspect.Parameter | None) -> bool:
        """Whether a parameter seems to be a layer."""
        kinds = {kind for kind, of in self.usage.init.get(name, ()) if kind != "attribute" or of not in PLAIN}
        if kinds & {"integer", "number", "choice"}:
            return False
        return bool(
            kinds & {"attribute", "instance", "called", "element"} or MODELS.search(name) or self._noted(item)
        )

    def texts(self, name: str, item: inspect.Parameter | None, missing: str = "") -> list[str]:
        """Layers for a parameter; `missing` is an attribute, or a class, that a message asks for."""
        if (name, missing) not in self.known:
            texts = dict.fromkeys(self._texts(name, item, missing))
            several = any(kind in ("element", "list") for kind, _ in self.usage.init.get(name, ()))
            self.known[name, missing] = [f"[{text}, {text}]" if several else text for text in texts]
        return self.known[name, missing]

    def _texts(self, name: str, item: inspect.Parameter | None, missing: str) -> Iterator[str]:
        uses = self.usage.init.get(name, [])
        named = [of for kind, of in uses if kind == "instance"] + [missing]
        attributes = {of for kind, of in uses if kind in ("attribute", "element")} - PLAIN - {"__call__"}
        if missing and not missing[:1].isupper():
            attributes.add(missing)
        for word in named:
            yield from self._of_keras(word)
        noted = self._noted(item)
        classes = [cls for cls in noted if not self._is_keras(cls)]
        classes += [cls for word in named if (cls := self._named(word)) is not None]
        for cls in classes:
            yield from self._built(cls)
        yield from guess.with_attributes(attributes)
        layer = self.plan.api.Layer
        suiting = package_classes.suiting(self.cls, name, attributes, self.usage.keys, layer)
        whole = (cls for cls in suiting if not _needs_layer(cls))
        for cls in itertools.islice(whole, MOST):
            if self.left <= 0:
                return
            yield from self._built(cls)

    def _built(self, cls: type) -> Iterator[str]:
        began = own_time()
        arguments = self.search(cls)
        self.left -= own_time() - began
        text = package_classes.path_of(cls, self.cls.__module__)
        if arguments is not None and self._means(text, cls):
            yield f"{text}({arguments})"

    def _means(self, text: str, cls: type) -> bool:
        try:
            return self.plan.value(text) is cls
        except (NameError, AttributeError):
            return False

    def _of_keras(self, name: str) -> Iterator[str]:
        """A layer of Keras with usual arguments."""
        cls = getattr(self.plan.api.keras.layers, name, None) if name[:1].isupper() else None
        if not isinstance(cls, type) or cls in (
            self.plan.api.Layer,
            getattr(self.plan.api.keras.layers, "Wrapper", None),
        ):
            return
        needed = guess.missing(inspect.signature(cls), {}, 0)
        yield f"keras.layers.{name}({', '.join(f'{one.name}={guess.argument(one)[0]}' for one in needed)})"

    def _named(self, word: str) -> Any:
        """A layer class that the module of the target knows under a name."""
        thing = self.plan.names.get(word)
        return (
            thing if isinstance(thing, type) and self._is_layer(thing) and not self._is_keras(thing) else None
        )

    def _noted(self, item: inspect.Parameter | None) -> list[type]:
        """The layer classes that an annotation names."""
        if item is None or item.annotation is inspect.Parameter.empty:
            return []
        note = item.annotation
        if isinstance(note, str):
            try:
                note = self.plan.value(note)
            except Exception:  # an annotation may be anything
                return []
        return [
            one for one in (note, *typing.get_args(note)) if isinstance(one, type) and self._is_layer(one)
        ]

    def _is_layer(self, cls: type) -> bool:
        return issubclass(cls, self.plan.api.Layer) and cls is not self.cls

    def _is_keras(self, cls: type) -> bool:
        return bool(self.plan.api.is_builtin(cls))


def _needs_layer(cls: type) -> bool:
    """Whether a class needs a layer itself: parts of parts are not searched for."""
    return any(MODELS.search(item.name) for item in guess.missing(inspect.signature(cls), {}, 0))
