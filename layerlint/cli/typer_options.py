"""Typer commands whose options are declared in dataclasses."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING
from typing import Annotated, Any, TypeVar

import typer

from layerlint.settings.option import Option, declared_options, in_help_order

_Record = TypeVar("_Record")

_TYPES: dict[str, Any] = {
    "bool": bool,
    "bool | None": bool | None,
    "str": str,
    "str | None": str | None,
    "int": int,
    "int | None": int | None,
    "float": float,
    "list[str]": list[str],
    "list[str] | None": list[str] | None,
}


def with_options(options: Iterable[Option]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a function of Typer's context and a mapping of option values as a Typer command."""

    def decorate(function: Callable[[typer.Context, Mapping[str, Any]], None]) -> Callable[..., None]:
        def command(context: typer.Context, **values: Any) -> None:
            function(context, values)

        context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
        parameters = [context, *map(_parameter, in_help_order(options))]
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command

    return decorate


def record(kind: type[_Record], values: Mapping[str, Any]) -> _Record:
    """A dataclass of options, from values that may belong to other dataclasses too."""
    return kind(**{option.field: values[option.field] for option in declared_options(kind)})


def _title(group: str) -> str | None:
    """The heading above the options of a group."""
    return f"{group[:1].upper()}{group[1:]}" if group else None


def _parameter(option: Option) -> inspect.Parameter:
    flag = option.flag
    assert flag is not None, "in_help_order leaves out what has no flag"
    if flag.positional:
        info: Any = typer.Argument(metavar=flag.metavar, help=flag.help, show_default=False)
    else:
        info = typer.Option(
            "/".join(option.spellings),
            *flag.also,
            metavar=flag.metavar,
            help=flag.help,
            min=flag.minimum,
            rich_help_panel=_title(flag.group),
        )
    return inspect.Parameter(
        option.field,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if option.left_out is MISSING else option.left_out,
        annotation=Annotated[_TYPES[option.typed], info],
    )
