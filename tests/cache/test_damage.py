"""An entry that is damaged is not there: whatever is changed in one, the run tells what it would tell without it.

A change that leaves a sensible entry, such as another text of a message, cannot be seen by its shape. That needs the key
of the user, with which these tests sign what they change.
"""

from __future__ import annotations

import copy
import io
import random
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from layerlint.cache import store
from layerlint.cache.encode import DIAGNOSTIC, Lines, decode, encode
from layerlint.cache.shape import By, Maybe, fits
from layerlint.cli.check_options import restore_options
from layerlint.cli.main import main
from layerlint.index import module_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import CheckOptions
from tests.quickest import amounts

FILES = {
    "pyproject.toml": "[tool.layerlint]\nkeras = '3'\n",
    "base.py": (
        "import keras\nimport tensorflow as tf\n\ndef make(units):\n    return keras.layers.Dense(units)\n\n"
        "def variable():\n    return tf.Variable(0.0)\n\n"
        "class Base(keras.layers.Layer):\n    def __init__(self, units, **kwargs):\n"
        "        super().__init__(**kwargs)\n        self.units = units\n"
    ),
    "child.py": (
        "from base import Base, make, variable\nimport keras\n\nclass Child(Base):\n    def __init__(self, units):\n"
        "        super().__init__(units)\n        self.inner = make(units)\n        self.state = variable()\n"
        "        self.blocks = [keras.layers.Dense(4)] * 2\n\n"
        "    def call(self, x):\n        w = self.add_weight(shape=(3,))\n"
        "        return self.inner(x) * w  # noqa: LL999\n"
    ),
    "numbers.py": "import os\nfrom typing import *\nclass Plain:\n    x = 1\n",
}
COMMAND = ("check", ".", "--output-format", "json", "-j1")
Place = tuple[Any, ...]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("layerlint.cache.run_cache._TICK", -(10**12))  # the files are new
    monkeypatch.setattr("layerlint.index.module_cache.RECENT", -(10**12))
    return tmp_path


