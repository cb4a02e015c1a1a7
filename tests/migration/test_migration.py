"""Layers of Keras 2 that `--fix --unsafe-fixes` brings to Keras 3: the same weights give the same numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from layerlint.files.edits import apply_edits
from layerlint.run.lint_text import lint_text

LAYERS = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent / "layers").glob("*.py"))
}


def fixed(text: str) -> str:
    """The text with every fix of a finding that is no note."""
    for _ in range(20):
        fixes = [one.fix for one in lint_text(text) if one.fix is not None and one.severity != "note"]
        if not fixes:
            return text
        text = apply_edits(text, fixes[0].edits)
    raise AssertionError("the fixes have no end")


@cache
def numbers(keras: int, mended: bool) -> dict[str, Any]:
    """What the layers give, all in one process, as TensorFlow takes long to start."""
    texts = {name: fixed(text) if mended else text for name, text in LAYERS.items()}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("run_layers.py"))],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ
        | {
            "TF_USE_LEGACY_KERAS": str(int(keras == 2)),
            "CUDA_VISIBLE_DEVICES": "-1",
            "KERAS_BACKEND": "tensorflow",
        },
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_has_a_finding_with_keras_3_alone(name: str) -> None:
    assert [one for one in lint_text(LAYERS[name], keras=3) if one.severity != "note"]
    assert not [one for one in lint_text(LAYERS[name], keras=2) if one.severity != "note"]


@pytest.mark.parametrize("name", LAYERS)
def test_nothing_is_left_to_find(name: str) -> None:
    assert not [one for one in lint_text(fixed(LAYERS[name])) if one.severity != "note"]


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYERS)
def test_the_fixed_layer_gives_the_numbers_of_the_old_one(name: str) -> None:
    import numpy as np

    before, after = numbers(2, mended=False)[name], numbers(3, mended=True)[name]
    assert not isinstance(before, str), before
    assert not isinstance(after, str), after
    assert np.allclose(before, after, atol=1e-3)
