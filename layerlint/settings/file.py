"""Read settings from TOML and validate them, with errors that name the file, the key and a remedy."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from layerlint import __version__
from layerlint.errors import LayerlintError
from layerlint.regular import read_bytes
from layerlint.report.formats import FORMATS
from layerlint.rule import Severity
from layerlint.settings.declarations import SETTINGS, Settings, TraceTarget
from layerlint.settings.option import Setting, Shape
from layerlint.settings.schema import KERAS, TRACE_KEYS, WORDS
from layerlint.suggestions import did_you_mean

COMMAND_LINE = "the command line"
BY_NAME = {setting.name: setting for setting in SETTINGS}


def read_settings_file(path: Path, *, must_have: bool = False) -> Mapping[str, Any] | None:
    """Read the table of settings in a file; None for a `pyproject.toml` without one.

    With `must_have` (the user named the file) such a file is an error. Raises `LayerlintError`.
    """
    try:
        data = read_bytes(path)
    except OSError as problem:
        raise LayerlintError(
            f"cannot read the settings in {path}: {problem.strerror or problem}"
        ) from problem
    own_file = path.name != "pyproject.toml"
    if not own_file and b"layerlint" not in data and not must_have:
        return None  # a pyproject.toml without our table is not parsed
    table = _parsed(data, str(path))
    if own_file:
        return table
    tool = table.get("tool", {})
    own_table = tool.get("layerlint") if isinstance(tool, dict) else None
    if own_table is None:
        if must_have:
            raise LayerlintError(
                f"{path} has no [tool.layerlint]; add it, or name another file with --config"
            )
        return None
    if not isinstance(own_table, dict):
        raise LayerlintError(f"{path}: `tool.layerlint` must be a table; write [tool.layerlint]")
    return own_table


def split_config(config: Sequence[str], cwd: Path) -> tuple[Path | None, list[str]]:
    """Split the values of `--config`: the settings file, if any, and the settings in TOML. Raises `LayerlintError`."""
    file: Path | None = None
    texts = []
    for text in config:
        path = cwd / text
        if "=" in text and not path.is_file():
            texts.append(text)
        elif not path.is_file():
            raise LayerlintError(
                f'--config: {text} is not a file; give a settings file, or a setting such as `keras = "3"`'
            )
        elif file is not None:
            raise LayerlintError(f"--config names two settings files, {file} and {path}; give one of them")
        else:
            file = path
    return file, texts


def inline(texts: Sequence[str]) -> dict[str, Any]:
    """The settings of `--config "key = value"`; a later one wins."""
    values: dict[str, Any] = {}
    for text in texts:
        values |= _parsed(text.encode("utf-8", "surrogateescape"), f"--config `{text}`")
    return values


def convert(table: Mapping[str, Any], origin: str, base: Path, folder: Path) -> dict[str, Any]:
    """Validated values by field name. Paths in `table` are relative to `base`, patterns of the settings to `folder`.

    Raises `LayerlintError`.
    """
    values = {}
    for name, value in table.items():
        setting = BY_NAME.get(name)
        if setting is None:
            hint = did_you_mean(name, BY_NAME) or f"; the settings are: {', '.join(BY_NAME)}"
            if name == "tool":
                hint = "; only pyproject.toml has the header [tool.layerlint]: write the settings without it here"
            raise LayerlintError(f"{origin}: unknown setting `{name}`{hint}")
        if value is None:
            continue  # an option that was left out
        if _has_nul(value):
            raise LayerlintError(f"{origin}: `{name}` has a NUL character, which no path or name has")
        values[setting.field] = _placed(setting, _value(setting, value, origin), base, folder)
    return values


def check_within(name: str, path: str, folder: Path, origin: str) -> None:
    """Refuse a path of a settings file that leads out of its folder: the project may be an untrusted clone.

    A cache must lie in a folder below, not behind a symbolic link. A baseline is only read, and may lie elsewhere, but
    not behind a link.
    """
    top, real = os.path.realpath(folder), os.path.realpath(path)
    inside = os.path.relpath(path, folder)
    unlinked = os.path.normcase(os.path.normpath(os.path.join(top, inside))) == os.path.normcase(real)
    below = inside.split(os.sep)[0] not in (os.curdir, os.pardir) and not os.path.isabs(inside)
    if name == "cache-dir" and not (below and unlinked):
        what = (
            "is reached through a symbolic link" if below else "is not a folder inside that of the settings"
        )
        raise LayerlintError(
            f"{origin}: `{name}` leads to {real}, which {what}; write the name of a folder inside, such as"
            f' {name} = ".layerlint_cache"; only --cache-dir and LAYERLINT_CACHE_DIR may name another place'
        )
    if name == "baseline" and below and not unlinked and not real.startswith(os.path.join(top, "")):
        raise LayerlintError(
            f"{origin}: `{name}` leads through a symbolic link to {real}, outside the folder of the settings;"
            " write the path of a file, or give it with --baseline"
        )


def _has_nul(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return any(map(_has_nul, value))
    return isinstance(value, str) and "\0" in value


def check_version(settings: Settings) -> None:
    """Raise `LayerlintError` if the project requires another version of layerlint."""
    if settings.required_version is None:
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    origin, wanted = settings.file or "the settings", settings.required_version
    try:
        allowed = SpecifierSet(wanted if wanted[:1] in "<>=!~" else f"=={wanted}")
    except InvalidSpecifier as problem:
        raise LayerlintError(
            f'{origin}: `required-version` is `{wanted}`, which is not a version specifier; write one such as ">=0.1"'
        ) from problem
    if not allowed.contains(__version__, prereleases=True):
        raise LayerlintError(
            f"{origin}: `required-version` is `{wanted}`, and this is layerlint {__version__}; "
            f"install a version that fits"
        )


def _parsed(data: bytes, origin: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise LayerlintError(f"{origin}: not UTF-8, which TOML must be (byte {problem.start})") from problem
    except ValueError as problem:  # also a number with too many digits
        raise LayerlintError(f"{origin}: not valid TOML: {problem}") from problem
    except RecursionError as problem:
        raise LayerlintError(f"{origin}: nested too deeply to be read") from problem


def _value(setting: Setting, value: Any, origin: str) -> Any:
    match setting.shape:
        case Shape.STRING | Shape.PATH if isinstance(value, str):
            return value
        case Shape.FLAG if isinstance(value, bool):
            return value
        case Shape.STRINGS | Shape.PATHS | Shape.PATTERNS | Shape.CODES if _is_strings(value):
            return tuple(value)
        case Shape.CODES_BY_GLOB if isinstance(value, Mapping) and all(map(_is_strings, value.values())):
            return tuple((glob, tuple(codes)) for glob, codes in value.items())
        case Shape.SEVERITY_BY_CODE if isinstance(value, Mapping):
            return tuple((code, _severity(level, code, origin)) for code, level in value.items())
        case Shape.KERAS if not isinstance(value, bool) and str(value) in KERAS:
            return str(value)
        case Shape.FORMAT if isinstance(value, str):
            return _format(value, origin)
        case Shape.TRACE if isinstance(value, Mapping):
            return tuple(_trace(target, table, origin) for target, table in value.items())
    must = f"must be {WORDS[setting.shape]}, not {_described(value)}"
    if origin == COMMAND_LINE:
        raise LayerlintError(f"{origin}: `--{setting.name}` {must}")
    raise LayerlintError(f"{origin}: `{setting.name}` {must}; write {setting.name} = {setting.example}")


def _is_strings(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) and item for item in value)


def _described(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case int() | float():
            return str(value)
        case list() | tuple():
            return _described_list(value)
        case Mapping():
            return "this table"
    return str(value)


def _described_list(value: Sequence[object]) -> str:
    wrong = next((item for item in value if not isinstance(item, str) or not item), None)
    if not value:
        return "an empty list"
    if wrong == "":
        return "a list with an empty string"
    return "a list" if wrong is None else f"a list with {_described(wrong)}"


def _severity(level: object, code: str, origin: str) -> Severity:
    names = [severity.value for severity in Severity]
    if level in names:
        return Severity(str(level))
    hint = did_you_mean(str(level), names) or f"; the severities are: {', '.join(names)}"
    raise LayerlintError(f"{origin}: `severity.{code}` is `{level}`, which is not a severity{hint}")


def _format(name: str, origin: str) -> str:
    if name in FORMATS:
        return name
    hint = did_you_mean(name, FORMATS) or f"; the formats are: {', '.join(FORMATS)}"
    raise LayerlintError(f"{origin}: `output-format` is `{name}`, which is not a format{hint}")


def _trace(target: str, table: object, origin: str) -> TraceTarget:
    place = f'`trace."{target}"`'
    if not isinstance(table, Mapping):
        raise LayerlintError(
            f'{origin}: {place} must be a table; write [tool.layerlint.trace."path/to/file.py:Class"]'
        )
    for name, value in table.items():
        if name not in TRACE_KEYS:
            hint = did_you_mean(name, TRACE_KEYS) or f"; it can hold {', '.join(TRACE_KEYS)}"
            raise LayerlintError(f"{origin}: {place} has an unknown key `{name}`{hint}")
        if not isinstance(value, str) and not (name == "input" and _is_strings(value)):
            also = " or a list of strings" if name == "input" else ""
            raise LayerlintError(
                f"{origin}: `{name}` of {place} must be a string{also}, as on the command line"
            )
    texts = table.get("input", ())
    inputs = (texts,) if isinstance(texts, str) else tuple(texts)
    return TraceTarget(target, table.get("init", ""), inputs, table.get("call", ""))


def _placed(setting: Setting, value: Any, base: Path, folder: Path) -> Any:
    """Join paths to the folder of the file that names them; make patterns relative to the settings' folder."""
    match setting.shape:
        case Shape.PATH:
            return os.path.normpath(base / value)
        case Shape.PATHS:
            return tuple(os.path.normpath(base / path) for path in value)
        case Shape.PATTERNS if base != folder:
            return tuple(_rebased(pattern, base, folder) for pattern in value)
    return value


def _rebased(pattern: str, base: Path, folder: Path) -> str:
    if "/" not in pattern.rstrip("/") or pattern.startswith("**/"):
        return pattern  # matches at any depth
    moved = os.path.relpath(base / pattern.lstrip("/"), folder).replace(os.sep, "/")
    return f"/{moved}/" if pattern.endswith("/") else f"/{moved}"
