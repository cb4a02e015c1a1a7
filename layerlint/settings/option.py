"""How an option is declared: as a field of a dataclass that says how it is typed on the command line, how it stands in a
settings file, or both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum, auto
from functools import partial
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_DECLARED = "declared"


class Shape(Enum):
    """What a setting holds. Where the command line gives codes too, both are heard; any other setting it replaces."""

    STRING = auto()
    FLAG = auto()
    STRINGS = auto()
    PATH = auto()
    PATHS = auto()
    PATTERNS = auto()
    CODES = auto()
    CODES_BY_GLOB = auto()
    SEVERITY_BY_CODE = auto()
    KERAS = auto()
    FORMAT = auto()
    TRACE = auto()


@dataclass(frozen=True, slots=True)
class Flag:
    """How an option is typed on the command line, and what `--help` says of it."""

    help: str
    metavar: str | None = None
    group: str = ""
    """The row of the table of options in the README."""
    also: tuple[str, ...] = ()
    """Other ways to spell it, such as `-q`."""
    after: str = ""
    """The option that it follows in `--help`; without it, the one that is declared before it."""
    positional: bool = False
    minimum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option of a command: its name in Python, its default, its flag, and a variable of the environment."""

    field: str
    type: str
    default: Any
    flag: Flag | None = None
    variable: str = ""

    @property
    def name(self) -> str:
        """As users spell it, after `--` and in settings files."""
        return self.field.replace("_", "-")

    @property
    def typed(self) -> str:
        """The type of its value on the command line."""
        return self.type

    @property
    def spellings(self) -> tuple[str, ...]:
        """After `--`: its name, and how to turn it off where it is on, or may be neither."""
        both = self.typed == "bool | None" or self.left_out is True
        return (f"--{self.name}", f"--no-{self.name}") if both else (f"--{self.name}",)

    @property
    def left_out(self) -> Any:
        """Its value where the command line does not have it; MISSING where it must."""
        return self.default


@dataclass(frozen=True, kw_only=True)
class Setting(Option):
    """An option that a settings file may hold: its shape, an example in TOML, and a sentence for the reader."""

    shape: Shape
    example: str
    doc: str

    @property
    def typed(self) -> str:
        if self.shape is Shape.FLAG:
            return "bool"
        several = self.shape in (Shape.CODES, Shape.STRINGS, Shape.PATHS, Shape.PATTERNS)
        return "list[str] | None" if several else "str | None"

    @property
    def left_out(self) -> Any:
        return False if self.shape is Shape.FLAG else None


def option(default: _Value, flag: Flag, *, variable: str = "") -> _Value:
    """The field of an option of the command line."""
    return _field(default, partial(Option, flag=flag, variable=variable))


def required(flag: Flag) -> Any:
    """The field of an option that has no default."""
    return _field(MISSING, partial(Option, flag=flag))


def setting(
    default: _Value, shape: Shape, example: str, doc: str, flag: Flag | None = None, *, variable: str = ""
) -> _Value:
    """The field of a setting; with a `flag` it is an option of the command line too."""
    return _field(
        default, partial(Setting, shape=shape, example=example, doc=doc, flag=flag, variable=variable)
    )


def _field(default: _Value, declared: Callable[..., Option]) -> _Value:
    return field(default=default, metadata={_DECLARED: declared})


def declared_options(record: Any) -> tuple[Option, ...]:
    """What a dataclass declares, in its order; fields that are no options are left out."""
    return tuple(
        field.metadata[_DECLARED](field=field.name, type=str(field.type), default=field.default)
        for field in fields(record)
        if _DECLARED in field.metadata
    )


def declared_settings(record: Any) -> tuple[Setting, ...]:
    """The options that a settings file may hold."""
    return tuple(option for option in declared_options(record) if isinstance(option, Setting))


def in_help_order(options: Iterable[Option]) -> list[Option]:
    """The options of the command line, each behind the one that it names, or else behind the one declared before it."""
    ordered: list[Option] = []
    previous = ""
    for option in options:
        if option.flag is None:
            continue
        names = [other.field for other in ordered]
        place = names.index(option.flag.after or previous) + 1 if names else 0
        ordered.insert(place, option)
        previous = option.field
    return ordered
