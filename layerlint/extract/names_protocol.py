"""What the walks need to know of names."""

from __future__ import annotations

from typing import Protocol

from layerlint.index.function_source import FunctionSource
from layerlint.model.facts import Kind


class Names(Protocol):
    """Names as the class index resolves them; qualified names are dotted, as imported."""

    def qualify(self, name: str) -> str | None:
        """Return the qualified name of a module-level name, None for an unknown one."""
        ...

    def instance_kind(self, qualified: str) -> Kind | None:
        """Return the kind of an instance of that class; None for everything but a known class."""
        ...

    def global_value(self, qualified: str) -> str | None:
        """Return the qualified callee of the only call that sets a module-level variable; None without one."""
        ...

    def is_function(self, qualified: str) -> bool:
        """Whether it is a function of the project."""
        ...

    def function(self, qualified: str) -> tuple[FunctionSource, Names] | None:
        """Return the text of the function that a call of that name certainly runs, and the names of its module."""
        ...

    def is_nowhere(self, name: str) -> bool:
        """Whether certainly nothing in the file binds the name."""
        ...

    def holds(self, cls: str) -> tuple[str, ...]:
        """Return the callees that give the attributes of every instance of a project class their values."""
        ...

    def plain_import(self, name: str) -> str:
        """Return what an import outside `try` and `if` binds the name to; "" for other names."""
        ...

    def imported(self, module: str, name: str, level: int) -> str:
        """Return the qualified name that `from <level dots><module> import <name>` binds in this module."""
        ...
