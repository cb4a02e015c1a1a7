"""Metadata and settings of any content: they say something, say nothing, or are told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.settings.file import read_settings_file
from layerlint.target.file_targets import target_of

DEEP = "a=" + "[" * 100_000
LONG = "a = " + "9" * 5000
FILES = [
    ("requirements.txt", "-r requirements.txt\nkeras==2\n"),
    ("requirements.txt", "\0\ufffe"),
    ("requirements.txt", "keras" + "=" * 100_000),
    ("pyproject.toml", "[project]\ndependencies=1"),
    ("pyproject.toml", "project=1\ntool=[1]"),
    ("pyproject.toml", DEEP),
    ("pyproject.toml", LONG),
    ("pyproject.toml", "[tool.poetry.dependencies]\nkeras='^" + "9" * 5000 + "'"),
    ("pyproject.toml", "[tool.poetry.dependencies]\nkeras=[1, {version=2}]"),
    ("Pipfile", DEEP),
    ("Pipfile", "[packages]\nkeras={version='^x'}\ntensorflow='^'"),
    ("setup.cfg", "[options\n"),
    ("setup.cfg", "[options]\ninstall_requires = %(x)s\n[options]"),
    ("setup.py", "f(" * 200),
    ("setup.py", "-" * 50_000 + "1"),
    ("setup.py", "setup(install_requires=['\\ud800'])\0"),
    ("environment.yml", "- " * 1000 + "\n- keras=2.1=py\n&a *a"),
]


@pytest.mark.parametrize(("name", "text"), FILES)
def test_requirements_of_any_content(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_bytes(text.encode())
    assert target_of(str(tmp_path)).keras in (2, 3)


@pytest.mark.parametrize("text", [DEEP, LONG, "a=", "a.b=1\na=2"])
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "layerlint.toml"
    path.write_text(text)
    with pytest.raises(LayerlintError, match=r"not valid TOML|nested too deeply"):
        read_settings_file(path)
