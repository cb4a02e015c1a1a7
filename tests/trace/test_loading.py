"""How the worker finds the package that a file belongs to, and what it tells of an error; without TensorFlow."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from layerlint.worker.exceptions import first_line, places
from layerlint.worker.loading import TargetError, _module_name, import_roots, load


def written(folder: Path, *files: str, text: str = "") -> Path:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / files[-1]


def test_a_package_with_init_files_is_imported_from_above(tmp_path: Path) -> None:
    path = written(tmp_path, "pkg/__init__.py", "pkg/layers/__init__.py", "pkg/layers/a.py")
    assert _module_name(str(path)) == (str(tmp_path), "pkg.layers.a")


@pytest.mark.parametrize(
    ("text", "name", "above"),
    [
        ("from . import b\n", "layers.a", 2),
        ("from ..b import c\n", "kdp.layers.a", 3),
        ("import b\n", "a", 1),
    ],
)
def test_a_folder_without_init_file_is_a_package_where_imports_are_relative(
    tmp_path: Path, text: str, name: str, above: int
) -> None:
    path = written(tmp_path, "kdp/layers/a.py", text=text)
    assert _module_name(str(path)) == (str(path.parents[above - 1]), name)


def test_relative_imports_lead_to_the_top_of_the_package(tmp_path: Path) -> None:
    written(tmp_path, "kdp/__init__.py")
    path = written(tmp_path, "kdp/layers/a.py", text="from .b import c\n")
    assert _module_name(str(path)) == (str(tmp_path), "kdp.layers.a")


def test_a_project_imports_from_its_folder_and_its_src(tmp_path: Path) -> None:
    written(tmp_path, "pyproject.toml", "src/kdp/layers/a.py")
    folder = tmp_path / "src" / "kdp" / "layers"
    assert import_roots(str(folder))[0] == str(folder)
    assert {str(tmp_path), str(tmp_path / "src")} <= set(import_roots(str(folder)))
    assert str(tmp_path / "src") in import_roots(str(tmp_path / "tests"))


def test_a_file_with_the_name_of_its_folder_may_import_from_that_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "unet_a/down.py", text="down = 1\n")
    path = written(tmp_path, "unet_a/unet_a.py", text="from unet_a.down import *\nNet = down\n")
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert _module_name(str(path)) == (str(tmp_path), "unet_a.unet_a")
    assert load(f"{path}:Net") == 1


def test_a_module_that_one_folder_of_the_project_has_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "pyproject.toml", "layers_b/attention_b.py", text="")
    written(tmp_path, "layers_b/twice_b.py", "old/twice_b.py")
    path = written(tmp_path, "models/net_b.py", text="import attention_b\nNet = attention_b\n")
    twice = written(tmp_path, "models/net_c.py", text="import twice_b\n")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    assert load(f"{path}:Net").__name__ == "attention_b"
    with pytest.raises(ModuleNotFoundError, match="twice_b"):
        load(f"{twice}:Net")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            NotImplementedError(
                "\nObject Needs was created by passing\nnon-serializable argument values.\n\nWrite"
            ),
            "NotImplementedError: Object Needs was created by passing non-serializable argument values.",
        ),
        (
            TypeError(
                'in user code:\n\n    File "a.py", line 3, in call  *\n        x.y\n\n    ValueError: no y\n'
            ),
            "ValueError: no y",
        ),
        (
            ValueError(
                "Exception encountered when calling A.call().\n\n\x1b[1mShapes differ\x1b[0m\n\nArguments"
            ),
            "ValueError: Shapes differ",
        ),
        (
            ValueError(
                "A total of 1 objects could not be loaded. Example error message for object <A name=a, built=True>:\n\n"
                "Layer 'a' expected 3 variables, but received 2 variables during loading.\n\nList of objects"
            ),
            "ValueError: A total of 1 objects could not be loaded. Example error message for object "
            "<A name=a, built=True>: Layer 'a' expected 3 variables, but received 2 variables during loading.",
        ),
        (
            NotImplementedError(
                "Exception encountered when calling A.call().\n\nArguments received by A.call():\n  • x"
            ),
            "NotImplementedError",
        ),
        (
            TypeError(
                'Exception encountered when calling layer "s" (type S).\n\nin user code:\n\n'
                '    File "a.py", line 3, in call  *\n        x.y\n\n    TypeError: no y\n\n\nCall arguments received by'
            ),
            "TypeError: no y",
        ),
        (
            TypeError(
                "<class 'A'> could not be deserialized properly.\n\nconfig={}.\n\nException encountered: "
                "Exception encountered when calling A.call().\n\n\x1b[1mCould not infer. Error encountered:\n\n"
                "'dict' object is not callable\x1b[0m\n\nArguments received by A.call():"
            ),
            "TypeError: 'dict' object is not callable",
        ),
        (
            TypeError(
                "Exception encountered: <class 'A'> could not be made.\n\nException encountered: A() missing 'x'"
            ),
            "TypeError: A() missing 'x'",
        ),
        (RuntimeError(""), "RuntimeError"),
        (KeyError("a"), "KeyError: a"),
    ],
)
def test_the_line_that_says_something_is_told(error: Exception, said: str) -> None:
    assert first_line(error) == said


def test_the_places_that_autograph_tells_in_its_text_come_last() -> None:
    text = (
        'in user code:\n\n    File "a.py", line 8, in call  *\n        f(x)\n'
        '    File "/tmp/__autograph_generated_file1.py", line 5, in tf__call\n        raise\n'
        '    File "a.py", line 3, in f  *\n        x.y\n\n    ValueError: no y\n'
    )
    assert list(places(ValueError(text))) == [("a.py", 8), ("a.py", 3)]
    assert list(places(ValueError('File "a.py", line 8, in call'))) == []


def test_a_method_is_no_target(tmp_path: Path) -> None:
    text = """class Net:
    def call(self): ...

    @classmethod
    def small(cls): ...

    @staticmethod
    def made(): ...
"""
    path = written(tmp_path, "methods_here.py", text=text)
    with pytest.raises(TargetError, match=r"`Net\.call` is a method, .* write `.*methods_here\.py:Net`"):
        load(f"{path}:Net.call")
    assert callable(load(f"{path}:Net.small"))
    assert callable(load(f"{path}:Net.made"))


def test_a_script_gets_no_arguments_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["worker", "--control", "3"])
    path = written(tmp_path, "script.py", text="import sys\n\nARGUMENTS = tuple(sys.argv)\n")
    assert load(f"{path}:ARGUMENTS") == (str(path),)
