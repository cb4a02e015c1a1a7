"""What the README says: its commands work, its snippets are right, and each *yes* of its table is a test here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
import typer.main
import yaml
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
Test = Callable[[Path], None]

UNTRACKED = """import tensorflow as tf


class MLPBlock(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.w = tf.Variable(tf.ones([input_shape[-1]]))

    def call(self, inputs):
        return inputs * self.w
"""
BAD = """import keras


class Doubler(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.double = keras.layers.Rescaling(2)

    def __call__(self, inputs):
        return self.double(inputs)
"""
GOOD = BAD.replace("__call__", "call")
FRESH = """import keras


class Fresh(keras.layers.Layer):
    def call(self, inputs):
        return keras.layers.Dense(3)(inputs)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `bad.py`, where LL501 is to be found and can be fixed safely."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "bad.py").write_text(BAD)
    return tmp_path


def layerlint(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def check(*arguments: str, stdin: str | None = None) -> Result:
    return layerlint("check", *arguments, stdin=stdin)


def codes(*arguments: str) -> list[str]:
    """The codes that a check of these arguments finds."""
    done = check(*arguments, "--output-format", "json")
    assert done.exit_code in (0, 1), done.output
    return [found["code"] for found in json.loads(done.stdout)]


def git(*arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


# The table


def table() -> dict[str, list[str]]:
    """The rows of the comparison by their names, each with the cells of the five tools; headings left out."""
    section = README.partition("## Beside other linters")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert rows[0] == ["", "Ruff", "Fixit", "TorchFix", "pylint", "layerlint"]
    assert len({row[0] for row in rows[2:]}) == len(rows) - 2, "two rows have one name"
    return {row[0]: row[1:] for row in rows[2:] if not row[0].startswith("**")}


ROWS: dict[str, Test] = {}
SLOW: set[str] = set()


def row(*names: str, slow: bool = False) -> Callable[[Test], Test]:
    """The function is the test of the rows with these names; `slow` where it runs TensorFlow or a server."""

    def add(test: Test) -> Test:
        for name in names:
            assert name not in ROWS, name
            ROWS[name] = test
        if slow:
            SLOW.update(names)
        return test

    return add


def test_every_row_is_filled() -> None:
    for name, cells in table().items():
        assert len(cells) == 5, name
        assert all(cells), name
        assert cells[4].partition(":")[0] in ("yes", "no"), name


def test_every_yes_is_a_test_and_every_test_a_yes() -> None:
    assert {name for name, cells in table().items() if cells[4].startswith("yes")} == set(ROWS)


@row("Knows what a Keras layer is")
def knows_layers(project: Path) -> None:
    (project / "other.py").write_text(BAD.replace("keras.layers.Layer", "object").replace("import keras", ""))
    assert codes(".") == ["LL501"]


@row("Base classes in other files")
def base_classes_elsewhere(project: Path) -> None:
    (project / "base.py").write_text("import keras\n\n\nclass Base(keras.layers.Layer):\n    pass\n")
    (project / "bad.py").write_text("from base import Base\n" + BAD.replace("keras.layers.Layer", "Base"))
    assert codes("bad.py") == ["LL501"]


@row("Version that the code is for")
def target_is_found_out(project: Path) -> None:
    (project / "bad.py").write_text(UNTRACKED)
    (project / "requirements.txt").write_text("tensorflow==2.12\n")
    assert "LL104" not in codes(".")
    (project / "requirements.txt").write_text("keras>=3\n")
    assert "LL104" in codes(".")


@row("Findings proved by running", slow=True)
def findings_are_proved(project: Path) -> None:
    (project / "bad.py").write_text(UNTRACKED)
    done = check("bad.py", "--keras", "3", "--prove", "--output-format", "json")
    found = {one["code"]: one["evidence"] for one in json.loads(done.stdout)}
    assert found["LL104"] == "proved"


@row("Findings that only running shows", slow=True)
def findings_of_running(project: Path) -> None:
    text = "import tensorflow as tf\nimport keras\n\n\ndef without(value):\n    return tf.stop_gradient(value)\n\n\n"
    text += "class Stopped(keras.layers.Layer):\n    def build(self, input_shape):\n"
    text += "        self.w = self.add_weight(name='w', shape=(input_shape[-1],), initializer='ones')\n\n"
    text += "    def call(self, inputs):\n        return inputs * without(self.w)\n"
    (project / "bad.py").write_text(text)
    assert codes("bad.py") == []
    assert codes("bad.py", "--prove-all", "--keras", "3") == ["LL803"]


@row("Fixes proved by running", slow=True)
def fixes_are_proved(project: Path) -> None:
    (project / "bad.py").write_text(UNTRACKED)
    done = check("bad.py", "--keras", "3", "--prove", "--fix", "--unsafe-fixes")
    assert done.exit_code == 0, done.output
    assert "self.add_weight(" in (project / "bad.py").read_text()


@row("Picture of a layer", slow=True)
def picture(project: Path) -> None:
    (project / "good.py").write_text(GOOD)
    done = layerlint("graph", "good.py:Doubler", "--input", "float32[2,3]", "-o", "doubler.svg")
    assert done.exit_code == 0, done.output
    assert "Doubler" in (project / "doubler.svg").read_text()


@row("Lists the layers of a project")
def layers_are_listed(project: Path) -> None:
    listed = layerlint("layers", ".").output
    assert "Doubler" in listed
    assert "1 layer in 1 file, Keras 3" in listed


@row("Notebooks")
def notebooks(project: Path) -> None:
    cell: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": BAD,
    }
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "book.ipynb").write_text(json.dumps(book))
    done = check("book.ipynb", "--output-format", "concise")
    assert done.output.startswith("book.ipynb:cell 1:9:")
    check("book.ipynb", "--fix")
    assert "def call(" in json.loads((project / "book.ipynb").read_text())["cells"][0]["source"]


@row("Python in Markdown")
def markdown(project: Path) -> None:
    (project / "guide.md").write_text(f"# A guide\n\n```python\n{BAD}```\n")
    assert check("guide.md", "--output-format", "concise").output.startswith("guide.md:12:")


@row("Standard input")
def standard_input(project: Path) -> None:
    done = check("-", "--stdin-filename", "typed.py", "--output-format", "concise", stdin=BAD)
    assert done.output.startswith("typed.py:9:")


@row("Leaves out what git ignores")
def gitignore(project: Path) -> None:
    git("init", "-q", ".")
    assert codes(".") == ["LL501"]
    (project / ".gitignore").write_text("bad.py\n")
    assert codes(".") == []


@row("Only files that git says changed")
def changed_only(project: Path) -> None:
    git("init", "-q", "-b", "main", ".")
    git("add", "bad.py")
    git("commit", "-q", "-m", "first")
    assert codes(".", "--changed-only") == []
    (project / "more.py").write_text(BAD)
    found = json.loads(check(".", "--changed-only", "--base", "main", "--output-format", "json").stdout)
    assert [one["filename"] for one in found] == ["more.py"]


@row("Fixes")
def fixes(project: Path) -> None:
    assert check("bad.py", "--fix").exit_code == 0
    assert (project / "bad.py").read_text() == GOOD


@row("Shows fixes as a diff")
def diff(project: Path) -> None:
    assert "+    def call(self, inputs):" in check("bad.py", "--diff").output
    assert (project / "bad.py").read_text() == BAD


@row("Safe and unsafe fixes")
def safe_and_unsafe(project: Path) -> None:
    (project / "bad.py").write_text(FRESH)
    check("bad.py", "--fix")
    assert (project / "bad.py").read_text() == FRESH
    check("bad.py", "--fix", "--unsafe-fixes")
    assert "return self.dense(inputs)" in (project / "bad.py").read_text()


@row("Fixes chosen by rule")
def fixable(project: Path) -> None:
    check("bad.py", "--fix", "--unfixable", "LL501")
    assert (project / "bad.py").read_text() == BAD
    check("bad.py", "--fix", "--fixable", "LL501")
    assert (project / "bad.py").read_text() == GOOD


HOUSE = """
from layerlint.model.facts import Call
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


def calls(layer, name):
    for _, event in layer.events():
        if isinstance(event, Call) and event.value.name == name:
            yield event.value.at


@rule("HOUSE101", "speaks", summary="A layer speaks.", severity=Severity.WARNING, fix=Safety.SAFE)
def SPEAKS(layer):
    for at in calls(layer, "house.say"):
        fix = FixRequest("rename-function", at, (("name", "REPLACEMENT"),))
        yield Finding(at, "a layer does not speak", fix=fix)


@rule("HOUSE102", "shouts", summary="A layer shouts.", severity=Severity.WARNING)
def SHOUTS(layer):
    for at in calls(layer, "house.shout"):
        yield Finding(at, "a layer does not shout")
"""
LOUD = "import house\n" + GOOD.replace("        return", '        house.say("called")\n        return')


def plugin(project: Path, replacement: str = "think") -> None:
    sys.modules.pop("house_rules", None)
    (project / "house_rules.py").write_text(HOUSE.replace("REPLACEMENT", replacement))
    (project / "layerlint.toml").write_text('plugins = ["house_rules"]\nkeras = "3"\n')
    (project / "bad.py").write_text(LOUD)


@row("Takes back a fix that breaks the syntax")
def broken_fixes(project: Path) -> None:
    plugin(project, "(")
    assert "the result does not parse" in check("bad.py", "--fix", "--allow-project-plugins").output
    assert (project / "bad.py").read_text() == LOUD


@row("Takes back a fix that adds a finding")
def worse_fixes(project: Path) -> None:
    plugin(project, "shout")
    assert "it would raise HOUSE102" in check("bad.py", "--fix", "--allow-project-plugins").output
    assert (project / "bad.py").read_text() == LOUD


def ignored(project: Path, comment: str) -> list[str]:
    """What is found where the bad line has this comment."""
    (project / "bad.py").write_text(BAD.replace("inputs):", f"inputs):  # layerlint: {comment}"))
    return codes("bad.py")


@row("Ignore comments")
def ignore_comments(project: Path) -> None:
    assert ignored(project, "ignore[LL501]") == []
    assert ignored(project, "ignore[LL502]") == ["LL501", "LL901"]


@row("Ignore comments by a rule's name")
def ignore_by_name(project: Path) -> None:
    assert ignored(project, "ignore[overrides-dunder-call]") == []


@row("Ignore comments with a reason")
def ignore_with_reason(project: Path) -> None:
    assert ignored(project, "ignore[LL501] wanted here, see the paper") == []


@row("Ignore comments for a class or function")
def ignore_a_class(project: Path) -> None:
    (project / "bad.py").write_text(BAD.replace("class", "# layerlint: ignore[LL501] wanted\nclass"))
    assert codes("bad.py") == []


@row("Ignore comments for a file")
def ignore_a_file(project: Path) -> None:
    (project / "bad.py").write_text("# layerlint: file-ignore[LL5] old\n" + BAD)
    assert codes("bad.py") == []


@row("Finds unused ignore comments", "Removes unused ignore comments")
def unused_ignores(project: Path) -> None:
    (project / "bad.py").write_text(GOOD.replace("inputs):", "inputs):  # layerlint: ignore[LL501]"))
    assert codes("bad.py") == ["LL901"]
    assert check("bad.py", "--fix").exit_code == 0
    assert (project / "bad.py").read_text() == GOOD


@row("Writes ignore comments")
def written_ignores(project: Path) -> None:
    check("bad.py", "--add-ignore", "known since March")
    assert "# layerlint: ignore[LL501] known since March" in (project / "bad.py").read_text()
    assert codes("bad.py") == []


@row("Rules left out by path")
def rules_left_out_by_path(project: Path) -> None:
    (project / "layerlint.toml").write_text('per-file-ignores = { "b*.py" = ["LL501"] }\n')
    (project / "other.py").write_text(BAD)
    found = json.loads(check(".", "--output-format", "json").stdout)
    assert [one["filename"] for one in found] == ["other.py"]


@row("Baseline")
def baseline(project: Path) -> None:
    check(".", "--write-baseline", "known.json")
    assert codes(".", "--baseline", "known.json") == []
    (project / "other.py").write_text(BAD)
    assert codes(".", "--baseline", "known.json") == ["LL501"]


@row("Nearest settings file for each file")
def nearest_settings(project: Path) -> None:
    for name in ("strict", "mild"):
        (project / name).mkdir()
        (project / name / "bad.py").write_text(BAD)
    (project / "bad.py").unlink()
    (project / "mild" / "layerlint.toml").write_text('ignore = ["LL501"]\n')
    found = json.loads(check(".", "--output-format", "json").stdout)
    assert [one["filename"] for one in found] == ["strict/bad.py"]


@row("JSON schema of the settings")
def settings_schema(project: Path) -> None:
    schema = json.loads(
        (ROOT / "layerlint" / "settings" / "settings.schema.json").read_text(encoding="utf-8")
    )
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"keras": "3", "select": ["ALL"]})
    assert not validator.is_valid({"kears": "3"})


