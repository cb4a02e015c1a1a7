"""The settings file of a target."""

from __future__ import annotations

import os
from dataclasses import dataclass

from layerlint.settings.load import load_settings


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """The target as its settings file names it, and that file: of its folder, where there is none yet."""

    name: str
    file: str


def settings_place(target: str) -> SettingsPlace:
    """The place of a target's settings. Raises `LayerlintError` for settings that are wrong."""
    path, _, name = target.rpartition(":")
    settings = load_settings(path if os.path.exists(path) else ".")
    file = settings.file or os.path.join(settings.folder, _usual(settings.folder))
    if not os.path.isfile(path):
        return SettingsPlace(target, file)
    return SettingsPlace(f"{os.path.relpath(path, settings.folder)}:{name}", file)


def _usual(folder: str) -> str:
    has_project = os.path.isfile(os.path.join(folder, "pyproject.toml"))
    return "pyproject.toml" if has_project else "layerlint.toml"
