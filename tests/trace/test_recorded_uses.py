"""`--from-tests`: how a project's tests make and call a class, seen while they run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layerlint.trace.recorded_uses import recorded_hints
from layerlint.trace.worker_session import WorkerSession

NET = """
import keras


class Mixer(keras.layers.Layer):
    def __init__(self, plan, *, kind, layer=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = [keras.layers.Dense(size) for size, _ in plan]

    def call(self, batch, *, table, scale=1):
        return self.dense[0](batch["left"]) * scale


class Never(keras.layers.Layer):
    def call(self, x):
        return x
"""
TESTS = """
import numpy as np
import keras
from pk.net import Mixer


def made(size, **more):
    return Mixer([(size, "a")], kind="odd", name="mine", **more)


def test_call():
    made(3)({"left": np.ones((5, 7), "float32")}, table=[np.zeros((5, 2), "int64")], scale=2)


def test_fails():
    made(4, layer=keras.layers.Dense(2))
    assert False
"""


@pytest.mark.slow
def test_tests_show_how_a_class_is_made_and_called(
    workers: Callable[[int], WorkerSession], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, text in (
        ("pyproject.toml", ""),
        ("src/pk/__init__.py", ""),
        ("src/pk/net.py", NET),
        ("tests/test_net.py", TESTS),
    ):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)
    targets = ["src/pk/net.py:Mixer", "src/pk/net.py:Never", "keras.layers:Dense"]
    hints, troubles = recorded_hints(targets, workers(3), memory_limit=4096)
    called, other = [one.json() for one in hints.pop("src/pk/net.py:Mixer")]
    assert called == {
        "where": "tests/test_net.py:8",
        "args": ["[(3, 'a')]"],
        "kwargs": {"kind": "'odd'"},
        "whole": True,
        "inputs": {
            "args": [
                {
                    "kind": "dict",
                    "items": {"left": {"kind": "tensor", "dtype": "float32", "shape": [None, 7]}},
                }
            ],
            "kwargs": {
                "table": {
                    "kind": "list",
                    "items": [{"kind": "tensor", "dtype": "int64", "shape": [None, 2]}],
                },
                "scale": {"kind": "literal", "value": 2},
            },
        },
    }
    assert (other["args"], other["whole"], other["inputs"]) == (["[(4, 'a')]"], False, None)
    assert hints == {}
    assert all("keras" in trouble or "layers" in trouble for trouble in troubles)


def test_a_project_without_tests_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "net.py").write_text(NET)
    asked = WorkerSession("/nothing", "3")
    hints, troubles = recorded_hints([f"{tmp_path}/net.py:Mixer"], asked, memory_limit=1)
    assert hints == {}
    assert troubles == [f"no test in `{tmp_path}` names `Mixer`"]