@row("Own rules")
def own_rules(project: Path) -> None:
    plugin(project)
    assert codes("bad.py", "--allow-project-plugins") == ["HOUSE101"]


@row("Test helper for own rules")
def helper_for_own_rules(project: Path) -> None:
    plugin(project)
    from layerlint.testing import found_lines

    sys.path.insert(0, str(project))
    try:
        rule = import_module("house_rules").SPEAKS
    finally:
        sys.path.remove(str(project))
        sys.modules.pop("house_rules", None)
    assert found_lines(rule, LOUD) == [11]
    assert found_lines(rule, GOOD) == []


@row("Explains a rule in the terminal")
def explains(project: Path) -> None:
    assert layerlint("rule", "LL501").output.startswith("# overrides-dunder-call (LL501)")


def report(format: str) -> str:
    return check("bad.py", "--output-format", format).stdout


# What consumers and schemas make of the formats is tested in tests/report.


@row("JSON")
def as_json(project: Path) -> None:
    assert [one["code"] for one in json.loads(report("json"))] == ["LL501"]
    assert [json.loads(line)["code"] for line in report("json-lines").splitlines()] == ["LL501"]


@row("SARIF")
def as_sarif(project: Path) -> None:
    log = json.loads(report("sarif"))
    assert log["version"] == "2.1.0"
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["LL501"]


