"""What is made of the declared options: the settings in `docs/settings.md`, the options of `check` in `README.md`, and
the JSON schema of the settings. `python -m tools.reference` writes them anew; with `--check` it only compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from layerlint.settings.declarations import OPTIONS, SETTINGS, Group
from layerlint.settings.load import as_toml
from layerlint.settings.option import Option, Setting, Shape, in_help_order
from layerlint.settings.schema import SCHEMA_FILE, WORDS, schema_text

ROOT = Path(__file__).parents[1]
SETTINGS_PAGE = ROOT / "docs" / "settings.md"
README = ROOT / "README.md"
START = "<!-- options: made by `python -m tools.reference` -->"
END = "<!-- end of options -->"

_INTRODUCTION = """\
# Settings

<!-- Made by `python -m tools.reference` of what `layerlint/settings/declarations.py` declares. -->

Settings go into `layerlint.toml`, or into `[tool.layerlint]` of `pyproject.toml`. Each checked file uses the nearest
settings file above it, and no other. Paths and patterns are relative to the folder of that file. For editors, the JSON
schema is `layerlint/settings/settings.schema.json`.
"""


def settings_page(settings: Sequence[Setting] = SETTINGS) -> str:
    """The settings reference, in the order in which `--show-settings` prints them."""
    return "\n".join([_INTRODUCTION, *("\n".join([*_section(each), ""]) for each in settings)])


def _section(setting: Setting) -> Iterator[str]:
    match setting.default:
        case None:
            default = "not set"
        case ():
            default = "empty"
        case value:
            default = f"`{as_toml(value)}`"
    yield f"## `{setting.name}`"
    yield ""
    yield setting.doc
    yield ""
    yield f"- **Type**: {WORDS[setting.shape]}"
    yield f"- **Default**: {default}"
    yield f"- **Example**: `{setting.name} = {setting.example}`"
    if setting.flag is not None:
        spelling = f"--{setting.name}" + (f" {setting.flag.metavar}" if setting.flag.metavar else "")
        adds = setting.shape is Shape.CODES and setting.name not in {"select", "fixable"}
        yield f"- **Command line**: `{spelling}` {'adds to' if adds else 'replaces'} the setting"
    if setting.variable:
        yield f"- **Environment**: `{setting.variable}` replaces the setting"


def options_table(options: Sequence[Option] = OPTIONS) -> str:
    """The options of `check` by what they are for."""
    rows = [START, "", "| for | options |", "| --- | --- |"]
    for group in Group:
        spellings = [
            f"`{spelling}`"
            for each in in_help_order(options)
            if each.flag is not None and each.flag.group == group
            for spelling in each.spellings
        ]
        rows.append(f"| {group} | {', '.join(spellings)} |")
    return "\n".join([*rows, "", END])


def with_options(text: str) -> str:
    """The text of the README with the table of today."""
    before, _, rest = text.partition(START)
    return before + options_table() + rest.partition(END)[2]


def main() -> None:
    pages = {
        SETTINGS_PAGE: settings_page(),
        README: with_options(README.read_text(encoding="utf-8")),
        SCHEMA_FILE: schema_text(),
    }
    for path, text in pages.items():
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.relative_to(ROOT)} is out of date: run `python -m tools.reference`")


if __name__ == "__main__":
    main()
