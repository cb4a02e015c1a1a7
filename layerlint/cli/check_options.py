"""Build the options of `layerlint check` from Typer's values, or from a cached command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.settings.declarations import SETTINGS, CheckOptions
from layerlint.settings.option import declared_options

_UNSET: tuple[object, ...] = (None, False, [], ())
OPTION_TYPES: dict[str, Any] = {
    "bool": bool,
    "str": str,
    "bool | None": Maybe(bool),
    "str | None": Maybe(str),
    "list[str] | None": Maybe([str]),
}
"""The shapes of the types that an option of `check` may have: text and flags, which Typer does not convert there."""
_COMMAND_LINE_OPTIONS = declared_options(CheckOptions)
_SHARED_OPTIONS = tuple(setting for setting in SETTINGS if setting.flag is not None)


def options_from(values: Mapping[str, Any]) -> CheckOptions:
    """The options from Typer's values by field."""
    settings = {setting.name: values[setting.field] for setting in _SHARED_OPTIONS}
    return CheckOptions(
        **{option.field: values[option.field] for option in _COMMAND_LINE_OPTIONS},
        settings={name: value for name, value in settings.items() if value not in _UNSET},
    )


def restore_options(record: Mapping[str, Any]) -> CheckOptions | None:
    """The options of a cached command; None for data of another shape, and for options that are never cached."""
    shapes: dict[str, Any] = {option.field: OPTION_TYPES[option.typed] for option in _COMMAND_LINE_OPTIONS}
    if not fits(record, shapes | {"settings": dict}):
        return None
    settings = record["settings"]
    of_files = {setting.name: OPTION_TYPES[setting.typed] for setting in _SHARED_OPTIONS}
    if not (
        settings.keys() <= of_files.keys() and fits(settings, {name: of_files[name] for name in settings})
    ):
        return None
    options = CheckOptions(**record)
    return options if options.is_cacheable else None
