"""Rules of the user's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app
from layerlint.rulebook.installed import installed_folders
from layerlint.testing import found_lines, observe

PLUGIN = '''
"""House rules."""
from layerlint.model.facts import Call
from layerlint.rule import Finding, Severity, rule


@rule("HOUSE101", "no-print-in-layers", summary="A layer prints.", severity=Severity.WARNING)
def NO_PRINT(layer):
    for _, event in layer.events():
        if isinstance(event, Call) and event.value.name == "print":
            yield Finding(event.value.at, "a layer does not print")
'''
LAYER = """import keras


class Loud(keras.layers.Layer):
    def call(self, inputs):
        print("called")
        return inputs
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "layerlint.toml").write_text('plugins = ["house_rules"]\nkeras = "3"\n')
    (tmp_path / "house_rules.py").write_text(PLUGIN)
    (tmp_path / "loud.py").write_text(LAYER)
    yield tmp_path
    sys.modules.pop("house_rules", None)


def test_a_rule_of_a_plugin_runs_like_ours(project: Path) -> None:
    result = CliRunner().invoke(
        app, ["check", "loud.py", "--allow-project-plugins", "--output-format", "json", "--no-cache"]
    )
    (one,) = json.loads(result.output)
    assert (one["code"], one["name"], one["severity"]) == ("HOUSE101", "no-print-in-layers", "warning")
    assert one["location"]["row"] == 6
    ignored = CliRunner().invoke(
        app, ["check", "loud.py", "--allow-project-plugins", "--ignore", "HOUSE101", "--no-cache"]
    )
    assert ignored.exit_code == 0


def test_a_rule_of_a_plugin_is_explained_and_listed(project: Path) -> None:
    shown = CliRunner().invoke(app, ["rule", "HOUSE101", "--allow-project-plugins"])
    assert (shown.exit_code, shown.output.startswith("# no-print-in-layers (HOUSE101)\n")) == (0, True)
    listed = CliRunner().invoke(app, ["rule", "--allow-project-plugins"]).output.splitlines()
    assert [line.split()[:2] for line in listed if line.startswith("HOUSE")] == [
        ["HOUSE101", "no-print-in-layers"]
    ]
    described = CliRunner().invoke(
        app, ["rule", "no-print-in-layers", "--allow-project-plugins", "--output-format", "json"]
    )
    assert json.loads(described.output)["code"] == "HOUSE101"


def test_a_rule_of_a_plugin_that_may_not_run_is_not_explained(project: Path) -> None:
    refused = CliRunner().invoke(app, ["rule", "HOUSE101"])
    assert "house_rules" not in sys.modules
    assert refused.exit_code != 0
    assert "there is no rule `HOUSE101`" in str(refused.exception) + refused.output
    assert "give --allow-project-plugins" in str(refused.exception) + refused.output


def test_settings_with_a_mistake_do_not_hide_the_rules(project: Path) -> None:
    (project / "layerlint.toml").write_text("selct = []\n")
    assert "LL101" in CliRunner().invoke(app, ["rule"]).output


def test_a_rule_of_a_plugin_that_fails_is_no_bug_of_ours(project: Path) -> None:
    (project / "house_rules.py").write_text(PLUGIN + "    1 / 0\n")
    result = CliRunner().invoke(app, ["check", "loud.py", "--allow-project-plugins", "--no-cache"])
    line = len(PLUGIN.splitlines()) + 1
    assert f"division by zero (house_rules.py:{line}); this is a bug in the plugin" in result.output
    assert "please report" not in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("import nowhere_at_all", "cannot be imported: ModuleNotFoundError"),
        ("x = 1", "has no rule"),
        (PLUGIN.replace("HOUSE101", "LL999"), "begins with LL"),
        (PLUGIN.replace("HOUSE101", "house"), "is not letters and three or four digits"),
    ],
)
def test_a_broken_plugin_is_told_and_the_rest_goes_on(project: Path, text: str, problem: str) -> None:
    (project / "house_rules.py").write_text(text)
    (project / "loud.py").write_text(LAYER + "\n    def build(self, s):\n        self.losses = []\n")
    result = CliRunner().invoke(
        app, ["check", "loud.py", "--allow-project-plugins", "--output-format", "concise", "--no-cache"]
    )
    assert result.exit_code == 2
    assert problem in result.output
    assert "LL306" in result.output


def test_helpers_for_tests_of_rules(project: Path) -> None:
    sys.path.insert(0, str(project))
    try:
        from house_rules import NO_PRINT  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(project))
    assert found_lines(NO_PRINT, LAYER) == [6]
    assert found_lines(NO_PRINT, LAYER.replace("print", "len")) == []


