"""Declare options as dataclass fields: their flag on the command line, their form in a settings file, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum, auto
from functools import partial
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_DECLARED = "declared"


class Shape(Enum):
    """What a setting holds. Codes of the command line add to those of a file; other options replace the setting."""

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
    """The spelling of an option on the command line, and its entry in `--help`."""

    help: str
    metavar: str | None = None
    group: str = ""
    """The row of the table of options in the README."""
    also: tuple[str, ...] = ()
    """Other spellings, such as `-q`."""
    after: str = ""
    """The option that it follows in `--help`; by default the one declared before it."""
    positional: bool = False
    minimum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option of a command: its field, default, flag, and environment variable."""

    field: str
    type: str
    default: Any
    flag: Flag | None = None
    variable: str = ""

    @property
    def name(self) -> str:
        """The name for users, after `--` and in settings files."""
        return self.field.replace("_", "-")

    @property
    def typed(self) -> str:
        """The type of its value on the command line."""
        return self.type

    @property
    def spellings(self) -> tuple[str, ...]:
        """`--name`, and `--no-name` if it is on by default or has no default."""
        both = self.typed == "bool | None" or self.left_out is True
        return (f"--{self.name}", f"--no-{self.name}") if both else (f"--{self.name}",)

    @property
    def left_out(self) -> Any:
        """Its value if the command line leaves it out; MISSING if it is required."""
        return self.default


@dataclass(frozen=True, kw_only=True)
class Setting(Option):
    """An option that a settings file may hold: its shape, an example in TOML, and a sentence for the docs."""

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
    """Declare an option of the command line."""
    return _field(default, partial(Option, flag=flag, variable=variable))


def required(flag: Flag) -> Any:
    """Declare an option without a default."""
    return _field(MISSING, partial(Option, flag=flag))


def setting(
    default: _Value, shape: Shape, example: str, doc: str, flag: Flag | None = None, *, variable: str = ""
) -> _Value:
    """Declare a setting; with a `flag` it is an option of the command line too."""
    return _field(
        default, partial(Setting, shape=shape, example=example, doc=doc, flag=flag, variable=variable)
    )


def _field(default: _Value, declared: Callable[..., Option]) -> _Value:
    return field(default=default, metadata={_DECLARED: declared})


def declared_options(record: Any) -> tuple[Option, ...]:
    """The options that a dataclass declares, in its order."""
    return tuple(
        field.metadata[_DECLARED](field=field.name, type=str(field.type), default=field.default)
        for field in fields(record)
        if _DECLARED in field.metadata
    )


def declared_settings(record: Any) -> tuple[Setting, ...]:
    """The settings that a dataclass declares, in its order."""
    return tuple(option for option in declared_options(record) if isinstance(option, Setting))


def in_help_order(options: Iterable[Option]) -> list[Option]:
    """The options of the command line, each after the one that its flag names, or after the one declared before it."""
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
