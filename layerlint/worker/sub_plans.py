"""Layers for arguments that must be layers: a small one of Keras, or one of the package built by a search of its own."""

from __future__ import annotations

import inspect
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from . import guess, package_classes
from .deadline import own_time
from .exceptions import first_line
from .lacks import Lack, find_lack, names_file
from .named_parts import NamedParts
from .usage import ClassUsage

SECONDS = 1.5
"""Seconds for the search of one class."""
ALL_SECONDS = 3.0
LARGE = 64
"""A hint with a larger size is too slow for a part."""
MOST = 4
MODELS = re.compile(
    r"(^|_)((en|de)coder|backbone|model|network|generator|discriminator|teacher|student|head|tokenizer|"
    r"cell|layer|block|module|embedding)$"
)
COMMON_ATTRIBUTES = {
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
"""Attributes that tensors, lists, dicts or strings have as well as layers."""

_VOCABULARY = re.compile(r"(?:[Nn]o|before (?:a|the)|[Tt]he) vocabulary (?:has been|is not|has not been) set")

Search = Callable[[type, "tuple[str, ...]"], "str | Lack"]
"""From a class, and arguments that it has to get, to its constructor arguments as text, or to why there are none."""


class SubPlans:
    """The layers that the arguments of one class may be; each argument is searched once."""

    def __init__(self, plan: Any, usage: ClassUsage, search: Search) -> None:
        self.plan = plan
        self.cls = plan.target if isinstance(plan.target, type) else type(plan.target)
        self.usage = usage
        self.names = NamedParts(plan, self.cls)
        self.search = search
        self.layer_texts: dict[tuple[str, str], list[str]] = {}
        self.part_classes: dict[str, type] = {}
        """The class of each part, by its text."""
        self.lacks: dict[str, Lack] = {}
        """By argument, why none of its named classes can be constructed; an empty kind where one can."""
        self.left = ALL_SECONDS

    def wanted(self, name: str, item: inspect.Parameter | None) -> bool:
        """Whether a parameter seems to be a layer."""
        kinds = {
            kind
            for kind, of in self.usage.init.get(name, ())
            if kind != "attribute" or of not in COMMON_ATTRIBUTES
        }
        if kinds & {"integer", "number", "choice"}:
            return False
        return bool(
            kinds & {"attribute", "instance", "called", "element"}
            or MODELS.search(name)
            or self.names.classes_for(name, item)
        )

    def texts(self, name: str, item: inspect.Parameter | None, missing: str = "") -> list[str]:
        """Return layers for a parameter; `missing` is an attribute or class that a message asks for."""
        if (name, missing) not in self.layer_texts:
            texts = dict.fromkeys(self._texts(name, item, missing))
            several = any(kind in ("element", "list") for kind, _ in self.usage.init.get(name, ()))
            self.layer_texts[name, missing] = [f"[{text}, {text}]" if several else text for text in texts]
        return self.layer_texts[name, missing]

    def completed(self, text: str, names: tuple[str, ...]) -> str:
        """Return a part with more arguments: those that a message asked for; "" where there is no such part."""
        cls = self.part_classes.get(text)
        if cls is None or self.left <= 0 or not set(names) <= set(inspect.signature(cls).parameters):
            return ""
        return next(self._built(cls, requested=names), "")

    def lack(self, error: BaseException, texts: dict[str, str]) -> Lack | None:
        """Return what a part in these arguments lacks: a layer that cannot be made, a file that an error asks for."""
        lacks = dict(self.lacks)
        for name, cls in ((name, self.part_classes.get(text)) for name, text in texts.items()):
            if cls is not None:
                part = find_lack(cls, frozenset(inspect.signature(cls).parameters), error)
                if part.kind == "file":
                    lacks[name] = part
                elif _VOCABULARY.search(str(error)) and (file := _left_out(cls, texts[name])):
                    lacks[name] = Lack("file", f"`{file}` has to name a file; {first_line(error)}")
        for name, part in lacks.items():
            if part.kind:
                return Lack(part.kind, f"no layer for `{name}` can be made: {part.why}")
        return None

    def sure(self, name: str, item: inspect.Parameter | None) -> list[str]:
        """Return layers of the classes named for an argument."""
        return (
            self.texts(name, item) if self.names.classes_for(name, item) and self.wanted(name, item) else []
        )

    def _texts(self, name: str, item: inspect.Parameter | None, missing: str) -> Iterator[str]:
        uses = self.usage.init.get(name, [])
        named = [of for kind, of in uses if kind == "instance"] + [missing]
        attributes = (
            {of for kind, of in uses if kind in ("attribute", "element")} - COMMON_ATTRIBUTES - {"__call__"}
        )
        if missing and not missing[:1].isupper():
            attributes.add(missing)
        for word in named:
            yield from self._keras_layer(word)
        classes = [cls for word in named if (cls := self.names.by_name(word)) is not None]
        for cls in self.names.classes_for(name, item):
            if self.left > 0:
                yield from self._built(cls, name)
        for cls in classes:
            yield from self._built(cls)
        if self.names.classes_for(name, item):
            return  # a layer of another class would not be what the target is for
        yield from guess.with_attributes(attributes)
        layer = self.plan.api.Layer
        suiting = package_classes.suiting(self.cls, name, attributes, self.usage.keys, layer)
        whole = (cls for cls in suiting if not _needs_layer(cls))
        for cls in itertools.islice(whole, MOST):
            if self.left <= 0:
                return
            yield from self._built(cls)

    def _built(self, cls: type, name: str = "", requested: tuple[str, ...] = ()) -> Iterator[str]:
        """The class with arguments found for it; records why there are none, where `name` is documented as one."""
        began = own_time()
        arguments = self.search(cls, requested)
        self.left -= own_time() - began
        if isinstance(arguments, Lack):
            if name and arguments.kind:
                self.lacks.setdefault(name, arguments)
            return
        text = package_classes.path_of(cls, self.plan.home)
        if self._means(text, cls):
            self.lacks[name] = Lack("", "")
            self.part_classes[f"{text}({arguments})"] = cls
            yield f"{text}({arguments})"

    def _means(self, text: str, cls: type) -> bool:
        try:
            return self.plan.value(text) is cls
        except (NameError, AttributeError):
            return False

    def _keras_layer(self, name: str) -> Iterator[str]:
        """A Keras layer with usual arguments."""
        cls = getattr(self.plan.api.keras.layers, name, None) if name[:1].isupper() else None
        if not isinstance(cls, type) or cls in (
            self.plan.api.Layer,
            getattr(self.plan.api.keras.layers, "Wrapper", None),
        ):
            return
        needed = guess.missing(inspect.signature(cls), {}, 0)
        yield f"keras.layers.{name}({', '.join(f'{item.name}={guess.argument(item)[0]}' for item in needed)})"


def _left_out(cls: type, text: str) -> str:
    """The argument of a part that names a file and is None; "" where there is none."""
    for name in re.findall(r"\b(\w+)=None\b", text):
        if names_file(cls, name):
            return str(name)
    return ""


def _needs_layer(cls: type) -> bool:
    """Whether a class requires a layer itself: parts of parts are not searched."""
    return any(MODELS.search(item.name) for item in guess.missing(inspect.signature(cls), {}, 0))
