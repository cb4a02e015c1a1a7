"""`layerlint check`, `rule` and `layers` as a user meets them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app
from layerlint.cli.main import main as run_main
from layerlint.files.notebook import notebook_json
from layerlint.model.facts import LayerClass
from layerlint.rule import Finding, Rule, Severity
from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.plugins import RuleSet
from layerlint.run import configuration, lint_files
from layerlint.run import files as run_files

BAD = """import tensorflow as tf


class Noisy(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, inputs):
        return tf.keras.layers.Dense(self.units)(inputs)
"""
GOOD = BAD.replace("return tf.keras.layers.Dense(self.units)(inputs)", "return inputs * self.units")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "src").mkdir()
    (tmp_path / "src/noisy.py").write_text(BAD)
    (tmp_path / "src/fine.py").write_text(GOOD)
    return tmp_path


def layerlint(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.mark.slow
def test_findings_exit_1_and_clean_code_exits_0(project: Path) -> None:
    found = layerlint("check", "src", "--keras", "3")
    assert found.exit_code == 1
    assert "error[LL201]" in found.output
    assert "src/noisy.py:10:16" in found.output
    assert "Found 1 error in 2 files with 2 layers, Keras 3 (as requested)" in found.output
    assert layerlint("check", "src/fine.py").exit_code == 0
    assert layerlint("check", "src", "--exit-zero").exit_code == 0


def test_concise_is_one_line_for_each_finding(project: Path) -> None:
    found = layerlint("check", "--output-format", "concise", "-q")
    assert found.output.startswith("src/noisy.py:10:16: LL201 ")
    assert found.output.count("\n") == 1


def test_json_has_the_field_names_of_ruff_and_ours(project: Path) -> None:
    (one,) = json.loads(layerlint("check", "--output-format", "json").output)
    assert one["code"] == "LL201"
    assert one["location"] == {"row": 10, "column": 16}
    assert one["keras"] == 3
    assert one["symbol"]["class"] == "Noisy"
    assert one["symbol"]["method"] == "call"
    assert one["related"][0]["location"]["row"] == 5
    assert one["evidence"] == "static"


def test_json_names_the_keras_of_what_is_outside_of_layers(tmp_path: Path) -> None:
    text = (
        "import tensorflow as tf\n\n\nclass Clip(tf.keras.constraints.Constraint):\n    def __init__(self, limit):\n"
        "        self.limit = limit\n\n    def get_config(self):\n        return {'limit': self.limit, 'name': 'clip'}\n"
    )
    (tmp_path / "a.py").write_text(text)
    for keras in (2, 3):
        result = layerlint("check", str(tmp_path / "a.py"), "--output-format", "json", "--keras", str(keras))
        assert [one["keras"] for one in json.loads(result.output)] == [keras]


def test_the_same_run_twice_prints_the_same_bytes(project: Path) -> None:
    assert (
        layerlint("check", "--output-format", "json").output
        == layerlint("check", "--output-format", "json").output
    )


def test_standard_input_takes_a_name(project: Path) -> None:
    found = layerlint(
        "check", "-", "--stdin-filename", "src/typed.py", "--output-format", "concise", stdin=BAD
    )
    assert found.exit_code == 1
    assert found.output.startswith("src/typed.py:10:16: LL201")


def test_no_python_file_is_a_warning(project: Path) -> None:
    (project / "empty").mkdir()
    found = layerlint("check", "empty")
    assert found.exit_code == 0
    assert "no Python file under empty" in found.output


@pytest.mark.parametrize("option", [("--ignore", "ALL"), ("--config", "select = []")])
def test_that_no_rule_is_selected_is_a_warning(project: Path, option: tuple[str, str]) -> None:
    found = layerlint("check", "src", *option)
    assert found.exit_code == 0
    assert "no rule is selected, so nothing was checked" in found.output
    assert "no rule is selected" not in layerlint("check", "src", *option, "--extend-select", "LL404").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "there is no file or folder `nowhere`"),
        (["check", "--select", "LL9999"], "LL9999"),
        (["check", "--select", "untracked-variabel"], "untracked-variable"),
        (["check", "--keras", "4"], "keras"),
        (["check", "--output-format", "jsn"], "json"),
        (["rule", "LL000"], "there is no rule `LL000`"),
        (["rule", "LL101", "--all"], "leave one of them out"),
        (["check", "--select", ""], "--select does not name a rule"),
        (["check", "--ignore", " , "], "--ignore does not name a rule"),
        (["check", "--exclude", ""], "not a list with an empty string"),
        (["layers", "--output-format", "xml"], "use text or json"),
        (["check", "-", "--stdin-filename", "src/noisy.py", "--prove"], "cannot run the text of stdin"),
        (["check", "-", "--prove-all"], "cannot run the text of stdin"),
    ],
)
def test_what_cannot_be_done_exits_2_and_says_what_to_do(
    project: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["layerlint", *arguments])
    with pytest.raises(SystemExit) as stop:
        run_main()
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_an_unreadable_file_exits_2_and_the_rest_is_checked(project: Path) -> None:
    (project / "src/binary.py").write_bytes(b"x = '\xff\xfe'\n")
    found = layerlint("check", "src", "--output-format", "concise")
    assert found.exit_code == 2
    assert "src/binary.py" in found.output
    assert "LL201" in found.output


def test_a_syntax_error_is_a_finding(project: Path) -> None:
    (project / "src/broken.py").write_text(BAD.replace("(self, inputs)", "(self, inputs"))
    found = layerlint("check", "src", "--output-format", "concise")
    assert found.exit_code == 1
    assert "src/broken.py:9:" in found.output
    assert "LL900" in found.output


def test_a_crashing_check_is_named_and_the_rest_goes_on(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(layer: LayerClass) -> Iterator[Finding]:
        raise ZeroDivisionError("oops")
        yield Finding(0, "")

    rules = (Rule("LL000", "crashing", "It crashes.", (2, 3), Severity.ERROR, crash), *RULES)
    for module in (configuration, run_files, lint_files):
        monkeypatch.setattr(module, "rule_set", lambda settings: RuleSet(rules))
    found = layerlint("check", "src", "--output-format", "concise")
    assert found.exit_code == 2
    assert "LL000 (crashing) failed on the class `Noisy`: ZeroDivisionError: oops" in found.output
    assert "LL201" in found.output


@pytest.mark.slow
def test_fix_and_diff(project: Path) -> None:
    shown = layerlint("check", "src", "--diff", "--unsafe-fixes")
    assert shown.exit_code == 1
    assert "+        self.dense = tf.keras.layers.Dense(self.units)" in shown.output
    assert (project / "src/noisy.py").read_text() == BAD
    done = layerlint("check", "src", "--fix", "--unsafe-fixes", "--show-fixes")
    assert done.exit_code == 0, done.output
    assert "1 × LL201" in done.output
    assert "return self.dense(inputs)" in (project / "src/noisy.py").read_text()


def test_ignore_comments_are_written_and_honoured(project: Path) -> None:
    assert layerlint("check", "src", "--add-ignore", "known").exit_code == 0
    assert "# layerlint: ignore[LL201] known" in (project / "src/noisy.py").read_text()
    assert layerlint("check", "src").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 1), (("--cache-dir",), 2), (("--cache-dir", "kept"), 1), (("src", "--select"), 2), (("-j1",), 1)],
)
def test_a_check_without_a_path_looks_here(
    project: Path,
    arguments: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["layerlint", "check", *arguments])
    for _ in range(2):
        with pytest.raises(SystemExit) as stop:
            run_main()
        out, err = capsys.readouterr()
        assert stop.value.code == code
        assert ("noisy.py" in out) is (code == 1)
        assert bool(err) is (code == 2)


def test_a_check_of_an_empty_folder_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["layerlint", "check"])
    with pytest.raises(SystemExit) as stop:
        run_main()
    assert stop.value.code == 0
    assert "no Python file under ." in capsys.readouterr().err


@pytest.mark.slow
def test_a_baseline_silences_what_was_there(project: Path) -> None:
    written = layerlint("check", "src", "--write-baseline", "known.json")
    assert written.exit_code == 0
    assert "(1 place in the baseline)" in written.output
    assert layerlint("check", "src", "--baseline", "known.json").exit_code == 0
    (project / "src/more.py").write_text(BAD.replace("Noisy", "Louder"))
    found = layerlint("check", "src", "--baseline", "known.json", "--output-format", "concise")
    assert found.exit_code == 1
    assert "Noisy" not in found.output


def test_notes_are_shown_when_asked_for_and_never_fail(project: Path) -> None:
    text = "import keras\nclass A(keras.Layer):\n    def __init__(self):\n        super().__init__()\n"
    (project / "src/noisy.py").write_text(text)
    assert layerlint("check", "src").exit_code == 0
    noted = layerlint("check", "src", "--show-notes", "--output-format", "concise")
    assert noted.exit_code == 0
    assert "LL305" in noted.output
    assert json.loads(layerlint("check", "src", "--output-format", "json").output)[0]["severity"] == "note"


def test_settings_of_the_nearest_file_hold(project: Path) -> None:
    (project / "layerlint.toml").write_text('ignore = ["sublayer-created-in-call"]\nkeras = "2"\n')
    found = layerlint("check", "src")
    assert found.exit_code == 0
    assert "Keras 2" in found.output
    assert layerlint("check", "src", "--isolated").exit_code == 1


def test_rule_prints_its_page_and_all_rules_are_listed() -> None:
    assert layerlint("rule", "LL201").output.startswith("# sublayer-created-in-call (LL201)")
    assert layerlint("rule").output == layerlint("rule", "--all").output
    every = json.loads(layerlint("rule", "--all", "--output-format", "json").output)
    assert len(every) >= 60
    assert {"code", "name", "targets", "severity", "page"} <= every[0].keys()


def test_layers_tells_which_files_it_could_not_read(project: Path) -> None:
    (project / "src/binary.py").write_bytes(b"x = '\xff\xfe'\n")
    (project / "src/broken.py").write_text("import keras\nclass A(keras.Layer):\n    x = (\n")
    for format_ in ("text", "json"):
        found = layerlint("layers", "src", "--output-format", format_)
        assert found.exit_code == 2
        assert [line.partition(": ")[0] for line in found.stderr.splitlines()] == ["error"] * 2
        assert "binary.py: " in found.stderr
        assert "broken.py:3: " in found.stderr
        assert "Noisy" in found.stdout


def test_layers_lists_what_each_class_holds(project: Path) -> None:
    (project / "src/noisy.py").write_text(
        "import keras\nclass A(keras.Layer):\n    def __init__(self):\n        super().__init__()\n"
        "        self.dense = keras.layers.Dense(3)\n        self.blocks = [keras.layers.Dense(3)]\n"
    )
    found = {
        one["name"]: one for one in json.loads(layerlint("layers", "src", "--output-format", "json").output)
    }
    assert set(found) == {"A", "Noisy"}
    assert found["A"]["filename"] == "src/noisy.py"
    assert found["A"]["line"] == 2
    assert found["A"]["bases"] == ["keras.Layer"]
    assert found["A"]["sublayers"] == ["blocks[*]", "dense"]
    assert (found["A"]["weights"], found["A"]["losses"], found["A"]["keras"]) == ([], [], 3)


def test_layers_lists_those_of_notebooks_as_check_counts_them(project: Path) -> None:
    (project / "src/a.ipynb").write_text(notebook_json(["import keras", f"\n{GOOD}", "x = ("]))
    (project / "src/b.ipynb").write_text("{")
    found = layerlint("layers", "src")
    assert found.exit_code == 2
    assert "src/a.ipynb:cell 2:5: Noisy (" in found.stdout
    assert "3 layers in 3 files, " in found.stdout
    assert "in 3 files with 3 layers, " in layerlint("check", "src").output
    assert "error: src/a.ipynb:cell 3:1: " in found.stderr
    assert "error: src/b.ipynb: " in found.stderr
    listed = json.loads(layerlint("layers", "src", "--output-format", "json").stdout)
    assert [(one["filename"], one["cell"], one["line"]) for one in listed] == [
        ("src/a.ipynb", 2, 5),
        ("src/fine.py", None, 4),
        ("src/noisy.py", None, 4),
    ]


def test_layers_lists_those_of_a_guide(project: Path) -> None:
    (project / "guide.md").write_text(f"# A title\n\n```python\n{GOOD}```\n")
    found = layerlint("layers", "guide.md")
    assert (found.exit_code, "guide.md:7: Noisy (" in found.stdout) == (0, True)


def test_paths_are_shown_as_typed(project: Path) -> None:
    absolute = os.path.join(project, "src", "noisy.py")
    assert layerlint("check", absolute, "--output-format", "concise").output.startswith(f"{absolute}:10:16")