def run(*more: str) -> tuple[str, str, Any]:
    module_paths.clear()
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.argv", ["layerlint", *COMMAND, *more]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as stop,
    ):
        main()
    return out.getvalue(), err.getvalue(), stop.value.code


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where something stands in plain data: leaves and containers."""
    yield place
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], (*place, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from places(one, (*place, index))


def put(content: Any, place: Place, value: Any) -> Any:
    if not place:
        return value
    made = copy.deepcopy(content)
    holder = made
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return made


def at(content: Any, place: Place) -> Any:
    for step in place:
        content = content[step]
    return content


def wrong(value: Any) -> list[Any]:
    """Values that can never stand there: of other types, and numbers out of any range."""
    others: list[Any] = [7, "x", 1.5, [], {}, [[]], float("nan")]
    if type(value) is int:
        return [-1000, 10**12, 10**300, True, "7", 7.0, [7]]
    if value is None:
        return [-1000, 1.5, [[]], {"": []}]
    return [one for one in others if type(one) is not type(value)]


def odd(value: Any) -> Iterator[Any]:
    """Values with something more or less, which may leave a sensible entry."""
    yield None
    if isinstance(value, list):
        yield from (value[:-1], value[1:], [*value, None], [*value, "x"], [*value, *value[:1]], value[::-1])
    elif isinstance(value, dict):
        for name in list(value)[:3]:
            yield {key: one for key, one in value.items() if key != name}
        yield value | {"more": 1}
        yield value | {"": value}
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (0, value + 1, value - 1)
    elif isinstance(value, str):
        yield from ("", value + "\ud800", value * 3)


def kept(project: Path, kind: str) -> tuple[str, str, Any]:
    """The folder, the name and the content of the file of that kind."""
    folder = project / ".layerlint_cache"
    (file,) = (folder / store.VERSION).glob(f"{kind}-*.json")
    return str(folder), file.name, store.load(str(folder), file.name)


def restore(project: Path, files: dict[str, bytes]) -> None:
    for path in (project / ".layerlint_cache" / store.VERSION).iterdir():
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (project / ".layerlint_cache" / store.VERSION / name).write_bytes(data)


def attempts(
    content: Any, values: Callable[[Any], Any], count: int, seed: int
) -> Iterator[tuple[Place, Any, Any]]:
    found = [(place, value) for place in places(content) for value in values(at(content, place))]
    chosen = random.Random(seed).sample(found, min(count, len(found)))
    for place, value in chosen:
        yield place, value, put(content, place, value)


@pytest.mark.parametrize("kind", ["run", "modules", "classes"])
@pytest.mark.parametrize(
    ("count", "seed"),
    amounts((8, 1), (30, 2), (100, 3)),
    ids=["few", "some", "many"],
)
@pytest.mark.slow
def test_a_run_with_a_damaged_cache_tells_the_same(project: Path, kind: str, count: int, seed: int) -> None:
    told = run("--no-cache")
    assert run() == told
    files = {path.name: path.read_bytes() for path in (project / ".layerlint_cache/v1").iterdir()}
    assert len(files) == 3
    folder, name, content = kept(project, kind)
    if kind != "run":
        files = {name: data for name, data in files.items() if not name.startswith("run")}
    for values in (wrong, odd):
        for place, value, changed in attempts(content, values, count, seed):
            restore(project, files)
            store.save(folder, name, changed)
            after = run()
            if values is wrong:
                assert after == told, (place, value)
            assert after[2] in (0, 1, 2), (place, value)
            if after[2] == 2:
                assert "Traceback" not in after[1], (place, value)


@pytest.mark.parametrize(("count", "seed"), amounts((10, 1), (30, 2), (100, 3)))
@pytest.mark.slow
def test_what_a_command_means_is_not_taken_from_a_damaged_entry(project: Path, count: int, seed: int) -> None:
    told = run("--no-cache")
    assert run() == told
    files = {path.name: path.read_bytes() for path in (project / ".layerlint_cache/v1").iterdir()}
    folder, name, content = kept(project, "run")
    content["inputs"][next(iter(content["inputs"]))] = [1, 1, 1]
    texts = {path: (project / path).read_bytes() for path in FILES}
    for place, value, changed in attempts(content["options"], wrong, count, seed):
        restore(project, files)
        store.save(folder, name, content | {"options": changed})
        assert run() == told, (place, value)
    for option in ({"fix": True}, {"add_ignore": "x"}, {"prove": True}, {"write_baseline": "x.json"}):
        restore(project, files)
        store.save(folder, name, content | {"options": content["options"] | option})
        assert run() == told, option
    assert texts == {path: (project / path).read_bytes() for path in FILES}
    assert not (project / "x.json").exists()


def test_no_diagnostic_is_made_of_damaged_data(project: Path) -> None:
    found = lint_paths(LintRequest((".",))).report.diagnostics
    diagnostics = [replace(one, migration=False) for one in found]
    own, elsewhere = Lines("child.py", 4, 13, 200), {"base.variable": Lines("base.py", 7, 8, 300)}
    plain = [encode(one, 4, elsewhere.get) for one in diagnostics if one.path == "child.py"]
    assert any(one[10] is not None for one in plain), "one has a fix"
    assert any(place[2] for one in plain for place in one[-1]), (
        "one is explained by a function of another file"
    )
    assert all(fits(one, DIAGNOSTIC) for one in plain)
    for one in plain:
        assert decode(one, own, elsewhere.get) in diagnostics
        for place in places(one):
            for value in wrong(at(one, place)):
                with pytest.raises(ValueError, match=r"not a diagnostic|outside the class|no function"):
                    decode(put(one, place, value), own, elsewhere.get)


def test_what_was_asked_is_revived_whole_or_not_at_all() -> None:
    given = {"select": ["LL1"], "cache-dir": "kept"}
    options = CheckOptions(["a.py"], color=True, jobs="2", settings=given)
    plain = asdict(options)
    assert restore_options(plain) == options
    for name in plain:
        assert restore_options({key: value for key, value in plain.items() if key != name}) is None
        for value in wrong(plain[name]):
            if not (plain[name] is None and fits(value, Maybe([str]))):
                assert restore_options(plain | {name: value}) is None, (name, value)
    for name, value in (("select", "LL1"), ("cache-dir", ["kept"]), ("force-exclude", 1), ("plugins", ["x"])):
        assert restore_options(plain | {"settings": given | {name: value}}) is None, (name, value)
    assert restore_options(plain | {"more": 1}) is None
    assert restore_options(plain | {"fix": True}) is None, "such a command is never kept"


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (1, int, True),
        (True, int, False),
        (1.0, int, False),
        (3, range(1, 4), True),
        (4, range(1, 4), False),
        (True, range(4), False),
        (True, frozenset({1}), False),
        ("a", frozenset({"a"}), True),
        ([], frozenset({"a"}), False),
        (["a", 1], [str], False),
        (("a",), [str], True),
        ("ab", [str], False),
        (["a", 1], (str, int), True),
        (["a"], (str, int), False),
        (["a", 1, 2], (str, int), False),
        (None, Maybe(str), True),
        (1, Maybe(str), False),
        ({"a": 1}, By(int), True),
        ({"a": "b"}, By(int), False),
        ([], By(int), False),
        ({"a": 1}, {"a": int}, True),
        ({"a": 1, "b": 2}, {"a": int}, False),
        ({}, {"a": int}, False),
        (None, {"a": int}, False),
    ],
)
def test_shapes(value: Any, shape: Any, expected: bool) -> None:
    assert fits(value, shape) is expected
