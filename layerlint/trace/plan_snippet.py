"""The arguments and inputs of a trace as a table for the settings."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator

from layerlint.errors import LayerlintError
from layerlint.trace.traced import ArgumentValue, Trace

CONFIDENCE = ("given", "seen", "likely", "guess")
"""The user's own values, values in the project, values read from the class, and usual values."""
_USER_ORIGINS = frozenset({"given", "settings"})
_DECLARED_ORIGINS = frozenset({"what the model declares", "from its input_spec"})
PLACE = re.compile(r".*(:\d+|, cell \d+, line \d+)")
"""The origin of a value from the project: a line of its code."""
_READ = re.compile(r"from (how|its)\b.*|what its model .*|.*\berror message\b.*")


def confidence(trace: Trace) -> str:
    """The confidence of the plan: that of its least certain value."""
    ranks = [sureness(value.origin) for value in (*trace.init, *trace.fed)]
    return CONFIDENCE[max(ranks, default=0)]


def sureness(origin: str) -> int:
    """The index in `CONFIDENCE` of a value with this origin."""
    if origin in _USER_ORIGINS:
        return 0
    if origin in _DECLARED_ORIGINS or PLACE.fullmatch(origin):
        return 1
    return 2 if _READ.fullmatch(origin) else 3


def snippet(trace: Trace, target: str, file: str) -> str:
    """The table for a settings file, with the origin of each value. `target` is the class as that file names it."""
    prefix = "tool.layerlint." if os.path.basename(file) == "pyproject.toml" else ""
    lines = list(_origins((*trace.init, *trace.fed)))
    lines.append(f"[{prefix}trace.{_quoted(target)}]")
    if trace.init:
        lines.append(f"init = {_quoted(', '.join(_argument(value) for value in trace.init))}")
    if trace.fed:
        inputs = [_argument(value) if number else value.text for number, value in enumerate(trace.fed)]
        lines.append(f"input = [{', '.join(map(_quoted, inputs))}]")
    return "\n".join(lines) + "\n"


def skeleton(trace: Trace) -> str:
    """The missing lines of that table, as comments with an example of each."""
    lines = [] if trace.init else ["# init = \"units=8, activation='relu'\""]
    lines += [] if trace.fed else ['# input = ["float32[None,8]"]']
    return "".join(f"{line}\n" for line in lines)


def _argument(value: ArgumentValue) -> str:
    return f"{value.name}={value.text}" if value.name else value.text


def _origins(values: Iterable[ArgumentValue]) -> Iterator[str]:
    names_by_origin: dict[str, list[str]] = {}
    for value in values:
        names_by_origin.setdefault(value.origin, []).append(value.name or "argument")
    for origin, names in names_by_origin.items():
        yield f"# {CONFIDENCE[sureness(origin)]}: {', '.join(names)}: {origin}"


def _quoted(text: str) -> str:
    """A string of TOML; JSON's escapes of characters beyond the first plane are none."""
    return json.dumps(text, ensure_ascii=False)


def added(text: str, table: str, target: str) -> str:
    """The text of a settings file with the table appended.

    Raises `LayerlintError` where the file has a table for the target already, or is no TOML.
    """
    extended = f"{text.rstrip()}\n\n{table}" if text.strip() else table
    try:
        before, after = tomllib.loads(text), tomllib.loads(extended)
    except tomllib.TOMLDecodeError as problem:
        trouble = (
            f"has a table for `{target}` already" if _quoted(target) in text else f"cannot take it: {problem}"
        )
        raise LayerlintError(f"the settings file {trouble}; without --write it is printed") from None
    if not _holds(after, before):
        raise LayerlintError("the settings file cannot take another table; without --write it is printed")
    return extended


def _holds(after: object, before: object) -> bool:
    """Whether all that was there before is there after."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(
            key in after and _holds(after[key], value) for key, value in before.items()
        )
    return after == before
