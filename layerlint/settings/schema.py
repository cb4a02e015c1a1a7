"""The settings that exist, what each may hold and what it is for: the one table that the loader, the JSON
schema and the documentation share.

`python -m layerlint.settings.schema` writes `layerlint/settings/settings.schema.json` anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from layerlint.report.formats import FORMATS
from layerlint.rule import Severity

KERAS = ("auto", "2", "3")
TRACE_KEYS = ("init", "input", "call")


class Shape(StrEnum):
    """What a setting holds."""

    STRING = "a string"
    FLAG = "true or false"
    STRINGS = "a list of strings"
    CODES = "a list of rule codes, prefixes of codes or rule names"
    CODES_BY_GLOB = "a table of file patterns, each with a list of rule codes, prefixes or names"
    SEVERITY_BY_CODE = "a table of rule codes, prefixes or names, each with a severity"
    KERAS = 'one of "auto", "2", "3"'
    FORMAT = "the name of an output format"
    TRACE = "a table of targets (`path/to/file.py:Class`), each with `init`, `input` or `call`"


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: its name in TOML, its shape, an example in TOML, and a sentence for the reader."""

    name: str
    shape: Shape
    example: str
    doc: str

    @property
    def field(self) -> str:
        """The name of the field of `Settings`."""
        return self.name.replace("-", "_")


KEYS = (
    Key("select", Shape.CODES, '["LL1", "LL203"]', "The rules to check; without it, the default set."),
    Key(
        "ignore",
        Shape.CODES,
        '["LL701"]',
        "Rules not to check; the more specific of `select` and `ignore` wins.",
    ),
    Key("extend-select", Shape.CODES, '["LL9"]', "Rules to check beside those of `select`."),
    Key(
        "per-file-ignores",
        Shape.CODES_BY_GLOB,
        '{ "tests/**" = ["LL1"] }',
        "Rules not to check in the files that match; `!` in front of a pattern means all other files.",
    ),
    Key("fixable", Shape.CODES, '["ALL"]', "Rules that `--fix` may repair."),
    Key("unfixable", Shape.CODES, '["LL203"]', "Rules that `--fix` leaves alone."),
    Key("severity", Shape.SEVERITY_BY_CODE, '{ LL3 = "warning" }', "Another severity than a rule's own."),
    Key("keras", Shape.KERAS, '"3"', "The Keras that the code is for; `auto` finds out."),
    Key("src", Shape.STRINGS, '["src"]', "Folders in which imported modules of the project lie."),
    Key(
        "exclude", Shape.STRINGS, '["build"]', "Files and folders not to check, instead of the default ones."
    ),
    Key(
        "extend-exclude",
        Shape.STRINGS,
        '["legacy/"]',
        "Files and folders not to check beside those of `exclude`.",
    ),
    Key("force-exclude", Shape.FLAG, "true", "Exclude also files that are named on the command line."),
    Key(
        "base-classes",
        Shape.STRINGS,
        '["mypkg.nn.Block"]',
        "Classes to take for Keras layers, with full names.",
    ),
    Key("baseline", Shape.STRING, '"layerlint-baseline.json"', "A file of findings to accept."),
    Key("output-format", Shape.FORMAT, '"concise"', "How findings are printed."),
    Key(
        "cache-dir",
        Shape.STRING,
        '".layerlint_cache"',
        "Where the cache lies: a folder inside that of the settings.",
    ),
    Key(
        "required-version", Shape.STRING, '">=0.1"', "The versions of layerlint that may run on this project."
    ),
    Key("plugins", Shape.STRINGS, '["mypkg.rules"]', "Modules with rules of your own."),
    Key(
        "trace",
        Shape.TRACE,
        '{ "src/blocks.py:Block" = { init = "units=4", input = "float32[None,8]" } }',
        "How to build and call a class for its picture: `init`, `input` and `call` as on the command line.",
    ),
)
BY_NAME = {key.name: key for key in KEYS}

_CODES: dict[str, object] = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SHAPES: dict[Shape, dict[str, object]] = {
    Shape.STRING: {"type": "string"},
    Shape.FLAG: {"type": "boolean"},
    Shape.STRINGS: {"type": "array", "items": {"type": "string"}},
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
        "properties": {key.name: {"description": key.doc, **_SHAPES[key.shape]} for key in KEYS},
    }


def schema_text() -> str:
    import json

    return json.dumps(schema(), indent=2) + "\n"


SCHEMA_FILE = Path(__file__).parent / "settings.schema.json"

if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
