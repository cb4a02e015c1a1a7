"""An option is declared once, and users meet it everywhere: on the command line, in files, in the schema, in the docs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from layerlint.cli.check_options import OPTION_TYPES
from layerlint.settings import declarations
from layerlint.settings.declarations import OPTIONS, SETTINGS, Group, Selection
from layerlint.settings.option import Shape, in_help_order
from layerlint.settings.schema import WORDS
from tools.reference import README, SETTINGS_PAGE, settings_page, with_options

ROOT = Path(__file__).parents[2]
ENTRY = """\
    depth_limit: str = setting(
        "deep", Shape.STRING, '"shallow"', "How deep it looks.", Flag("How deep.", "DEPTH", Group.TIME),
        variable="LAYERLINT_DEPTH_LIMIT",
    )
"""
SCRIPT = """
import json
from layerlint.settings.load import SettingsTree
from layerlint.settings.schema import schema
from tools.reference import options_table, settings_page
print(json.dumps({
    "file": SettingsTree().of(".").depth_limit,
    "schema": schema()["properties"]["depth-limit"],
    "docs": settings_page().partition("## `depth-limit`")[2].partition("## ")[0].split("\\n"),
    "options": "`--depth-limit`" in options_table(),
}))
"""


@pytest.mark.slow
def test_one_entry_is_an_option_everywhere(tmp_path: Path) -> None:
    program = tmp_path / "program"
    (program / "layerlint" / "settings").mkdir(parents=True)
    for folder in ("layerlint", "layerlint/settings"):
        for path in (ROOT / folder).iterdir():
            if path.name != "__pycache__" and not (program / folder / path.name).exists():
                (program / folder / path.name).symlink_to(path)
    (program / "tools").symlink_to(ROOT / "tools")
    text = Path(declarations.__file__).read_text(encoding="utf-8")
    before = "    base_classes: tuple[str, ...] = setting("
    assert text.count(before) == 1
    changed = program / "layerlint" / "settings" / "declarations.py"
    changed.unlink()
    changed.write_text(text.replace(before, ENTRY + before), encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "layerlint.toml").write_text('depth-limit = "shallow"\n')

    def output(code: str, *arguments: str, **variables: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", f"import sys\nsys.path.insert(0, {str(program)!r})\n{code}", *arguments],
            cwd=project,
            env={"COLUMNS": "100", **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    check = ("from layerlint.cli.main import main\nmain()", "check")
    assert re.search(
        r"^Speed and cache:\n(?:  .*\n)*  --depth-limit DEPTH +How deep\.$", output(*check, "--help"), re.M
    )
    assert 'depth-limit = "shallow"\n' in output(*check, "--show-settings")
    assert 'depth-limit = "flat"\n' in output(*check, "--show-settings", "--depth-limit", "flat")
    assert 'depth-limit = "dim"\n' in output(*check, "--show-settings", LAYERLINT_DEPTH_LIMIT="dim")
    assert json.loads(output(SCRIPT)) == {
        "file": "shallow",
        "schema": {"description": "How deep it looks.", "type": "string"},
        "docs": [
            "",
            "",
            "How deep it looks.",
            "",
            "- **Type**: a string",
            '- **Default**: `"deep"`',
            '- **Example**: `depth-limit = "shallow"`',
            "- **Command line**: `--depth-limit DEPTH` replaces the setting",
            "- **Environment**: `LAYERLINT_DEPTH_LIMIT` replaces the setting",
            "",
            "",
        ],
        "options": True,
    }


def test_every_option_of_check_is_text_or_a_flag() -> None:
    other = {option.name: option.typed for option in OPTIONS if option.typed not in OPTION_TYPES}
    assert other == {}, "Typer does not convert the options of `check`: docs/contributing.md says what to do"


def test_docs_are_up_to_date() -> None:
    assert SETTINGS_PAGE.read_text(encoding="utf-8") == settings_page()
    text = README.read_text(encoding="utf-8")
    assert with_options(text) == text


def test_every_option_has_its_place() -> None:
    names = [each.field for each in OPTIONS]
    assert len(set(names)) == len(names)
    for each in in_help_order(OPTIONS):
        assert each.flag is not None
        assert each.flag.positional or each.flag.group in set(Group), each.name
    assert set(WORDS) == set(Shape)


def test_command_line_joins_the_codes_of_the_file() -> None:
    selectors = [each.field for each in SETTINGS if each.shape is Shape.CODES]
    assert selectors == [each.name for each in fields(Selection)]
