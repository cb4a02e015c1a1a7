"""Modules that a project imports only under a test of the version are for that Keras alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.target.file_targets import Targets, fixed
from layerlint.target.guarded_imports import MOST_MODULES

TESTED = 'import keras\n\nif keras.__version__ < "3":\n    {}\n'
OLD = "from keras import backend as K\n\n\ndef total(x):\n    return K.sum(x)\n"


def write(folder: Path, **files: str) -> Path:
    """The files of a package `pkg` in a project for Keras 3; `__` in a name stands for a folder."""
    (folder / "pyproject.toml").write_text('[project]\ndependencies = ["keras>=3"]\n')
    for name, text in {"init": "", **files}.items():
        place = folder / "pkg" / ("__init__.py" if name == "init" else f"{name.replace('__', '/')}.py")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder / "pkg"


@pytest.mark.parametrize(
    "text",
    [
        TESTED.format("from .old import total"),
        TESTED.format("from . import old"),
        TESTED.format("from pkg.old import total"),
        TESTED.format("import pkg.old as chosen"),
        'import keras\n\nif keras.__version__ >= "3":\n    total = None\nelse:\n    from .old import *\n',
        "import tensorflow as tf\n\nNEW = tf.__version__ >= '2.16'\nif not NEW:\n    from .old import total\n",
        TESTED.format("try:\n        from .old import total\n    except ImportError:\n        total = None"),
    ],
)
def test_a_module_that_is_imported_for_keras_2_is_for_keras_2(tmp_path: Path, text: str) -> None:
    package = write(tmp_path, init=text, old=OLD, other=OLD)
    target = Targets().of(str(package / "old.py"))
    assert (target.keras, target.guarded) == (2, True)
    assert "pkg/__init__.py:" in target.reason
    assert Targets().of(str(package / "other.py")).keras == 3
    assert fixed(3).of(str(package / "old.py")).keras == 2


def test_so_are_the_modules_of_a_package(tmp_path: Path) -> None:
    package = write(tmp_path, init=TESTED.format("from .old import total"))
    write(tmp_path, init=TESTED.format("from .old import total"), old__part=OLD)
    (package / "old" / "__init__.py").write_text("from .part import total\n")
    assert Targets().of(str(package / "old" / "part.py")).keras == 2
    assert Targets().of(str(package / "old" / "__init__.py")).keras == 2


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (TESTED.format("from .old import total"), "from .old import total\n"),
        (TESTED.format("from .old import total"), "import pkg.old\n"),
        (TESTED.format("from .old import total") + "else:\n    from .old import total as other\n", ""),
        (TESTED.format("pass") + "\nfrom .old import total\n", ""),
        ("import keras\n\nif keras.__version__ < str(LIMIT):\n    from .old import total\n", ""),
        (TESTED.format("from .older import total"), ""),
    ],
)
def test_one_that_is_also_imported_elsewhere_follows_the_project(
    tmp_path: Path, text: str, beside: str
) -> None:
    package = write(tmp_path, init=text, old=OLD, beside=beside)
    target = Targets().of(str(package / "old.py"))
    assert (target.keras, target.guarded) == (3, False)


def test_a_broken_module_beside_it_changes_nothing(tmp_path: Path) -> None:
    package = write(tmp_path, init=TESTED.format("from .old import total"), old=OLD, beside="import old(\n")
    assert Targets().of(str(package / "old.py")).keras == 2


@pytest.mark.parametrize("name", ["layers", "legacy"])
def test_a_tested_import_of_one_module_says_nothing_of_the_others(tmp_path: Path, name: str) -> None:
    package = write(tmp_path, compat=TESTED.format("from pkg import legacy"), legacy=OLD, layers=OLD)
    (tmp_path / "main.py").write_text(TESTED.format("from pkg import legacy"))
    assert Targets().of(str(package / f"{name}.py")).guarded == (name == "legacy")


def test_an_import_of_the_package_around_it_says_nothing_of_the_module(tmp_path: Path) -> None:
    package = write(tmp_path, init=TESTED.format("from .old import total"), old=OLD, utils="")
    (tmp_path / "main.py").write_text("import pkg\nfrom pkg.utils import old\n")
    assert Targets().of(str(package / "old.py")).guarded


@pytest.mark.parametrize(
    "beside",
    [
        "def total(x):\n    from .old import total\n\n    return total(x)\n",
        "from pkg.old.part import total\n",
        "class Total:\n    from . import old\n",
    ],
)
def test_so_does_one_in_a_function_or_of_a_part_of_it(tmp_path: Path, beside: str) -> None:
    package = write(tmp_path, init=TESTED.format("from .old import total"), old__part=OLD, beside=beside)
    (package / "old" / "__init__.py").write_text("from .part import total\n")
    assert not Targets().of(str(package / "old" / "part.py")).guarded


def test_one_in_a_folder_with_more_modules_than_are_read_follows_the_project(tmp_path: Path) -> None:
    package = write(tmp_path, init=TESTED.format("from .old import total"), old=OLD)
    for number in range(MOST_MODULES):
        (package / f"module_{number}.py").touch()
    assert not Targets().of(str(package / "old.py")).guarded