@row("GitHub annotations")
def as_github(project: Path) -> None:
    assert report("github").startswith("::error title=layerlint (LL501),file=bad.py,line=9,")


@row("GitLab code quality")
def as_gitlab(project: Path) -> None:
    assert [one["check_name"] for one in json.loads(report("gitlab"))] == ["LL501"]


@row("JUnit")
def as_junit(project: Path) -> None:
    assert junitparser.JUnitXml.fromstring(report("junit").encode()).failures == 1


@row("rdjson for reviewdog")
def as_rdjson(project: Path) -> None:
    assert [one["code"]["value"] for one in json.loads(report("rdjson"))["diagnostics"]] == ["LL501"]


@row("pylint's lines")
def as_pylint(project: Path) -> None:
    assert report("pylint").startswith("bad.py:9: [LL501(overrides-dunder-call), Doubler.__call__] ")


@row("Report to a file")
def to_a_file(project: Path) -> None:
    assert check("bad.py", "--output-format", "json", "--output-file", "out.json").stdout == ""
    assert [one["code"] for one in json.loads((project / "out.json").read_text())] == ["LL501"]


@row("Statistics")
def statistics(project: Path) -> None:
    assert check("bad.py", "--statistics", "--quiet").stdout == "1  LL501  [*] overrides-dunder-call\n"
    assert "Keras 3" in check("bad.py", "--statistics").stdout.splitlines()[1]


