"""What a file's digest depends on: rather too many files than too few."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.gallery.source_digest import SourceDigests


@pytest.mark.parametrize(
    ("text", "changed", "counts"),
    [
        ("from part import A", "part.py", True),
        ("from pack.inner import A", "pack/inner.py", True),
        ("from pack.inner import A", "pack/__init__.py", True),
        ("import pack", "pack/deep.py", True),  # which its package imports
        ("from part import A", "other.py", True),  # which part imports
        ("import keras", "part.py", False),
        ("import keras", "own.py", True),
        ("import importlib; importlib.import_module(f'{x}')", "other.py", True),
        ("load('part')", "part.py", True),
    ],
)
def test_what_counts(tmp_path: Path, text: str, changed: str, counts: bool) -> None:
    (tmp_path / "pack").mkdir()
    files = {
        "own.py": text,
        "part.py": "import other",
        "other.py": "",
        "pack/__init__.py": "from .deep import x",
        "pack/inner.py": "",
        "pack/deep.py": "",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    own = str(tmp_path / "own.py")
    before = SourceDigests(str(tmp_path)).digest(own)
    assert before
    assert SourceDigests(str(tmp_path)).digest(own) == before
    (tmp_path / changed).write_text(files[changed] + "\n# more")
    assert (SourceDigests(str(tmp_path)).digest(own) != before) is counts


def test_what_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert SourceDigests(str(tmp_path)).digest(str(tmp_path / "gone.py")) == ""