@pytest.mark.slow
def test_an_example_can_be_run_in_a_scenario() -> None:
    text = "import tensorflow as tf\nimport keras\nclass Free(keras.layers.Layer):\n    def build(self, shape):\n"
    text += (
        "        self.w = tf.Variable([1.0])\n    def call(self, inputs):\n        return inputs * self.w\n"
    )
    assert "untracked" in observe(text, "Free", scenario="call")
    assert "untracked" not in observe(text.replace("tf.Variable", "keras.Variable"), "Free", scenario="call")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose settings name a plugin that lies in it, and that leaves a trace when it runs."""
    folder = tmp_path / "clone"
    trap = f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)\n"
    for name in ("evil/__init__.py", "evil/rules.py", "spaced/evil/rules.py", "flat.py", "house.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(trap + PLUGIN)
    (folder / "loud.py").write_text(LAYER)
    monkeypatch.chdir(folder)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in {"evil", "spaced", "flat", "house"}:
            del sys.modules[name]


def run(clone: Path, plugin: str, *options: str) -> Result:
    (clone / "layerlint.toml").write_text(f'plugins = ["{plugin}"]\nselect = ["HOUSE101"]\nkeras = "3"\n')
    return CliRunner().invoke(app, ["check", "loud.py", "--output-format", "concise", *options])


IN_PROJECT = ["evil", "evil.rules", "evil.nothing", "spaced.evil.rules", "flat"]


@pytest.mark.parametrize("plugin", IN_PROJECT)
def test_a_plugin_of_the_project_is_not_imported(clone: Path, plugin: str) -> None:
    result = run(clone, plugin)
    assert result.exit_code == 2
    (line,) = [line for line in result.output.splitlines() if line.startswith("error: ")]
    assert line.startswith(f"error: {plugin}: the plugin is not an installed package, so ")
    assert "--allow-project-plugins" in line
    assert not (clone.parent / "ran").exists()
    assert plugin.partition(".")[0] not in sys.modules


@pytest.mark.parametrize("plugin", IN_PROJECT)
def test_nor_when_a_folder_of_the_python_path_holds_it(
    clone: Path, plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(clone))
    result = run(clone, plugin)
    assert (result.exit_code, "is not an installed package" in result.output) == (2, True)
    assert not (clone.parent / "ran").exists()


def test_nor_from_settings_of_a_folder_below(clone: Path) -> None:
    (clone / "below" / "deep").mkdir(parents=True)
    (clone / "below" / "layerlint.toml").write_text('plugins = ["trap"]\n')
    (clone / "below" / "trap.py").write_text((clone / "flat.py").read_text())
    (clone / "below" / "deep" / "a.py").write_text(LAYER)
    result = CliRunner().invoke(app, ["check", ".", "--no-cache"])
    assert (result.exit_code, "below/trap.py is not run" in result.output) == (2, True)
    assert not (clone.parent / "ran").exists()


@pytest.mark.parametrize("plugin", ["evil.rules", "flat"])
def test_the_user_allows_it_with_an_option_or_the_environment(
    clone: Path, plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "HOUSE101" in run(clone, plugin, "--allow-project-plugins").output
    monkeypatch.setenv("LAYERLINT_ALLOW_PROJECT_PLUGINS", "1")
    assert "HOUSE101" in run(clone, plugin).output
    monkeypatch.setenv("LAYERLINT_ALLOW_PROJECT_PLUGINS", "0")
    assert run(clone, plugin).exit_code == 2


def test_settings_cannot_allow_it(clone: Path) -> None:
    (clone / "layerlint.toml").write_text('plugins = ["flat"]\nallow-project-plugins = true\n')
    assert "unknown setting" in str(CliRunner().invoke(app, ["check", "loud.py"]).exception)
    assert not (clone.parent / "ran").exists()


@pytest.mark.parametrize("plugin", ["evil.__main__", ".evil", "evil..rules", "../evil", ""])
def test_what_is_no_name_of_a_module_is_not_imported_even_then(clone: Path, plugin: str) -> None:
    (clone / "evil" / "__main__.py").write_text((clone / "flat.py").read_text())
    assert run(clone, plugin, "--allow-project-plugins").exit_code != 0
    assert not (clone.parent / "ran").exists()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A `site-packages` of this Python."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr("site.getsitepackages", lambda: [str(folder)])
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    installed_folders.cache_clear()
    yield folder
    installed_folders.cache_clear()


@pytest.mark.parametrize("name", ["house_kit", "house_kit.rules", "house_space.kit.deep.rules"])
def test_an_installed_plugin_runs(clone: Path, site: Path, name: str) -> None:
    file = site / (name.replace(".", "/") + ("/__init__.py" if "." not in name else ".py"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PLUGIN)
    assert "HOUSE101" in run(clone, name).output
    del sys.modules[name]


def test_an_editable_install_is_one(clone: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "__editable__.pth").write_text(f"import sys\n{clone}\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(clone)])
    assert "HOUSE101" in run(clone, "flat").output


def test_what_a_namespace_shares_with_the_project_is_not(
    clone: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "spaced" / "good").mkdir(parents=True)
    (site / "spaced" / "good" / "rules.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(clone))
    assert "HOUSE101" in run(clone, "spaced.good.rules").output
    assert "is not an installed package" in run(clone, "spaced.evil.rules").output
    assert not (clone.parent / "ran").exists()


def test_a_project_with_names_of_the_standard_library_can_have_plugins(clone: Path) -> None:
    (clone / "colorsys.py").write_text("raise ValueError('the one of the project')\n")
    (clone / "flat.py").write_text("import colorsys\n" + PLUGIN)
    assert "HOUSE101" in run(clone, "flat", "--allow-project-plugins").output
