"""Modules that a project imports only under a test of the version are for that Keras alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.target.file_targets import Targets, fixed

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
