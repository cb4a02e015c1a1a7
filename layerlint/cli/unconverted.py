"""Commands whose options are text and flags, which need no conversion.

Typer imports pydantic and builds a converter for every option, also for one that is left out or needs no conversion:
0.1 s, half of the time of an empty Typer program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typer.core import TyperCommand, TyperGroup


class GroupedCommand(TyperCommand):
    """Groups its options in `--help` by purpose."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        others: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            help_record = param.get_help_record(ctx)
            title = (
                "Arguments"
                if param.param_type_name == "argument"
                else getattr(param, "rich_help_panel", None)
            )
            if help_record is not None:
                (groups.setdefault(title, []) if title else others).append(help_record)
        rest = "Other options" if groups.keys() - {"Arguments"} else "Options"
        for title, rows in (*groups.items(), (rest, others)):
            with formatter.section(title):
                formatter.write_dl(rows)


class UnconvertedCommand(GroupedCommand):
    """Takes all options without conversion."""

    def get_params(self, ctx: Any) -> Any:
        return _unconverted(super().get_params(ctx))


class UnconvertedGroup(TyperGroup):
    """Takes options without conversion, and leaves exit codes to the caller."""

    def main(self, *args: Any, **extra: Any) -> Any:
        if extra.pop("standalone_mode", True):
            return super().main(*args, **extra)
        with self.make_context("layerlint", list(args[0]), **extra) as context:
            return self.invoke(context)

    def get_params(self, ctx: Any) -> Any:
        return _unconverted(super().get_params(ctx))


def _unconverted(params: Any) -> Any:
    for param in params:
        if not param.required:
            param.process_value = _as_typed(param)
    return params


def _as_typed(param: Any) -> Callable[[Any, Any], Any]:
    several = param.nargs == -1 or getattr(param, "multiple", False)

    def process_value(context: Any, value: Any) -> Any:
        taken = () if several and value is None else value
        return taken if param.callback is None else param.callback(context, param, taken)

    return process_value
