"""Settings: `[tool.layerlint]` of the nearest `pyproject.toml`, or `layerlint.toml`, and the command line.

As in Ruff, the nearest file above a checked file decides alone; files are not merged.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.rule import Rule
from layerlint.settings.declarations import (
    ALLOW_PROJECT_PLUGINS,
    DEFAULT_EXCLUDE,
    SETTINGS,
    Selection,
    Settings,
    TraceTarget,
)
from layerlint.settings.file import (
    BY_NAME,
    COMMAND_LINE,
    check_version,
    check_within,
    convert,
    inline,
    read_settings_file,
    split_config,
)
from layerlint.settings.option import Shape
from layerlint.settings.select import names_rule
from layerlint.suggestions import did_you_mean
from layerlint.text import printable

__all__ = [
    "DEFAULT_EXCLUDE",
    "Selection",
    "Settings",
    "SettingsTree",
    "TraceTarget",
    "check_codes",
    "load_settings",
    "show_settings",
]

FILES = ("layerlint.toml", "pyproject.toml")
_SELECTORS = {setting.name: setting.field for setting in SETTINGS if setting.shape is Shape.CODES}
"""The settings that the command line adds to; `Selection` has these fields."""


def load_settings(
    start: str | Path = ".",
    *,
    config: Sequence[str] = (),
    isolated: bool = False,
    options: Mapping[str, Any] | None = None,
    rules: Sequence[Rule] | None = None,
) -> Settings:
    """The settings for a file or folder; `SettingsTree` documents the arguments."""
    return SettingsTree(config=config, isolated=isolated, options=options, rules=rules).of(start)


class SettingsTree:
    """The settings of every folder, each file read once.

    `config` are the values of `--config`: at most one path of a settings file, which then holds for every
    checked file, and any number of settings in TOML (`keras = "3"`), which hold over every file's.
    `options` are the command line's own options by the names of the settings. With `rules`, unknown codes
    are errors; leave it out until the rules of plugins are loaded, then call `check_codes`.
    `allow_project_plugins` is the user's word, as the environment variable of that name is.
    """

    def __init__(
        self,
        *,
        config: Sequence[str] = (),
        isolated: bool = False,
        options: Mapping[str, Any] | None = None,
        rules: Sequence[Rule] | None = None,
        cwd: str | Path | None = None,
        allow_project_plugins: bool = False,
    ) -> None:
        self._cwd = Path(cwd) if cwd is not None else Path.cwd()
        self._rules = rules
        self._allow_project_plugins = allow_project_plugins or os.environ.get(ALLOW_PROJECT_PLUGINS) == "1"
        self._by_folder: dict[Path, Settings] = {}
        self._of_files: dict[str, Settings] = {}
        file, texts = split_config(config, self._cwd)
        if file is not None and isolated:
            raise LayerlintError(
                "--isolated reads no settings file, and --config names one; leave one of them out"
            )
        self._inline = inline(texts)
        self._environment = {
            setting.name: os.environ[setting.variable]
            for setting in SETTINGS
            if setting.variable and os.environ.get(setting.variable)
        }
        self._options = {name: _split(name, value) for name, value in (options or {}).items()}
        self._fixed: Settings | None = None
        if file is not None:
            table = read_settings_file(file, must_have=True) or {}
            self._fixed = self._merged(table, str(file), self._cwd)
        elif isolated:
            self._fixed = self._merged({}, None, self._cwd)

    def of(self, path: str | Path) -> Settings:
        """The settings for a file or a folder, which need not exist."""
        if self._fixed is not None:
            return self._fixed
        full = Path(os.path.abspath(self._cwd / path))
        return self._at(full if full.is_dir() else full.parent)

    def of_file(self, path: str) -> Settings:
        """The settings for a file, cached by its folder."""
        folder = os.path.dirname(path)
        settings = self._of_files.get(folder)
        if settings is None:
            settings = self._of_files[folder] = self.of(folder or ".")
        return settings

    def _at(self, folder: Path) -> Settings:
        settings = self._by_folder.get(folder)
        if settings is None:
            settings = self._by_folder[folder] = self._read(folder)
        return settings

    def _read(self, folder: Path) -> Settings:
        for name in FILES:
            file = folder / name
            if file.is_file():
                table = read_settings_file(file)
                if table is not None:
                    return self._merged(table, str(file), folder)
        if folder.parent == folder:
            return self._merged({}, None, self._cwd)
        return self._at(folder.parent)

    def _merged(self, table: Mapping[str, Any], file: str | None, folder: Path) -> Settings:
        """The settings of a file, below the environment, `--config` and the options of the command line."""
        origin = file or "the settings"
        values = convert(table, origin, folder, folder)
        overruled = {*self._environment, *self._inline, *_set_names(self._options)}
        for name in ("cache-dir", "baseline"):
            if name in table and name not in overruled:
                check_within(name, values[BY_NAME[name].field], folder, origin)
        for name, value in self._environment.items():
            values |= convert({name: value}, BY_NAME[name].variable, self._cwd, folder)
        values |= convert(self._inline, "--config", self._cwd, folder)
        from_command_line = convert(self._options, COMMAND_LINE, self._cwd, folder)
        selectors = {
            field: from_command_line.pop(field) for field in _SELECTORS.values() if field in from_command_line
        }
        values.setdefault("src", tuple(os.path.normpath(folder / name) for name in (".", "src")))
        values.setdefault("cache_dir", str(folder / ".layerlint_cache"))
        settings = Settings(
            **(values | from_command_line),
            folder=str(folder),
            file=file,
            command_line=Selection(**selectors),
            allow_project_plugins=self._allow_project_plugins,
        )
        check_version(settings)
        if self._rules is not None:
            check_codes(settings, self._rules)
        return settings


def check_codes(settings: Settings, rules: Sequence[Rule]) -> None:
    """Raise `LayerlintError` for a selector that names no rule, with a suggestion."""
    origin = settings.file or "the settings"
    typed = settings.command_line
    places = [
        *((origin, name, getattr(settings, field)) for name, field in _SELECTORS.items()),
        (origin, "per-file-ignores", [code for _, codes in settings.per_file_ignores for code in codes]),
        (origin, "severity", [code for code, _ in settings.severity]),
        *((COMMAND_LINE, f"--{name}", getattr(typed, field)) for name, field in _SELECTORS.items()),
    ]
    for place, name, selectors in places:
        for selector in selectors or ():
            if not names_rule(selector, rules):
                candidates = [text for rule in rules for text in (rule.code, rule.name)]
                hint = did_you_mean(selector, candidates) or "; `layerlint rule --all` lists the rules"
                raise LayerlintError(f"{place}: `{name}` has `{selector}`, which is not a rule{hint}")


def _split(name: str, value: Any) -> Any:
    """The codes of options such as `--select LL1,LL203 --select LL5`; None for an option that was left out."""
    if name not in _SELECTORS or not isinstance(value, list | tuple):
        return value
    codes = [part.strip() for item in value for part in item.split(",") if part.strip()]
    if value and not codes:
        raise LayerlintError(
            f"--{name} does not name a rule; give codes, such as --{name} LL1,LL203, or leave the option out"
        )
    return codes or None


def _set_names(options: Mapping[str, Any]) -> list[str]:
    return [name for name, value in options.items() if value is not None]


_TABLES = (Shape.CODES_BY_GLOB, Shape.SEVERITY_BY_CODE, Shape.TRACE)


def show_settings(settings: Settings) -> str:
    """Every setting as TOML, with its origin; unset ones are comments."""
    origin = f"{settings.file or 'no settings file'}; patterns are relative to {settings.folder}"
    lines = [f"# {printable(origin)}"]
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        if value is None:
            lines.append(f"# {setting.name} is not set")
        else:
            empty_table = value == () and setting.shape in _TABLES
            lines.append(f"{setting.name} = {'{}' if empty_table else as_toml(value)}")
    for name, field in _SELECTORS.items():
        value = getattr(settings.command_line, field)
        if value:
            lines.append(f"# --{name} {printable(','.join(value))}")
    return "\n".join(lines) + "\n"


def _escape(character: str) -> str:
    """The TOML escape of an unprintable character."""
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def as_toml(value: object) -> str:
    """A value of `Settings` as TOML."""
    import json

    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "".join(
            c if c.isprintable() else _escape(c) for c in json.dumps(str(value), ensure_ascii=False)
        )
    if isinstance(value, TraceTarget):
        parts = {"init": value.init, "input": value.input, "call": value.call}
        return "{ " + ", ".join(f"{name} = {as_toml(part)}" for name, part in parts.items() if part) + " }"
    if isinstance(value, tuple) and value and isinstance(value[0], TraceTarget):
        return "{ " + ", ".join(f"{as_toml(item.target)} = {as_toml(item)}" for item in value) + " }"
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{as_toml(name)} = {as_toml(item)}" for name, item in value) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(as_toml(item) for item in value) + "]"
    raise TypeError(f"no TOML for {value!r}")