@row("Exit code 0 on request")
def exit_zero(project: Path) -> None:
    assert check("bad.py").exit_code == 1
    assert check("bad.py", "--exit-zero").exit_code == 0


@row("pre-commit hook")
def hook(project: Path) -> None:
    """The hook itself runs in tests/test_hooks.py; here, that its command finds."""
    for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        (project / "bad.py").write_text(FRESH)
        program, *arguments = shlex.split(one["entry"])
        assert program == "layerlint"
        assert layerlint(*arguments, "bad.py").exit_code == 1


@row("GitHub Action")
def action(project: Path) -> None:
    """The action's steps run in tests/test_hooks.py; here, that the report it asks for annotates."""
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert report(inputs["output-format"]["default"]).startswith("::error ")


@row("Language server", "Fixes in the editor", slow=True)
def server(project: Path) -> None:
    """A real client asks it in tests/server; here, that it starts, and what it promises."""
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
    )
    command = [sys.executable, "-m", "layerlint", "server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
        process.stdin.flush()
        length = 0
        while line := process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        promised = json.loads(process.stdout.read(length))["result"]["capabilities"]
        process.kill()
    assert {"textDocumentSync", "codeActionProvider", "hoverProvider", "codeLensProvider"} <= set(promised)
    assert "quickfix" in promised["codeActionProvider"]["codeActionKinds"]


@row("Checks again on every change", slow=True)
def watches(project: Path) -> None:
    """Files change under it in tests/cli/test_watching.py; here, that it checks and then waits."""
    process = subprocess.Popen(
        [sys.executable, "-m", "layerlint", "check", "bad.py", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with process:
        assert process.stdout is not None
        seen = ""
        for line in process.stdout:
            seen += line
            if "watching for changes" in line:
                break
        process.kill()
    assert "LL501" in seen
    assert "watching for changes" in seen


@row("Cache of findings")
def cache(project: Path) -> None:
    first = check("bad.py", "--output-format", "concise", "-q", "--cache-dir", "kept")
    assert any((project / "kept").rglob("*"))
    again = check("bad.py", "--output-format", "concise", "-q", "--cache-dir", "kept")
    assert (again.output, again.exit_code) == (first.output, 1)


@row("Several cores")
def several_cores(project: Path) -> None:
    (project / "more.py").write_text(BAD)
    assert codes(".", "--jobs", "2", "--no-cache") == ["LL501", "LL501"]


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in ROWS],
)
@pytest.mark.slow
def test_row(name: str, project: Path) -> None:
    ROWS[name](project)


# Commands


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Every command in the console fences, without its remark."""
    lines = [line[2:] for text in fences("console") for line in text.splitlines() if line.startswith("$ ")]
    return [shlex.join(shlex.split(line, comments=True)) for line in lines]


NOT_RUN = {
    "python -m venv .venv": "the tests run in an environment of their own",
    "source .venv/bin/activate": "the tests run in an environment of their own",
    "pip install .": "installs from the package index",
    "pip install '.[trace]'": "installs from the package index",
    "layerlint check --watch src/": "never ends; it is the test of a row above",
}
"""The commands of the README that no test here runs, and why not."""


@pytest.fixture
def readme_project(project: Path) -> Path:
    """The project that the README's commands speak of."""
    for folder in ("src", "notebooks"):
        (project / folder).mkdir()
    (project / "src" / "blocks.py").write_text(UNTRACKED)
    (project / "src" / "doubler.py").write_text(BAD)
    (project / "train.py").write_text("print('training')\n")
    (project / "guide.md").write_text(f"# A guide\n\n```python\n{GOOD}```\n")
    return project


def test_commands_that_are_not_run_are_there_with_a_reason() -> None:
    assert set(NOT_RUN) < set(commands())
    assert len(commands()) == len(set(commands()))


def runs_tensorflow(command: str) -> bool:
    return "--prove" in command or command.startswith(("layerlint graph", "layerlint trace"))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, marks=pytest.mark.slow if runs_tensorflow(command) else ())
        for command in commands()
        if command not in NOT_RUN
    ],
)
@pytest.mark.slow
def test_command_works(command: str, readme_project: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "layerlint"
    done = layerlint(*arguments)
    clean = "guide.md" in command or arguments[0] != "check"
    assert done.exit_code == (0 if clean else 1), done.output
    assert "Traceback" not in done.output
    if "-o" in arguments:
        assert (readme_project / arguments[arguments.index("-o") + 1]).stat().st_size > 1000


def test_the_first_report_is_what_is_printed(readme_project: Path) -> None:
    first, _, shown = fences("console")[0].partition("\n")
    assert first == "$ layerlint check src/"
    assert layerlint("check", "src/").output.startswith(shown)


def test_make_has_the_targets_that_are_named() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`make (\w+)`", README)
    assert named
    assert set(named) <= set(targets)


def test_every_option_of_check_is_in_the_table_of_options() -> None:
    section = README.partition("### Options of `check`")[2].partition("\n#")[0]
    told = [
        one
        for line in section.splitlines()
        if line.startswith("|")
        for one in re.findall(r"`(--[a-z-]+)`", line)
    ]
    group = typer.main.get_command(app)
    options = {
        name
        for parameter in group.commands["check"].params  # type: ignore[attr-defined]
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    }
    assert sorted(told) == sorted(options)


def test_every_command_is_named() -> None:
    group = typer.main.get_command(app)
    for name in group.commands:  # type: ignore[attr-defined]
        assert f"layerlint {name}" in README, name


def test_every_extra_is_named() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    section = README.partition("## Install")[2].partition("\n## ")[0]
    for name in set(extras) - {"dev", "graph"}:
        assert f"`{name}`" in section or f"[{name}]" in section, name


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)|<img src=\"([^\"]+)\"", README)
    assert links
    for link in map("".join, links):
        assert (ROOT / link).exists(), link


