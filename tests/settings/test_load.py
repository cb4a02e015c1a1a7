"""Settings: which file holds, what it may say, and the errors for what it may not."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from layerlint.errors import LayerlintError
from layerlint.rule import Rule, Severity
from layerlint.settings.declarations import SETTINGS
from layerlint.settings.load import Settings, SettingsTree, TraceTarget, load_settings, show_settings
from layerlint.settings.schema import SCHEMA_FILE, schema, schema_text

RULES = (
    Rule("LL101", "sublayer-created-in-call", "s", (2, 3), Severity.ERROR, None),
    Rule("LL203", "weight-rebound", "s", (2, 3), Severity.ERROR, None),
)
SAMPLE = "\n".join(f"{key.name} = {key.example}" for key in SETTINGS)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, text: str, **options: Any) -> Settings:
    write(folder / "layerlint.toml", text)
    return load_settings(folder, rules=RULES, **options)


# Which file


def test_nearest_file_decides_alone(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.layerlint]\nkeras = "2"\nignore = ["LL101"]\n')
    write(tmp_path / "new" / "layerlint.toml", 'keras = "3"\n')
    write(tmp_path / "new" / "deep" / "pyproject.toml", '[project]\nname = "other"\n')
    tree = SettingsTree()
    assert tree.of(tmp_path / "a.py").keras == "2"
    deep = tree.of(tmp_path / "new" / "deep" / "a.py")
    assert (deep.keras, deep.ignore, deep.folder) == ("3", (), str(tmp_path / "new"))
    assert tree.of(tmp_path / "new" / "b.py") is deep  # read once


def test_own_file_wins_over_pyproject_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.layerlint]\nkeras = "2"\n')
    write(tmp_path / "layerlint.toml", 'keras = "3"\n')
    assert load_settings(tmp_path).keras == "3"


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    assert load(tmp_path, 'keras = "2"', isolated=True).keras == "auto"


def test_a_broken_pyproject_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.black\n")
    assert load_settings(tmp_path).file is None


def test_config_names_the_file_for_every_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "sub" / "layerlint.toml", 'keras = "2"\n')
    write(tmp_path / "ci.toml", 'keras = "3"\nbaseline = "base.json"\n')
    settings = load_settings("sub/a.py", config=["ci.toml"])
    assert (settings.keras, settings.baseline) == ("3", str(tmp_path / "base.json"))


def test_config_takes_settings_which_win_over_files(tmp_path: Path) -> None:
    settings = load(
        tmp_path, 'keras = "2"\nignore = ["LL101"]', config=['keras = "3"', "force-exclude = true"]
    )
    assert (settings.keras, settings.force_exclude, settings.ignore) == ("3", True, ("LL101",))


def test_options_of_the_command_line_win(tmp_path: Path) -> None:
    options = {"keras": "3", "select": ["LL1,LL203"], "ignore": [], "baseline": None}
    settings = load(tmp_path, 'keras = "2"\nselect = ["ALL"]', options=options, config=["keras = 2"])
    assert settings.keras == "3"
    assert settings.select == ("ALL",)
    assert settings.command_line.select == ("LL1", "LL203")


def test_paths_are_joined_to_the_folder_of_the_file(tmp_path: Path) -> None:
    settings = load(tmp_path, 'src = ["lib"]\nbaseline = "b.json"\ncache-dir = "c"')
    assert settings.src == (str(tmp_path / "lib"),)
    assert settings.baseline == str(tmp_path / "b.json")
    assert settings.cache_dir == str(tmp_path / "c")


def test_patterns_of_the_command_line_are_seen_from_the_settings_folder(tmp_path: Path) -> None:
    write(tmp_path / "layerlint.toml", "")
    work = tmp_path / "a"
    work.mkdir()
    tree = SettingsTree(options={"extend-exclude": ["old", "*.gen.py", "x/y.py", "/z/"]}, cwd=work)
    assert tree.of("m.py").extend_exclude == ("old", "*.gen.py", "/a/x/y.py", "/a/z/")


# What it may say


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = SAMPLE.replace('"LL701"', '"LL101"').replace('"LL9"', '"LL2"').replace("LL3 =", "LL2 =")
    settings = load(tmp_path, text)
    empty = load(tmp_path, "")
    for key in SETTINGS:
        if key.name not in {"fixable", "cache-dir"}:  # their examples are the defaults
            assert getattr(settings, key.field) != getattr(empty, key.field), key.name
    assert settings.per_file_ignores == (("tests/**", ("LL1",)),)
    assert settings.severity == (("LL2", Severity.WARNING),)
    assert settings.trace == (TraceTarget("src/blocks.py:Block", "units=4", ("float32[None,8]",)),)


def test_keras_may_be_a_number(tmp_path: Path) -> None:
    assert load(tmp_path, "keras = 3").keras == "3"


def test_settings_are_hashable(tmp_path: Path) -> None:
    assert hash(load(tmp_path, "")) == hash(load_settings(tmp_path))


def test_show_settings_is_toml_that_says_the_same(tmp_path: Path) -> None:
    text = SAMPLE.replace('"LL701"', '"LL101"').replace('"LL9"', '"LL2"').replace("LL3 =", "LL2 =")
    settings = load(tmp_path, text)
    shown = show_settings(settings)
    assert str(tmp_path / "layerlint.toml") in shown
    again = load(tmp_path, shown)
    assert replace(again, file=settings.file) == settings


def test_settings_that_are_shown_empty_can_be_read(tmp_path: Path) -> None:
    settings = load(tmp_path, "")
    assert replace(load(tmp_path, show_settings(settings)), file=settings.file) == settings


def test_show_settings_names_what_is_not_set(tmp_path: Path) -> None:
    assert "# baseline is not set\n" in show_settings(load(tmp_path, ""))


# The schema


def test_schema_and_settings_have_the_same_keys() -> None:
    properties = schema()["properties"]
    assert isinstance(properties, dict)
    own = {"folder", "file", "command_line", "allow_project_plugins"}
    assert {name.replace("-", "_") for name in properties} == {f.name for f in fields(Settings)} - own
    assert len({key.name for key in SETTINGS}) == len(SETTINGS)


def test_schema_file_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_schema_accepts_every_example() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(tomllib.loads(SAMPLE), json.loads(schema_text()))


WRONG = [
    ('selct = ["LL1"]', r"unknown setting `selct`; did you mean `select`\?"),
    ("per_file_ignores = {}", r"did you mean `per-file-ignores`\?"),
    ('[tool.layerlint]\nkeras = "3"', "only pyproject.toml has the header"),
    ("zzz = 1", "unknown setting `zzz`; the settings are: select, "),
    ('select = "LL1"', r'`select` must be a list of rule codes.*, not "LL1"; write select = \['),
    ("select = [1]", "`select` must be a list of rule codes.*, not a list with 1"),
    ('select = ["LL1", ""]', "not a list with an empty string; write select = "),
    ("exclude = [true]", "`exclude` must be a list of strings, not a list with true"),
    ("src = 2020-01-01", "`src` must be a list of strings, not 2020-01-01"),
    ("force-exclude = 1", "`force-exclude` must be true or false, not 1"),
    ("keras = 4", '`keras` must be one of "auto", "2", "3", not 4'),
    ("keras = true", '`keras` must be one of "auto", "2", "3", not true'),
    ("baseline = []", "`baseline` must be a string, not an empty list"),
    ("severity = { LL1 = 'warn' }", r"`severity.LL1` is `warn`.*; did you mean `warning`\?"),
    ("per-file-ignores = { a = 'LL1' }", "`per-file-ignores` must be a table of file patterns"),
    ("output-format = 'jsn'", r"`output-format` is `jsn`, which is not a format; did you mean `json`\?"),
    (
        "trace = { 'a.py:B' = { inputs = 'x' } }",
        r"`trace.\"a.py:B\"` has an unknown key `inputs`; did you mean",
    ),
    ("trace = { 'a.py:B' = 'x' }", r"must be a table; write \[tool.layerlint.trace"),
    ("trace = { 'a.py:B' = { init = 3 } }", "`init` of .* must be a string, as on the command line"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_wrong_settings_name_file_key_and_way_out(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LayerlintError, match=message) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(str(tmp_path / "layerlint.toml") + ": ")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('select = ["LL11"]', r"`select` has `LL11`, which is not a rule; did you mean `LL101`\?"),
        ('ignore = ["wieght-rebound"]', r"which is not a rule; did you mean `weight-rebound`\?"),
        ('fixable = ["ll203"]', r"did you mean `LL203`\?"),
        ('select = ["LL1O1"]', r"did you mean `LL101`\?"),
        ('select = ["LLI01"]', r"did you mean `LL101`\?"),
        ('ignore = ["lLZ03"]', r"did you mean `LL203`\?"),
        ('per-file-ignores = { "a" = ["X"] }', r"`per-file-ignores` has `X`.*; `layerlint rule --all` lists"),
        ('severity = { LL9 = "note" }', "`severity` has `LL9`, which is not a rule"),
        ('required-version = ">=99"', "`required-version` is `>=99`, and this is layerlint"),
        ('required-version = "new"', "which is not a version specifier"),
        ("a = 1\nkeras = = 3", "not valid TOML: .*line 2"),
    ],
)
def test_what_a_schema_cannot_see_is_refused_too(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LayerlintError, match=message):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (["nowhere.toml"], "nowhere.toml is not a file; give a settings file, or a setting such as"),
        (["keras = "], "--config `keras = `: not valid TOML"),
        (["kers = 3"], r"--config: unknown setting `kers`; did you mean `keras`\?"),
        (["a.toml", "b.toml"], "--config names two settings files"),
    ],
)
def test_wrong_config_options(tmp_path: Path, config: list[str], message: str) -> None:
    write(tmp_path / "a.toml", "")
    write(tmp_path / "b.toml", "")
    with pytest.raises(LayerlintError, match=message):
        SettingsTree(config=config, cwd=tmp_path).of("x.py")


def test_wrong_codes_of_the_command_line_name_the_option() -> None:
    with pytest.raises(
        LayerlintError, match=r"the command line: `--select` has `LL999`, which is not a rule"
    ):
        load_settings(".", isolated=True, options={"select": ["LL999"]}, rules=RULES)


def test_named_pyproject_without_our_table_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[project]\n")
    with pytest.raises(LayerlintError, match=r"has no \[tool.layerlint\]; add it"):
        SettingsTree(config=["pyproject.toml"], cwd=tmp_path)


def test_settings_that_are_no_text_or_no_file(tmp_path: Path) -> None:
    (tmp_path / "layerlint.toml").write_bytes(b"keras = '\xff'")
    with pytest.raises(LayerlintError, match="not UTF-8"):
        load_settings(tmp_path)


@pytest.mark.slow
def test_no_settings_file_costs_no_toml_parser(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom layerlint.settings.load import load_settings\nload_settings('.')\n"
        "heavy = {'tomllib', 'pathspec', 'packaging', 'json', 'difflib', 'libcst'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_wrong_option_is_answered_with_the_option() -> None:
    with pytest.raises(LayerlintError, match=r"^the command line: `--keras` must be one of .*, not \"4\"$"):
        load_settings(".", isolated=True, options={"keras": "4"}, rules=RULES)
