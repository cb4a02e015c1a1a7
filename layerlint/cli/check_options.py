"""The options of one `layerlint check`: from what was typed, and from what the cache keeps of a command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.settings.declarations import SETTINGS, CheckOptions
from layerlint.settings.option import options_of

_NOT_GIVEN: tuple[object, ...] = (None, False, [], ())
_KEPT_AS: dict[str, Any] = {
    "bool": bool,
    "int": int,
    "str": str,
    "bool | None": Maybe(bool),
    "int | None": Maybe(int),
    "str | None": Maybe(str),
    "list[str] | None": Maybe([str]),
}
_COMMAND_LINE_ALONE = options_of(CheckOptions)
_IN_FILES_TOO = tuple(setting for setting in SETTINGS if setting.flag is not None)


def options_from(values: Mapping[str, Any]) -> CheckOptions:
    """The options by the values that Typer read for each field."""
    settings = {setting.name: values[setting.field] for setting in _IN_FILES_TOO}
    return CheckOptions(
        **{option.field: values[option.field] for option in _COMMAND_LINE_ALONE},
        settings={name: value for name, value in settings.items() if value not in _NOT_GIVEN},
    )


def revived(kept: Mapping[str, Any]) -> CheckOptions | None:
    """The options of a command that is kept; None for data of another shape, or that no such command has."""
    shapes: dict[str, Any] = {option.field: _KEPT_AS[option.typed] for option in _COMMAND_LINE_ALONE}
    if not fits(kept, shapes | {"settings": dict}):
        return None
    settings = kept["settings"]
    of_files = {setting.name: _KEPT_AS[setting.typed] for setting in _IN_FILES_TOO}
    if not (
        settings.keys() <= of_files.keys() and fits(settings, {name: of_files[name] for name in settings})
    ):
        return None
    options = CheckOptions(**kept)
    return options if options.can_be_kept else None
