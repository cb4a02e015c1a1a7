"""Which Keras a project is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.target.file_targets import Targets, target_of
from layerlint.target.keras_target import UNKNOWN


def project(folder: Path, name: str, text: str) -> str:
    (folder / "pyproject.toml").touch()
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return str(folder)


@pytest.mark.parametrize(
    ("name", "text", "keras"),
    [
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow>=2.16"]', 3),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow<2.16,>=2.8"]', 2),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow>=2.16", "tf_keras"]', 3),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow==2.10.1"]', 2),
        ("pyproject.toml", '[project]\ndependencies = ["keras>=3.0"]', 3),
        ("pyproject.toml", '[project]\ndependencies = ["keras~=2.15"]', 2),
        ("pyproject.toml", '[tool.poetry.dependencies]\ntensorflow = ">=2.8,<2.14"', 2),
        ("requirements.txt", "numpy\nkeras<3  # the old one\n", 2),
        ("requirements.txt", "-r other.txt\ntensorflow-cpu==2.18.0; python_version > '3.9'\n", 3),
        ("setup.cfg", "[options]\ninstall_requires =\n    numpy\n    tensorflow<2.15\n", 2),
        ("setup.py", "setup(install_requires=['keras>=3.1'])", 3),
        ("environment.yml", "dependencies:\n  - tensorflow=2.9\n", 2),
        ("Pipfile", '[packages]\nkeras = ">=3"\n', 3),
        ("Pipfile", '[packages]\ntensorflow = "*"\n[dev-packages]\nkeras = "<3"\n', 2),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow[and-cuda]~=2.15.0"]', 2),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow-macos<2.14"]', 2),
        ("pyproject.toml", '[tool.poetry.dependencies]\nkeras = "^3.0"', 3),
        ("pyproject.toml", '[tool.poetry.dependencies]\ntensorflow = "2.10.*"', 2),
        ("pyproject.toml", '[tool.poetry.dependencies]\ntensorflow = {version = "~2.12", extras = ["a"]}', 2),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\ntensorflow = [{version = "2.10.0"}, {version = "2.11"}]',
            2,
        ),
        ("pyproject.toml", '[tool.poetry.group.dev.dependencies]\nkeras = "^2.11"', 2),
        ("requirements.txt", "tensorflow==2.15.0 --hash=sha256:abc\n", 2),
        ("requirements.txt", "tensorflow >= 2.4, != 2.6.*, < 2.12 ; python_version < '3.12'\n", 2),
        ("setup.cfg", "[options.extras_require]\ntf =\n  tensorflow<2.15\n", 2),
        ("setup.py", "x = 'keras<3'\nneeds = ['keras>=3']  # 'keras<3'\nsetup(install_requires=needs)", 3),
        ("environment.yml", "dependencies:\n  - pip:\n    - tensorflow==2.9.1\n", 2),
        ("environment.yml", "dependencies:\n  - conda-forge::keras>=3\n", 3),
    ],
)
def test_requirements_decide(tmp_path: Path, name: str, text: str, keras: int) -> None:
    target = target_of(project(tmp_path, name, text))
    assert target.keras == keras
    assert name in target.reason


def test_a_requirement_that_allows_both_decides_nothing(tmp_path: Path) -> None:
    assert target_of(project(tmp_path, "requirements.txt", "tensorflow>=2.4\n")) == UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "project = 3",
        "[project]\ndependencies = 5\n[tool]\npoetry = 3",
        "[project",
        "[tool.poetry.group]\na = 1",
    ],
)
def test_metadata_that_is_not_well_formed_says_nothing(tmp_path: Path, text: str) -> None:
    assert "nothing" in target_of(project(tmp_path, "pyproject.toml", text)).reason


@pytest.mark.parametrize("text", ["setup(", "'keras<3'\nsetup()", "setup(name='tensorflow<2.1')"])
def test_a_setup_script_is_read_not_run_and_only_its_lists_count(tmp_path: Path, text: str) -> None:
    assert "nothing" in target_of(project(tmp_path, "setup.py", text)).reason


def test_extras_that_disagree_decide_nothing(tmp_path: Path) -> None:
    text = '[project.optional-dependencies]\nnew = ["tensorflow>=2.16"]\nold = ["keras<3"]'
    assert "nothing" in target_of(project(tmp_path, "pyproject.toml", text)).reason


def test_the_option_decides_before_all_else(tmp_path: Path) -> None:
    assert target_of(project(tmp_path, "requirements.txt", "keras>=3"), "2").keras == 2
    with pytest.raises(LayerlintError, match="use 2, 3 or auto"):
        Targets(other="4").of("a.py")


@pytest.mark.parametrize(
    ("pin", "reason", "warned"),
    [
        ("keras==3.3.1", "requirements.txt:1 `keras==3.3.1`", False),
        ("tensorflow==2.15", "a guess: a.py:1 `ops`", True),
        ("numpy", "a guess: a.py:1 `ops`", False),
    ],
)
def test_the_names_of_a_file_are_held_against_what_the_project_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pin: str, reason: str, warned: bool
) -> None:
    monkeypatch.chdir(project(tmp_path, "requirements.txt", f"{pin}\n"))
    (tmp_path / "a.py").write_text("from keras import ops\n")
    target = Targets().of("a.py")
    assert (target.keras, target.reason, bool(target.contradictions)) == (3, reason, warned)