def test_a_package_index_shows_no_link_or_picture_of_the_repository() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = README
    for one in project["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(one["pattern"], one["replacement"], text)
    assert re.findall(r"\]\((?!https?:)[^)]*\)|<img", text) == []
    assert "Each has a page" in text
    assert "rules/README.md" in text


# Snippets


def snippet(language: str, part: str) -> str:
    (found,) = [text for text in fences(language) if part in text]
    return found


def test_the_settings_are_accepted(project: Path) -> None:
    (project / "pyproject.toml").write_text(snippet("toml", "per-file-ignores"))
    assert check("bad.py").exit_code == 1
    shown = check("bad.py", "--show-settings").output
    assert "inhouse.BaseBlock" in shown


def test_the_ignore_comment_ignores(project: Path) -> None:
    (line,) = fences("python")
    assert line.startswith("self.w = tf.Variable(1.0)")
    (project / "bad.py").write_text(
        UNTRACKED.replace("self.w = tf.Variable(tf.ones([input_shape[-1]]))\n", line)
    )
    assert codes("bad.py", "--keras", "3") == []


def test_the_hooks_that_are_named_exist() -> None:
    (repository,) = yaml.safe_load(snippet("yaml", "repos:"))["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {one["id"] for one in repository["hooks"]} <= {one["id"] for one in hooks}


def test_the_action_takes_the_inputs_that_are_given() -> None:
    *_, step = yaml.safe_load(snippet("yaml", "actions/checkout"))["steps"]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(step["with"]) <= set(action["inputs"])


def test_the_gitlab_job_writes_the_report_that_it_hands_over(readme_project: Path) -> None:
    job: dict[str, Any] = yaml.safe_load(snippet("yaml", "codequality"))["layerlint"]
    _, command = job["script"]
    assert layerlint(*shlex.split(command)[1:]).exit_code == 1
    issues = json.loads((readme_project / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [one["check_name"] for one in issues] == ["LL104", "LL501"]
