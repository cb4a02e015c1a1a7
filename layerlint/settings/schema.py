"""The values of each shape of setting: in words for errors and the docs, and as a JSON schema."""

from __future__ import annotations

from pathlib import Path

from layerlint.report.formats import FORMATS
from layerlint.rule import Severity
from layerlint.settings.declarations import SETTINGS
from layerlint.settings.option import Shape

KERAS = ("auto", "2", "3")
TRACE_KEYS = ("init", "input", "call")

WORDS = {
    Shape.STRING: "a string",
    Shape.FLAG: "true or false",
    Shape.STRINGS: "a list of strings",
    Shape.PATH: "a string",
    Shape.PATHS: "a list of strings",
    Shape.PATTERNS: "a list of strings",
    Shape.CODES: "a list of rule codes, prefixes of codes or rule names",
    Shape.CODES_BY_GLOB: "a table of file patterns, each with a list of rule codes, prefixes or names",
    Shape.SEVERITY_BY_CODE: "a table of rule codes, prefixes or names, each with a severity",
    Shape.KERAS: 'one of "auto", "2", "3"',
    Shape.FORMAT: "the name of an output format",
    Shape.TRACE: "a table of targets (`path/to/file.py:Class`), each with `init`, `input` or `call`",
}
"""The valid values of each shape, for error messages."""

_STRING: dict[str, object] = {"type": "string"}
_STRINGS: dict[str, object] = {"type": "array", "items": _STRING}
_CODES: dict[str, object] = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SHAPES: dict[Shape, dict[str, object]] = {
    Shape.STRING: _STRING,
    Shape.FLAG: {"type": "boolean"},
    Shape.STRINGS: _STRINGS,
    Shape.PATH: _STRING,
    Shape.PATHS: _STRINGS,
    Shape.PATTERNS: _STRINGS,
    Shape.CODES: _CODES,
    Shape.CODES_BY_GLOB: {"type": "object", "additionalProperties": _CODES},
    Shape.SEVERITY_BY_CODE: {
        "type": "object",
        "additionalProperties": {"enum": [severity.value for severity in Severity]},
    },
    Shape.KERAS: {"enum": [*KERAS, 2, 3]},
    Shape.FORMAT: {"enum": list(FORMATS)},
    Shape.TRACE: {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "init": {"type": "string"},
                "input": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
                "call": {"type": "string"},
            },
        },
    },
}


def schema() -> dict[str, object]:
    """The JSON schema of `layerlint.toml` and of `[tool.layerlint]`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "layerlint",
        "description": "Settings of layerlint: layerlint.toml, or [tool.layerlint] in pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            setting.name: {"description": setting.doc, **_SHAPES[setting.shape]} for setting in SETTINGS
        },
    }


def schema_text() -> str:
    import json

    return json.dumps(schema(), indent=2) + "\n"


SCHEMA_FILE = Path(__file__).parent / "settings.schema.json"
