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
    "str": str,
    "bool | None": Maybe(bool),
    "str | None": Maybe(str),
    "list[str] | None": Maybe([str]),
}


def options_from(values: Mapping[str, Any]) -> CheckOptions:
    """The options by the values that Typer read for each field."""
    own = {each.field: values[each.field] for each in options_of(CheckOptions)}
    settings = {each.name: values[each.field] for each in SETTINGS if each.flag is not None}
    given = {name: value for name, value in settings.items() if value not in _NOT_GIVEN}
    return CheckOptions(**own, settings=given)


def revived(kept: Mapping[str, Any]) -> CheckOptions | None:
    """The options of a command that is kept; None for data of another shape, or that no such command has."""
    shapes: dict[str, Any] = {each.field: _KEPT_AS[each.typed] for each in options_of(CheckOptions)}
    if not fits(kept, shapes | {"settings": dict}):
        return None
    of_settings = {each.name: _KEPT_AS[each.typed] for each in SETTINGS if each.flag is not None}
    if not all(
        name in of_settings and fits(value, of_settings[name]) for name, value in kept["settings"].items()
    ):
        return None
    options = CheckOptions(**kept)
    return options if options.can_be_kept else None
