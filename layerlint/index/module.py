"""What one module binds at its top level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from layerlint.index.keras_choices import Choice

APPLIED = "()"
"""Ends what `calls` has for the result of a new layer: "keras.layers.Dense()"."""
VALUE = "="
"""What the name of a variable of the module ends in where its value is kept among the functions."""


BODY = "{}"
"""What the name of a class ends in where its text is asked for among the functions."""


class ClassHeader(NamedTuple):
    """A class statement: bases as dotted names ("?" where they are no names), lines counted from 1.

    `first_line` is that of the first decorator. `size` in characters and `digest` are those of its whole lines.
    `keywords` are the names of its keyword arguments, `makers` the other classes of the file that make it, see
    `makers_of`. `keras` is the one that tests of versions around it let it be for, 0 for any. `integers` are the
    arguments that are integers wherever the file makes it, see `integers_of`.
    """

    name: str
    qualname: str
    bases: tuple[str, ...]
    first_line: int
    end_line: int
    indented: bool
    size: int = 0
    digest: str = ""
    keywords: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    keras: int = 0
    integers: tuple[str, ...] = ()


class FunctionHeader(NamedTuple):
    """A function at the top level, or the value of a variable under its name and `VALUE`.

    Its lines are counted from 1, those of decorators included; the digest is that of them.

    `certain` where nothing else binds the name, at the top level or below a condition, and there is no decorator: a call
    of the name runs these lines.
    """

    first_line: int
    end_line: int
    certain: bool = False
    digest: str = ""


class Imported(NamedTuple):
    """`from <level dots><module> import <name>`; `name` is "" for `import <module>`."""

    module: str
    name: str = ""
    level: int = 0


@dataclass(slots=True)
class Module:
    """A module's own names. `path` is as the user would type it, `file` absolute."""

    name: str
    path: str
    file: str
    is_package: bool
    imports: dict[str, Imported] = field(default_factory=dict)
    stars: list[Imported] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    functions: dict[str, FunctionHeader] = field(default_factory=dict)
    scopes: dict[str, dict[str, str]] = field(default_factory=dict)
    """What functions with classes inside bind, by the prefix of their classes' qualified names (`make.<locals>.`): the
    name under which the module keeps each of them, "?" for what is not known."""
    chosen: set[str] = field(default_factory=set)
    """Names that are imported or assigned below an `if` or a `try`: they may mean something else elsewhere."""
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    """What a name of Keras may mean that tests or failed imports decide on."""
    assigned_elsewhere: frozenset[str] = frozenset()
    """The attributes that some statement sets on another object than `self`."""
    patched: frozenset[str] = frozenset()
    """`K.dtype` where the module puts something of its own into what it imports: `K.dtype = ...`."""
    changed_in_fit: frozenset[str] = frozenset()
    called_on_objects: frozenset[str] = frozenset()
    """The attributes that callbacks set, and the methods that they call, on other objects than themselves."""
    classes: dict[str, ClassHeader] = field(default_factory=dict)
    """By qualified name inside the module; only top-level ones can be named from outside. Of a class that is
    defined again, as in notebooks, the last one has the name; those before it are `Name@<line>`."""

    def defines(self, name: str) -> bool:
        """Whether a statement makes or imports the name, other than an assignment."""
        return name in self.classes or name in self.functions or name in self.imports

    def plain_import(self, name: str) -> str:
        """What a plain import statement brings under that name ("tensorflow" for `tf`); "" where that is not certain."""
        seen: set[str] = set()
        while name in self.aliases and name not in self.imports and name not in seen:
            seen.add(name)
            name = self.aliases[name].partition(".")[0]
        imported = self.imports.get(name)
        if imported is None and not seen and not self.defines(name) and (star := self.plain_star()):
            return f"{star}.{name}"
        if imported is None or imported.level or not seen.isdisjoint(self.chosen):
            return ""
        if name in self.chosen:
            return ""
        return f"{imported.module}.{imported.name}" if imported.name else imported.module

    def plain_star(self) -> str:
        """The module of which a plain statement imports all names, where it is the only one; "" else."""
        certain = len(self.stars) == 1 and not self.stars[0].level and "*" not in self.chosen
        return self.stars[0].module if certain else ""
